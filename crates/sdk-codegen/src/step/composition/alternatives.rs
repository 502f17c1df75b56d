//! Alternatives become one type where nobody can choose.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::success_response::merged as either;
use super::super::{Outcome, Settings};
use super::is_structural;
use crate::pointer::Pointer;
use crate::rewrite::annotations::NULLABLE;
use crate::walk::{self, Direction};

/// Makes alternatives in responses, and those that a caller cannot be offered, one type.
pub(in crate::step) fn alternatives(document: &mut Value, _: &Settings) -> Outcome {
    let source = document.clone();
    let mut changes = 0;
    // A choice beside members, or beside another choice, is no choice between types.
    let in_request = |schema: &Value| {
        let has = |keyword: &str| schema.get(keyword).is_some();
        !has("oneOf") || has("properties") || has("anyOf")
    };
    walk::in_direction(document, Direction::Response, &mut |schema, _| {
        changes += unite(schema, &source, &|_| true, &BTreeSet::new());
    });
    walk::in_direction(document, Direction::Request, &mut |schema, _| {
        changes += unite(schema, &source, &in_request, &BTreeSet::new());
    });
    Outcome { changes, ..Outcome::default() }
}

/// Makes the alternatives of a schema one type, and those that come out of its branches. `open` are the components that
/// are branches further up: one that contains itself as an alternative would come out again without an end, and is
/// free JSON there.
fn unite(
    schema: &mut Value,
    source: &Value,
    wanted: &dyn Fn(&Value) -> bool,
    open: &BTreeSet<String>,
) -> usize {
    let mut open = open.clone();
    let mut changes = 0;
    while has_alternatives(schema) && wanted(schema) {
        let names = branches(schema).filter_map(walk::reference).map(str::to_owned).collect::<Vec<_>>();
        let endless = names.iter().any(|name| open.contains(name));
        *schema = if endless { json!({}) } else { united(schema, source) };
        open.extend(names);
        changes += 1;
    }
    if !open.is_empty() {
        walk::children(schema, &mut Pointer::root(), &mut |child, _| {
            changes += unite(child, source, wanted, &open);
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
fn united(schema: &Value, source: &Value) -> Value {
    let mut own = schema.as_object().cloned().unwrap_or_default();
    let mut branches = Vec::new();
    for keyword in ["oneOf", "anyOf"] {
        if let Some(Value::Array(alternatives)) = own.remove(keyword) {
            branches.extend(alternatives.iter().map(|branch| walk::resolved(branch, source).clone()));
        }
    }
    let united = branches.into_iter().reduce(|one, other| either(&stripped(&one), &stripped(&other)));
    let mut united = united.unwrap_or_else(|| json!({}));
    if own.contains_key("properties") {
        let mut base = Value::Object(own.clone());
        if united.get("properties").is_some() {
            base = either(&base, &united);
        }
        united = base;
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
