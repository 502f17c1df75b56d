//! The result of a check. Its JSON form is this structure.

use sdk_codegen::{ActionUse, Problem, StepCount};
use serde::Serialize;

use super::compile::Compiled;
use super::coverage::Coverage;
use super::decoding::Decoded;
use super::types;
use crate::document::Document;
use crate::generation::Generation;
use crate::measured::Usage;

/// Version of the JSON form; raised when a reader of it must change.
const FORMAT: u32 = 1;

/// Operations that may be without a method, if each has a reason.
const MAX_NOT_GENERATED: usize = 5;

/// The result of a check.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    format: u32,
    /// Nothing was lost.
    pub(super) complete: bool,
    pub(super) documents: Vec<Checked>,
    pub(super) operations: Coverage,
    pub(super) steps: Vec<StepCount>,
    pub(super) overlay: Vec<ActionUse>,
    pub(super) types: Types,
    pub(super) examples: Decoded,
    pub(super) generation: Usage,
    /// Of the client, where that was asked for.
    pub(super) compilation: Option<Compiled>,
    /// What the build step noticed, with JSON pointers into the corrected document.
    pub(super) notes: Vec<Problem>,
}

/// A document that was checked.
#[derive(Debug, Serialize)]
pub(super) struct Checked {
    pub(super) file: String,
    pub(super) title: String,
    pub(super) version: String,
}

/// How many types there are.
#[derive(Debug, Serialize)]
pub(super) struct Types {
    /// If every place in the document had a type of its own.
    pub(super) described: usize,
    /// In the generated code.
    pub(super) generated: usize,
}

impl Summary {
    pub(super) fn new(
        documents: &[Document],
        operations: Coverage,
        generation: Generation,
        compilation: Option<Compiled>,
        examples: Decoded,
    ) -> Self {
        let checked = documents.iter().map(|document| Checked {
            file: document.name().to_owned(),
            title: document.title().to_owned(),
            version: document.version().to_owned(),
        });
        let report = generation.report;
        let generated = types::generated(&generation.code);
        let corrected = Document::of("the corrected document", generation.document);
        let types = Types { described: types::described(&corrected, &report.operations), generated };
        let errors = compilation.as_ref().map_or(&[][..], |compiled| &compiled.errors);
        let complete = is_complete(&operations, errors, &examples);
        Self {
            format: FORMAT,
            complete,
            documents: checked.collect(),
            operations,
            steps: report.steps,
            overlay: report.actions,
            types,
            examples,
            generation: generation.usage,
            compilation,
            notes: report.notes,
        }
    }
}

fn is_complete(operations: &Coverage, errors: &[String], examples: &Decoded) -> bool {
    let missing = &operations.not_generated;
    let explained = missing.len() <= MAX_NOT_GENERATED && missing.iter().all(|one| one.reason.is_some());
    explained && errors.is_empty() && examples.agrees()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::coverage::Missing;
    use crate::check::decisions::Place;
    use crate::check::decoding::Failure;

    fn coverage(missing: usize, reason: Option<&str>) -> Coverage {
        let one =
            |_| Missing { id: "a".to_owned(), pointer: "/a".to_owned(), reason: reason.map(str::to_owned) };
        Coverage {
            documented: 10,
            generated: 10 - missing,
            added: 0,
            not_generated: (0..missing).map(one).collect(),
        }
    }

    #[test]
    fn complete_means_that_nothing_is_lost_without_a_reason() {
        let fine = Decoded::default();
        assert!(is_complete(&coverage(0, None), &[], &fine));
        assert!(is_complete(&coverage(5, Some("multipart")), &[], &fine));
        assert!(!is_complete(&coverage(6, Some("multipart")), &[], &fine), "too many");
        assert!(!is_complete(&coverage(1, None), &[], &fine), "no reason");
        assert!(!is_complete(&coverage(0, None), &["E0124".to_owned()], &fine));
        let place =
            Place { operation: "a".to_owned(), direction: "response".to_owned(), at: "/n".to_owned() };
        let failure = || vec![Failure { place: place.clone(), message: "no".to_owned() }];
        for examples in [
            Decoded { contradicting: failure(), ..Decoded::default() },
            Decoded { idle: vec![place.clone()], ..Decoded::default() },
            Decoded { failed: failure(), ..Decoded::default() },
        ] {
            assert!(!is_complete(&coverage(0, None), &[], &examples), "{examples:?}");
        }
    }
}
