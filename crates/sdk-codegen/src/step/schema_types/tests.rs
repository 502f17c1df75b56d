use serde_json::{Value, json};

use super::*;

fn repaired(schema: Value) -> Value {
    let mut document = json!({ "components": { "schemas": { "X": schema } } });
    apply(&mut document, &Settings::plain());
    document["components"]["schemas"]["X"].take()
}

#[test]
fn a_missing_type_is_inferred() {
    assert_eq!(repaired(json!({ "format": "date-time" }))["type"], "string");
    assert_eq!(repaired(json!({ "format": "int64" }))["type"], "integer");
    assert_eq!(repaired(json!({ "enum": ["a", "b"] }))["type"], "string");
    assert_eq!(repaired(json!({ "properties": { "a": {} } }))["type"], "object");
    assert_eq!(repaired(json!({ "items": {} }))["type"], "array");
    assert_eq!(repaired(json!({})), json!({}));
    assert_eq!(repaired(json!({ "properties": { "a": null } }))["properties"]["a"], json!({}));
}

#[test]
fn several_schemas_for_items_make_a_list_only_beside_its_type() {
    let places = json!([{ "type": "string" }, { "type": "integer" }]);
    let choice = json!({ "items": { "anyOf": places } });
    assert_eq!(repaired(choice.clone()), json!({}));
    let mut list = choice;
    list["type"] = json!("array");
    assert_eq!(repaired(list.clone()), list);
    for items in [places, json!([]), json!("string"), json!(null)] {
        assert_eq!(repaired(json!({ "items": items })), json!({}));
        let list = json!({ "type": "array", "items": items });
        assert_eq!(repaired(list), json!({ "type": "array", "items": {} }));
    }
}

#[test]
fn what_is_greater_than_63_bits_hold_is_unsigned() {
    for (maximum, minimum) in [
        (json!(u64::MAX), json!(0)),
        (json!(18_446_744_073_709_551_615.0), json!(1)),
        (json!(1e30), json!(0)),
        (json!(null), json!(1_u64 << 63)),
    ] {
        let integer = json!({ "type": "integer", "maximum": maximum, "minimum": minimum });
        assert_eq!(repaired(integer)["format"], "uint64");
    }
    assert_eq!(repaired(json!({ "type": "integer", "format": "UInt64" }))["format"], "uint64");
    let listed = json!({ "type": "integer", "const": u64::MAX });
    assert_eq!(repaired(listed)["format"], "uint64");
    for (maximum, minimum) in
        [(json!(i64::MAX), json!(0)), (json!(u64::MAX), json!(-1)), (json!(1e30), json!(null))]
    {
        let integer = json!({ "type": "integer", "maximum": maximum, "minimum": minimum });
        assert_eq!(repaired(integer).get("format"), None);
    }
}

#[test]
fn a_number_of_64_bits_is_an_integer() {
    let of = |format: &str| repaired(json!({ "type": "number", "format": format }))["type"].clone();
    assert_eq!(
        [of("int64"), of("uint64"), of("int32"), of("double")],
        ["integer", "integer", "number", "number"]
    );
}

#[test]
fn an_enum_on_a_list_moves_to_its_items() {
    let list = json!({ "type": "array", "enum": ["a"], "items": { "type": "string" } });
    assert_eq!(repaired(list), json!({ "type": "array", "items": { "type": "string", "enum": ["a"] } }));
    let list = json!({ "type": "array", "enum": [["a"]], "items": { "type": "integer" } });
    assert_eq!(repaired(list), json!({ "type": "array", "items": { "type": "integer" } }));
}

#[test]
fn the_values_of_an_enum_outweigh_its_type() {
    assert_eq!(repaired(json!({ "type": "boolean", "enum": ["true", "partial"] }))["type"], "string");
    assert_eq!(
        repaired(json!({ "type": "boolean", "enum": ["true", "false"] })),
        json!({ "type": "boolean" })
    );
    assert_eq!(repaired(json!({ "type": "integer", "enum": [0, 1] })), json!({ "type": "integer" }));
    assert_eq!(repaired(json!({ "type": "integer", "enum": ["1"] })), json!({ "type": "integer" }));
}

#[test]
fn null_in_an_enum_is_nullable() {
    let expected = json!({ "type": "string", "enum": ["a"], "nullable": true });
    assert_eq!(repaired(json!({ "type": "string", "enum": ["a", null] })), expected);
}

#[test]
fn null_as_an_alternative_is_nullable() {
    for nothing in [json!({ "type": "null" }), json!({ "enum": [null] })] {
        let schema = json!({ "oneOf": [{ "type": "string" }, nothing] });
        assert_eq!(repaired(schema), json!({ "oneOf": [{ "type": "string" }], "nullable": true }));
    }
    assert_eq!(repaired(json!({ "anyOf": [{ "type": "null" }] })), json!({ "nullable": true }));
}

#[test]
fn types_of_other_versions_are_translated() {
    assert_eq!(
        repaired(json!({ "type": ["string", "null"] })),
        json!({ "type": "string", "nullable": true })
    );
    assert_eq!(repaired(json!({ "type": ["string", "integer"] })), json!({}));
    assert_eq!(repaired(json!({ "type": "file" })), json!({ "type": "string", "format": "binary" }));
    assert_eq!(repaired(json!({ "type": "float" })), json!({ "type": "number" }));
    assert_eq!(repaired(json!({ "const": "a" })), json!({ "type": "string", "enum": ["a"] }));
}

#[test]
fn members_of_the_wrong_form_go() {
    assert_eq!(repaired(json!({ "type": "string", "required": true })), json!({ "type": "string" }));
    assert_eq!(repaired(json!({ "type": "integer", "exclusiveMinimum": 3 })), json!({ "type": "integer" }));
    assert_eq!(repaired(json!({ "type": "string", "x-rust-type": {} })), json!({ "type": "string" }));
    assert_eq!(repaired(json!({ "type": "object", "properties": null })), json!({ "type": "object" }));
    assert_eq!(repaired(json!({ "type": "object", "format": "password" })), json!({ "type": "object" }));
}

#[test]
fn an_unknown_type_is_any_value_and_noted() {
    let mut document = json!({ "components": { "schemas": { "X": { "type": "blob" } } } });
    let outcome = apply(&mut document, &Settings::plain());
    assert_eq!(document["components"]["schemas"]["X"], json!({}));
    assert_eq!(outcome.notes[0].pointer, "/components/schemas/X");
}

#[test]
fn what_says_nothing_of_a_type_is_said() {
    let properties = json!({"a": {"required": true}, "b": "string", "c": [1], "d": true, "e": {"required": [], "allOf": null}});
    let schema = json!({"type": ["x", 7], "required": "a", "enum": {"a": 1}, "allOf": "A", "items": [{}], "properties": properties});
    let mut document =
        json!({"components": {"schemas": {"A": schema, "B": {"properties": ["a"], "maxLength": "3"}}}});
    let notes = apply(&mut document, &Settings::plain()).notes;
    let mut said: Vec<_> = notes.iter().map(ToString::to_string).collect();
    said.sort();
    assert_eq!(
        said,
        [
            "#/components/schemas/A/properties/a: `required` is a truth value here, which says nothing",
            "#/components/schemas/A/properties/b: it is a text, and no schema; taken for any value",
            "#/components/schemas/A/properties/c: it is a list, and no schema; taken for any value",
            "#/components/schemas/A: `allOf` is a text here, which says nothing",
            "#/components/schemas/A: `enum` is an object here, which says nothing",
            "#/components/schemas/A: `items` is a list here, which says nothing",
            "#/components/schemas/A: `required` is a text here, which says nothing",
            "#/components/schemas/A: `type: [\"x\",7]` is unknown; taken for any value",
            "#/components/schemas/B: `properties` is a list here, which says nothing",
        ]
    );
}
