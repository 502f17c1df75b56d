//! Leaves one success on every operation, because the generator can name only one type.
//!
//! The client accepts any 2xx. Where several describe different bodies, objects are merged and anything else becomes
//! free JSON, so that no body is decoded as a type that is not its own.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Outcome, Settings, allow_null};
use crate::error::Problem;
use crate::rewrite::annotations::NULLABLE;
use crate::type_fingerprint::type_fingerprint;
use crate::walk;

/// Schema extension, until the step `secrets`: free JSON in which a password can be.
pub(super) const FREE_SECRET: &str = "x-codegen-free-secret";

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    let mut notes = Vec::new();
    let source = document.clone();
    walk::operations(document, |operation| {
        let pointer = operation.pointer.child("responses");
        let Some(responses) = operation.value.get_mut("responses").and_then(Value::as_object_mut) else {
            return;
        };
        if responses.is_empty() {
            responses.insert("200".to_owned(), json!({ "description": "" }));
            changes += 1;
            return;
        }
        if responses.len() == 1 {
            return;
        }
        changes += responses.len() - 1;
        let mut statuses: Vec<_> = std::mem::take(responses).into_iter().collect();
        statuses.sort_by(|(one, _), (other, _)| one.cmp(other));
        let has_type = statuses.iter().any(|(_, response)| is_described(response));
        if let Some(kept) = statuses.into_iter().reduce(|one, other| combine(one, other, &source)) {
            if has_type && !is_described(&kept.1) {
                notes.push(Problem::new(
                    pointer,
                    "the successes have no type in common; nothing of them is typed",
                ));
            }
            responses.extend([kept]);
        }
    });
    Outcome { changes, notes, ..Outcome::default() }
}

fn combine(
    (status, kept): (String, Value),
    (other_status, other): (String, Value),
    source: &Value,
) -> (String, Value) {
    match (content(&kept), content(&other)) {
        (None, None) => (status, kept),
        // The body can be missing: the runtime reads nothing as `null`.
        (Some(_), None) => (status, possibly_missing(kept)),
        (None, Some(_)) => (other_status, possibly_missing(other)),
        (Some((kept_type, _)), Some((other_type, _))) if kept_type != other_type => {
            // JSON and bytes: bytes hold both.
            (status, json!({ "description": "", "content": { "application/octet-stream": {} } }))
        }
        (Some((media_type, kept_media)), Some((_, other_media))) => {
            let schema = match (kept_media.get("schema"), other_media.get("schema")) {
                (Some(kept), Some(other)) => {
                    let (one, other) = (described(kept, source), described(other, source));
                    let is_same = type_fingerprint(&one) == type_fingerprint(&other);
                    if is_same { kept.clone() } else { merged(&one, &other) }
                }
                _ => return (status, kept),
            };
            let description = kept.get("description").cloned().unwrap_or_default();
            (status, json!({ "description": description, "content": { media_type: { "schema": schema } } }))
        }
    }
}

/// The schema, or the component that it or its items refer to: one status has it where the other says the same once more.
fn described(schema: &Value, source: &Value) -> Value {
    let mut schema = walk::resolved(schema, source).clone();
    if let Some(items) = schema.get_mut("items") {
        *items = walk::resolved(items, source).clone();
    }
    schema
}

/// The same response, of which the body can be missing.
pub(super) fn possibly_missing(mut response: Value) -> Value {
    for (_, media) in response.get_mut("content").and_then(Value::as_object_mut).into_iter().flatten() {
        media.get_mut("schema").into_iter().for_each(allow_null);
    }
    response
}

/// Whether anything is said of the body.
fn is_described(response: &Value) -> bool {
    let schema = content(response).and_then(|(_, media)| media.get("schema")?.as_object());
    schema.is_some_and(|schema| schema.keys().any(|keyword| keyword != FREE_SECRET))
}

fn content(response: &Value) -> Option<(&String, &Value)> {
    response.get("content")?.as_object()?.iter().next()
}

/// A schema for values of either schema.
pub(super) fn merged(one: &Value, other: &Value) -> Value {
    if type_fingerprint(one) == type_fingerprint(other) {
        return one.clone();
    }
    let kind = |schema: &Value| schema.get("type").and_then(Value::as_str).map(str::to_owned);
    let is_secret = |schema: &Value| schema.get("format").is_some_and(|format| format == "password");
    match (kind(one).as_deref(), kind(other).as_deref()) {
        _ if one.get("properties").is_some() && other.get("properties").is_some() => objects(one, other),
        (Some("array"), Some("array")) => json!({ "type": "array", "items": inner(one, other, "items") }),
        (Some("string"), Some("string")) if is_secret(one) || is_secret(other) => {
            json!({ "type": "string", "format": "password" })
        }
        (Some("string"), Some("string")) => json!({ "type": "string" }),
        (Some("integer" | "number"), Some("integer" | "number")) => json!({ "type": "number" }),
        _ if has_secret(one) || has_secret(other) => json!({ FREE_SECRET: true }),
        _ => json!({}),
    }
}

/// Whether a password is described somewhere in it.
fn has_secret(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            let is_secret = members.get("format").is_some_and(|format| format == "password");
            is_secret || members.contains_key(FREE_SECRET) || members.values().any(has_secret)
        }
        Value::Array(items) => items.iter().any(has_secret),
        _ => false,
    }
}

/// What is in values of either schema.
fn inner(one: &Value, other: &Value, keyword: &str) -> Value {
    match (one.get(keyword), other.get(keyword)) {
        (Some(one), Some(other)) => merged(one, other),
        _ => json!({}),
    }
}

/// What is described of the members without a name of their own.
fn others(one: &Value, other: &Value) -> Option<Value> {
    let of = |schema: &Value| match schema.get("additionalProperties") {
        None | Some(Value::Bool(false)) => None,
        Some(Value::Bool(true)) => Some(json!({})),
        Some(others) => Some(others.clone()),
    };
    match (of(one), of(other)) {
        (Some(one), Some(other)) => Some(merged(&one, &other)),
        (one, other) => one.or(other),
    }
}

fn objects(one: &Value, other: &Value) -> Value {
    let of =
        |schema: &Value| schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let mut properties = of(one);
    for (name, property) in of(other) {
        match properties.get_mut(&name) {
            Some(existing) => *existing = merged(existing, &property),
            None => drop(properties.insert(name, property)),
        }
    }
    let mut united = json!({ "type": "object", "properties": properties });
    let nullable: BTreeSet<&str> = [one, other]
        .into_iter()
        .filter_map(Value::as_object)
        .flat_map(|one| walk::names(one, NULLABLE))
        .collect();
    if !nullable.is_empty() {
        united[NULLABLE] = json!(nullable);
    }
    if let Some(others) = others(one, other) {
        united["additionalProperties"] = others;
    }
    united
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The schema that is left of two successes.
    fn of(one: &Value, other: &Value) -> Value {
        noted(one, other).0
    }

    fn noted(one: &Value, other: &Value) -> (Value, Vec<Problem>) {
        let response = |schema: &Value| json!({ "content": { "application/json": { "schema": schema } } });
        let user = json!({ "type": "object", "properties": { "password": { "type": "string", "format": "password" } } });
        let mut document = json!({
            "paths": { "/a": { "get": { "responses": { "200": response(one), "201": response(other) } } } },
            "components": { "schemas": { "User": user } },
        });
        let notes = apply(&mut document, &Settings::plain()).notes;
        let schema = document.pointer("/paths/~1a/get/responses/200/content/application~1json/schema");
        (schema.unwrap().clone(), notes)
    }

    #[test]
    fn successes_without_a_type_in_common_are_noted() {
        let (text, user) = (json!({ "type": "string" }), walk::refer_to("User"));
        for (other, expected) in
            [(json!({ "type": "array" }), json!({})), (user, json!({ FREE_SECRET: true }))]
        {
            let (free, notes) = noted(&text, &other);
            assert_eq!((free, notes[0].pointer.as_str()), (expected, "/paths/~1a/get/responses"));
        }
        assert_eq!([noted(&text, &text).1, noted(&json!({}), &json!({})).1], [[], []]);
    }

    #[test]
    fn a_component_is_what_it_describes() {
        let password = json!({ "type": "string", "format": "password", "description": "d" });
        let same = json!({ "type": "object", "properties": { "password": password } });
        let user = walk::refer_to("User");
        assert_eq!(of(&user, &same), user);
        let list = |items: &Value| json!({ "type": "array", "items": items });
        assert_eq!(of(&list(&user), &list(&same)), list(&user));
        let more = json!({ "type": "object", "properties": { "name": { "type": "string" } } });
        let merged = of(&user, &more);
        assert_eq!(merged["properties"]["password"]["format"], "password");
        assert_eq!(merged["properties"]["name"], json!({ "type": "string" }));
    }
}
