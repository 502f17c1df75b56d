//! Makes `type`, `format`, `enum` and `default` of a schema fit each other.
//!
//! typify panics where a `format` has no `type` or the wrong one, and refuses an `enum` or a `default` that is not of
//! the schema's type. The `type` is what decides; where it is missing, the values tell it.

use serde_json::{Map, Value, json};

use super::{Outcome, Settings};
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    walk::everywhere(document, &mut |schema, _| {
        let Some(schema) = schema.as_object_mut() else { return };
        let before = schema.clone();
        missing_type(schema);
        enum_of_elements(schema);
        values(schema);
        format(schema);
        changes += usize::from(*schema != before);
    });
    Outcome { changes, ..Outcome::default() }
}

/// A `type` that only the values, the members or the format tell.
fn missing_type(schema: &mut Map<String, Value>) {
    if schema.contains_key("type") || schema.contains_key("$ref") {
        return;
    }
    let values = schema.get("enum").and_then(Value::as_array);
    let all = |test: fn(&Value) -> bool| {
        values.is_some_and(|values| {
            values.iter().any(|value| !value.is_null())
                && values.iter().all(|value| value.is_null() || test(value))
        })
    };
    let kind = if schema.contains_key("properties") {
        "object"
    } else if schema.contains_key("items") {
        "array"
    } else if all(Value::is_string) {
        "string"
    } else if all(Value::is_i64) {
        "integer"
    } else {
        match schema.get("format").and_then(Value::as_str) {
            Some("int32" | "int64") => "integer",
            Some("float" | "double") => "number",
            Some(_) => "string",
            None => return,
        }
    };
    schema.insert("type".to_owned(), json!(kind));
}

/// An `enum` that stands beside an array and means its elements.
fn enum_of_elements(schema: &mut Map<String, Value>) {
    if schema.get("type").is_none_or(|kind| kind != "array") {
        return;
    }
    let Some(values) = schema.remove("enum") else { return };
    let scalars = values.as_array().is_some_and(|values| values.iter().all(|value| !value.is_array()));
    if let Some(Value::Object(items)) = schema.get_mut("items")
        && scalars
        && !items.contains_key("$ref")
    {
        items.entry("enum").or_insert(values);
    }
}

/// Values of another type than the schema's name nothing that could be sent or received.
fn values(schema: &mut Map<String, Value>) {
    let Some(kind) = schema.get("type").and_then(Value::as_str).map(str::to_owned) else { return };
    let fits = |value: &Value| match kind.as_str() {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        _ => value.is_object(),
    };
    if let Some(values) = schema.get("enum").and_then(Value::as_array)
        && !values.iter().all(|value| value.is_null() || fits(value))
    {
        schema.remove("enum");
    }
    if schema.get("default").is_some_and(|value| !fits(value)) {
        schema.remove("default");
    }
}

/// A format of another type; and single precision, which loses digits of coordinates.
fn format(schema: &mut Map<String, Value>) {
    let Some(format) = schema.get("format").and_then(Value::as_str) else { return };
    let fits = match schema.get("type").and_then(Value::as_str) {
        Some("string") => !matches!(format, "int32" | "int64" | "float" | "double"),
        Some("integer") => matches!(format, "int32" | "int64"),
        Some("number") => matches!(format, "float" | "double"),
        _ => false,
    };
    match (fits, format) {
        (true, "float") => drop(schema.insert("format".to_owned(), json!("double"))),
        (true, _) => {}
        (false, _) => drop(schema.remove("format")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::tests::in_response;

    fn repaired(schema: Value) -> Value {
        in_response(apply, schema)
    }

    #[test]
    fn the_values_or_the_format_tell_a_missing_type() {
        assert_eq!(repaired(json!({ "enum": ["a", "b"] }))["type"], "string");
        assert_eq!(repaired(json!({ "enum": [1, 2] }))["type"], "integer");
        assert_eq!(repaired(json!({ "format": "date-time" }))["type"], "string");
        assert_eq!(repaired(json!({ "format": "double" }))["type"], "number");
        assert_eq!(repaired(json!({ "properties": { "a": {} } }))["type"], "object");
        assert_eq!(repaired(json!({ "description": "anything" })), json!({ "description": "anything" }));
    }

    #[test]
    fn an_enum_beside_an_array_moves_to_its_elements() {
        let array = json!({ "type": "array", "enum": ["a"], "items": { "type": "string" } });
        assert_eq!(repaired(array), json!({ "type": "array", "items": { "type": "string", "enum": ["a"] } }));
    }

    #[test]
    fn values_of_another_type_go() {
        assert_eq!(
            repaired(json!({ "type": "boolean", "enum": ["yes", "no"] })),
            json!({ "type": "boolean" })
        );
        assert_eq!(repaired(json!({ "type": "integer", "default": null })), json!({ "type": "integer" }));
        let kept = json!({ "type": "string", "enum": ["a", null], "default": "a" });
        assert_eq!(repaired(kept.clone()), kept);
    }

    #[test]
    fn a_format_of_another_type_goes_and_single_precision_is_doubled() {
        assert_eq!(repaired(json!({ "type": "object", "format": "password" })), json!({ "type": "object" }));
        assert_eq!(repaired(json!({ "type": "string", "format": "float" })), json!({ "type": "string" }));
        assert_eq!(repaired(json!({ "type": "number", "format": "float" }))["format"], "double");
    }
}
