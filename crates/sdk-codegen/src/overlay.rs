//! Corrections to a vendor's document: OpenAPI Overlay 1.0, with three fields of our own on every action.
//!
//! * `x-action`: a name, for messages.
//! * `x-document`: the documents that the action is about, as `<title> <version>, <n> operations`. There it must match
//!   something, or the build fails: a correction that the vendor has made retires itself. On another version of the
//!   same title it is applied where it matches, and reported where it does not. `any` stands for every document.
//! * `description`: the evidence.

use roas_overlay::apply::{Apply, ApplyErrorKind};
use roas_overlay::v1_0::Overlay;
use serde::Serialize;
use serde_json::Value;

use crate::error::{Error, Problem};
use crate::walk;

/// What became of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionUse {
    /// Its `x-action`.
    pub action: String,
    /// The document that it was tried on.
    pub document: String,
    /// The number of places that it changed.
    pub places: usize,
}

/// Applies the actions that are about this document or another version of it.
pub(crate) fn apply(overlay: &Value, document: &mut Value) -> Result<Vec<ActionUse>, Error> {
    let malformed = |problems| Error::Overlay { overlay: overlay_title(overlay), problems };
    let identity = Identity::of(document);
    let mut chosen = overlay.clone();
    let Some(actions) = chosen.get_mut("actions").and_then(Value::as_array_mut) else {
        return Err(malformed(vec![Problem::new("/actions", "the overlay has no list of actions")]));
    };
    actions.retain(|action| identity.concerns(action));
    let kept = actions.clone();
    if kept.is_empty() {
        return Ok(Vec::new());
    }
    let mut kept = kept;
    let mut uses = Vec::new();
    let report = loop {
        chosen["actions"] = Value::Array(kept.clone());
        let overlay: Overlay = serde_json::from_value(chosen.clone()).map_err(|error| {
            malformed(vec![Problem::new("", format!("not an overlay of version 1.0: {error}"))])
        })?;
        match overlay.apply(document, Default::default()) {
            Ok(report) => break report,
            // A scalar where this version of the document used to have an object: like a place that is gone.
            Err(error)
                if error.kind == ApplyErrorKind::PrimitiveActionTarget
                    && kept.get(error.action_index).is_some_and(|action| !identity.is_named_by(action)) =>
            {
                let action = kept.remove(error.action_index);
                uses.push(ActionUse { action: name(&action), document: identity.title.clone(), places: 0 });
            }
            Err(error) => {
                let action = kept.get(error.action_index).map(name).unwrap_or_default();
                let problem = format!("`{action}` (target {}): {}", error.target, error.kind);
                return Err(malformed(vec![Problem::new("/actions", problem)]));
            }
        }
    };
    let mut stale = Vec::new();
    for (action, outcome) in kept.iter().zip(&report.actions) {
        if outcome.matched == 0 && identity.is_named_by(action) {
            stale.push(Problem::new(
                "/actions",
                format!(
                    "the action `{}` matches nothing in {identity}: remove it if the vendor corrected the document, else correct its target",
                    name(action)
                ),
            ));
        }
        uses.push(ActionUse {
            action: name(action),
            document: identity.title.clone(),
            places: outcome.matched,
        });
    }
    if stale.is_empty() { Ok(uses) } else { Err(malformed(stale)) }
}

/// What tells documents apart. Tenable writes the same version into every release, hence the operations.
struct Identity {
    title: String,
    full: String,
}

impl Identity {
    fn of(document: &Value) -> Self {
        let text = |pointer: &str| document.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let title = text("/info/title").to_owned();
        let operations = walk::sorted_operations(document).len();
        Self { full: format!("{title} {}, {operations} operations", text("/info/version")), title }
    }

    fn concerns(&self, action: &Value) -> bool {
        documents(action).any(|about| about == "any" || self.is_a_version_of(about))
    }

    fn is_named_by(&self, action: &Value) -> bool {
        documents(action).any(|about| about == self.full)
    }

    /// Whether `about`, with its version and count cut off, is this title.
    fn is_a_version_of(&self, about: &str) -> bool {
        about
            .rsplit_once(',')
            .and_then(|(titled, _)| titled.rsplit_once(' '))
            .is_some_and(|(title, _)| title == self.title)
    }
}

impl std::fmt::Display for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.full)
    }
}

fn documents(action: &Value) -> impl Iterator<Item = &str> {
    action.get("x-document").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn name(action: &Value) -> String {
    let named = action.get("x-action").or_else(|| action.get("target"));
    named.and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn overlay_title(overlay: &Value) -> String {
    overlay.pointer("/info/title").and_then(Value::as_str).unwrap_or("the overlay").to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document(version: &str) -> Value {
        json!({
            "openapi": "3.0.3",
            "info": { "title": "Example API", "version": version },
            "paths": { "/things": { "get": { "operationId": "listThings", "responses": {} } } }
        })
    }

    fn overlay(target: &str, about: &str) -> Value {
        json!({
            "overlay": "1.0.0",
            "info": { "title": "Corrections", "version": "1" },
            "actions": [{
                "x-action": "things-are-slow", "x-document": [about], "description": "REC: seen.",
                "target": target, "update": { "x-slow": true }
            }]
        })
    }

    const THIS: &str = "Example API 1.0, 1 operations";
    const TARGET: &str = "$.paths['/things'].get";

    #[test]
    fn a_correction_is_made_and_counted() {
        let mut document = document("1.0");
        let uses = apply(&overlay(TARGET, THIS), &mut document).unwrap();
        assert_eq!(document.pointer("/paths/~1things/get/x-slow"), Some(&json!(true)));
        assert_eq!((uses[0].action.as_str(), uses[0].places), ("things-are-slow", 1));
    }

    #[test]
    fn a_correction_that_is_no_longer_needed_fails_the_build_by_name() {
        let error =
            apply(&overlay("$.paths['/gone'].get", THIS), &mut document("1.0")).unwrap_err().to_string();
        assert!(error.contains("things-are-slow") && error.contains(THIS), "{error}");
    }

    #[test]
    fn on_another_version_it_is_only_reported() {
        let uses = apply(&overlay("$.paths['/gone'].get", THIS), &mut document("1.1")).unwrap();
        assert_eq!(uses[0].places, 0);
        let mut newer = document("1.1");
        apply(&overlay(TARGET, THIS), &mut newer).unwrap();
        assert!(newer.pointer("/paths/~1things/get/x-slow").is_some(), "and made where it matches");
    }

    #[test]
    fn other_documents_are_left_alone_unless_any_is_meant() {
        for (about, made) in [("Another API 1.0, 1 operations", false), ("any", true)] {
            let mut document = document("1.0");
            apply(&overlay(TARGET, about), &mut document).unwrap();
            assert_eq!(document.pointer("/paths/~1things/get/x-slow").is_some(), made, "{about}");
        }
    }

    #[test]
    fn a_malformed_overlay_is_an_error() {
        for overlay in [
            json!({}),
            overlay("$[", "any"),
            json!({ "overlay": "9", "actions": [{ "x-document": ["any"] }] }),
        ] {
            assert!(apply(&overlay, &mut document("1.0")).is_err(), "{overlay}");
        }
    }
}
