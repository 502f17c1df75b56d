use proptest::prelude::*;
use sdk_codegen::{Api, QueryArrays};
use sdk_openapi::pointer::{escape, unescape};
use serde_json::json;

use super::*;

/// Small, but with everything that a document can hold something odd in.
fn document() -> Value {
    let error = json!({"description": "d", "content": {"application/json": {"schema": {"type": "object"}}}});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Example", "version": "1"},
        "servers": [{"url": "https://example.com/v1", "x-codegen-region": "global"}],
        "tags": [{"name": "things", "description": "d"}],
        "security": [{"key": []}],
        "paths": {
            "/things/{thingId}": {
                "parameters": [{"$ref": "#/components/parameters/thingId"}],
                "get": {
                    "operationId": "getThing", "tags": ["things", "configure"], "description": "d",
                    "parameters": [{"name": "names", "in": "query",
                        "schema": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}}],
                    "responses": {"200": {"description": "d", "content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/Thing"}, "example": {"id": "1"}}}}, "404": error}
                },
                "put": {
                    "operationId": "updateThing", "tags": ["things"], "deprecated": true, "x-codegen-idempotent": false,
                    "requestBody": {"required": true, "content": {"application/json": {"schema": {
                        "type": "object", "required": ["name"], "properties": {
                            "name": {"type": "string", "format": "password", "maxLength": 5, "default": "x"},
                            "kind": {"oneOf": [{"type": "string"}, {"type": "object",
                                "properties": {"level": {"type": "integer", "minimum": 1}}}]},
                            "more": {"type": "object", "additionalProperties": {"type": "number"}}}}}}},
                    "responses": {"204": {"description": "d"}}
                }
            }
        },
        "components": {
            "parameters": {"thingId": {"name": "thingId", "in": "path", "required": true,
                "schema": {"type": "string", "format": "uuid"}}},
            "schemas": {"Thing": {"type": "object", "required": ["id"], "properties": {
                "id": {"type": "string"},
                "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                "state": {"allOf": [{"type": "string", "nullable": true, "enum": ["on", "off"]}]}}}},
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}
        }
    })
}

fn generated(content: Value) -> anyhow::Result<Generated> {
    let api = Api { query_arrays: QueryArrays::Brackets, ..Api::default() };
    let documents = vec![Document { name: "d".to_owned(), content }];
    guarded(ApiProfile { api, overlay: None }, documents, Selection::All)
}

/// Every place in the document.
fn pointers(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut inside = |key: &str, value: &Value| {
        let key = escape(key);
        found.extend(pointers(value).into_iter().map(|pointer| format!("/{key}{pointer}")));
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| inside(key, value)),
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(at, value)| inside(&at.to_string(), value))
        }
        _ => {}
    }
    found
}

/// What no place expects, at one place or another.
fn oddities() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(-1.5),
        json!(""),
        json!("\u{0}a/../{b}\u{202e}"),
        json!([]),
        json!([[null]]),
        json!({}),
        json!({"": {"": 1}}),
        json!({"$ref": "#/components/schemas/Thing"}),
        json!({"$ref": "#/nowhere"}),
        json!({"$ref": "#/paths"}),
        json!({"type": "object", "properties": {"a": {"not": {}}}}),
        json!({"allOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "string"}]}),
    ]
}

/// With `oddity` at `pointer`, or with nothing there.
fn mutated(mut document: Value, pointer: &str, oddity: Option<Value>) -> Value {
    if let Some(oddity) = oddity {
        if let Some(place) = document.pointer_mut(pointer) {
            *place = oddity;
        }
        return document;
    }
    let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
    match document.pointer_mut(parent) {
        Some(Value::Object(members)) => drop(members.remove(&unescape(key))),
        Some(Value::Array(elements)) => elements.clear(),
        _ => {}
    }
    document
}

/// An error must come from the build step, which names the document, and not from an accident in it.
fn complaint(content: &Value) -> Option<String> {
    let error = generated(content.clone()).err()?.to_string();
    let readable = error.starts_with("d") && error.len() < 2000;
    (!readable).then_some(error)
}

#[test]
fn the_small_document_becomes_code() {
    let generated = generated(document()).unwrap();
    assert!(generated.code.contains("pub fn get_thing") && generated.code.contains("pub fn update_thing"));
}

#[test]
fn something_odd_at_any_place_is_code_or_a_readable_error() {
    let document = document();
    let mut complaints = Vec::new();
    let oddities: Vec<_> = oddities().into_iter().map(Some).chain([None]).collect();
    for (number, pointer) in pointers(&document).into_iter().enumerate() {
        // Every third, each time other ones: all of them would take minutes.
        for oddity in oddities.iter().skip(number % 3).step_by(3) {
            let odd = mutated(document.clone(), &pointer, oddity.clone());
            complaints.extend(complaint(&odd).map(|error| format!("{oddity:?} at {pointer}: {error}")));
        }
    }
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn nesting_and_cycles_end() {
    let mut deep = json!({"type": "string"});
    for _ in 0..60 {
        deep = json!({"type": "object", "properties": {"a": deep}});
    }
    let thing = "/components/schemas/Thing";
    let cycle = json!({"$ref": "#/components/schemas/Thing"});
    let all_of = json!({"allOf": [cycle]});
    let list = json!({"type": "array", "items": cycle});
    for schema in [deep, cycle.clone(), all_of, list] {
        let odd = mutated(document(), thing, Some(schema.clone()));
        assert_eq!(complaint(&odd), None, "{schema}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn several_odd_things_are_no_worse(places in prop::collection::vec((any::<prop::sample::Index>(), 0..15_usize), 2..6)) {
        let mut odd = document();
        for (place, oddity) in places {
            let all = pointers(&odd);
            let pointer = place.get(&all);
            odd = mutated(odd.clone(), pointer, oddities().get(oddity).cloned());
        }
        prop_assert_eq!(complaint(&odd), None);
    }
}
