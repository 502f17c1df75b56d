//! Replaces compositions that the generator gets wrong.
//!
//! * `allOf` of objects becomes one object.
//! * `oneOf` and `anyOf` in an answer become free JSON: typify tries the branches in order and takes the first that
//!   fits, which with lenient branches is always the first; vendors' own examples match none or several.
//! * `anyOf` in a request becomes free JSON, as typify makes one struct of all branches. `oneOf` stays.
//! * A parameter of several types becomes a string, which can hold each of them.

use serde_json::{Map, Value, json};

use super::{Outcome, Settings};
use crate::walk::{self, Side};

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    walk::operations(document, |operation| {
        let parameters = operation.value.get_mut("parameters").and_then(Value::as_array_mut);
        for schema in parameters.into_iter().flatten().filter_map(|parameter| parameter.get_mut("schema")) {
            if is_choice(schema) {
                *schema = json!({ "type": "string" });
                changes += 1;
            }
        }
    });
    let components = walk::components_mut(document).map(|all| Value::Object(all.clone())).unwrap_or_default();
    walk::everywhere(document, &mut |schema, _| changes += usize::from(join(schema, &components)));
    walk::side(document, Side::Response, &mut |schema, _| {
        changes += usize::from(free(schema, &["oneOf", "anyOf"]))
    });
    walk::side(document, Side::Request, &mut |schema, _| changes += usize::from(free(schema, &["anyOf"])));
    Outcome { changes, ..Outcome::default() }
}

fn is_choice(schema: &Value) -> bool {
    ["oneOf", "anyOf"].iter().any(|keyword| schema.get(keyword).is_some())
}

fn free(schema: &mut Value, keywords: &[&str]) -> bool {
    let Some(members) = schema.as_object_mut() else { return false };
    if !keywords.iter().any(|keyword| members.contains_key(*keyword)) {
        return false;
    }
    members.retain(|name, _| name == "description" || name.starts_with("x-"));
    true
}

/// Makes one object of several that all hold. A single reference with a word beside it is left: it is one type.
fn join(schema: &mut Value, components: &Value) -> bool {
    let Some(branches) = schema.get("allOf").and_then(Value::as_array).filter(|all| all.len() > 1) else {
        return false;
    };
    let mut joined = Map::new();
    if !branches.iter().all(|branch| collect(branch, components, &mut joined, 0)) {
        return free(schema, &["allOf"]);
    }
    let Some(members) = schema.as_object_mut() else { return false };
    members.remove("allOf");
    for (name, value) in joined {
        merge(members.entry(name).or_insert(Value::Null), value);
    }
    true
}

/// Adds what a branch says. False if it is not an object, or refers to itself.
fn collect(branch: &Value, components: &Value, joined: &mut Map<String, Value>, depth: usize) -> bool {
    if depth > 16 {
        return false;
    }
    if let Some(name) = walk::reference(branch) {
        return components.get(name).is_some_and(|target| collect(target, components, joined, depth + 1));
    }
    let Some(members) = branch.as_object() else { return false };
    if members.contains_key("oneOf") || members.contains_key("anyOf") {
        return false;
    }
    members.iter().all(|(name, value)| match (name.as_str(), value) {
        ("allOf", Value::Array(branches)) => {
            branches.iter().all(|branch| collect(branch, components, joined, depth + 1))
        }
        ("type", kind) if kind != "object" => false,
        ("type" | "properties" | "required" | "nullable" | "additionalProperties", value) => {
            merge(joined.entry(name.clone()).or_insert(Value::Null), value.clone());
            true
        }
        // A branch's name and words are not those of the whole.
        _ => true,
    })
}

fn merge(existing: &mut Value, added: Value) {
    match (existing, added) {
        (Value::Object(existing), Value::Object(added)) => {
            for (name, value) in added {
                existing.entry(name).or_insert(value);
            }
        }
        (Value::Array(existing), Value::Array(added)) => {
            for value in added {
                if !existing.contains(&value) {
                    existing.push(value);
                }
            }
        }
        (existing @ Value::Null, added) => *existing = added,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::tests::{in_request, in_response, settings};

    #[test]
    fn all_of_is_one_object() {
        let schema = json!({ "description": "both", "allOf": [
            { "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] },
            { "properties": { "b": { "type": "integer" } } }
        ] });
        assert_eq!(
            in_response(apply, schema),
            json!({
                "description": "both", "type": "object", "required": ["a"],
                "properties": { "a": { "type": "string" }, "b": { "type": "integer" } }
            })
        );
    }

    #[test]
    fn all_of_what_is_no_object_is_free_json() {
        let schema = json!({ "allOf": [{ "type": "string" }, { "type": "object" }] });
        assert_eq!(in_response(apply, schema), json!({}));
    }

    #[test]
    fn a_choice_is_free_json_in_an_answer_and_stays_in_a_request() {
        let choice =
            json!({ "description": "either", "oneOf": [{ "type": "string" }, { "type": "integer" }] });
        assert_eq!(in_response(apply, choice.clone()), json!({ "description": "either" }));
        assert_eq!(in_request(apply, choice.clone()), choice);
        assert_eq!(in_request(apply, json!({ "anyOf": [{ "type": "string" }] })), json!({}));
    }

    #[test]
    fn a_parameter_of_several_types_is_a_string() {
        let mut document = json!({ "paths": { "/a": { "get": { "operationId": "a", "responses": {}, "parameters": [
            { "name": "id", "in": "query", "schema": { "oneOf": [{ "type": "string" }, { "type": "integer" }] } }
        ] } } } });
        assert_eq!(apply(&mut document, &settings()).changes, 1);
        assert_eq!(
            document.pointer("/paths/~1a/get/parameters/0/schema"),
            Some(&json!({ "type": "string" }))
        );
    }

    #[test]
    fn components_that_contain_themselves_end() {
        let mut document = json!({
            "paths": { "/a": { "get": { "operationId": "a", "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } } } },
            "components": { "schemas": { "A": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "type": "object" }] } } }
        });
        apply(&mut document, &settings());
        assert!(document.pointer("/components/schemas/A/allOf").is_none());
    }
}
