use serde_json::json;

use super::*;

fn operation(id: &str, method: &str, response: &str) -> Operation {
    serde_json::from_value(json!({"id": id, "method": method, "path": "/a/{b}", "response": response,
        "request_type": "types::R", "response_type": "types::A"}))
    .unwrap()
}

fn shown(found: &[Example]) -> Vec<(String, &str, Option<&str>)> {
    let line = |one: &Example| format!("{} {} {}", one.direction, one.within, one.value);
    found.iter().map(|one| (line(one), one.schema.as_str(), one.r#type.as_deref())).collect()
}

#[test]
fn examples_are_found_with_their_schemas_and_types() {
    let document = json!({
        "paths": {"/a/{b}": {
            "parameters": [{"name": "b", "in": "path", "schema": {"type": "string", "example": "x"}}],
            "put": {
                "requestBody": {"$ref": "#/components/requestBodies/R"},
                "responses": {
                    "200": {"content": {"application/json": {"example": [1],
                        "schema": {"$ref": "#/components/schemas/S"}}}},
                    "400": {"content": {"application/json": {"example": "no"}}}}},
            "get": {"responses": {"200": {"content": {"application/octet-stream": {"example": [3]},
                "text/xml": {"example": "<x/>"}}}}}}},
        "components": {
            "requestBodies": {"R": {"content": {"application/json": {"examples": {
                "one": {"value": {}}, "other": {"externalValue": "x"}}}}}},
            "schemas": {"S": {"example": [2], "items": {"$ref": "#/components/schemas/T"}},
                "T": {"properties": {"n": {"example": 4}, "more": {"$ref": "#/components/schemas/T"}}}}}});
    let found = of(&document, &[operation("put", "PUT", "json"), operation("get", "GET", "stream")], &[]);
    let response = "/paths/~1a~1{b}/put/responses/200/content/application~1json/schema";
    let request = "/components/requestBodies/R/content/application~1json/schema";
    let bytes = "/paths/~1a~1{b}/get/responses/200/content/application~1octet-stream/schema";
    let parameter = ("parameter b  \"x\"".to_owned(), "/paths/~1a~1{b}/parameters/0/schema", None);
    let mut all = shown(&found);
    all.sort();
    let mut expected = vec![
        parameter.clone(),
        parameter,
        ("request  {}".to_owned(), request, Some("types::R")),
        ("response  [1]".to_owned(), response, Some("types::A")),
        ("response  [2]".to_owned(), response, Some("types::A")),
        ("response /*/n 4".to_owned(), "/components/schemas/T/properties/n", None),
        ("response  [3]".to_owned(), bytes, None),
    ];
    expected.sort();
    assert_eq!(all, expected);
}

#[test]
fn what_the_vendor_publishes_counts_where_the_corrected_document_lost_it() {
    let document = |media_type: &str, content: Value| {
        let operation =
            json!({"operationId": "get", "responses": {"200": {"content": {media_type: content}}}});
        json!({"openapi": "3.0.3", "paths": {"/a/{b}": {"get": operation}}})
    };
    let corrected = document("application/json", json!({"schema": {"type": "array"}, "example": [1]}));
    let original =
        document("application/octet-stream", json!({"examples": {"a": {"value": [1]}, "b": {"value": [2]}}}));
    let original = Document::of("original", original);
    let found = of(&corrected, &[operation("get", "GET", "json")], &[original]);
    let values: Vec<_> = found.iter().map(|one| (one.value.clone(), one.r#type.as_deref())).collect();
    assert_eq!(values, [(json!([1]), Some("types::A")), (json!([2]), Some("types::A"))]);
}

#[test]
fn a_body_that_is_given_as_its_text_is_the_body() {
    let media = |kind: &str| json!({"schema": {"type": kind}});
    let text = json!("{\"a\":1}");
    assert_eq!(*parsed(&json!({}), &media("object"), &text), json!({"a": 1}));
    assert_eq!(*parsed(&json!({}), &media("string"), &text), text);
    assert_eq!(*parsed(&json!({}), &media("object"), &json!("none")), json!("none"));
}

/// Thirty schemas each of which contains all: the ways through them cannot be counted.
#[test]
fn the_places_of_schemas_that_contain_each_other_have_an_end() {
    let name = |number: usize| format!("S{number}");
    let reference =
        |number: usize| (name(number), json!({"$ref": format!("#/components/schemas/S{number}")}));
    let members: serde_json::Map<String, Value> = (0..30).map(reference).collect();
    let schemas: serde_json::Map<String, Value> =
        (0..30).map(|number| (name(number), json!({"example": number, "properties": members}))).collect();
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/S0"}}});
    let document = json!({
        "paths": {"/a/{b}": {"get": {"responses": {"200": {"content": content}}}}}, "components": {"schemas": schemas}});
    let found = of(&document, &[operation("get", "GET", "json")], &[]);
    assert!(found.len() < 100_000, "{}", found.len());
    assert!((0..30).all(|number| found.iter().any(|one| one.value == json!(number))));
}
