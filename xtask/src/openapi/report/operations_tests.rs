use serde_json::{Value, json};

use super::*;

fn document(paths: Value) -> Document {
    let root = json!({"openapi": "3.0.0", "paths": paths});
    Document::parse("d", root.to_string().as_bytes()).unwrap()
}

/// `(operation, kind, breaking)` of every change.
fn changes(old: Value, new: Value) -> Vec<(String, Kind, bool)> {
    let mut found = Vec::new();
    for entry in entries(&document(old), &document(new)) {
        let Subject::Operation { id, .. } = &entry.subject else { continue };
        found.extend(entry.changes.iter().map(|change| (id.clone(), change.kind, change.breaking)));
    }
    found
}

fn operation(id: &str) -> Value {
    json!({"operationId": id, "tags": ["x"], "responses": {"204": {}}})
}

fn one(kind: Kind, breaking: bool) -> Vec<(String, Kind, bool)> {
    vec![("a".to_owned(), kind, breaking)]
}

#[test]
fn operations_come_and_go() {
    let (with, without) = (json!({"/a": {"get": operation("a")}}), json!({}));
    assert_eq!(changes(with.clone(), without.clone()), one(Kind::OperationRemoved, true));
    assert_eq!(changes(without, with), one(Kind::OperationAdded, false));
}

#[test]
fn an_operation_is_found_again_under_another_name_or_path() {
    let old = json!({"/u/{id}": {"get": operation("old_name")}});
    let renamed = json!({"/u/{uuid}": {"get": operation("newName")}});
    assert_eq!(changes(old.clone(), renamed), [("newName".to_owned(), Kind::OperationRenamed, true)]);
    let respelled = json!({"/u/{id}": {"get": operation("oldName")}});
    assert_eq!(changes(old.clone(), respelled), [("oldName".to_owned(), Kind::OperationRenamed, false)]);
    let moved = json!({"/v2/u/{id}": {"get": operation("old_name")}});
    assert_eq!(changes(old, moved), [("old_name".to_owned(), Kind::OperationMoved, false)]);
}

#[test]
fn leaving_an_area_takes_the_method_from_those_who_selected_it() {
    let old = json!({"/a": {"get": operation("a")}});
    let mut new = old.clone();
    new["/a"]["get"]["tags"] = json!(["y"]);
    new["/a"]["get"]["deprecated"] = json!(true);
    let kinds: Vec<_> = changes(old, new).into_iter().map(|(_, kind, breaking)| (kind, breaking)).collect();
    let expected = [(Kind::OperationDeprecated, false), (Kind::AreaLeft, true), (Kind::AreaEntered, false)];
    assert_eq!(kinds, expected);
}

#[test]
fn bodies_and_results_come_and_go() {
    let with = |key: &str, value: Value| {
        let mut operation = operation("a");
        operation[key] = value;
        json!({"/a": {"put": operation}})
    };
    let none = json!({"/a": {"put": operation("a")}});
    let json_body = with("requestBody", json!({"content": {"application/json": {"schema": {}}}}));
    let text_body = with("requestBody", json!({"content": {"text/plain": {}}}));
    assert_eq!(changes(none.clone(), json_body.clone()), one(Kind::BodyAdded, false));
    assert_eq!(changes(json_body.clone(), none.clone()), one(Kind::BodyRemoved, true));
    assert_eq!(changes(json_body, text_body), one(Kind::BodyMediaTypeChanged, true));
    let result = with("responses", json!({"200": {"content": {"application/json": {"schema": {}}}}}));
    assert_eq!(changes(none, result), one(Kind::ResultChanged, true));
}

#[test]
fn two_operations_with_one_id_do_no_harm() {
    let twice = json!({"/a": {"get": operation("a"), "put": operation("a")}});
    assert_eq!(changes(twice.clone(), twice), []);
}
