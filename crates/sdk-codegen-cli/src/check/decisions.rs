//! `openapi/<api>.examples.toml`: the examples of the vendor that are wrong, each with the reason.
//!
//! Every other contradiction between an example and its schema fails the check: either the schema is corrected in the
//! overlay, or the example is named there. An entry that nothing contradicts any more fails it, too.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};

use super::examples::Example;
use super::validator::Contradiction;

/// What is said of the examples of an API.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decisions {
    /// The documents that this is about, as the overlay names them.
    documents: BTreeSet<String>,
    #[serde(default)]
    example: Vec<Decision>,
    /// These documents are the ones that are checked.
    #[serde(skip)]
    is_about: bool,
}

/// Examples that are wrong.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    operations: BTreeSet<String>,
    /// `request`, `response`, or `parameter` and its name.
    direction: String,
    /// JSON pointers in what is sent or received, with `*` for any element.
    at: BTreeSet<String>,
    /// The client relies on something that the example lacks, which is seen where it is decoded.
    #[serde(default)]
    incomplete: bool,
    /// Why the example is wrong, and not the schema.
    reason: String,
}

/// A place where an example contradicts its schema.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Place {
    pub(super) operation: String,
    pub(super) direction: String,
    pub(super) at: String,
}

impl Place {
    /// Where `contradiction` stands in what is sent or received.
    pub(super) fn of(example: &Example, contradiction: &Contradiction) -> Self {
        let is_index = |token: &str| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
        let tokens = contradiction.at.split('/').map(|token| if is_index(token) { "*" } else { token });
        let at = format!("{}{}", example.within, tokens.collect::<Vec<_>>().join("/"));
        Self { operation: example.operation.clone(), direction: example.direction.clone(), at }
    }
}

impl Decisions {
    /// Reads the file `path` for a check of the documents with these names; without one nothing is decided.
    ///
    /// # Errors
    ///
    /// When it is not what it should be, or gives no reason.
    pub(super) fn read(path: &Path, documents: &BTreeSet<String>) -> anyhow::Result<Self> {
        let Ok(text) = std::fs::read_to_string(path) else { return Ok(Self::default()) };
        Self::parse(&text, documents).with_context(|| path.display().to_string())
    }

    fn parse(text: &str, documents: &BTreeSet<String>) -> anyhow::Result<Self> {
        let mut decisions: Self = toml::from_str(text)?;
        decisions.is_about = decisions.documents == *documents;
        match decisions.example.iter().find(|one| one.reason.trim().is_empty()) {
            Some(one) => bail!("{:?} without a reason", one.operations),
            None => Ok(decisions),
        }
    }

    /// Whether somebody has decided that the example is the one that is wrong at `place`.
    pub(super) fn covers(&self, place: &Place) -> bool {
        self.example.iter().any(|one| one.covers(place))
    }

    /// What is decided of examples that are `incomplete`, or of others, and not among the places that were `found`.
    /// Nothing can be said of other documents than those that were decided on.
    pub(super) fn idle(&self, found: &BTreeSet<Place>, incomplete: bool) -> Vec<Place> {
        if !self.is_about {
            return Vec::new();
        }
        let decisions = self.example.iter().filter(|one| one.incomplete == incomplete);
        let places = decisions.flat_map(Decision::places);
        places.filter(|place| !found.contains(place)).collect()
    }
}

impl Decision {
    fn covers(&self, place: &Place) -> bool {
        self.operations.contains(&place.operation)
            && self.direction == place.direction
            && self.at.contains(&place.at)
    }

    fn places(&self) -> impl Iterator<Item = Place> {
        let of = |operation: &String, at: &String| Place {
            operation: operation.clone(),
            direction: self.direction.clone(),
            at: at.clone(),
        };
        self.operations.iter().flat_map(move |operation| self.at.iter().map(move |at| of(operation, at)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const TEXT: &str = r#"
        documents = ["D 1, 2 operations"]
        [[example]]
        operations = ["a", "b"]
        direction = "response"
        at = ["/list/*/n"]
        reason = "Seen otherwise."
    "#;

    fn place(operation: &str, within: &str, at: &str) -> Place {
        let example = Example {
            operation: operation.to_owned(),
            direction: "response".to_owned(),
            within: within.to_owned(),
            value: Value::Null,
            schema: String::new(),
            r#type: None,
        };
        Place::of(&example, &Contradiction { at: at.to_owned(), message: String::new(), missing: false })
    }

    fn parse(text: &str, document: &str) -> anyhow::Result<Decisions> {
        Decisions::parse(text, &BTreeSet::from([document.to_owned()]))
    }

    #[test]
    fn a_decision_is_about_one_place() {
        let decisions = parse(TEXT, "D 1, 2 operations").unwrap();
        assert!(
            decisions.covers(&place("a", "", "/list/0/n")) && decisions.covers(&place("b", "/list/*", "/n"))
        );
        assert!(
            !decisions.covers(&place("a", "", "/list/0/m"))
                && !decisions.covers(&place("c", "", "/list/0/n"))
        );
    }

    #[test]
    fn a_decision_about_nothing_is_reported_for_the_documents_that_it_is_about() {
        let decisions = parse(TEXT, "D 1, 2 operations").unwrap();
        let found = BTreeSet::from([place("a", "", "/list/7/n")]);
        assert_eq!(decisions.idle(&found, false), [place("b", "", "/list/1/n")]);
        assert_eq!(decisions.idle(&found, true), [], "what is incomplete is seen later");
        assert_eq!(parse(TEXT, "D 2, 2 operations").unwrap().idle(&found, false), []);
    }

    #[test]
    fn a_decision_has_a_reason() {
        let refused = |text: &str| parse(text, "D 1, 2 operations").unwrap_err().to_string();
        assert!(refused(&TEXT.replace("Seen otherwise.", " ")).contains("without a reason"));
        assert!(refused(&TEXT.replace("reason", "because")).contains("because"));
    }
}
