use serde_json::{Value, json};

use super::*;

const THING: &str = "#/components/schemas/Thing";

/// A document of one operation, which responds with a thing.
fn document(path: &str, thing: Value) -> Value {
    json!({
        "paths": { path: { "get": { "operationId": path, "schema": { "$ref": THING } } } },
        "components": { "schemas": { "Thing": thing } }
    })
}

fn merged(mut one: Value, other: Value) -> Value {
    merge(&mut one, other, 2, &|one, other| one == other).unwrap();
    one
}

/// The pointers of the contradictions.
fn problems(mut one: Value, other: Value) -> Vec<String> {
    merge(&mut one, other, 2, &|one, other| one == other).unwrap_err()
}

#[test]
fn components_of_one_name_and_two_meanings_are_kept_apart() {
    let (text, number) = (json!({ "type": "string" }), json!({ "type": "integer" }));
    let merged = merged(document("/a", text.clone()), document("/b", number.clone()));
    assert_eq!(merged["components"]["schemas"], json!({ "Thing": text, "Thing_2": number }));
    assert_eq!(merged["paths"]["/a"]["get"]["schema"]["$ref"], THING);
    assert_eq!(merged["paths"]["/b"]["get"]["schema"]["$ref"], "#/components/schemas/Thing_2");
}

#[test]
fn components_of_every_section_are_kept_apart() {
    for section in ["parameters", "responses", "requestBodies", "headers", "pathItems"] {
        let part = |kind: &str| json!({ "schema": { "type": kind } });
        let with = |path: &str, kind: &str| {
            json!({
                "paths": { path: { "put": { "responses": { "200": { "$ref": format!("#/components/{section}/A") } } } } },
                "components": { section: { "A": part(kind) } }
            })
        };
        let merged = merged(with("/a", "string"), with("/b", "integer"));
        let reference = &merged["paths"]["/b"]["put"]["responses"]["200"]["$ref"];
        assert_eq!(*reference, format!("#/components/{section}/A_2"), "{section}");
        assert_eq!(merged["components"][section]["A_2"], part("integer"));
        assert_eq!(merged["components"][section]["A"], part("string"));
    }
}

#[test]
fn what_refers_to_a_renamed_component_is_kept_apart_too() {
    let outer = || json!({ "$ref": "#/components/schemas/Part" });
    let (mut one, mut other) = (document("/a", outer()), document("/b", outer()));
    one["components"]["schemas"]["Part"] = json!({ "type": "string" });
    other["components"]["schemas"]["Part"] = json!({ "type": "integer" });
    let merged = merged(one, other);
    assert_eq!(merged["paths"]["/b"]["get"]["schema"]["$ref"], "#/components/schemas/Thing_2");
    assert_eq!(merged["components"]["schemas"]["Thing_2"]["$ref"], "#/components/schemas/Part_2");
    assert_eq!(merged["components"]["schemas"]["Thing"]["$ref"], "#/components/schemas/Part");
}

#[test]
fn what_is_inside_of_a_renamed_component_is_that_of_its_document() {
    let thing = |kind: &str| json!({ "properties": { "x": { "type": kind } } });
    let mut other = document("/b", thing("string"));
    other["paths"]["/b"]["get"]["schema"]["$ref"] = format!("{THING}/properties/x").into();
    let merged = merged(document("/a", thing("integer")), other);
    assert_eq!(merged["paths"]["/b"]["get"]["schema"]["$ref"], "#/components/schemas/Thing_2/properties/x");
}

#[test]
fn a_name_can_be_written_in_several_ways() {
    for (name, written, new) in [
        ("My Thing", "My%20Thing", "My Thing_2"),
        ("a/b", "a~1b", "a~1b_2"),
        ("a/b", "a%7E1b", "a~1b_2"),
        ("50%", "50%25", "50%25_2"),
    ] {
        let with = |path: &str, kind: &str| {
            let reference = format!("#/components/schemas/{written}");
            json!({ "paths": { path: { "get": { "schema": { "$ref": reference } } } },
                "components": { "schemas": { name: { "type": kind } } } })
        };
        let merged = merged(with("/a", "string"), with("/b", "integer"));
        let reference = merged["paths"]["/b"]["get"]["schema"]["$ref"].as_str().unwrap();
        assert_eq!(reference, format!("#/components/schemas/{new}"));
        assert_eq!(
            crate::reference::target(&merged, reference),
            Some(&json!({ "type": "integer" })),
            "{written}"
        );
    }
}

#[test]
fn a_discriminator_names_the_renamed_component() {
    let pet = json!({ "discriminator": { "propertyName": "kind", "mapping": { "a": THING, "b": "Thing", "c": "x.json" } } });
    let mut other = document("/b", json!({ "type": "integer" }));
    other["components"]["schemas"]["Pet"] = pet;
    let merged = merged(document("/a", json!({ "type": "string" })), other);
    let mapping = &merged["components"]["schemas"]["Pet"]["discriminator"]["mapping"];
    assert_eq!(*mapping, json!({ "a": "#/components/schemas/Thing_2", "b": "Thing_2", "c": "x.json" }));
}

#[test]
fn a_renamed_scheme_is_asked_for_by_its_new_name() {
    let (mut one, mut other) = (document("/a", json!({})), document("/b", json!({})));
    for (document, name) in [(&mut one, "A"), (&mut other, "B")] {
        document["components"]["securitySchemes"] =
            json!({ "key": { "type": "apiKey", "in": "header", "name": name } });
        document["security"] = json!([{ "key": [] }]);
    }
    other["paths"]["/b"]["put"] = json!({ "security": [{ "key": ["write"] }] });
    let merged = merged(one, other);
    assert_eq!(merged["paths"]["/a"]["get"]["security"], json!([{ "key": [] }]));
    assert_eq!(merged["paths"]["/b"]["get"]["security"], json!([{ "key_2": [] }]));
    assert_eq!(merged["paths"]["/b"]["put"]["security"], json!([{ "key_2": ["write"] }]));
    assert_eq!(merged["components"]["securitySchemes"]["key_2"]["name"], "B");
}

#[test]
fn operations_keep_what_their_document_and_their_path_say() {
    let one = document("/a", json!({}));
    let mut other = document("/a", json!({}));
    let operation = other["paths"]["/a"]["get"].take();
    // Behind references, too, which hide what is of one name.
    other["components"]["parameters"] =
        json!({ "p": { "name": "p", "in": "query", "schema": { "type": "string" } } });
    other["components"]["pathItems"] =
        json!({ "A": { "post": operation, "parameters": [{ "$ref": "#/components/parameters/p" }] } });
    other["components"]["pathItems"]["A"]["post"]["parameters"] =
        json!([{ "name": "p", "in": "query", "required": true }]);
    other["paths"]["/a"] = json!({ "$ref": "#/components/pathItems/A" });
    other["security"] = json!([]);
    other["servers"] = json!([{ "url": "https://b.example.com" }]);
    let merged = merged(one, other);
    let item = &merged["paths"]["/a"];
    assert_eq!((item["get"].get("security"), item["get"].get("parameters")), (None, None));
    assert_eq!(item["post"]["security"], json!([]));
    assert_eq!(item["post"]["servers"][0]["url"], "https://b.example.com");
    assert_eq!(item["post"]["parameters"], json!([{ "name": "p", "in": "query", "required": true }]));
}

#[test]
fn nothing_is_asked_of_a_document_that_asks_for_nothing() {
    let (mut one, other) = (document("/a", json!({})), document("/b", json!({})));
    one["security"] = json!([{ "key": [] }]);
    let merged = merged(one, other);
    assert_eq!((merged.get("security"), merged["paths"]["/b"]["get"].get("security")), (None, None));
    assert_eq!(merged["paths"]["/a"]["get"]["security"], json!([{ "key": [] }]));
}

#[test]
fn another_name_of_a_path_has_the_operations_of_its_own_document() {
    let one = document("/a", json!({}));
    let other = json!({ "paths": { "/a": { "post": {} }, "/b": { "$ref": "#/paths/~1a" } } });
    let merged = merged(one, other);
    assert_eq!(merged["paths"]["/b"], json!({ "post": {} }));
    assert_eq!(merged["paths"]["/a"].as_object().unwrap().len(), 2);
}

#[test]
fn references_into_a_path_of_one_document_still_lead_there() {
    let other = json!({ "paths": { "/b": { "parameters": [{ "name": "p" }], "get": {} } } });
    let merged = merged(document("/a", json!({})), other);
    assert!(merged.pointer("/paths/~1b/parameters/0").is_some());
}

/// What both describe is one operation if it is called in one way, whatever is said about it.
#[test]
fn an_operation_in_both_documents_must_be_the_same() {
    let with = |operation: Value| json!({ "paths": { "/a": { "summary": operation["summary"], "get": operation } } });
    let schema = |name: &str| json!({ "properties": { name: { "type": "string", "description": name } } });
    let base = |words: &str| {
        json!({ "summary": words, "tags": [words], "x-words": words,
            "responses": { "200": { "description": words, "content": { "a/b": { "schema": schema("x"), "example": words } } } } })
    };
    let one = merged(with(base("a")), with(base("b")));
    let get = &one["paths"]["/a"]["get"];
    assert_eq!((&get["summary"], &get["tags"]), (&json!("a"), &json!(["a", "b"])));

    let mut more = base("a");
    more["parameters"] = json!([{ "name": "q", "in": "query", "required": true }]);
    assert_eq!(problems(with(base("a")), with(more)), ["/paths/~1a/get/parameters"]);
    let mut other = base("a");
    other["responses"]["200"]["content"]["a/b"]["schema"] = schema("description");
    let pointer = "/paths/~1a/get/responses/200/content/a~1b/schema/properties";
    assert_eq!(
        problems(with(base("a")), with(other)),
        [format!("{pointer}/description"), format!("{pointer}/x")]
    );
    let mut elsewhere = with(base("a"));
    elsewhere["servers"] = json!([{ "url": "https://b.example.com" }]);
    assert_eq!(problems(with(base("a")), elsewhere), ["/paths/~1a/get/servers"]);
}

#[test]
fn what_is_said_of_the_whole_api_is_kept() {
    let with = |scope: &str| json!({ "x-codegen-rate-scope": scope, "tags": [{ "name": scope }] });
    let merged = merged(document("/a", json!({})), with("a"));
    assert_eq!((&merged["x-codegen-rate-scope"], &merged["tags"]), (&json!("a"), &json!([{ "name": "a" }])));
    assert_eq!(problems(with("a"), with("b")), ["/x-codegen-rate-scope"]);
}
