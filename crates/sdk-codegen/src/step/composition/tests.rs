use proptest::prelude::*;
use serde_json::{Value, json};

use super::alternatives::has_alternatives;
use super::*;
use crate::random::{self, Document};
use crate::step::before;
use crate::walk::Direction;

fn component(schemas: Value) -> Value {
    let mut document = json!({ "components": { "schemas": schemas } });
    all_of(&mut document, &Settings::plain());
    document["components"]["schemas"]["X"].take()
}

/// A document with the schema in a response and in a request; what becomes of it there.
fn united_in(schema: &Value) -> (Value, Value) {
    let content = json!({ "content": { "application/json": { "schema": schema } } });
    let mut document = json!({
        "paths": { "/x": { "post": { "operationId": "x", "requestBody": content, "responses": { "200": content } } } },
        "components": { "schemas": {
            "A": { "type": "object", "properties": { "a": { "type": "string" }, "both": { "type": "string" } }, "required": ["a"] },
            "B": { "type": "object", "properties": { "b": { "type": "integer" }, "both": { "type": "string" } } }
        } }
    });
    alternatives(&mut document, &Settings::plain());
    let schema =
        |pointer: &str| document.pointer(pointer).unwrap()["content"]["application/json"]["schema"].clone();
    (schema("/paths/~1x/post/responses/200"), schema("/paths/~1x/post/requestBody"))
}

#[test]
fn all_of_objects_is_one_object() {
    let schema = component(json!({
        "X": { "description": "x", "allOf": [{ "$ref": "#/components/schemas/A" }, { "properties": { "b": {} }, "required": ["b"] }] },
        "A": { "type": "object", "x-codegen-name": "A", "properties": { "a": { "type": "string" } }, "required": ["a"] }
    }));
    let expected = json!({
        "description": "x", "type": "object",
        "properties": { "a": { "type": "string" }, "b": {} }, "required": ["a", "b"]
    });
    assert_eq!(schema, expected);
}

/// As Linode's rules of a firewall.
#[test]
fn required_names_make_no_object_of_a_list() {
    let list = json!({ "type": "array", "items": { "type": "string" } });
    let names = json!({ "type": "object", "required": ["a"] });
    for parts in [[&list, &names], [&names, &list]] {
        let [one, other] = parts.map(|part| json!({ "type": "object", "properties": { "in": part } }));
        let whole = component(json!({ "X": { "allOf": [one, other] } }));
        assert_eq!(whole["properties"]["in"], list);
    }
}

#[test]
fn all_of_one_reference_is_the_reference() {
    let schemas =
        json!({ "X": { "description": "x", "allOf": [{ "$ref": "#/components/schemas/A" }] }, "A": {} });
    assert_eq!(component(schemas), json!({ "$ref": "#/components/schemas/A" }));
}

#[test]
fn a_component_that_is_part_of_itself_does_not_loop() {
    let schemas =
        json!({ "X": { "allOf": [{ "$ref": "#/components/schemas/X" }, { "properties": { "a": {} } }] } });
    assert_eq!(component(schemas)["properties"], json!({ "a": {} }));
}

#[test]
fn choices_in_choices_that_contain_themselves_end_in_one_run() {
    let inner = json!({ "anyOf": [{ "allOf": [{ "$ref": "#/components/schemas/X" }] }], "nullable": true });
    let schemas = json!({ "X": { "type": "array", "items": { "anyOf": [inner], "default": null } } });
    let mut document = json!({ "components": { "schemas": schemas } });
    assert!(all_of(&mut document, &Settings::plain()).changes > 0);
    let once = document.clone();
    assert_eq!(all_of(&mut document, &Settings::plain()).changes, 0);
    assert_eq!(document, once);
}

#[test]
fn what_nests_too_deep_is_free_json_with_a_note() {
    let mut deep = json!({ "allOf": [{ "type": "object" }, { "properties": { "a": {} } }] });
    for _ in 0..12 {
        deep = json!({ "properties": { "x": deep } });
    }
    let mut document = json!({ "components": { "schemas": { "X": deep } } });
    let notes = all_of(&mut document, &Settings::plain()).notes;
    assert!(notes.len() == 1 && notes[0].message.contains("too deep"), "{notes:?}");
}

#[test]
fn of_two_lists_of_values_those_in_both_are_allowed() {
    let of = |values: Value| json!({ "type": "string", "enum": values });
    let both = component(json!({ "X": { "allOf": [of(json!(["a", "b"])), of(json!(["b", "c"]))] } }));
    assert_eq!(both, of(json!(["b"])));
    let neither = component(json!({ "X": { "allOf": [of(json!(["a"])), of(json!(["c"]))] } }));
    assert_eq!(neither, json!({ "type": "string" }));
}

#[test]
fn a_component_that_contains_itself_by_a_choice_of_all_of_does_not_loop() {
    let inner = json!({ "allOf": [{ "$ref": "#/components/schemas/X" }], "default": {} });
    let mut deep = component(json!({ "X": { "additionalProperties": { "anyOf": [inner] } } }));
    while let Some(below) = deep.get_mut("additionalProperties") {
        deep = below.take();
    }
    assert_eq!(deep, json!({}));
}

#[test]
fn alternatives_that_only_require_are_dropped() {
    let schema = json!({ "type": "object", "properties": { "a": {} }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] });
    assert_eq!(component(json!({ "X": schema })), json!({ "type": "object", "properties": { "a": {} } }));
}

#[test]
fn all_of_within_all_of_is_resolved_at_once() {
    let inner = json!({ "allOf": [{ "$ref": "#/components/schemas/A" }] });
    let schemas = json!({ "X": { "properties": { "a": { "allOf": [inner] } } }, "A": {} });
    assert_eq!(component(schemas)["properties"]["a"], json!({ "$ref": "#/components/schemas/A" }));
    for keyword in ["allOf", "anyOf"] {
        let inner = json!({ keyword: [{ "$ref": "#/components/schemas/A" }] });
        let schemas = json!({ "X": { "anyOf": [inner] }, "A": {} });
        assert_eq!(component(schemas), json!({ "$ref": "#/components/schemas/A" }));
    }
}

#[test]
fn alternatives_that_are_the_same_once_resolved_are_one() {
    let reference = json!({ "$ref": "#/components/schemas/A" });
    let schemas = json!({ "X": { "oneOf": [reference, { "allOf": [reference] }] }, "A": {} });
    assert_eq!(component(schemas), reference);
}

#[test]
fn what_is_left_of_alternatives_without_null_is_their_type() {
    let schema = json!({ "oneOf": [{ "type": "string" }], "nullable": true });
    assert_eq!(component(json!({ "X": schema })), json!({ "type": "string", "nullable": true }));
}

#[test]
fn one_of_objects_is_merged_in_responses_and_stays_in_requests() {
    let schema =
        json!({ "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }] });
    let (response, request) = united_in(&schema);
    let properties =
        json!({ "a": { "type": "string" }, "b": { "type": "integer" }, "both": { "type": "string" } });
    assert_eq!(response, json!({ "type": "object", "properties": properties }));
    assert_eq!(request, schema);
}

#[test]
fn alternatives_of_different_kinds_are_free_json_in_responses() {
    let (response, _) = united_in(&json!({ "oneOf": [{ "type": "string" }, { "type": "object" }] }));
    assert_eq!(response, json!({}));
    let (response, _) =
        united_in(&json!({ "oneOf": [{ "type": "string", "enum": ["a"] }, { "type": "string" }] }));
    assert_eq!(response, json!({ "type": "string" }));
}

#[test]
fn any_of_is_merged_everywhere() {
    let (response, request) = united_in(
        &json!({ "anyOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }] }),
    );
    assert_eq!(response, request);
}

#[test]
fn what_is_required_beside_alternatives_is_required_of_their_one_type() {
    for keyword in ["anyOf", "oneOf"] {
        let (response, request) = united_in(&json!({
            "type": "object", "required": ["c", "a", "nowhere"], "properties": { "c": { "type": "string" } },
            keyword: [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }]
        }));
        assert_eq!(request["required"], json!(["c", "a", "nowhere"]), "{request}");
        assert_eq!(response.get("required"), None, "{response}");
    }
}

#[test]
fn a_component_that_contains_itself_as_an_alternative_does_not_loop() {
    let next = json!({ "oneOf": [walk::refer_to("Node"), { "properties": { "leaf": {} } }] });
    let content = json!({ "content": { "application/json": { "schema": walk::refer_to("Node") } } });
    for sides in [json!({ "responses": { "200": content } }), json!({ "requestBody": content })] {
        let keyword = if sides.get("responses").is_some() { "oneOf" } else { "anyOf" };
        let next = json!({ "items": { keyword: next["oneOf"] } });
        let mut document = json!({
            "paths": { "/x": { "post": sides } },
            "components": { "schemas": { "Node": { "type": "object", "properties": { "next": next } } } }
        });
        alternatives(&mut document, &Settings::plain());
        let next = &document["components"]["schemas"]["Node"]["properties"]["next"];
        let expected = json!({ "leaf": {}, "next": { "items": {} } });
        assert_eq!(next["items"]["properties"], expected);
    }
}

proptest! {
    #![proptest_config(random::config())]

    /// So that an odd member in an alternative costs itself, as everywhere in a response, and not the choice.
    #[test]
    fn responses_have_no_choices(Document(document) in random::document()) {
        let mut document = before("alternatives", document);
        alternatives(&mut document, &Settings::plain());
        walk::in_direction(&mut document, Direction::Response, &mut |schema, _| assert!(!has_alternatives(schema), "{schema}"));
    }
}
