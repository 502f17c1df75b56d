//! Which values a server takes, beside their types: no Rust code shows it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::change::{Change, Kind};
use crate::document::Document;
use crate::operation::{self, Operation};

/// How deep the members of a body are looked at, and how many of an operation.
const DEPTH: usize = 8;
const MEMBERS: usize = 2_000;

/// What is at least, or at most, something.
const LEAST: [&str; 4] = ["minItems", "minLength", "minProperties", "minimum"];
const MOST: [&str; 4] = ["maxItems", "maxLength", "maxProperties", "maximum"];
const OTHERS: [&str; 5] = ["exclusiveMaximum", "exclusiveMinimum", "multipleOf", "pattern", "uniqueItems"];

/// The keywords of parameters and of members of the body, by name.
pub(super) type Bounds = BTreeMap<String, Map<String, Value>>;

/// Those of all operations, by method and path.
pub(super) fn of(document: &Document) -> BTreeMap<(String, String), Bounds> {
    let bounds = |operation: Operation<'_>| {
        let mut bounds = Bounds::new();
        for (name, schema) in operation.parameters {
            collect(document, schema, name, DEPTH, &mut bounds);
        }
        operation.body.into_iter().for_each(|schema| collect(document, schema, "body", DEPTH, &mut bounds));
        ((operation.method, operation.path.to_owned()), bounds)
    };
    operation::operations(document).into_iter().map(bounds).collect()
}

fn collect(document: &Document, schema: &Value, name: &str, depth: usize, bounds: &mut Bounds) {
    let Some(schema) = document.resolve(schema).as_object() else { return };
    if depth == 0 || bounds.len() > MEMBERS || schema.get("readOnly") == Some(&Value::Bool(true)) {
        return;
    }
    let known = bounds.entry(name.to_owned()).or_default();
    for keyword in LEAST.iter().chain(&MOST).chain(&OTHERS) {
        known.extend(schema.get(*keyword).map(|value| ((*keyword).to_owned(), value.clone())));
    }
    for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        collect(document, part, name, depth - 1, bounds);
    }
    for (member, schema) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        collect(document, schema, &format!("{name}.{member}"), depth - 1, bounds);
    }
    schema
        .get("items")
        .into_iter()
        .for_each(|items| collect(document, items, &format!("{name}[]"), depth - 1, bounds));
}

/// What was taken before, and is not any more.
pub(super) fn narrowed(old: &Bounds, new: &Bounds) -> Vec<Change> {
    let mut changes = Vec::new();
    for (name, before) in old {
        for (keyword, after) in new.get(name).into_iter().flatten() {
            let before = before.get(keyword);
            if is_narrower(keyword, before, after) {
                let change =
                    Change::new(Kind::Narrowed, format!("{name} {keyword}")).new_value(after.to_string());
                changes
                    .push(before.into_iter().fold(change, |change, before| change.old(before.to_string())));
            }
        }
    }
    changes
}

fn is_narrower(keyword: &str, before: Option<&Value>, after: &Value) -> bool {
    let number = |value: &Value| value.as_f64();
    let (was, is) = (before.and_then(number), number(after));
    if LEAST.contains(&keyword) {
        // Nothing has less than no letter, item or member.
        let least = if keyword == "minimum" { f64::NEG_INFINITY } else { 0.0 };
        return is.is_some_and(|is| is > was.unwrap_or(least));
    }
    if MOST.contains(&keyword) {
        return is.is_some_and(|is| is < was.unwrap_or(f64::INFINITY));
    }
    after != &Value::Bool(false) && before != Some(after)
}
