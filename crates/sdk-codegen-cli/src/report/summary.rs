//! The figures at the head of a report.

use std::collections::BTreeMap;

use serde::Serialize;

use super::change::{Entry, Kind, Subject};

/// How many operations, types and changes there are of each sort.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Summary {
    /// Operations only in the new document.
    pub(crate) added: usize,
    /// Operations only in the old document.
    pub(crate) removed: usize,
    /// Operations in both that differ, newly deprecated ones among them.
    pub(crate) changed: usize,
    /// Operations that became deprecated.
    pub(crate) deprecated: usize,
    /// Named types that differ.
    pub(crate) types: usize,
    /// All changes.
    pub(crate) changes: usize,
    /// Those that break code.
    pub(crate) breaking: usize,
    /// Changes by their kind.
    pub(crate) kinds: BTreeMap<Kind, usize>,
}

impl Summary {
    /// Counts.
    pub(crate) fn of(entries: &[Entry]) -> Self {
        let mut summary = Self::default();
        for entry in entries {
            let has = |kind| entry.changes.iter().any(|change| change.kind == kind);
            match entry.subject {
                Subject::Document => {}
                Subject::Type { .. } => summary.types += 1,
                Subject::Operation { .. } if has(Kind::OperationAdded) => summary.added += 1,
                Subject::Operation { .. } if has(Kind::OperationRemoved) => summary.removed += 1,
                Subject::Operation { .. } => summary.changed += 1,
            }
            summary.deprecated += usize::from(has(Kind::OperationDeprecated));
            summary.changes += entry.changes.len();
            for change in &entry.changes {
                summary.breaking += usize::from(change.breaking);
                *summary.kinds.entry(change.kind).or_default() += 1;
            }
        }
        summary
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::change::Change;

    #[test]
    fn counts_operations_types_and_changes() {
        let operation = |kind| {
            let subject = Subject::Operation {
                id: "a".to_owned(),
                rust: "a".to_owned(),
                method: "GET".to_owned(),
                path: "/a".to_owned(),
                tags: vec![],
            };
            Entry::new(subject, vec![Change::new(kind, "")]).unwrap()
        };
        let kinds = [Kind::OperationAdded, Kind::OperationRemoved, Kind::OperationDeprecated];
        let summary = Summary::of(&kinds.map(operation));
        let expected = Summary {
            added: 1,
            removed: 1,
            changed: 1,
            deprecated: 1,
            types: 0,
            changes: 3,
            breaking: 1,
            kinds: kinds.map(|kind| (kind, 1)).into(),
        };
        assert_eq!(summary, expected);
    }
}
