//! Alternatives become one type where nobody can choose.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::success_response::merged as either;
use super::super::{Outcome, Settings};
use super::is_structural;
use crate::pointer::Pointer;
use crate::rewrite::annotations::{NULLABLE, READ_ONLY};
use crate::walk::{self, Direction};

/// Makes alternatives in responses, and those that a caller cannot be offered, one type.
pub(in crate::step) fn alternatives(document: &mut Value, _: &Settings) -> Outcome {
    let source = document.clone();
    let mut changes = 0;
    for direction in [Direction::Response, Direction::Request] {
        walk::in_direction(document, direction, &mut |schema, _| {
            changes += unite(schema, &source, direction, &BTreeSet::new());
        });
    }
    Outcome { changes, ..Outcome::default() }
}

/// Makes the alternatives of a schema one type, and those that come out of its branches. `open` are the components that
/// are branches further up: one that contains itself as an alternative would come out again without an end, and is
/// free JSON there.
fn unite(schema: &mut Value, source: &Value, direction: Direction, open: &BTreeSet<String>) -> usize {
    let mut open = open.clone();
    let mut changes = 0;
    // A choice beside members, or beside another choice, is no choice between types.
    let is_choice = |schema: &Value| {
        let has = |keyword: &str| schema.get(keyword).is_some();
        direction == Direction::Request && has("oneOf") && !has("properties") && !has("anyOf")
    };
    while has_alternatives(schema) && !is_choice(schema) {
        let names = branches(schema).filter_map(walk::reference).map(str::to_owned).collect::<Vec<_>>();
        let endless = names.iter().any(|name| open.contains(name));
        *schema = if endless { json!({}) } else { united(schema, source, direction) };
        open.extend(names);
        changes += 1;
    }
    if !open.is_empty() {
        walk::children(schema, &mut Pointer::root(), &mut |child, _| {
            changes += unite(child, source, direction, &open);
        });
    }
    changes
}

fn branches(schema: &Value) -> impl Iterator<Item = &Value> {
    ["oneOf", "anyOf"].into_iter().filter_map(|keyword| schema.get(keyword)?.as_array()).flatten()
}

pub(super) fn has_alternatives(schema: &Value) -> bool {
    schema.get("anyOf").is_some() || schema.get("oneOf").is_some()
}

/// One schema that holds every alternative.
fn united(schema: &Value, source: &Value, direction: Direction) -> Value {
    let mut own = schema.as_object().cloned().unwrap_or_default();
    let mut branches = Vec::new();
    for keyword in ["oneOf", "anyOf"] {
        if let Some(Value::Array(alternatives)) = own.remove(keyword) {
            branches.extend(alternatives.iter().map(|branch| walk::resolved(branch, source).clone()));
        }
    }
    // What is required beside alternatives is required whichever is meant, unless the server alone sets it.
    let by_server = |name: &str| {
        let lists = branches.iter().filter_map(Value::as_object);
        lists.flat_map(|branch| walk::names(branch, READ_ONLY)).any(|other| other == name)
    };
    let required = walk::names(&own, "required").filter(|name| !by_server(name));
    let required = json!(required.collect::<Vec<_>>());
    let united = branches.into_iter().reduce(|one, other| either(&stripped(&one), &stripped(&other)));
    let mut united = united.unwrap_or_else(|| json!({}));
    if own.contains_key("properties") {
        let mut base = Value::Object(own.clone());
        if united.get("properties").is_some() {
            base = either(&base, &united);
        }
        united = base;
    }
    if direction == Direction::Request && united.get("properties").is_some() && required != json!([]) {
        united["required"] = required;
    }
    if let Some(united) = united.as_object_mut() {
        for (keyword, value) in own.into_iter().filter(|(keyword, _)| !is_structural(keyword)) {
            united.insert(keyword, value);
        }
    }
    united
}

/// What a branch says, one level deep, without what only narrows.
fn stripped(schema: &Value) -> Value {
    match schema.as_object() {
        Some(members) => {
            let kept = [
                "type",
                "properties",
                "items",
                "additionalProperties",
                "oneOf",
                "anyOf",
                "format",
                "$ref",
                NULLABLE,
            ];
            let password = schema.get("format").is_some_and(|format| format == "password");
            Value::Object(
                members
                    .iter()
                    .filter(|(keyword, _)| {
                        kept.contains(&keyword.as_str()) && (password || *keyword != "format")
                    })
                    .map(|(keyword, value)| (keyword.clone(), value.clone()))
                    .collect(),
            )
        }
        None => json!({}),
    }
}
