use serde_json::{Value, json};

use super::*;

fn simplified(parameter: Value) -> Value {
    simplified_for(QueryArrays::Repeat, parameter)
}

fn simplified_for(query_arrays: QueryArrays, parameter: Value) -> Value {
    let mut document =
        json!({ "paths": { "/x": { "get": { "operationId": "x", "parameters": [parameter] } } } });
    apply(&mut document, &Settings { query_arrays, ..Settings::plain() });
    let operation = document["paths"]["/x"]["get"].take();
    if operation.get(NOT_GENERATED).is_some() {
        json!("not generated")
    } else {
        operation["parameters"].clone()
    }
}

fn names_and_types(parameters: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    parameters
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["name"]), text(&one["schema"]["type"])))
        .collect()
}

#[test]
fn a_deep_object_travels_as_its_members() {
    let schema = json!({ "type": "object", "properties": { "lt": { "type": "integer" }, "gt": { "type": "string" } } });
    let parameters =
        simplified(json!({ "name": "date", "in": "query", "style": "deepObject", "schema": schema }));
    let mut found = names_and_types(&parameters);
    found.sort();
    assert_eq!(found, [("date[gt]".into(), "string".into()), ("date[lt]".into(), "integer".into())]);
}

#[test]
fn an_object_without_documented_members_is_a_map() {
    let parameter = |style: &str, schema: Value| json!({ "name": "filter", "in": "query", "style": style, "schema": schema });
    let map = |style: &str, schema: Value| simplified(parameter(style, schema));
    let texts = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    for schema in [
        json!({ "type": "object" }),
        json!({ "type": "object", "additionalProperties": true }),
        texts.clone(),
    ] {
        let [form, deep] = ["form", "deepObject"].map(|style| map(style, schema.clone()));
        assert_eq!((&form[0]["schema"], &form[0][ENTRIES]), (&texts, &json!("")));
        assert_eq!((&deep[0]["schema"], &deep[0][ENTRIES]), (&texts, &json!("filter")));
        assert_eq!(simplified(deep[0].clone()), deep, "another time changes nothing");
    }
    let both = json!({ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": { "type": "integer" } });
    let names = names_and_types(&map("deepObject", both));
    assert_eq!(names, [("filter[a]".into(), "string".into()), ("filter".into(), "object".into())]);
    assert_eq!(map("form", json!({ "type": "object", "additionalProperties": false })), json!([]));
}

#[test]
fn no_parameter_can_be_null() {
    let list = json!({ "type": "array", "items": { "type": "string" }, "nullable": true });
    let schema = json!({ "type": "object", "properties": { "ids": list } });
    let parameters = simplified(json!({ "name": "filter", "in": "query", "schema": schema }));
    assert_eq!(parameters[0]["schema"], json!({ "type": "array", "items": { "type": "string" } }));
}

#[test]
fn a_list_in_one_value_remembers_what_is_between() {
    let schema = json!({ "type": "array", "items": { "type": "string" } });
    let parameters = simplified(json!({ "name": "ids", "in": "query", "explode": false, "schema": schema }));
    assert_eq!((&parameters[0]["schema"], &parameters[0][BETWEEN]), (&schema, &json!(",")));
    assert_eq!(simplified(parameters[0].clone()), parameters, "another time changes nothing");
    let of_objects = json!({ "type": "array", "items": { "type": "object" } });
    let text = simplified(json!({ "name": "ids", "in": "query", "explode": false, "schema": of_objects }));
    assert_eq!(text[0]["description"], "Several values are separated by commas.");
    assert_eq!((&text[0]["schema"], &text[0][BETWEEN]), (&json!({ "type": "string" }), &json!("")));
    let repeated = simplified(json!({ "name": "ids", "in": "query", "schema": schema }));
    assert_eq!(repeated[0]["schema"], schema);
}

#[test]
fn a_choice_becomes_its_scalar_branch() {
    let schema = json!({ "oneOf": [{ "type": "string", "format": "date-time" }, { "type": "object" }] });
    let parameters = simplified(json!({ "name": "startDate", "in": "query", "schema": schema }));
    assert_eq!(parameters[0]["schema"]["type"], "string");
    let schema = json!({ "oneOf": [{ "type": "string" }, { "type": "integer" }] });
    let parameters =
        simplified(json!({ "name": "scan_id", "in": "path", "required": true, "schema": schema }));
    assert_eq!(parameters[0]["schema"], json!({ "type": "string" }));
}

#[test]
fn json_in_a_parameter_is_text() {
    let content = json!({ "application/json": { "schema": { "type": "object" } } });
    assert_eq!(
        names_and_types(&simplified(json!({ "name": "q", "in": "query", "content": content }))),
        [("q".into(), "string".into())]
    );
}

#[test]
fn what_cannot_be_sent_is_dropped_unless_it_is_required() {
    assert_eq!(simplified(json!({ "name": "c", "in": "body", "schema": {} })), json!([]));
    assert_eq!(simplified(json!({ "name": "c", "in": "body", "required": true })), json!("not generated"));
    assert_eq!(simplified(json!({ "name": "Accept", "in": "header", "required": true })), json!([]));
}

#[test]
fn the_default_of_a_branch_is_not_sent_either() {
    let schema = json!({ "anyOf": [{ "type": "string", "default": "a" }, { "type": "object" }] });
    let parameters = simplified(json!({ "name": "q", "in": "query", "schema": schema }));
    assert_eq!(parameters[0]["schema"], json!({ "type": "string" }));
}

#[test]
fn a_list_of_objects_stays_where_it_is_known_how_it_is_written() {
    let range = json!({ "type": "object", "properties": { "start": { "type": "string" }, "n": { "type": "integer" } } });
    let schema = json!({ "type": "array", "items": range });
    let parameter = json!({ "name": "ranges", "in": "query", "required": true, "schema": schema });
    let parameters = simplified_for(QueryArrays::Brackets, parameter.clone());
    assert_eq!(parameters[0]["schema"], schema);
    assert_eq!(simplified(parameter)[0]["schema"], json!({ "type": "array", "items": { "type": "string" } }));
}

/// As Stripe's `expand`.
#[test]
fn a_list_of_deep_objects_has_brackets() {
    let list = json!({ "type": "array", "items": { "type": "string" } });
    for (explode, name) in [(true, "expand"), (false, "expand[]")] {
        let parameter =
            json!({ "name": name, "in": "query", "style": "deepObject", "explode": explode, "schema": list });
        let found = simplified(parameter);
        assert_eq!((&found[0]["name"], &found[0]["schema"]), (&json!("expand[]"), &list));
    }
}

#[test]
fn an_object_beside_a_scalar_is_offered_by_its_members() {
    let date = json!({ "type": "string" });
    let object = json!({ "type": "object", "properties": { "lt": date, "gt": date } });
    for (arrays, style) in [(QueryArrays::Brackets, "form"), (QueryArrays::Repeat, "deepObject")] {
        let schema = json!({ "oneOf": [object, date] });
        let parameter = json!({ "name": "startDate", "in": "query", "style": style, "schema": schema });
        let mut found = names_and_types(&simplified_for(arrays, parameter));
        found.sort();
        let names: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["startDate", "startDate[gt]", "startDate[lt]"], "{style}");
    }
}

/// A property test of the pipeline found it: a member with both, which an `allOf` had made, was another thing the second time.
#[test]
fn items_mean_nothing_beside_another_type() {
    let items = json!({ "$ref": "#/paths/~1x/get" });
    let schema = json!({ "type": "integer", "items": items });
    let parameters = simplified(json!({ "name": "size", "in": "query", "schema": schema }));
    assert_eq!(parameters[0]["schema"], schema);
}

/// The same test found this: a member that has a type and a choice, which became another one where it stood alone.
#[test]
fn a_choice_beside_a_type_is_made_in_members_too() {
    let short = json!({ "type": "string", "maxLength": 5 });
    let id = json!({ "type": "string", "anyOf": [{}, { "type": "string", "anyOf": [short] }] });
    let alone = simplified(json!({ "name": "id", "in": "query", "schema": id }));
    let object = json!({ "type": "object", "properties": { "id": id } });
    let member = simplified(json!({ "name": "of", "in": "query", "schema": object }));
    assert_eq!((&alone[0]["schema"], &member[0]["schema"]), (&short, &short));
}

#[test]
fn a_deep_list_of_objects_and_a_choice_of_lists_are_json() {
    let list = json!({ "type": "array", "items": { "type": "object", "properties": { "a": { "type": "string" } } } });
    let empty = json!({ "type": "string", "enum": [""] });
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    for schema in [list.clone(), json!({ "anyOf": [list, empty] }), json!({ "anyOf": [texts, empty] })] {
        let one = simplified(json!({ "name": "l", "in": "query", "style": "deepObject", "schema": schema }));
        assert_eq!((&one[0]["schema"], &one[0][ENTRIES]), (&json!({}), &json!("l")));
    }
}

#[test]
fn members_of_one_name_are_said() {
    let object = |name: &str| json!({ "name": name, "in": "query", "schema": { "type": "object", "properties": { "a": {} } } });
    let mut document = json!({ "paths": { "/x": { "get": { "operationId": "x", "parameters": [object("f"), object("g")] } } } });
    let notes = apply(&mut document, &Settings::plain()).notes;
    assert_eq!(document["paths"]["/x"]["get"]["parameters"].as_array().unwrap().len(), 1);
    assert!(notes.len() == 1 && notes[0].message.contains("`a`"), "{notes:?}");
}

#[test]
fn a_header_is_no_cookie() {
    let header = |required: bool| json!({ "name": "~a", "in": "header", "required": required, "schema": { "type": "string" } });
    assert_eq!(simplified(header(false)), json!([]));
    assert_eq!(simplified(header(true)), "not generated");
    // With the mark of a cookie, it is what the argument for an operation's own server is called.
    assert_eq!(simplified(json!({ "name": "~server_url", "in": "cookie" })), json!([]));
}

#[test]
fn a_cookie_can_be_any_unsigned_integer() {
    let of = |kind: &str, format: &str| {
        let schema = json!({ "type": kind, "format": format });
        simplified(json!({ "name": "c", "in": "cookie", "schema": schema }))[0]["schema"].clone()
    };
    assert_eq!(of("integer", "uint64"), json!({ "type": "integer", "format": "uint64" }));
    assert_eq!(of("string", "password"), json!({ "type": "string" }));
}

/// A cookie's value has no quotes (RFC 6265, section 4.1.1).
#[test]
fn no_cookie_is_json() {
    let cookie = |required: bool| json!({ "name": "c", "in": "cookie", "required": required, "content": { "application/json": { "schema": {} } } });
    assert_eq!(simplified(cookie(false)), json!([]));
    assert_eq!(simplified(cookie(true)), "not generated");
}

#[test]
fn a_name_that_no_header_has_is_dropped() {
    let parameter =
        |location: &str, required: bool| json!({ "name": "a b", "in": location, "required": required });
    assert_eq!(simplified(parameter("header", false)), json!([]));
    assert_eq!(simplified(parameter("cookie", true)), json!("not generated"));
    assert_eq!(names_and_types(&simplified(parameter("query", true))), [("a b".into(), "string".into())]);
}

#[test]
fn a_choice_of_components_is_one_of_what_they_are() {
    let range = json!({ "type": "object", "properties": { "lt": { "type": "integer" } } });
    let choice = json!({ "oneOf": [walk::refer_to("Range"), { "type": "string" }] });
    let parameter = json!({ "name": "d", "in": "query", "style": "deepObject", "schema": choice });
    let mut document = json!({
        "paths": { "/x": { "get": { "operationId": "x", "parameters": [parameter] } } },
        "components": { "schemas": { "Range": range } },
    });
    apply(&mut document, &Settings::plain());
    let names = names_and_types(&document["paths"]["/x"]["get"]["parameters"]);
    assert_eq!(names, [("d".into(), "string".into()), ("d[lt]".into(), "integer".into())]);
}
