//! What a schema means, apart from how it is described.

use serde_json::{Map, Value};

use crate::rewrite::annotations::NULLABLE;

/// The schema without what does not change the type: descriptions and annotations. Two schemas have the same meaning
/// exactly if their structures are equal; keywords that are not known stay, so in doubt they differ.
pub(crate) fn type_fingerprint(schema: &Value) -> Value {
    let Some(schema) = schema.as_object() else { return schema.clone() };
    if let Some(reference) = schema.get("$ref") {
        return serde_json::json!({ "$ref": reference });
    }
    let mut kept = Map::new();
    for (keyword, value) in schema {
        let value = match (keyword.as_str(), value) {
            ("deprecated" | "description" | "example" | "examples" | "externalDocs" | "title", _) => continue,
            // The one annotation that becomes part of the type.
            (name, _) if name.starts_with("x-") && name != NULLABLE => continue,
            ("properties", Value::Object(properties)) => {
                let each =
                    properties.iter().map(|(name, property)| (name.clone(), type_fingerprint(property)));
                Value::Object(each.collect())
            }
            ("items" | "additionalProperties" | "not", value) => type_fingerprint(value),
            ("allOf" | "anyOf" | "oneOf", Value::Array(branches)) => {
                Value::Array(branches.iter().map(type_fingerprint).collect())
            }
            ("required", Value::Array(names)) => {
                let mut names = names.clone();
                names.sort_by_key(Value::to_string);
                Value::Array(names)
            }
            (_, value) => value.clone(),
        };
        kept.insert(keyword.clone(), value);
    }
    crate::walk::sorted(Value::Object(kept))
}

/// Whether typify makes a named type of the schema, and whether that type is worth a name of its own.
pub(crate) fn is_named_type(schema: &Value) -> bool {
    let has_members = |keyword: &str| {
        schema.get(keyword).is_some_and(|value| match value {
            Value::Object(members) => !members.is_empty(),
            Value::Array(elements) => !elements.is_empty(),
            _ => false,
        })
    };
    has_members("properties")
        || has_members("oneOf")
        || has_members("anyOf")
        || schema.get("allOf").and_then(Value::as_array).is_some_and(|branches| branches.len() > 1)
        || (has_members("enum") && schema.get("type").is_none_or(|kind| kind == "string"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn descriptions_do_not_count_but_a_property_called_description_does() {
        let one = json!({ "type": "object", "description": "a", "properties": { "description": { "type": "string" } } });
        let other =
            json!({ "type": "object", "properties": { "description": { "type": "string", "x-y": 1 } } });
        assert_eq!(type_fingerprint(&one), type_fingerprint(&other));
        assert_ne!(type_fingerprint(&one), type_fingerprint(&json!({ "type": "object", "properties": {} })));
    }

    #[test]
    fn the_order_of_required_does_not_count() {
        assert_eq!(
            type_fingerprint(&json!({ "required": ["a", "b"] })),
            type_fingerprint(&json!({ "required": ["b", "a"] }))
        );
    }

    #[test]
    fn unknown_keywords_count() {
        assert_ne!(type_fingerprint(&json!({ "if": {} })), type_fingerprint(&json!({})));
    }
}
