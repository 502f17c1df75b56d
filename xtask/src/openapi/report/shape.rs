//! What a schema becomes in Rust, as far as two schemas must be told apart.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::change::Direction;
use crate::openapi::document::Document;

/// Nested `allOf`s followed; deeper ones are circles.
const MAX_NESTING: usize = 16;

/// A schema seen as a Rust type.
#[derive(Debug)]
pub(crate) enum Shape<'d> {
    /// A struct.
    Struct(BTreeMap<&'d str, Field<'d>>),
    /// A list of these.
    List(&'d Value),
    /// A map to these.
    Map(&'d Value),
    /// One of these.
    Union(Vec<&'d Value>),
    /// Anything without parts; the name is that of the Rust type.
    Scalar(&'static str),
}

/// One field of a struct.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field<'d> {
    /// Its type.
    pub(crate) schema: &'d Value,
    /// Listed in `required`.
    pub(crate) required: bool,
}

/// The shape of `schema`, references resolved.
pub(crate) fn shape<'d>(document: &'d Document, schema: &'d Value, direction: Direction) -> Shape<'d> {
    shape_at(document, schema, direction, 0)
}

fn shape_at<'d>(document: &'d Document, schema: &'d Value, direction: Direction, depth: usize) -> Shape<'d> {
    let schema = document.resolve(schema).value;
    if let Some(parts) = schema.get("allOf").and_then(Value::as_array) {
        return merged(document, schema, parts, direction, depth);
    }
    // Choices that cannot be told apart safely become free JSON: all in answers, `anyOf` in requests.
    match (schema.get("oneOf").and_then(Value::as_array), schema.get("anyOf"), direction) {
        (Some(branches), None, Direction::Request) => return Shape::Union(branches.iter().collect()),
        (Some(_), ..) | (_, Some(_), _) => return Shape::Scalar("Value"),
        _ => {}
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("array") => Shape::List(schema.get("items").unwrap_or(&Value::Null)),
        Some("object") => object(schema),
        None if schema.get("properties").is_some() => object(schema),
        Some("boolean") => Shape::Scalar("bool"),
        Some("integer") => Shape::Scalar("i64"),
        Some("number") => Shape::Scalar("f64"),
        Some("string") => Shape::Scalar(string(schema, direction)),
        None if is_closed(schema, direction) => Shape::Scalar("enum"),
        _ => Shape::Scalar("Value"),
    }
}

fn object(schema: &Value) -> Shape<'_> {
    let properties = schema.get("properties").and_then(Value::as_object);
    let Some(properties) = properties.filter(|properties| !properties.is_empty()) else {
        let values = schema.get("additionalProperties").filter(|values| values.is_object());
        return Shape::Map(values.unwrap_or(&Value::Null));
    };
    let required = schema.get("required").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let is_required = |name: &str| required.iter().any(|entry| entry.as_str() == Some(name));
    let field = |name: &str, schema| Field { schema, required: is_required(name) };
    Shape::Struct(properties.iter().map(|(name, schema)| (name.as_str(), field(name, schema))).collect())
}

/// All parts in one: a struct with everybody's fields, or else what the first telling part is.
fn merged<'d>(
    document: &'d Document,
    schema: &'d Value,
    parts: &'d [Value],
    direction: Direction,
    depth: usize,
) -> Shape<'d> {
    let mut fields = BTreeMap::new();
    let mut other = None;
    let parts = if depth < MAX_NESTING { parts } else { &[] };
    let own = schema.get("properties").is_some().then(|| object(schema));
    for part in parts.iter().map(|part| shape_at(document, part, direction, depth + 1)).chain(own) {
        match part {
            Shape::Struct(more) => {
                for (name, field) in more {
                    let entry = fields.entry(name).or_insert(field);
                    entry.required |= field.required;
                }
            }
            Shape::Scalar("Value") => {}
            part => other = other.or(Some(part)),
        }
    }
    if fields.is_empty() { other.unwrap_or(Shape::Scalar("Value")) } else { Shape::Struct(fields) }
}

fn string(schema: &Value, direction: Direction) -> &'static str {
    match schema.get("format").and_then(Value::as_str) {
        Some("password") => "Secret",
        _ if is_closed(schema, direction) => "enum",
        Some("uuid") if direction == Direction::Request => "Uuid",
        _ => "String",
    }
}

/// Answers have no closed enumerations, and neither have requests where the values make no distinct Rust names.
fn is_closed(schema: &Value, direction: Direction) -> bool {
    let values = schema.get("enum").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let values: Vec<_> = values.iter().filter(|value| !value.is_null()).collect();
    let names: BTreeSet<_> = values
        .iter()
        .filter_map(|value| value.as_str())
        .map(heck::ToPascalCase::to_pascal_case)
        .filter(|name| !name.is_empty())
        .collect();
    direction == Direction::Request && !values.is_empty() && names.len() == values.len()
}

/// The Rust type of `schema` for people: `Vec<String>`, `User`, `struct`.
pub(crate) fn rust_type(document: &Document, schema: &Value, direction: Direction) -> String {
    described(document, schema, direction, 0)
}

fn described(document: &Document, schema: &Value, direction: Direction, depth: usize) -> String {
    if depth > MAX_NESTING {
        return "…".to_owned();
    }
    let of = |inner| described(document, inner, direction, depth + 1);
    match shape(document, schema, direction) {
        Shape::Scalar(name) => name.to_owned(),
        Shape::List(items) => format!("Vec<{}>", of(items)),
        Shape::Map(values) => format!("Map<String, {}>", of(values)),
        Shape::Struct(_) => document.resolve(schema).component.unwrap_or("struct").to_owned(),
        Shape::Union(branches) => format!("one of {} types", branches.len()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn types(schema: &Value) -> (String, String) {
        let root = json!({"openapi": "3.0.0", "paths": {}, "components": {"schemas": {
            "User": {"type": "object", "properties": {"id": {"type": "string"}}},
            "Tree": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
            "Loop": {"allOf": [{"$ref": "#/components/schemas/Loop"}]}}}});
        let document = Document::parse("d", root.to_string().as_bytes()).unwrap();
        (rust_type(&document, schema, Direction::Request), rust_type(&document, schema, Direction::Response))
    }

    #[test]
    fn requests_are_strict_and_answers_lenient() {
        let cases = [
            (json!({"type": "string", "format": "uuid"}), "Uuid", "String"),
            (json!({"type": "string", "enum": ["a"]}), "enum", "String"),
            (json!({"enum": ["a"]}), "enum", "Value"),
            (json!({"type": "string", "enum": ["a-b", "a_b"]}), "String", "String"),
            (json!({"type": "string", "enum": ["+", "-"]}), "String", "String"),
            (json!({"type": "integer", "enum": [1, 2]}), "i64", "i64"),
            (json!({"oneOf": [{"type": "string"}, {}]}), "one of 2 types", "Value"),
            (json!({"anyOf": [{"type": "string"}, {}]}), "Value", "Value"),
            (json!({"type": "string", "format": "date-time"}), "String", "String"),
            (json!({"type": "string", "format": "password"}), "Secret", "Secret"),
            (json!({"type": "integer", "format": "int32"}), "i64", "i64"),
            (json!({"type": "array", "items": {"type": "number"}}), "Vec<f64>", "Vec<f64>"),
            (json!({"type": "object"}), "Map<String, Value>", "Map<String, Value>"),
            (json!({"$ref": "#/components/schemas/User"}), "User", "User"),
            (json!({}), "Value", "Value"),
            (json!(7), "Value", "Value"),
        ];
        for (schema, request, response) in cases {
            assert_eq!(types(&schema), (request.to_owned(), response.to_owned()), "{schema}");
        }
    }

    #[test]
    fn circles_end() {
        assert!(types(&json!({"$ref": "#/components/schemas/Tree"})).0.ends_with('>'));
        assert_eq!(types(&json!({"$ref": "#/components/schemas/Loop"})).0, "Value");
    }

    #[test]
    fn all_parts_of_an_all_of_make_one_struct() {
        let root = json!({"openapi": "3.0.0", "paths": {}});
        let document = Document::parse("d", root.to_string().as_bytes()).unwrap();
        let schema = json!({"allOf": [{"properties": {"a": {}}}, {"type": "object", "required": ["b"],
            "properties": {"b": {}}}], "properties": {"c": {}}});
        let Shape::Struct(fields) = shape(&document, &schema, Direction::Request) else { panic!("a struct") };
        let names: Vec<_> = fields.iter().map(|(name, field)| (*name, field.required)).collect();
        assert_eq!(names, [("a", false), ("b", true), ("c", false)]);
    }
}
