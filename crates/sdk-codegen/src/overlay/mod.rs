//! Corrections to a vendor's document: OpenAPI Overlay 1.0 and 1.1, with fields of our own on every action.
//!
//! * `x-codegen-action`: a name, for messages.
//! * `x-codegen-document`: the documents that the action is about, as `<title> <version>, <n> operations`. There it must change
//!   something, or the build fails: a correction that the vendor has made retires itself. On another version of the
//!   same title it is applied where it matches, and reported where it changes nothing. `any` stands for every document.
//! * `description`: the evidence.
//!
//! A list does not get an element that it has already, and what one action removes and another one puts back has not
//! changed: a document that is as the overlay wants it needs none of its actions.
//!
//! An overlay of which no action has a field of ours is one of the standard: it is about every document. Other than
//! version 1.0 of the standard says, a scalar can be removed.

mod about;
mod action;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{Error, Problem};
use about::{About, Identity};
use action::Action;

/// What became of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionUse {
    /// Its `x-codegen-action`.
    pub action: String,
    /// The document that it was tried on.
    pub document: String,
    /// The number of places that it changed.
    pub places: usize,
}

/// An overlay that was read.
pub(crate) struct Overlay {
    title: String,
    actions: Vec<(Action, About)>,
}

impl Overlay {
    /// Reads an overlay for documents with these titles.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it: no action is left out without a word.
    pub(crate) fn read(overlay: &Value, titles: &[&str]) -> Result<Self, Error> {
        let title =
            overlay.pointer("/info/title").and_then(Value::as_str).unwrap_or("the overlay").to_owned();
        let (actions, problems) = actions(overlay, titles);
        if problems.is_empty() {
            Ok(Self { title, actions })
        } else {
            Err(Error::Overlay { overlay: title, problems })
        }
    }

    /// Applies the actions that are about this document or another version of it.
    pub(crate) fn apply(&self, document: &mut Value) -> Result<Vec<ActionUse>, Error> {
        let identity = Identity::of(document);
        let before = document.clone();
        let (mut tried, mut problems) = (Vec::new(), Vec::new());
        for (action, about) in self.actions.iter().filter(|(_, about)| about.concerns(&identity)) {
            match action.apply(document) {
                Ok(changed) => tried.push((action, about, changed)),
                // A scalar where this version of the document used to have an object: like a place that is gone.
                Err(_) if !about.names(&identity) && !about.is_any() => {
                    tried.push((action, about, Vec::new()))
                }
                Err(message) => {
                    problems.push(Problem::new("/actions", format!("`{}`: {message}", action.name)));
                }
            }
        }
        let mut uses = Vec::new();
        for (action, about, changed) in tried {
            // What one action takes away and another one puts back is as it was.
            let differs = |pointer: &String| before.pointer(pointer) != document.pointer(pointer);
            let places = changed.iter().filter(|pointers| pointers.iter().any(differs)).count();
            let name = action.name.clone();
            if places == 0 && about.names(&identity) {
                problems.push(Problem::new(
                    "/actions",
                    format!(
                        "the action `{name}` changes nothing in {identity}: remove it if the vendor corrected the document, else correct it"
                    ),
                ));
            }
            uses.push(ActionUse { action: name, document: identity.title.clone(), places });
        }
        if problems.is_empty() {
            Ok(uses)
        } else {
            Err(Error::Overlay { overlay: self.title.clone(), problems })
        }
    }
}

/// The fields of ours that an action can have.
const KEYS: [&str; 2] = ["x-codegen-action", "x-codegen-document"];

/// The fields of an action that were meant to be ours. A slip in one of them must not make the action one of the standard,
/// which is about every document.
fn own_keys(action: &Value) -> impl Iterator<Item = &str> {
    let keys = action.as_object().into_iter().flat_map(|action| action.keys().map(String::as_str));
    keys.filter(|key| key.starts_with("x-codegen-") || ["x-action", "x-document"].contains(key))
}

fn actions(overlay: &Value, titles: &[&str]) -> (Vec<(Action, About)>, Vec<Problem>) {
    let version = overlay.get("overlay").and_then(Value::as_str).unwrap_or_default();
    let minor = version.strip_prefix("1.").and_then(|rest| rest.split('.').next()).unwrap_or_default();
    if !["0", "1"].contains(&minor) {
        let message =
            format!("`{version}` is no version of the Overlay specification that is known here: 1.0 and 1.1");
        return (Vec::new(), vec![Problem::new("/overlay", message)]);
    }
    let Some(all) = overlay.get("actions").and_then(Value::as_array) else {
        return (Vec::new(), vec![Problem::new("/actions", "the overlay has no list of actions")]);
    };
    let is_standard = all.iter().all(|action| own_keys(action).next().is_none());
    let (mut read, mut problems) = (Vec::new(), Vec::new());
    for (index, given) in all.iter().enumerate() {
        let about =
            if is_standard { Ok(About::any()) } else { About::read(given.get("x-codegen-document"), titles) };
        let unknown = own_keys(given).find(|key| !KEYS.contains(key));
        let unknown = unknown.map(|key| format!("there is no `{key}`; the fields of ours are {KEYS:?}"));
        match (Action::read(given, minor == "1"), about, unknown) {
            (Ok(action), Ok(about), None) => read.push((action, about)),
            (action, about, unknown) => {
                let name = action::name(given);
                let messages = [action.err(), about.err(), unknown].into_iter().flatten();
                problems.extend(messages.map(|message| {
                    Problem::new(format!("/actions/{index}"), format!("`{name}`: {message}"))
                }));
            }
        }
    }
    (read, problems)
}

#[cfg(test)]
mod tests;
