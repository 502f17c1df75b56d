//! Finds the same operation in both documents, and compares its two versions.

use std::collections::{BTreeSet, HashMap};

use super::change::{Change, Direction, Entry, Kind, Subject};
use super::parameters;
use super::schemas::{Comparison, same_rust_name};
use super::types::Types;
use crate::openapi::document::Document;
use crate::openapi::operation::{Operation, Success, operations};

/// Both versions of an operation, or the only one.
type Match<'d> = (Option<Operation<'d>>, Option<Operation<'d>>);

/// Compares all operations, and the types that they use.
pub(super) fn entries(old: &Document, new: &Document) -> Vec<Entry> {
    let mut types = Types::default();
    let mut users = Vec::new();
    let mut entries = Vec::new();
    for (before, after) in matched(operations(old), operations(new)) {
        let Some(shown) = after.as_ref().or(before.as_ref()) else { continue };
        let changes = match (&before, &after) {
            (Some(before), Some(after)) => {
                let mut changes = heads(before, after);
                changes.extend(bodies(old, new, (before, after), users.len(), &mut types));
                changes
            }
            (Some(_), None) => vec![Change::new(Kind::OperationRemoved, None, "")],
            _ => vec![Change::new(Kind::OperationAdded, None, "")],
        };
        users.push((shown.id.clone(), shown.tags.iter().map(ToString::to_string).collect()));
        entries.extend(Entry::new(subject(shown), changes));
    }
    entries.extend(types.entries(old, new, &users));
    entries
}

fn subject(operation: &Operation<'_>) -> Subject {
    Subject::Operation {
        id: operation.id.clone(),
        rust: operation.rust_name(),
        method: operation.method.clone(),
        path: operation.path.to_owned(),
        areas: operation.tags.iter().map(ToString::to_string).collect(),
    }
}

/// By `operationId` and place, then by `operationId` alone (it may be taken twice), then by place alone.
fn matched<'d>(old: Vec<Operation<'d>>, new: Vec<Operation<'d>>) -> Vec<Match<'d>> {
    let passes: [fn(&Operation<'_>) -> String; 3] = [
        |operation| format!("{} {}", operation.id, place(operation)),
        |operation| operation.id.clone(),
        place,
    ];
    let mut left: Vec<Option<Operation<'d>>> = new.into_iter().map(Some).collect();
    let mut found: Vec<Match<'d>> = old.into_iter().map(|before| (Some(before), None)).collect();
    for key in passes {
        let keys = left.iter().enumerate().filter_map(|(at, new)| Some((key(new.as_ref()?), at)));
        let index: HashMap<String, usize> = keys.collect();
        for (before, after) in &mut found {
            if let (Some(before), None) = (before, &after) {
                *after = index.get(&key(before)).and_then(|at| left[*at].take());
            }
        }
    }
    found.extend(left.into_iter().flatten().map(|after| (None, Some(after))));
    found
}

/// Method and path, whatever the parameters in it are called.
fn place(operation: &Operation<'_>) -> String {
    let segments = operation.path.split('/');
    let path: Vec<_> = segments.map(|part| if part.starts_with('{') { "{}" } else { part }).collect();
    format!("{} {}", operation.method, path.join("/"))
}

/// Changes of what stands above parameters and bodies.
fn heads(old: &Operation<'_>, new: &Operation<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    if old.id != new.id {
        let change = Change::new(Kind::OperationRenamed, None, "").old(&old.id).new_value(&new.id);
        let silent = same_rust_name(&old.id, &new.id);
        changes.push(if silent { change.only_on_the_wire() } else { change });
    }
    if place(old) != place(new) {
        let spot = |operation: &Operation<'_>| format!("{} {}", operation.method, operation.path);
        changes.push(Change::new(Kind::OperationMoved, None, "").old(spot(old)).new_value(spot(new)));
    }
    if old.deprecated != new.deprecated {
        let kind = if new.deprecated { Kind::OperationDeprecated } else { Kind::OperationRestored };
        changes.push(Change::new(kind, None, ""));
    }
    let tags = |operation: &Operation<'_>| operation.tags.iter().map(ToString::to_string).collect();
    let (before, after): (BTreeSet<String>, BTreeSet<String>) = (tags(old), tags(new));
    changes.extend(before.difference(&after).map(|area| Change::new(Kind::AreaLeft, None, "").old(area)));
    changes.extend(
        after.difference(&before).map(|area| Change::new(Kind::AreaEntered, None, "").new_value(area)),
    );
    changes
}

/// Changes of what is sent and of what comes back.
fn bodies<'d>(
    old: &'d Document,
    new: &'d Document,
    (before, after): (&Operation<'d>, &Operation<'d>),
    operation: usize,
    types: &mut Types,
) -> Vec<Change> {
    let mut request = Comparison::new(old, new, Direction::Request);
    parameters::compare(before, after, &mut request);
    let change = |kind, direction| Change::new(kind, Some(direction), "");
    match (&before.body, &after.body) {
        (Some(before), Some(after)) if before.media_type == after.media_type => {
            request.schemas(before.schema, after.schema, "");
        }
        (Some(before), Some(after)) => request.changes.push(
            change(Kind::BodyMediaTypeChanged, Direction::Request)
                .old(before.media_type)
                .new_value(after.media_type),
        ),
        (Some(_), None) => request.changes.push(change(Kind::BodyRemoved, Direction::Request)),
        (None, Some(_)) => request.changes.push(change(Kind::BodyAdded, Direction::Request)),
        (None, None) => {}
    }
    let mut response = Comparison::new(old, new, Direction::Response);
    match (&before.success, &after.success) {
        (Success::Json(before), Success::Json(after)) => response.schemas(before, after, ""),
        (Success::Empty, Success::Empty) | (Success::Bytes(_), Success::Bytes(_)) => {}
        (before, after) => response.changes.push(
            change(Kind::ResultChanged, Direction::Response).old(result(before)).new_value(result(after)),
        ),
    }
    types.used(operation, Direction::Request, request.pairs);
    types.used(operation, Direction::Response, response.pairs);
    request.changes.append(&mut response.changes);
    request.changes
}

fn result(success: &Success<'_>) -> String {
    match success {
        Success::Empty => "nothing".to_owned(),
        Success::Json(_) => "JSON".to_owned(),
        Success::Bytes(media_type) => format!("bytes ({media_type})"),
    }
}

#[cfg(test)]
#[path = "operations_tests.rs"]
mod tests;
