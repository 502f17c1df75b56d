//! What is made from schemas.

use super::*;

fn sample(root: &Value, pointer: &str) -> Value {
    super::sample(root, pointer, "", &|_, value| *value != json!("broken"))
}

#[test]
fn prefers_what_the_document_says() {
    let root = json!({
        "a": {"type": "string", "example": "given"},
        "b": {"type": "string", "example": "broken", "enum": ["first", "second"]},
        "c": {"type": "object", "properties": {"a": {"$ref": "#/a"}, "n": {"type": "integer", "minimum": 5}}},
        "d": {"allOf": [{"$ref": "#/c"}, {"type": "object", "properties": {"b": {"$ref": "#/b"}}}]},
        "e": {"type": "array", "minItems": 2, "items": {"type": "string", "format": "uuid"}},
    });
    assert_eq!(sample(&root, "/a"), "given");
    assert_eq!(sample(&root, "/b"), "first");
    assert_eq!(sample(&root, "/d"), json!({"a": "given", "n": 5, "b": "first"}));
    assert_eq!(sample(&root, "/e").as_array().unwrap().len(), 2);
    // A reference to nothing.
    assert_eq!(sample(&json!({"properties": {"a": {"$ref": "#/lost"}}}), ""), json!({"a": {}}));
}

#[test]
fn what_a_part_requires_is_there_however_deep() {
    let paging = json!({"type": "object", "required": ["items"]});
    let items =
        json!({"type": "object", "properties": {"items": {"type": "array", "items": {"type": "object"}}}});
    let inside = |inner, _| json!({"type": "object", "required": ["in"], "properties": {"in": inner}});
    let deep = (0..DEPTH + 2).fold(json!({"$ref": "#/page"}), inside);
    let root = json!({"page": {"allOf": [paging, items]}, "deep": deep});
    assert!(sample(&root, "/deep").to_string().contains(r#""items":[]"#));
}

#[test]
fn a_list_of_scalars_is_never_too_deep() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let inside = |inner, _| json!({"type": "object", "required": ["a"], "properties": {"a": inner}});
    let root = (0..DEPTH + 2).fold(list, inside);
    assert!(sample(&root, "").to_string().contains(r#"["text"]"#));
}

#[test]
fn a_part_of_a_part_of_a_part_is_one() {
    let base = json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}});
    let root = (0..50).fold(base, |inner, _| json!({"allOf": [inner, {"properties": {"b": {}}}]}));
    assert_eq!(sample(&root, "")["a"], 1);
}

/// Whichever part requires it: an object of texts is described all the same, and so is an empty one.
#[test]
fn an_object_outweighs_a_required_name() {
    let part = json!({"type": "object", "properties": {"a": {"$ref": "#/texts"}}});
    let texts = json!({"type": "object", "properties": {"b": {"type": "string"}, "c": {"type": "object"}}});
    let required =
        json!({"type": "object", "required": ["a", "d"], "properties": {"a": {"required": ["c"]}}});
    for all in [json!([part, required]), json!([required, part])] {
        assert_eq!(
            sample(&json!({"texts": texts, "all": {"allOf": all}}), "/all"),
            json!({"a": {"b": "text", "c": {}}, "d": REQUIRED})
        );
    }
}

#[test]
fn lists_and_values_that_only_they_tell_are_made() {
    let root = json!({
        "list": {"items": {"type": "string"}},
        "choice": {"items": {"anyOf": [{"type": "string"}]}},
        "digits": {"type": "string", "enum": [10, 20]},
        "both": {"allOf": [{"enum": ["broken", "a"]}, {"description": "x"}]},
        "date": {"format": "date"},
        "described": {"allOf": [{"type": "string"}, {"description": "x"}]},
    });
    assert_eq!(sample(&root, "/both"), json!("a"));
    assert_eq!(sample(&root, "/date"), json!("2026-01-15"));
    assert_eq!(sample(&root, "/described"), json!("text"));
    assert_eq!(sample(&root, "/list"), json!(["text"]));
    assert_eq!(sample(&root, "/choice"), json!({}));
    assert_eq!(sample(&root, "/digits"), json!("10"));
}

#[test]
fn a_number_of_64_bits_is_whole() {
    assert_eq!(sample(&json!({"n": {"type": "number", "format": "int64"}}), "/n"), json!(1));
}

#[test]
fn ends_in_a_schema_that_contains_itself() {
    let node = json!({"type": "object", "properties": {"child": {"$ref": "#/node"}}});
    let list = json!({"type": "array", "items": {"$ref": "#/list"}});
    let root = json!({"node": node, "list": list});
    assert!(sample(&root, "/node").to_string().len() < 200);
    assert!(sample(&root, "/list").to_string().len() < 200);
}

#[test]
fn ends_in_a_schema_that_contains_itself_many_times() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let properties: Map<_, _> =
        names.iter().map(|name| ((*name).to_owned(), json!({"$ref": "#/node"}))).collect();
    let root = json!({"node": {"type": "object", "properties": properties}});
    assert!(sample(&root, "/node").to_string().len() < 30 * NODES);
}

/// As a validator would say, for the little that is here.
fn conforms(root: &Value, pointer: &str, value: &Value) -> bool {
    let schema = root.pointer(pointer).unwrap();
    let is_listed = schema["enum"].as_array().is_none_or(|values| values.contains(value));
    let is_integer = schema["type"] != "integer" || value.is_i64();
    is_listed
        && is_integer
        && schema["minimum"].as_i64().is_none_or(|min| value.as_i64().is_some_and(|n| n >= min))
}

#[test]
fn what_several_parts_describe_is_what_all_of_them_allow() {
    let with = |schema: Value| json!({"type": "object", "properties": {"n": schema}});
    let word = |values: Value| json!({"type": "string", "enum": values});
    let root = json!({
        "number": {"allOf": [with(json!({"type": "number"})), with(json!({"type": "integer"})), with(json!({"minimum": 3}))]},
        "word": {"allOf": [with(word(json!(["a", "b"]))), with(word(json!(["b", "c"])))]},
        "list": {"allOf": [{"type": "array", "items": {"type": "string"}}, {"minItems": 2}]},
        "map": {"type": "object", "required": ["a"], "additionalProperties": {"type": "boolean"}},
    });
    let made = |pointer| super::sample(&root, pointer, "", &|pointer, value| conforms(&root, pointer, value));
    assert_eq!(made("/number"), json!({"n": 3}));
    assert_eq!(made("/word"), json!({"n": "b"}));
    assert_eq!(made("/list").as_array().unwrap().len(), 2);
    assert_eq!(made("/map"), json!({"a": true}));
}

#[test]
fn keeps_what_lists_and_objects_ask_for() {
    let root = json!({
        "list": {"type": "array", "minItems": 3, "uniqueItems": true, "items": {"type": "string"}},
        "values": {"type": "array", "minItems": 2, "uniqueItems": true, "items": {"type": "string", "enum": ["a", "b"]}},
        "map": {"type": "object", "minProperties": 2, "additionalProperties": {"type": "integer"}},
        "file": {"contentMediaType": "image/png"},
    });
    assert_eq!(sample(&root, "/file"), json!("text"));
    assert_eq!(sample(&root, "/list"), json!(["text", "text-1", "text-2"]));
    assert_eq!(sample(&root, "/values"), json!(["a", "b"]));
    assert_eq!(sample(&root, "/map"), json!({"name0": 1, "name1": 1}));
}
