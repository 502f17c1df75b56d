//! The report as text: breaking changes first, one line a change.

use std::fmt::Write as _;

use super::Difference;
use super::change::{Change, Entry, Kind, Subject};

/// The whole report.
pub(super) fn text(difference: &Difference) -> String {
    let mut out = format!(
        "{} {} → {}: {} → {} operations\n{}\n",
        difference.new.title,
        difference.old.version,
        difference.new.version,
        difference.old.count,
        difference.new.count,
        difference.summary.line()
    );
    let (breaking, other): (Vec<_>, Vec<_>) = difference.entries.iter().partition(|entry| entry.breaking);
    let (added, other): (Vec<_>, Vec<_>) = other.into_iter().partition(|entry| is_added(entry));
    for (title, entries) in [("Breaking", breaking), ("Not breaking", other), ("New operations", added)] {
        if entries.is_empty() {
            continue;
        }
        let _ = write!(out, "\n{title}\n");
        for entry in entries {
            put(&mut out, entry);
        }
    }
    out
}

fn is_added(entry: &Entry) -> bool {
    entry.changes.iter().all(|change| change.kind == Kind::OperationAdded)
}

fn put(out: &mut String, entry: &Entry) {
    let (name, detail) = heading(&entry.subject);
    let _ = writeln!(out, "  {name}  {detail}");
    if is_added(entry) {
        return;
    }
    for change in &entry.changes {
        let _ = writeln!(out, "  {} {}", if change.breaking { "!" } else { " " }, line(change));
    }
}

/// Name of the subject, and what else is worth knowing about it.
pub(super) fn heading(subject: &Subject) -> (String, String) {
    match subject {
        Subject::Document => ("Document".to_owned(), String::new()),
        Subject::Operation { id, method, path, .. } => (id.clone(), format!("{method} {path}")),
        Subject::Type { name, used_by, .. } => {
            let used = match used_by.len() {
                1 => "1 operation".to_owned(),
                count => format!("{count} operations"),
            };
            (format!("type {name}"), format!("used by {used}"))
        }
    }
}

fn line(change: &Change) -> String {
    let mut line = change.kind.words();
    if !change.at.is_empty() {
        let _ = write!(line, " {}", change.at);
    }
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => drop(write!(line, ": {old} → {new}")),
        (Some(one), None) | (None, Some(one)) => drop(write!(line, ": {one}")),
        (None, None) => {}
    }
    let _ = write!(line, "; {}", change.effect);
    line
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::tests::compared;

    #[test]
    fn breaking_changes_come_first_and_every_change_has_one_line() {
        let document = |version: &str, operations: serde_json::Value| json!({"openapi": "3.0.0", "info": {"title": "Example", "version": version}, "paths": operations});
        let list = |items: &str| {
            json!({"operationId": "things-list", "responses": {"200": {"description": "", "content": {"application/json": {
                "schema": {"type": "object", "properties": {"items": {"type": items}}}}}}}})
        };
        let old = document("1", json!({"/things": {"get": list("boolean")}}));
        let fresh = json!({"operationId": "fresh", "responses": {"204": {"description": ""}}});
        let new = document("2", json!({"/things": {"get": list("string"), "put": fresh}}));
        assert_eq!(
            super::text(&compared(&old, &new)),
            "Example 1 → 2: 1 → 2 operations\n\
             operations: 1 added, 0 removed, 1 changed, 0 newly deprecated; types: 0 changed; 3 changes, 1 breaking\n\
             \nBreaking\n\
             \x20 things-list  GET /things\n\
             \x20 ! retyped ThingsListResponse.items: Option<bool> → Option<String>; it has another type\n\
             \nNot breaking\n\
             \x20 Document  \n\
             \x20   version changed version: 1 → 2; the document calls itself by another version\n\
             \nNew operations\n\
             \x20 fresh  PUT /things\n"
        );
    }
}
