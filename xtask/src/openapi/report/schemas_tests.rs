use serde_json::{Value, json};

use super::*;

fn document(schemas: &Value) -> Document {
    let root = json!({"openapi": "3.0.0", "paths": {}, "components": {"schemas": schemas}});
    Document::parse("d", root.to_string().as_bytes()).unwrap()
}

fn changes(old: &Value, new: &Value, direction: Direction) -> Vec<(Kind, String, bool)> {
    let documents =
        (document(&json!({"A": {"type": "string"}})), document(&json!({"A": {"type": "string"}})));
    let mut comparison = Comparison::new(&documents.0, &documents.1, direction);
    comparison.schemas(old, new, "");
    comparison.changes.into_iter().map(|change| (change.kind, change.at, change.breaking)).collect()
}

fn of(properties: Value) -> Value {
    json!({"type": "object", "properties": properties})
}

#[test]
fn equal_schemas_have_no_changes_and_text_does_not_count() {
    let old = of(json!({"a": {"type": "string", "description": "one", "example": "x"}}));
    let new = of(json!({"a": {"type": "string", "description": "another"}}));
    assert_eq!(changes(&old, &new, Direction::Request), []);
}

#[test]
fn fields_come_go_and_change_type() {
    let old = of(json!({"gone": {"type": "string"}, "kept": {"type": "array", "items": {"type": "string"}}}));
    let mut new =
        of(json!({"kept": {"type": "array", "items": {"type": "integer"}}, "fresh": {"type": "string"}}));
    new["required"] = json!(["fresh"]);
    assert_eq!(
        changes(&old, &new, Direction::Request),
        [
            (Kind::FieldRemoved, "gone".to_owned(), true),
            (Kind::Retyped, "kept[]".to_owned(), true),
            (Kind::RequiredFieldAdded, "fresh".to_owned(), true),
        ]
    );
    assert_eq!(changes(&old, &new, Direction::Response)[2], (Kind::FieldAdded, "fresh".to_owned(), false));
}

#[test]
fn a_field_spelled_in_another_way_is_renamed() {
    let old = of(json!({"numAssetstotal": {"type": "integer"}, "user_id": {"type": "integer"}}));
    let new = of(json!({"numAssetsTotal": {"type": "integer"}, "userId": {"type": "integer"}}));
    assert_eq!(
        changes(&old, &new, Direction::Response),
        [
            (Kind::FieldRenamed, "numAssetstotal".to_owned(), true),
            (Kind::FieldRenamed, "user_id".to_owned(), false),
        ]
    );
}

#[test]
fn required_matters_in_requests_only() {
    let old = of(json!({"a": {"type": "string"}}));
    let mut new = old.clone();
    new["required"] = json!(["a"]);
    assert_eq!(changes(&old, &new, Direction::Request), [(Kind::FieldRequired, "a".to_owned(), true)]);
    assert_eq!(changes(&old, &new, Direction::Response), [(Kind::FieldRequired, "a".to_owned(), false)]);
    assert_eq!(changes(&new, &old, Direction::Request), [(Kind::FieldOptional, "a".to_owned(), true)]);
}

#[test]
fn values_and_defaults_are_compared() {
    let old = of(json!({"a": {"type": "string", "enum": ["x", "y"], "default": "x"}}));
    let new = of(json!({"a": {"type": "string", "enum": ["y", "z"]}}));
    assert_eq!(
        changes(&old, &new, Direction::Request),
        [
            (Kind::ValueRemoved, "a".to_owned(), true),
            (Kind::ValueAdded, "a".to_owned(), false),
            (Kind::DefaultChanged, "a".to_owned(), false),
        ]
    );
    let open = of(json!({"a": {"type": "string"}}));
    assert_eq!(changes(&old, &open, Direction::Request)[0].0, Kind::Retyped, "enum to String");
    assert_eq!(changes(&old, &open, Direction::Response), [], "a String before and after");
}

#[test]
fn alternatives_are_matched_by_content() {
    let text = json!({"type": "string"});
    let number = json!({"type": "integer"});
    let (both, one) = (json!({"oneOf": [text, number]}), json!({"oneOf": [number]}));
    assert_eq!(changes(&both, &one, Direction::Request), [(Kind::AlternativeRemoved, String::new(), true)]);
    assert_eq!(changes(&one, &both, Direction::Request), [(Kind::AlternativeAdded, String::new(), false)]);
    assert_eq!(changes(&one, &both, Direction::Response), [], "free JSON before and after");
    assert_eq!(changes(&both, &json!({"oneOf": [number, text]}), Direction::Request), []);
}

#[test]
fn components_are_left_to_the_comparison_of_types() {
    let documents = (document(&json!({"A": {}})), document(&json!({"A": {}, "B": {}})));
    let mut comparison = Comparison::new(&documents.0, &documents.1, Direction::Request);
    let (old, new) = (json!({"$ref": "#/components/schemas/A"}), json!({"$ref": "#/components/schemas/B"}));
    comparison.schemas(&old, &new, "");
    assert!(comparison.changes.is_empty());
    assert_eq!(comparison.pairs.into_iter().collect::<Vec<_>>(), [("A".to_owned(), "B".to_owned())]);
}
