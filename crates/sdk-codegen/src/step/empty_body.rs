//! Leaves out the body that can only be empty, and marks operations whose body can be left out and cannot be empty.
//!
//! Some documents describe a body of every operation, of which most have no member: nobody should have to say that there is none.
//! A body without members is `{}` on the wire. Whether the document allows that cannot be told any more once alternatives are
//! one type, with every member optional, and bounds are gone.

use serde_json::{Value, json};

use super::{Outcome, Settings};
use crate::walk;

/// Operation extension: the body can be left out, and `{}` is none.
pub(crate) const NO_EMPTY_BODY: &str = "x-codegen-no-empty-body";

/// How deep choices are followed.
const DEPTH: usize = 8;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let source = document.clone();
    let mut changes = 0;
    walk::operations(document, |operation| {
        let body = operation.value.get("requestBody");
        let optional = body.filter(|body| body.get("required").is_none_or(|required| *required != true));
        let media = optional.and_then(|body| body.get("content")?.as_object()?.values().next());
        if media.and_then(|media| media.get("schema")).is_some_and(|schema| is_empty(schema, &source)) {
            operation.value.remove("requestBody");
            changes += 1;
            return;
        }
        if media.and_then(|media| media.get("schema")).is_some_and(|schema| refuses_empty(schema, &source, 0))
        {
            changes += usize::from(operation.value.insert(NO_EMPTY_BODY.to_owned(), json!(true)).is_none());
        }
    });
    Outcome { changes, ..Outcome::default() }
}

/// Whether nothing but an object without members is allowed.
fn is_empty(schema: &Value, source: &Value) -> bool {
    let schema = walk::resolved(schema, source);
    let has = |keyword: &str| schema.get(keyword).is_some();
    schema.get("additionalProperties") == Some(&json!(false))
        && schema.get("properties").is_none_or(|properties| *properties == json!({}))
        && !["allOf", "anyOf", "oneOf", "patternProperties"].into_iter().any(has)
}

/// Whether an object without members is not allowed.
fn refuses_empty(schema: &Value, source: &Value, depth: usize) -> bool {
    let schema = walk::resolved(schema, source);
    let list = |keyword: &str| schema.get(keyword).and_then(Value::as_array).filter(|list| !list.is_empty());
    let refused = |branch: &Value| depth < DEPTH && refuses_empty(branch, source, depth + 1);
    list("required").is_some()
        || schema.get("minProperties").and_then(Value::as_u64).is_some_and(|count| count > 0)
        || ["anyOf", "oneOf"].iter().filter_map(|keyword| list(keyword)).any(|all| all.iter().all(refused))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_cannot_be_empty_is_marked_where_it_can_be_left_out() {
        let named = json!({ "type": "object", "required": ["a"], "properties": { "a": {} } });
        let free = json!({ "type": "object", "properties": { "a": {} } });
        let component = json!({ "$ref": "#/components/schemas/Choice" });
        for (schema, required, expected) in [
            (json!({ "anyOf": [named, named] }), false, true),
            (json!({ "anyOf": [named, named] }), true, false),
            (json!({ "anyOf": [named, free] }), false, false),
            (json!({ "oneOf": [{ "oneOf": [named] }] }), false, true),
            (json!({ "minProperties": 1 }), false, true),
            (component, false, true),
            (free, false, false),
        ] {
            let content = json!({ "application/json": { "schema": schema } });
            let mut document = json!({
                "paths": { "/a": { "post": { "requestBody": { "required": required, "content": content } } } },
                "components": { "schemas": { "Choice": { "anyOf": [named] } } },
            });
            let changes = apply(&mut document, &Settings::plain()).changes;
            assert_eq!(document["paths"]["/a"]["post"].get(NO_EMPTY_BODY).is_some(), expected, "{schema}");
            assert_eq!(
                (changes, apply(&mut document, &Settings::plain()).changes),
                (usize::from(expected), 0)
            );
        }
    }

    #[test]
    fn a_body_that_can_only_be_empty_is_left_out() {
        let closed = json!({ "type": "object", "properties": {}, "additionalProperties": false });
        for (schema, required, expected) in [
            (closed.clone(), false, false),
            (json!({ "$ref": "#/components/schemas/Closed" }), false, false),
            (closed.clone(), true, true),
            (json!({ "type": "object", "properties": {} }), false, true),
            (json!({ "properties": { "a": {} }, "additionalProperties": false }), false, true),
            (json!({ "allOf": [{}], "additionalProperties": false }), false, true),
        ] {
            let content = json!({ "application/x-www-form-urlencoded": { "schema": schema } });
            let mut document = json!({
                "paths": { "/a": { "get": { "requestBody": { "required": required, "content": content } } } },
                "components": { "schemas": { "Closed": closed } },
            });
            let changes = apply(&mut document, &Settings::plain()).changes;
            assert_eq!(document["paths"]["/a"]["get"].get("requestBody").is_some(), expected, "{schema}");
            assert_eq!(changes, usize::from(!expected), "{schema}");
        }
    }
}
