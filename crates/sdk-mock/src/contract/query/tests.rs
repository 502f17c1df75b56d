use serde_json::{Value, json};

use crate::contract::{Contract, QueryArrays};
use crate::document::Document;
use crate::example::{Examples, Extent};
use crate::message::Request;

fn document() -> Document {
    let range = json!({"type": "object", "required": ["start"], "properties": {
        "start": {"type": "string"}, "n": {"type": "integer"},
    }});
    let date = json!({"oneOf": [
        {"type": "object", "additionalProperties": false, "properties": {"lt": {"type": "integer"}}},
        {"type": "string"},
    ]});
    let operation = json!({"operationId": "x", "responses": {"200": {"description": ""}}, "parameters": [
        {"name": "ranges", "in": "query", "required": true, "schema": {"type": "array", "items": range}},
        {"name": "date", "in": "query", "schema": date},
    ]});
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/x": {"get": operation}},
    });
    Document::parse(&document.to_string()).unwrap()
}

fn violations(query: &str) -> Vec<String> {
    let contract = Contract::new(document()).query_arrays(QueryArrays::Brackets);
    let checked = contract.check_request(&Request::new("GET", &format!("/x?{query}"))).unwrap();
    checked.violations.into_iter().map(|violation| violation.message).collect()
}

#[test]
fn a_deep_list_has_brackets() {
    let list = json!({"type": "array", "items": {"type": "integer"}});
    let document = with(json!([{"name": "expand", "in": "query", "style": "deepObject", "schema": list}]));
    let arguments = json!({"expand": [1, 2]});
    let request = Examples::new(document.clone()).request_of(document.operation("x").unwrap(), &arguments);
    assert_eq!(request.query, [("expand[]", "1"), ("expand[]", "2")].map(|(a, b)| (a.into(), b.into())));
    let contract = Contract::new(document);
    assert_eq!(contract.check_request(&request).unwrap().violations, []);
    let wrong = contract.check_request(&Request::new("GET", "/x?expand=1,2")).unwrap().violations;
    assert!(wrong[0].message.contains("with brackets"), "{wrong:?}");
}

#[test]
fn objects_in_a_deep_list_have_numbers() {
    let item = json!({"type": "object", "properties": {"n": {"type": "integer"}}});
    let list = json!({"anyOf": [{"type": "array", "items": item}, {"type": "string", "enum": [""]}]});
    let document = with(json!([{"name": "l", "in": "query", "style": "deepObject", "schema": list}]));
    let arguments = json!({"l": [{"n": 1}, {"n": 2}]});
    let request = Examples::new(document.clone()).request_of(document.operation("x").unwrap(), &arguments);
    assert_eq!(request.query, [("l[0][n]", "1"), ("l[1][n]", "2")].map(|(a, b)| (a.into(), b.into())));
    let contract = Contract::new(document);
    assert_eq!(contract.check_request(&request).unwrap().violations, []);
    for (query, violations) in [("l=", 0), ("l[0][n]=x", 1), ("l=x", 1), ("l[]=x", 1)] {
        let request = Request::new("GET", &format!("/x?{query}"));
        assert_eq!(contract.check_request(&request).unwrap().violations.len(), violations, "{query}");
    }
}

/// By the letter of OpenAPI, with lists and objects in them.
#[test]
fn members_that_are_lists_are_repeated_and_objects_nested() {
    let list = |items: Value| json!({"type": "array", "items": items});
    let object =
        |members: Value| json!({"type": "object", "additionalProperties": false, "properties": members});
    let part = object(json!({"n": {"type": "integer"}, "l": list(json!({"type": "string"}))}));
    let date = object(json!({"gte": {"type": "string"}}));
    let filter = object(json!({"ids": list(json!({"type": "integer"})), "date": date, "parts": list(part)}));
    let operation = json!({"operationId": "x", "responses": {"200": {"description": ""}}, "parameters": [
        {"name": "filter", "in": "query", "style": "deepObject", "schema": filter},
    ]});
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/x": {"get": operation}},
    });
    let document = Document::parse(&document.to_string()).unwrap();
    let arguments = json!({"filter[ids]": [1, 2], "filter[date]": {"gte": "a"}, "filter[parts]": [{"n": 1}, {"l": ["x", "y"]}]});
    let request = Examples::new(document.clone()).request_of(document.operation("x").unwrap(), &arguments);
    let sent = [
        ("filter[date][gte]", "a"),
        ("filter[ids]", "1"),
        ("filter[ids]", "2"),
        ("filter[parts][0][n]", "1"),
        ("filter[parts][1][l][]", "x"),
        ("filter[parts][1][l][]", "y"),
    ];
    assert_eq!(request.query, sent.map(|(name, text)| (name.to_owned(), text.to_owned())));
    let contract = Contract::new(document);
    assert_eq!(contract.check_request(&request).unwrap().violations, []);
    for wrong in
        ["filter[ids]=a", "filter[date]={}", "filter[date][lt]=1", "filter[parts][0][n]=x", "filter[no][n]=1"]
    {
        let wrong = Request::new("GET", &format!("/x?{wrong}"));
        assert_eq!(contract.check_request(&wrong).unwrap().violations.len(), 1, "{wrong:?}");
    }
}

#[test]
fn an_object_of_parts_is_their_members() {
    let part = |name: &str, kind: &str| json!({"type": "object", "properties": {name: {"type": kind}}});
    let whole = json!({"allOf": [part("a", "string"), part("b", "integer")]});
    let document = with(json!([
        {"name": "f", "in": "query", "style": "deepObject", "schema": whole},
        {"name": "g", "in": "query", "schema": whole},
    ]));
    let contract = Contract::new(document);
    let check = |query: &str| contract.check_request(&Request::new("GET", query)).unwrap().violations.len();
    assert_eq!((check("/x?f[a]=x&f[b]=1&a=y&b=2"), check("/x?f[b]=x"), check("/x?b=x")), (0, 1, 1));
}

fn with(parameters: Value) -> Document {
    let operation =
        json!({"operationId": "x", "responses": {"200": {"description": ""}}, "parameters": parameters});
    let paths = json!({"/x": {"get": operation}});
    let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": paths});
    Document::parse(&document.to_string()).unwrap()
}

#[test]
fn maps_are_read_and_checked() {
    let map = |name: &str, style: &str, values: Value| json!({"name": name, "in": "query", "style": style, "schema": {"type": "object", "additionalProperties": values}});
    let integer = json!({"type": "integer"});
    let document = with(json!([map("limits", "deepObject", integer), map("rest", "form", json!(true))]));
    let operation = document.operation("x").unwrap();
    let examples = Examples::new(document.clone());
    let contract = Contract::new(document.clone());
    let arguments = examples.arguments(operation, Extent::Full);
    assert_eq!(arguments, json!({"limits": {"name0": 1}, "rest": {"name0": "text"}}));
    let request = examples.request_of(operation, &arguments);
    assert_eq!(request.query, [("limits[name0]", "1"), ("name0", "text")].map(|(a, b)| (a.into(), b.into())));
    assert_eq!(contract.check_request(&request).unwrap().violations, []);
    let wrong = Request::new("GET", "/x?limits[a]=b&other=1");
    assert_eq!(contract.check_request(&wrong).unwrap().violations.len(), 1);
}

#[test]
fn objects_are_read_and_checked() {
    let none: [String; 0] = [];
    assert_eq!(violations("ranges[]start=a&ranges[]n=1&ranges[]start=b&date[lt]=2"), none);
    assert_eq!(violations("ranges[]start=a&date=today"), none);
    for wrong in ["ranges[]n=1", "ranges[]start=a&ranges[]n=x", "ranges[]start=a&date[gt]=1", "date[lt]=2"] {
        assert_eq!(violations(wrong).len(), 1, "{wrong}: {:?}", violations(wrong));
    }
}

#[test]
fn examples_are_written_in_the_same_way() {
    let document = document();
    let examples = Examples::new(document.clone()).query_arrays(QueryArrays::Brackets);
    let operation = document.operation("x").unwrap();
    let arguments = examples.arguments(operation, Extent::Full);
    assert!(arguments["date[lt]"].is_i64(), "{arguments}");
    for request in [examples.request(operation, Extent::Full), examples.request_of(operation, &arguments)] {
        let names: Vec<_> = request.query.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.contains(&"ranges[]start") && names.contains(&"date[lt]"), "{names:?}");
    }
}
