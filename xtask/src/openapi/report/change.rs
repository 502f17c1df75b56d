//! What a report consists of. The names of the JSON form are these, in kebab case.

use serde::Serialize;

use super::effect;

/// Whether a caller sends the value or receives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Direction {
    /// Parameters and request bodies: strict types.
    Request,
    /// Answers: everything is optional there, and every scalar is decoded leniently.
    Response,
}

/// The sorts of change that somebody who calls the SDK can notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    VersionChanged,
    ServerAdded,
    ServerRemoved,
    OperationAdded,
    OperationRemoved,
    OperationRenamed,
    OperationMoved,
    OperationDeprecated,
    OperationRestored,
    AreaEntered,
    AreaLeft,
    ParameterAdded,
    RequiredParameterAdded,
    ParameterRemoved,
    ParameterRenamed,
    ParameterRequired,
    ParameterOptional,
    BodyAdded,
    BodyRemoved,
    BodyMediaTypeChanged,
    ResultChanged,
    TypeRenamed,
    FieldAdded,
    RequiredFieldAdded,
    FieldRemoved,
    FieldRenamed,
    FieldRequired,
    FieldOptional,
    Retyped,
    ValueAdded,
    ValueRemoved,
    AlternativeAdded,
    AlternativeRemoved,
    DefaultChanged,
}

impl Kind {
    /// The kind in words, such as `field removed`.
    pub(crate) fn words(self) -> String {
        // The serialised name is the one place where the words are spelled.
        let name = serde_json::to_value(self).ok();
        name.as_ref().and_then(|name| name.as_str()).unwrap_or_default().replace('-', " ")
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Change {
    /// What sort of change.
    pub(crate) kind: Kind,
    /// Code that was right before no longer compiles, or its calls are refused.
    pub(crate) breaking: bool,
    /// `null` where the change concerns both directions or none.
    pub(crate) direction: Option<Direction>,
    /// Parameter, or path of the field (`a.b[].c`); empty for the subject itself.
    pub(crate) at: String,
    /// Before.
    pub(crate) old: Option<String>,
    /// After.
    pub(crate) new: Option<String>,
    /// What it means for Rust code.
    pub(crate) effect: String,
}

impl Change {
    /// A change of `kind` at `at`, judged for `direction`.
    pub(crate) fn new(kind: Kind, direction: Option<Direction>, at: impl Into<String>) -> Self {
        let judgement = effect::judge(kind, direction);
        Self {
            kind,
            breaking: judgement.breaking,
            direction,
            at: at.into(),
            old: None,
            new: None,
            effect: judgement.effect.to_owned(),
        }
    }

    /// With the value before.
    #[must_use]
    pub(crate) fn old(mut self, old: impl Into<String>) -> Self {
        self.old = Some(old.into());
        self
    }

    /// With the value after.
    #[must_use]
    pub(crate) fn new_value(mut self, new: impl Into<String>) -> Self {
        self.new = Some(new.into());
        self
    }

    /// The spelling on the wire changed, but not the name in Rust.
    #[must_use]
    pub(crate) fn only_on_the_wire(mut self) -> Self {
        self.breaking = false;
        self.effect = "only the name on the wire changes, the Rust name stays".to_owned();
        self
    }

    /// The same change, whatever its direction.
    pub(crate) fn same_as(&self, other: &Self) -> bool {
        (self.kind, &self.at, &self.old, &self.new) == (other.kind, &other.at, &other.old, &other.new)
    }
}

/// What an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "subject", rename_all = "kebab-case")]
pub(crate) enum Subject {
    /// The document as a whole.
    Document,
    /// One operation.
    Operation {
        /// `operationId`, that of the new document where both have the operation.
        id: String,
        /// The client's method.
        rust: String,
        /// HTTP method.
        method: String,
        /// Path.
        path: String,
        /// Tags.
        areas: Vec<String>,
    },
    /// A named schema, reported once and not at each of its uses.
    Type {
        /// Name of the component schema.
        name: String,
        /// `operationId`s.
        used_by: Vec<String>,
        /// Tags of those operations.
        areas: Vec<String>,
    },
}

/// A subject and its changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Entry {
    /// What changed.
    #[serde(flatten)]
    pub(crate) subject: Subject,
    /// At least one change is.
    pub(crate) breaking: bool,
    /// At least one.
    pub(crate) changes: Vec<Change>,
}

impl Entry {
    /// `None` where nothing changed.
    pub(crate) fn new(subject: Subject, changes: Vec<Change>) -> Option<Self> {
        if changes.is_empty() {
            return None;
        }
        Some(Self { subject, breaking: changes.iter().any(|change| change.breaking), changes })
    }

    /// The areas it belongs to.
    pub(crate) fn areas(&self) -> &[String] {
        match &self.subject {
            Subject::Document => &[],
            Subject::Operation { areas, .. } | Subject::Type { areas, .. } => areas,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_read_as_words() {
        assert_eq!(Kind::RequiredFieldAdded.words(), "required field added");
        assert_eq!(Kind::Retyped.words(), "retyped");
    }

    #[test]
    fn an_entry_is_as_breaking_as_its_worst_change() {
        let added = Change::new(Kind::FieldAdded, Some(Direction::Response), "a");
        let removed = Change::new(Kind::FieldRemoved, Some(Direction::Response), "b");
        assert!(Entry::new(Subject::Document, vec![]).is_none());
        assert!(!Entry::new(Subject::Document, vec![added.clone()]).unwrap().breaking);
        assert!(Entry::new(Subject::Document, vec![added, removed]).unwrap().breaking);
    }
}
