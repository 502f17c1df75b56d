//! What a report consists of. The names of the JSON form are these, in kebab case.

use std::collections::BTreeSet;

use sdk_codegen::Operation;
use serde::Serialize;

/// The sorts of change that somebody who calls the SDK can notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    VersionChanged,
    OperationAdded,
    OperationRemoved,
    OperationRenamed,
    OperationDeprecated,
    OperationRestored,
    TagEntered,
    TagLeft,
    TypeRemoved,
    Added,
    RequiredAdded,
    Removed,
    Retyped,
    Required,
    Optional,
    SentDifferently,
    WrittenDifferently,
    CallsAnother,
    Narrowed,
    AuthenticationAdded,
    AuthenticationRemoved,
    AuthorizationNarrowed,
    BodyRequired,
}

impl Kind {
    /// Whether code that was right before no longer compiles or has its calls refused, and what happens.
    const fn effect(self) -> (bool, &'static str) {
        match self {
            Self::VersionChanged => (false, "the document calls itself by another version"),
            Self::OperationAdded => (false, "the client has another method"),
            Self::OperationRemoved => (true, "the method is gone"),
            Self::OperationRenamed => {
                (true, "the method has another name, and so have the types named after it")
            }
            Self::OperationDeprecated => (false, "the vendor advises against it and may remove it"),
            Self::OperationRestored => (false, "the vendor no longer advises against it"),
            Self::TagEntered => (false, "the method is also there with this tag's cargo feature"),
            Self::TagLeft => (true, "the method is gone where only this tag's cargo feature is selected"),
            Self::TypeRemoved => (true, "code that names the type does not compile"),
            Self::Added => (false, "it can be set or read"),
            Self::RequiredAdded => (true, "calls are refused until it is set"),
            Self::Removed => (true, "code that uses it does not compile"),
            Self::Retyped => (true, "it has another type"),
            Self::Required => (true, "calls that do not set it are refused"),
            Self::Optional => (false, "it can be left out"),
            Self::SentDifferently => (false, "code stays as it is, what is sent or read differs"),
            Self::WrittenDifferently => (true, "the text has to be made in another way"),
            Self::CallsAnother => (true, "the method calls what had another method before"),
            Self::Narrowed => (true, "calls with other values are refused"),
            Self::AuthenticationAdded => (false, "the key can also be sent in this way"),
            Self::AuthorizationNarrowed => {
                (true, "calls with no more than these credentials and scopes are refused")
            }
            Self::BodyRequired => (false, "the client sends an empty one where a call sets none"),
            Self::AuthenticationRemoved => (true, "calls are refused if the key is sent in this way"),
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Change {
    /// What sort of change.
    pub(crate) kind: Kind,
    /// Code that was right before no longer compiles, or its calls are refused.
    pub(crate) breaking: bool,
    /// Setter, method (`name()`), field or variant; empty for the subject itself.
    pub(crate) at: String,
    /// Before.
    pub(crate) old: Option<String>,
    /// After.
    pub(crate) new: Option<String>,
    /// What it means for Rust code.
    pub(crate) effect: &'static str,
}

impl Change {
    /// A change of `kind` at `at`.
    pub(crate) fn new(kind: Kind, at: impl Into<String>) -> Self {
        let (breaking, effect) = kind.effect();
        Self { kind, breaking, at: at.into(), old: None, new: None, effect }
    }

    /// The change of a type, said of the operation that uses it.
    #[must_use]
    pub(super) fn within(mut self, name: &str) -> Self {
        self.at = if self.at.is_empty() { name.to_owned() } else { format!("{name}.{}", self.at) };
        self
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
        tags: Vec<String>,
    },
    /// A type, reported once and not at each of its uses.
    Type {
        /// Its name.
        name: String,
        /// `operationId`s.
        used_by: Vec<String>,
        /// Tags of those operations.
        tags: Vec<String>,
    },
}

impl Subject {
    /// An operation.
    pub(super) fn operation(operation: &Operation) -> Self {
        Self::Operation {
            id: operation.id.clone(),
            rust: operation.name.clone(),
            method: operation.method.clone(),
            path: operation.path.clone(),
            tags: operation.tags.clone(),
        }
    }

    /// A type, and the operations that lead to it.
    pub(super) fn of_type(name: &str, users: &[&Operation]) -> Self {
        let tags: BTreeSet<_> = users.iter().flat_map(|operation| operation.tags.iter().cloned()).collect();
        Self::Type {
            name: name.to_owned(),
            used_by: users.iter().map(|operation| operation.id.clone()).collect(),
            tags: tags.into_iter().collect(),
        }
    }
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

    /// The tags it belongs to.
    pub(crate) fn tags(&self) -> &[String] {
        match &self.subject {
            Subject::Document => &[],
            Subject::Operation { tags, .. } | Subject::Type { tags, .. } => tags,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_as_breaking_as_its_worst_change() {
        let added = Change::new(Kind::Added, "a");
        let removed = Change::new(Kind::Removed, "b");
        assert!(Entry::new(Subject::Document, vec![]).is_none());
        assert!(!Entry::new(Subject::Document, vec![added.clone()]).unwrap().breaking);
        assert!(Entry::new(Subject::Document, vec![added, removed]).unwrap().breaking);
    }
}
