//! Pairs of documents, and what a compiler would say of code for the first with the client of the second.

use serde_json::{Value, json};
use tempfile::TempDir;

use super::change::{Kind, Subject};
use super::*;

mod beyond_types;

/// Both documents, compared.
pub(super) fn compared(old: &Value, new: &Value) -> Difference {
    let directory = TempDir::new().unwrap();
    let [old, new] = [("old.json", old), ("new.json", new)].map(|(name, document)| {
        let path = directory.path().join(name);
        fs::write(&path, document.to_string()).unwrap();
        path
    });
    compare(&old, &new, &ApiProfile::default()).unwrap()
}

/// `(subject, kind, where, breaking)` of every change.
fn changes(old: Value, new: Value) -> Vec<(String, Kind, String, bool)> {
    let document = |operation: Value| {
        let schemes = json!({"k": {"type": "apiKey", "in": "header", "name": "k"}});
        let mut paths = operation;
        if paths.get("responses").is_some() || paths.get("operationId").is_some() {
            paths = json!({"/a": {"post": paths}});
        }
        for (_, item) in paths.as_object_mut().unwrap() {
            for (_, operation) in item.as_object_mut().unwrap() {
                let operation = operation.as_object_mut().unwrap();
                operation.entry("operationId").or_insert(json!("a"));
                operation.entry("responses").or_insert(json!({"204": {"description": ""}}));
            }
        }
        json!({"openapi": "3.0.0", "info": {"title": "", "version": ""}, "paths": paths,
            "components": {"securitySchemes": schemes}})
    };
    let difference = compared(&document(old), &document(new));
    let of = |entry: &Entry| {
        let name = match &entry.subject {
            Subject::Document => "document".to_owned(),
            Subject::Operation { id, .. } => id.clone(),
            Subject::Type { name, .. } => name.clone(),
        };
        let changes = entry.changes.clone().into_iter();
        changes.map(|change| (name.clone(), change.kind, change.at, change.breaking)).collect::<Vec<_>>()
    };
    difference.entries.iter().flat_map(of).collect()
}

fn one(name: &str, kind: Kind, at: &str, breaking: bool) -> Vec<(String, Kind, String, bool)> {
    vec![(name.to_owned(), kind, at.to_owned(), breaking)]
}

fn sent(schema: Value) -> Value {
    json!({"operationId": "a", "requestBody": {"content": {"application/json": {"schema": schema}}}})
}

fn received(schema: Value) -> Value {
    json!({"operationId": "a",
        "responses": {"200": {"description": "", "content": {"application/json": {"schema": schema}}}}})
}

fn object(members: Value) -> Value {
    json!({"type": "object", "properties": members})
}

#[test]
fn operations_come_go_and_move() {
    let at = |path: &str, operation: Value| json!({path: {"get": operation}});
    let without = json!({});
    let with_parameter = |name: &str, id: &str| {
        let parameter = json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}});
        at(&format!("/u/{{{name}}}"), json!({"operationId": id, "parameters": [parameter]}))
    };
    assert_eq!(changes(at("/u", json!({})), without.clone()), one("a", Kind::OperationRemoved, "", true));
    assert_eq!(changes(without, at("/u", json!({}))), one("a", Kind::OperationAdded, "", false));
    let renamed = changes(with_parameter("id", "old_name"), with_parameter("id", "newName"));
    assert_eq!(renamed, one("newName", Kind::OperationRenamed, "", true));
    let respelled = changes(with_parameter("id", "old_name"), with_parameter("id", "oldName"));
    assert_eq!(respelled, [], "the method keeps its name");
    let moved = changes(at("/u", json!({})), at("/v2/u", json!({})));
    assert_eq!(moved, one("a", Kind::SentDifferently, "method and path", false));
}

#[test]
fn what_is_said_of_an_operation_changes() {
    let operation =
        |tag: &str, deprecated: bool| json!({"operationId": "a", "tags": [tag], "deprecated": deprecated});
    let found = changes(operation("x", false), operation("y", true));
    let kinds: Vec<_> = found.iter().map(|(_, kind, at, breaking)| (*kind, at.as_str(), *breaking)).collect();
    let respelled = changes(operation("User groups", false), operation("userGroups", false));
    assert_eq!(respelled, [], "features are compared by letters and digits");
    let left = (Kind::TagLeft, "x", true);
    assert_eq!(kinds, [(Kind::OperationDeprecated, "", false), left, (Kind::TagEntered, "y", false)]);
    let with_key = |security: Value| json!({"operationId": "a", "security": security});
    let found = changes(with_key(json!([])), with_key(json!([{"k": []}])));
    assert_eq!(found, one("a", Kind::SentDifferently, "API key", false));
}

#[test]
fn parameters_change() {
    let query = |required: bool, schema: Value, explode: bool| {
        json!({"operationId": "a", "parameters": [{"name": "k", "in": "query", "required": required,
            "schema": schema, "explode": explode}]})
    };
    let text = || json!({"type": "string"});
    let list = || json!({"type": "array", "items": {"type": "string"}});
    let none = json!({"operationId": "a"});
    assert_eq!(changes(none.clone(), query(false, text(), true)), one("a", Kind::Added, "k", false));
    assert_eq!(changes(none.clone(), query(true, text(), true)), one("a", Kind::RequiredAdded, "k", true));
    assert_eq!(changes(query(false, text(), true), none), one("a", Kind::Removed, "k", true));
    let required = changes(query(false, text(), true), query(true, text(), true));
    assert_eq!(required, one("a", Kind::Required, "k", true));
    let optional = changes(query(true, text(), true), query(false, text(), true));
    assert_eq!(optional, one("a", Kind::Optional, "k", false));
    let exploded = changes(query(false, list(), true), query(false, list(), false));
    assert_eq!(exploded, one("a", Kind::SentDifferently, "k", false));
    // The caller writes the text, with the separator.
    let separated = |style: &str, schema: Value| json!({"operationId": "a", "parameters": [{"name": "k", "in": "query", "schema": schema, "style": style, "explode": false}]});
    let found = changes(separated("form", list()), separated("pipeDelimited", list()));
    assert_eq!(found, one("a", Kind::SentDifferently, "k", false), "the client writes it");
    let members = || object(json!({"x": text()}));
    let found = changes(separated("form", members()), separated("pipeDelimited", members()));
    assert!(found.contains(&("a".to_owned(), Kind::WrittenDifferently, "k".to_owned(), true)), "{found:?}");
}

#[test]
fn names_and_values_on_the_wire_change() {
    let member = |name: &str| sent(object(json!({name: {"type": "string"}})));
    let found = changes(member("pageSize"), member("page_size"));
    assert_eq!(found, one("a", Kind::SentDifferently, "ABody.page_size", false));
    let member = |name: &str| received(object(json!({name: {"type": "string"}})));
    let found = changes(member("pageSize"), member("page_size"));
    assert_eq!(found, one("a", Kind::SentDifferently, "AResponse.page_size", false));
    let either = |values: [&str; 2]| json!({"operationId": "a", "parameters": [{"name": "k", "in": "query", "schema": {"type": "string", "enum": values}}]});
    let found = changes(either(["a", "b"]), either(["A", "b"]));
    assert_eq!(found, one("a", Kind::SentDifferently, "Ak.A", false));
}

#[test]
fn a_response_becomes_a_list() {
    let thing = || object(json!({"x": {"type": "string"}}));
    let found = changes(received(thing()), received(json!({"type": "array", "items": thing()})));
    assert!(found.contains(&("a".to_owned(), Kind::Retyped, "AResponse".to_owned(), true)), "{found:?}");
    assert!(
        found.iter().all(|(_, kind, ..)| *kind != Kind::TypeRemoved),
        "the name is still there: {found:?}"
    );
}

#[test]
fn operations_that_exchange_their_ids_call_each_other() {
    let document = |one: &str, other: &str| json!({"/a": {"get": {"operationId": one}}, "/b": {"get": {"operationId": other}}});
    let found = changes(document("x", "y"), document("y", "x"));
    for name in ["x", "y"] {
        assert!(found.contains(&(name.to_owned(), Kind::CallsAnother, String::new(), true)), "{found:?}");
    }
}

#[test]
fn bodies_change() {
    let (x, text) = (|schema: Value| object(json!({"x": schema})), json!({"type": "string"}));
    let nullable = json!({"type": "string", "nullable": true});
    let pair = (sent(x(nullable)), sent(x(text.clone())));
    // With null goes the method that sends it.
    let mut expected = one("a", Kind::Removed, "ABody.clear_x()", true);
    expected.extend(one("a", Kind::Retyped, "ABody.x", true));
    assert_eq!(changes(pair.0, pair.1), expected);
    let mut required = x(text.clone());
    required["required"] = json!(["x"]);
    let found = changes(sent(x(text.clone())), sent(required));
    // Without `x` there is no body to send any more, so that no body has a method of its own.
    let mut expected = one("a", Kind::Added, "without_body()", false);
    expected.extend(one("a", Kind::Required, "ABody.x", true));
    assert_eq!(found, expected);
    let alternatives =
        |schema: Value| sent(json!({"anyOf": [x(schema), object(json!({"y": {"type": "string"}}))]}));
    let found = changes(alternatives(text), alternatives(json!({"type": "integer"})));
    assert_eq!(found, one("a", Kind::Retyped, "ABody.x", true));
}

#[test]
fn responses_change() {
    let x = |kind: &str| object(json!({"x": {"type": kind}}));
    let either = |kind: &str| json!({"oneOf": [x(kind), object(json!({"y": {"type": "string"}}))]});
    let retyped = one("a", Kind::Retyped, "AResponse.x", true);
    assert_eq!(changes(received(x("string")), received(x("integer"))), retyped);
    assert_eq!(changes(received(either("string")), received(either("integer"))), retyped);
    let more = object(json!({"x": {"type": "string"}, "y": {"type": "string"}}));
    assert_eq!(
        changes(received(x("string")), received(more.clone())),
        one("a", Kind::Added, "AResponse.y", false)
    );
    assert_eq!(changes(received(more), received(x("string"))), one("a", Kind::Removed, "AResponse.y", true));
    let hal = |kind: &str| {
        let content = json!({"application/hal+json": {"schema": x(kind)}});
        json!({"operationId": "a", "responses": {"200": {"description": "", "content": content}}})
    };
    assert_eq!(changes(hal("string"), hal("integer")), retyped);
}

#[test]
fn a_component_of_another_name_changes_nothing_where_it_is_no_type() {
    let document = |name: &str| {
        let x = json!({"$ref": format!("#/components/schemas/{name}")});
        let content = json!({"application/json": {"schema": object(json!({"x": x}))}});
        json!({"openapi": "3.0.0", "info": {"title": "", "version": ""},
            "paths": {"/a": {"get": {"operationId": "a",
                "responses": {"200": {"description": "", "content": content}}}}},
            "components": {"schemas": {name: {"type": "string"}}}})
    };
    assert!(compared(&document("Id"), &document("Ident")).entries.is_empty());
}

#[test]
fn a_type_that_several_operations_use_is_an_entry_of_its_own() {
    let document = |kind: &str| {
        let thing = object(json!({"x": {"type": kind}}));
        let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}});
        let operation = |id: &str| json!({"operationId": id, "tags": [id], "responses": {"200": {"description": "", "content": content}}});
        json!({"openapi": "3.0.0", "info": {"title": "", "version": ""},
            "paths": {"/a": {"get": operation("a"), "put": operation("b")}},
            "components": {"schemas": {"Thing": thing}}})
    };
    let found = compared(&document("string"), &document("boolean")).entries;
    let [Entry { subject: Subject::Type { name, used_by, tags }, changes, .. }] = found.as_slice() else {
        panic!("one type, not {found:?}")
    };
    assert_eq!(
        (name.as_str(), used_by.as_slice(), tags.as_slice()),
        ("Thing", &["a".to_owned(), "b".to_owned()][..], &["a".to_owned(), "b".to_owned()][..])
    );
    assert_eq!((changes[0].kind, changes[0].at.as_str()), (Kind::Retyped, "x"));
}

#[test]
fn breaking_changes_come_first_and_every_change_has_one_line() {
    let document = |version: &str, operations: serde_json::Value| json!({"openapi": "3.0.0", "info": {"title": "Example", "version": version}, "paths": operations});
    let list = |items: &str| {
        json!({"operationId": "things-list", "responses": {"200": {"description": "", "content": {"application/json": {
            "schema": {"type": "object", "properties": {"items": {"type": items}}}}}}}})
    };
    let old = document("1", json!({"/things": {"get": list("boolean")}}));
    let fresh = json!({"operationId": "fresh", "responses": {"204": {"description": ""}}});
    let new = document("2", json!({"/things": {"get": list("string"), "put": fresh}}));
    assert_eq!(
        text(&compared(&old, &new)).unwrap(),
        "Example 1 → 2: 1 → 2 operations\n\
         operations: 1 added, 0 removed, 1 changed, 0 newly deprecated; types: 0 changed; 3 changes, 1 breaking\n\
         \nBreaking\n\
         \x20 things-list  GET /things\n\
         \x20 ! retyped ThingsListResponse.items: Option<bool> → Option<String>; it has another type\n\
         \nNot breaking\n\
         \x20 Document  \n\
         \x20   version changed version: 1 → 2; the document calls itself by another version\n\
         \nNew operations\n\
         \x20 fresh  PUT /things\n"
    );
}

#[test]
fn a_body_that_becomes_required_is_said() {
    let body = |required: bool| {
        json!({"operationId": "a", "requestBody": {"required": required,
        "content": {"application/json": {"schema": object(json!({"x": {"type": "string"}}))}}}})
    };
    assert_eq!(changes(body(false), body(true)), one("a", Kind::BodyRequired, "body", false));
    assert_eq!(changes(body(true), body(false)), []);
}
