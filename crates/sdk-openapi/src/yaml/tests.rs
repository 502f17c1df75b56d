use serde_json::json;

use super::*;

#[test]
fn texts_without_quotes_are_what_they_look_like() {
    for (text, value) in [
        ("1", json!(1)),
        ("-7", json!(-7)),
        ("+7", json!(7)),
        ("18446744073709551615", json!(u64::MAX)),
        ("0x1f", json!(31)),
        ("0o17", json!(15)),
        ("1.50", json!(1.5)),
        ("-1e3", json!(-1000.0)),
        (".5", json!(0.5)),
        ("007", json!("007")),
        ("1.2.3", json!("1.2.3")),
        ("1_000", json!("1_000")),
        ("2024-01-02", json!("2024-01-02")),
        (".inf", json!(".inf")),
        ("infinity", json!("infinity")),
        ("-", json!([null])),
        ("yes", json!("yes")),
        ("TRUE", json!(true)),
        ("~", json!(null)),
        ("'1'", json!("1")),
        ("!!str 1", json!("1")),
        ("!other 1", json!(1)),
        ("", json!(null)),
    ] {
        assert_eq!(parse(text), Ok(value), "{text}");
    }
}

#[test]
fn what_openapi_has_as_a_text_is_as_it_is_written() {
    let parameter = json!({ "name": "1.10", "in": "query" });
    let schema = json!({ "required": ["200", "1.10", "null"], "properties": { "200": {} } });
    let text = "
        tags: [1]
        components:
          parameters: { 7: &p { name: 1.10, in: query } }
          schemas: { A: { required: [200, 1.10, null], properties: { 200: {} } }, name: { name: 1 } }
        get: { operationId: 0x10, parameters: [*p], responses: { default: { required: [1] } } }
        default: { tags: [1.10], parameters: [{ name: 1 }] }
        put: { operationId: null }
        x-a: { operationId: 1 }";
    let expected = json!({
        "tags": ["1"],
        "components": { "parameters": { "7": parameter }, "schemas": { "A": schema, "name": { "name": 1 } } },
        "get": { "operationId": "0x10", "parameters": [parameter], "responses": { "default": { "required": ["1"] } } },
        "default": { "tags": [1.1], "parameters": [{ "name": 1 }] },
        "put": { "operationId": null },
        "x-a": { "operationId": 1 },
    });
    assert_eq!(parse(text), Ok(expected));
}

#[test]
fn values_of_a_type_of_texts_are_as_they_are_written() {
    let parsed = |text: &str| parse(text).unwrap();
    assert_eq!(
        parsed("{ const: 1.10, example: 0x10, default: True, type: string, maximum: 1.10 }"),
        json!({ "const": "1.10", "example": "0x10", "default": "True", "type": "string", "maximum": 1.1 })
    );
    assert_eq!(
        parsed("{ type: [string, 'null'], enum: [1.10, 2.0, null] }"),
        json!({ "type": ["string", "null"], "enum": ["1.10", "2.0", null] })
    );
    assert_eq!(
        parsed("{ type: [string, number], enum: [1.10] }"),
        json!({ "type": ["string", "number"], "enum": [1.1] })
    );
}

#[test]
fn what_nests_without_an_end_is_refused_at_once() {
    let deep = 300_000;
    for text in [
        "{\"a\":".repeat(deep),
        "[".repeat(deep),
        "x: ".to_owned() + &"[".repeat(deep),
        "- ".repeat(deep),
        "a: {'}': ".repeat(deep),
        "? ".repeat(deep),
    ] {
        assert!(parse(&text).is_err());
    }
    let fitting = "[".repeat(100) + &"]".repeat(100);
    assert!(parse(&fitting).is_ok());
}

#[test]
fn an_object_takes_over_what_it_has_not() {
    let merged =
        parse("a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: {<<: *a, x: 5}\nd:\n  <<: [*a, *b]\ne: {'<<': 1}");
    let expected = json!({
        "a": { "x": 1, "y": 2 }, "b": { "y": 3, "z": 4 }, "c": { "x": 5, "y": 2 },
        "d": { "x": 1, "y": 2, "z": 4 }, "e": { "<<": 1 },
    });
    assert_eq!(merged, Ok(expected));
}

#[test]
fn an_alias_stands_for_what_it_names_but_not_for_what_it_is_in() {
    assert_eq!(parse("a: &x {b: 1}\nc: *x"), Ok(json!({ "a": { "b": 1 }, "c": { "b": 1 } })));
    assert!(parse("a: &x [*x]").is_err());
    assert!(parse("a: 1\n---\nb: 2").is_err());
}
