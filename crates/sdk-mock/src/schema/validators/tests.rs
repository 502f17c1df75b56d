//! What conforms, and what is said of what does not.

use super::*;

fn check(direction: Direction, schema: Value, value: Value) -> Vec<Mismatch> {
    let components = json!({
        "Name": {"type": "string", "nullable": true, "minLength": 2},
        "Part": {"type": "object", "properties": {"b": {"type": "string"}}},
    });
    let root = json!({"paths": {"/a b": {"schema": schema}}, "components": {"schemas": components}});
    Schemas::new(Arc::new(root)).check(direction, "/paths/~1a b/schema", &value)
}

#[test]
fn names_the_rule_and_the_part_but_not_the_value() {
    let schema = json!({"type": "object", "properties": {"name": {"$ref": "#/components/schemas/Name"}}});
    let found = check(Direction::Request, schema, json!({"name": "s"}));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule, "/components/schemas/Name/minLength");
    assert_eq!(found[0].part, "/name");
    assert!(!found[0].message.contains("\"s\""), "{}", found[0].message);
}

#[test]
fn what_is_behind_a_choice_is_found() {
    let word = json!({"type": "object", "properties": {"type": {"type": "string", "enum": ["a"]}}});
    let one = json!({"oneOf": [word]});
    let both = json!({"oneOf": [word], "anyOf": [{}], "allOf": [{}]});
    let nullable = json!({"nullable": true, "oneOf": [word]});
    let names = json!({"type": "object", "properties": {"oneOf": {"oneOf": [word]}}});
    for (schema, behind) in [(one, ""), (both, ""), (nullable, ""), (names, "/properties/oneOf")] {
        let pointer = format!("/paths/~1a/schema{behind}/oneOf/0/properties/type");
        let reference = json!({"$ref": format!("#{pointer}")});
        let root = json!({"paths": {"/a": {"schema": schema}, "/b": {"schema": reference}}});
        let schemas = Schemas::new(Arc::new(root));
        for direction in [Direction::Request, Direction::Response] {
            for from in [&*pointer, "/paths/~1b/schema"] {
                assert!(schemas.check(direction, from, &json!("a")).is_empty(), "{schema}");
                let found = schemas.check(direction, from, &json!("b"));
                assert_eq!(found[0].rule, format!("{pointer}/enum"), "{schema}");
            }
        }
    }
}

#[test]
fn a_component_may_be_called_anything() {
    for name in ["Тип²", "r#type", "100%", "a b"] {
        let schema =
            json!({"type": "object", "properties": {"a": {"$ref": format!("#/components/schemas/{name}")}}});
        let root = json!({"schema": schema, "components": {"schemas": {name: {"type": "string"}}}});
        let schemas = Schemas::new(Arc::new(root));
        for direction in [Direction::Request, Direction::Response] {
            assert_eq!(schemas.check(direction, "/schema", &json!({"a": "x"})).len(), 0, "{name}");
            assert_eq!(schemas.check(direction, "/schema", &json!({"a": 1})).len(), 1, "{name}");
        }
    }
}

/// As the build step does: the client takes any value there.
#[test]
fn a_type_that_is_none_is_any() {
    for kind in [json!({"type": "string"}), json!("whatever"), json!(["string", "text"]), json!("int")] {
        assert!(check(Direction::Request, json!({"type": kind}), json!(1)).is_empty(), "{kind}");
    }
    assert_eq!(check(Direction::Request, json!({"type": "int"}), json!("1")).len(), 1);
    assert_eq!(check(Direction::Request, json!({"type": ["string", "integer"]}), json!(true)).len(), 1);
}

#[test]
fn a_name_that_is_required_twice_is_required_once() {
    let member = json!({"type": "string"});
    let schema =
        json!({"type": "object", "properties": {"a": member, "b": member}, "required": ["a", "b", "a"]});
    for direction in [Direction::Request, Direction::Response] {
        assert!(check(direction, schema.clone(), json!({"a": "x", "b": "x"})).is_empty());
        assert_eq!(check(direction, schema.clone(), json!({"b": "x"})).len(), 1);
    }
}

#[test]
fn definitions_inside_of_a_schema_are_read() {
    let schema = json!({
        "definitions": {"name": {"type": "string", "nullable": true}},
        "properties": {"name": {"$ref": "#/paths/~1a b/schema/definitions/name"}},
    });
    assert!(check(Direction::Request, schema.clone(), json!({"name": null})).is_empty());
    assert_eq!(check(Direction::Request, schema, json!({"name": 1})).len(), 1);
}

#[test]
fn words_of_another_type_are_read_as_it_or_outweigh_it() {
    for (schema, value) in [
        (json!({"type": "string", "enum": [10, 20]}), json!("10")),
        (json!({"type": "integer", "enum": ["10", "20"]}), json!(10)),
        (json!({"type": "integer", "enum": ["created", "found"]}), json!("found")),
        (json!({"type": "boolean", "enum": ["true"]}), json!(true)),
    ] {
        assert!(check(Direction::Request, schema.clone(), value).is_empty(), "{schema}");
        assert_ne!(check(Direction::Request, schema, json!("other")).len(), 0);
    }
}

#[test]
fn a_text_begins_and_ends_as_in_other_languages() {
    let schema = json!({"type": "string", "pattern": r"\A([a-z0-9-_]{1,3}\.)+x\Z"});
    assert!(check(Direction::Request, schema.clone(), json!("a-b.x")).is_empty());
    assert_eq!(check(Direction::Request, schema, json!("a.x.")).len(), 1);
}

#[test]
fn a_schema_that_is_null_is_any_value() {
    let schema = json!({"type": "object", "additionalProperties": null, "properties": {"a": null}});
    assert!(check(Direction::Request, schema, json!({"a": 1, "b": 2})).is_empty());
}

#[test]
fn a_nullable_value_may_be_null() {
    assert!(check(Direction::Request, json!({"$ref": "#/components/schemas/Name"}), Value::Null).is_empty());
    let schema = json!({"type": "string", "enum": ["a"], "nullable": true});
    assert!(check(Direction::Request, schema, Value::Null).is_empty());
    let schema = json!({"allOf": [{"type": "string"}], "nullable": true});
    assert!(check(Direction::Response, schema, Value::Null).is_empty());
    assert_eq!(check(Direction::Response, json!({"type": "string"}), Value::Null).len(), 1);
}

#[test]
fn a_request_may_hold_named_fields_only() {
    let schema = json!({"type": "object", "properties": {"password": {"type": "string"}}});
    let value = json!({"password": "p", "current_password": "o"});
    let found = check(Direction::Request, schema.clone(), value.clone());
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("current_password"), "{}", found[0].message);
    assert_eq!(found[0].rule, "/paths/~1a b/schema");
    assert!(check(Direction::Response, schema, value).is_empty());
}

#[test]
fn a_composition_allows_the_fields_of_all_its_parts() {
    let part = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
    let schema = json!({"allOf": [part("a"), {"$ref": "#/components/schemas/Part"}]});
    assert!(check(Direction::Request, schema.clone(), json!({"a": "1", "b": "2"})).is_empty());
    assert_eq!(check(Direction::Request, schema.clone(), json!({"a": "1", "c": "2"})).len(), 1);
    let found = check(Direction::Request, schema, json!({"a": "1", "b": 2}));
    assert_eq!(found[0].rule, "/components/schemas/Part/properties/b/type");
}

#[test]
fn a_long_chain_of_parts_is_followed_and_a_circle_comes_to_an_end() {
    let part = |index: usize, next: &str| json!({"allOf": [{"$ref": format!("#/components/schemas/{next}")}, {"properties": {format!("f{index}"): {"type": "string"}}}]});
    let mut schemas: serde_json::Map<_, _> =
        (0..40).map(|index| (format!("D{index}"), part(index, &format!("D{}", index + 1)))).collect();
    schemas.insert("D40".to_owned(), json!({"type": "object", "properties": {"end": {"type": "string"}}}));
    let circle = json!({"allOf": [{"$ref": "#/components/schemas/C"}, {"$ref": "#/components/schemas/C"}, {"properties": {"c": {"type": "string"}}}]});
    schemas.insert("C".to_owned(), circle);
    let schemas = Schemas::new(Arc::new(json!({"components": {"schemas": schemas}})));
    let check = |value: Value| schemas.check(Direction::Request, "/components/schemas/D0", &value).len();
    assert_eq!(check(json!({"f0": "a", "f20": "b", "end": "c"})), 0);
    assert_eq!(check(json!({"f0": "a", "other": "c"})), 1);
}

#[test]
fn two_choices_allow_the_fields_of_both() {
    let part =
        |name: &str| json!({"type": "object", "required": [name], "properties": {name: {"type": "string"}}});
    let schema =
        json!({"oneOf": [part("a"), part("b")], "anyOf": [part("c"), {"$ref": "#/components/schemas/Part"}]});
    assert!(check(Direction::Request, schema.clone(), json!({"a": "1", "c": "2"})).is_empty());
    assert!(!check(Direction::Request, schema.clone(), json!({"c": "2"})).is_empty());
    let nested = json!({"allOf": [{"oneOf": [part("a"), part("b")]}, {"oneOf": [part("c"), part("d")]}]});
    assert!(check(Direction::Request, nested, json!({"a": "1", "c": "2"})).is_empty());
    assert!(!check(Direction::Request, schema, json!({"a": "1", "c": "2", "d": 3})).is_empty());
}

#[test]
fn alternatives_may_overlap() {
    let part = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
    let schema = json!({"oneOf": [part("a"), part("b")]});
    assert!(check(Direction::Response, schema.clone(), json!({})).is_empty());
    let found = check(Direction::Request, schema, json!({"c": "1"}));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule, "/paths/~1a b/schema/oneOf");
}

#[test]
fn values_of_an_array_are_words_of_its_items() {
    let schema = json!({"type": "array", "enum": ["a", "b"], "items": {"type": "string"}});
    assert!(check(Direction::Request, schema.clone(), json!(["a"])).is_empty());
    assert_eq!(check(Direction::Request, schema, json!(["c"])).len(), 1);
}

#[test]
fn exclusive_limits_are_flags() {
    let schema = json!({"type": "number", "minimum": 1, "exclusiveMinimum": true});
    assert_eq!(check(Direction::Request, schema.clone(), json!(1)).len(), 1);
    assert!(check(Direction::Request, schema, json!(1.5)).is_empty());
}

#[test]
fn formats_are_checked() {
    let uuid = json!({"type": "string", "format": "uuid"});
    assert_eq!(check(Direction::Request, uuid.clone(), json!("7")).len(), 1);
    assert!(check(Direction::Request, uuid, json!("00000000-0000-4000-8000-00000000000A")).is_empty());
    let int32 = json!({"type": "integer", "format": "int32"});
    assert_eq!(check(Direction::Request, int32, json!(3_000_000_000_u64)).len(), 1);
    let int64 = json!({"type": "integer", "format": "int64"});
    assert_eq!(check(Direction::Request, int64.clone(), json!(9_223_372_036_854_775_808_u64)).len(), 1);
    assert!(check(Direction::Request, int64, json!(i64::MIN)).is_empty());
    let time = json!({"type": "string", "format": "date-time"});
    assert_eq!(check(Direction::Response, time, json!("Never")).len(), 1);
}

#[test]
fn a_field_named_like_an_annotation_stays() {
    let field = json!({"type": "string"});
    let schema =
        json!({"type": "object", "required": ["example"], "properties": {"example": field, "id": field}});
    assert!(check(Direction::Request, schema, json!({"example": "e", "id": "i"})).is_empty());
}

/// By the letter, no object could follow the whole where one part of it has to have what another part does not know.
#[test]
fn a_part_that_is_closed_closes_the_whole() {
    let base = json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}});
    let own = json!({"properties": {"c": {"type": "integer"}}, "additionalProperties": false});
    let beside = json!({
        "allOf": [base, {"$ref": "#/components/schemas/Part"}], "properties": {"c": {"type": "integer"}}, "additionalProperties": false,
    });
    for schema in [json!({"allOf": [base, {"$ref": "#/components/schemas/Part"}, own]}), beside] {
        for direction in [Direction::Request, Direction::Response] {
            assert_eq!(
                check(direction, schema.clone(), json!({"a": "x", "b": "y", "c": 1})).len(),
                0,
                "{schema}"
            );
            assert_eq!(
                check(direction, schema.clone(), json!({"a": "x", "c": "no integer"})).len(),
                1,
                "{schema}"
            );
        }
        assert_eq!(check(Direction::Request, schema, json!({"a": "x", "d": 1})).len(), 1);
    }
    let map = json!({"allOf": [base, {"additionalProperties": {"type": "integer"}}]});
    for direction in [Direction::Request, Direction::Response] {
        assert_eq!(check(direction, map.clone(), json!({"a": "x", "other": 1})).len(), 0);
        assert_eq!(check(direction, map.clone(), json!({"a": "x", "other": "y"})).len(), 1);
    }
    let closed = json!({"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "additionalProperties": false,
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}}});
    for direction in [Direction::Request, Direction::Response] {
        assert_eq!(check(direction, closed.clone(), json!({"a": "x"})).len(), 0);
        assert_eq!(check(direction, closed.clone(), json!({"a": "x", "c": 1})).len(), 1);
    }
}

#[test]
fn a_field_that_two_parts_describe_has_what_both_say() {
    let part = |name: &str| json!({"type": "object", "properties": {"sub": {"type": "object", "properties": {name: {"type": "string"}}}}});
    let schema = json!({"allOf": [part("p"), part("q"), {"properties": {"sub": {"$ref": "#/components/schemas/Part"}}}]});
    assert_eq!(
        check(Direction::Request, schema.clone(), json!({"sub": {"p": "x", "q": "y", "b": "z"}})).len(),
        0
    );
    assert_eq!(check(Direction::Request, schema, json!({"sub": {"p": "x", "q": 1}})).len(), 1);
}

/// Not where it is a part of itself by a field: that would nest as deep as the stack is.
#[test]
fn only_parts_of_parts_are_followed_far() {
    let tree =
        json!({"type": "object", "properties": {"up": {"nullable": true, "allOf": [{"$ref": "#/tree"}]}}});
    let copy = rewrite::rewritten(&json!({"schema": tree, "tree": tree}), Direction::Request);
    let deepest = copy["schema"].to_string().matches("\"up\"").count();
    assert!(deepest < 20, "{deepest}");
}

#[test]
fn what_is_malformed_says_nothing() {
    let lost = json!({"$ref": "#/components/schemas/Lost"});
    let fields = json!({"a": {"enum": "x"}, "b": {"type": "string", "minLength": "3"}, "c": "string", "d": lost, "e": {"allOf": []},
        "f": {"type": []}, "g": {"pattern": "[z-a"}, "h": {"pattern": "(?<x>"}, "i": {"not": "x"}});
    let schema = json!({"type": "object", "properties": fields});
    for direction in [Direction::Request, Direction::Response] {
        let value =
            json!({"a": 1, "b": "x", "c": [], "d": {}, "e": null, "f": 1, "g": "x", "h": "y", "i": 1});
        assert_eq!(check(direction, schema.clone(), value).len(), 0);
        assert_eq!(check(direction, schema.clone(), json!({"b": 1})).len(), 1);
    }
}

#[test]
fn patterns_of_other_languages_are_read() {
    for (pattern, fitting) in [("/^x$/m", "x"), ("/^[a-z]+$/i", "AB"), (r"\Ab\Z", "b"), ("^(?=.*c)", "abc")] {
        let schema = json!({"type": "string", "pattern": pattern});
        let found = |text: &str| check(Direction::Request, schema.clone(), json!(text)).len();
        assert_eq!((found(fitting), found("7")), (0, 1), "{pattern}");
    }
}
