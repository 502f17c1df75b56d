//! Finds the operations of the documents that have no method, and why.

use std::collections::BTreeSet;

use sdk_codegen::{Problem, Report, Selection};
use sdk_openapi::pointer::escape;
use serde::Serialize;

use crate::document::Document;
use crate::operation::{self, Operation};

/// What became of the operations.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Coverage {
    /// In the documents, in the chosen tags.
    pub(super) documented: usize,
    /// With a method, those among them that only the overlay describes.
    pub(super) generated: usize,
    /// Described by the overlay alone.
    pub(super) added: usize,
    /// Without one.
    pub(super) not_generated: Vec<Missing>,
}

/// An operation without a method.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Missing {
    /// `operationId`, or method and path.
    pub(super) id: String,
    /// Where it is.
    pub(super) pointer: String,
    /// Why, if that is known.
    pub(super) reason: Option<String>,
}

/// Compares documents and generated operations. An operation counts as generated whether it kept its name or its
/// place; an overlay may correct either.
pub(super) fn of(documents: &[Document], selection: &Selection, report: &Report) -> Coverage {
    let ids: BTreeSet<&str> = report.operations.iter().map(|operation| operation.id.as_str()).collect();
    let places: BTreeSet<(&str, &str)> = report
        .operations
        .iter()
        .map(|operation| (operation.method.as_str(), operation.path.as_str()))
        .collect();
    let mut documented = 0;
    let mut not_generated = Vec::new();
    for operation in documents.iter().flat_map(operation::operations) {
        if !selection.contains(operation.tags.iter().copied().chain([operation.id.as_str()])) {
            continue;
        }
        documented += 1;
        let is_there = ids.contains(operation.id.as_str())
            || places.contains(&(operation.method.as_str(), operation.path));
        if !is_there {
            let pointer = pointer(&operation);
            let reason = reason(&operation, &pointer, report);
            not_generated.push(Missing { id: operation.id, pointer, reason });
        }
    }
    let generated = report.operations.len();
    let added = (generated + not_generated.len()).saturating_sub(documented);
    Coverage { documented, generated, added, not_generated }
}

fn pointer(operation: &Operation<'_>) -> String {
    format!("/paths/{}/{}", escape(operation.path), operation.method.to_lowercase())
}

/// What the build step says about the operation.
fn reason(operation: &Operation<'_>, pointer: &str, report: &Report) -> Option<String> {
    if let Some(left_out) = report.left_out.iter().find(|left_out| left_out.id == operation.id) {
        return Some(left_out.reason.clone());
    }
    let inside =
        |note: &&Problem| note.pointer == pointer || note.pointer.starts_with(&format!("{pointer}/"));
    report.notes.iter().find(inside).map(|note| note.message.clone())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_missing_is_named_with_its_reason() {
        let upload = json!({"operationId": "upload", "tags": ["Files"],
            "requestBody": {"content": {"multipart/mixed": {}}}});
        let root = json!({"openapi": "3.0.0", "paths": {
            "/files": {"post": upload, "get": {"operationId": "list", "tags": ["Files"]}},
            "/old": {"get": {"operationId": "old-name"}},
            "/noted/{id}": {"put": {"operationId": "noted"}},
            "/lost": {"put": {"operationId": "lost",
                "requestBody": {"content": {"application/vnd.lost+json": {}}}}}}});
        let document = Document::parse("d", root.to_string().as_bytes()).unwrap();
        let report = json!({"operations": [
                {"id": "list", "method": "GET", "path": "/files", "response_type": "()", "response": "empty"},
                {"id": "new-name", "method": "GET", "path": "/old", "response_type": "()", "response": "empty"}],
            "left_out": [{"id": "upload", "reason": "of several parts"}], "actions": [], "steps": [],
            "notes": [{"pointer": "/paths/~1noted~1{id}/put/parameters/0", "message": "odd"}]});
        let report: Report = serde_json::from_value(report).unwrap();
        let coverage = of(std::slice::from_ref(&document), &Selection::All, &report);
        assert_eq!((coverage.documented, coverage.generated), (5, 2));
        let missing: Vec<_> =
            coverage.not_generated.iter().map(|one| (one.id.as_str(), one.reason.as_deref())).collect();
        assert_eq!(missing, [("upload", Some("of several parts")), ("lost", None), ("noted", Some("odd"))]);
        assert_eq!(of(&[document], &Selection::of(["files"]), &report).documented, 2);
    }
}
