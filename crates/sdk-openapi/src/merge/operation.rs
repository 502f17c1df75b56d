//! An operation that two documents describe.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::pointer::escape;

/// Members that have names of the document's own, which can be those of keywords.
const MAPS: [&str; 9] = [
    "callbacks",
    "content",
    "encoding",
    "headers",
    "links",
    "patternProperties",
    "properties",
    "responses",
    "variables",
];

/// What says nothing about a call.
const ANNOTATIONS: [&str; 8] =
    ["deprecated", "description", "example", "examples", "externalDocs", "summary", "tags", "title"];

/// Holds the later description of an operation against the earlier one, which stays, with the tags of both. Gives the
/// pointers of the differences.
pub(super) fn add(
    known: &mut Map<String, Value>,
    mut later: Value,
    pointer: &str,
    problems: &mut Vec<String>,
) {
    if let Some(Value::Array(tags)) = later.get_mut("tags").map(Value::take) {
        unite(known.entry("tags").or_insert_with(|| Value::Array(Vec::new())), tags);
    }
    let earlier = Value::Object(std::mem::take(known));
    differences(&earlier, &later, pointer.to_owned(), false, problems);
    if let Value::Object(earlier) = earlier {
        *known = earlier;
    }
}

/// Adds what a list has not.
pub(super) fn unite(known: &mut Value, more: Vec<Value>) {
    if !known.is_array() {
        *known = Value::Array(Vec::new());
    }
    let Some(known) = known.as_array_mut() else { return };
    for value in more {
        if !known.contains(&value) {
            known.push(value);
        }
    }
}

fn differences(one: &Value, other: &Value, pointer: String, is_map: bool, problems: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for name in names.into_iter().filter(|name| is_map || !is_annotation(name)) {
                let pointer = format!("{pointer}/{}", escape(name));
                match (one.get(name), other.get(name)) {
                    (Some(one), Some(other)) => {
                        differences(one, other, pointer, !is_map && MAPS.contains(&name.as_str()), problems);
                    }
                    _ => problems.push(pointer),
                }
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                differences(one, other, format!("{pointer}/{index}"), false, problems);
            }
        }
        _ if one == other => {}
        _ => problems.push(pointer),
    }
}

fn is_annotation(name: &str) -> bool {
    ANNOTATIONS.contains(&name) || (name.starts_with("x-") && !name.starts_with("x-codegen-"))
}
