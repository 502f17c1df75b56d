//! Types that there are not, and enumerations beside a type that they do not have.

use sdk_openapi::known_type;
use serde_json::{Map, Value, json};

use crate::document::pattern::meant;

/// What has not the form that OpenAPI gives it says nothing, as for the build step.
pub(super) fn malformed(map: &mut Map<String, Value>) {
    map.retain(|keyword, value| match keyword.as_str() {
        "properties" | "patternProperties" => value.is_object(),
        "enum" | "allOf" | "anyOf" | "oneOf" => value.as_array().is_some_and(|list| !list.is_empty()),
        "minimum" | "maximum" | "multipleOf" => value.is_number(),
        "exclusiveMinimum" | "exclusiveMaximum" | "uniqueItems" => value.is_boolean(),
        "minItems" | "maxItems" | "minLength" | "maxLength" | "minProperties" | "maxProperties" => {
            value.is_u64()
        }
        "pattern" | "format" => value.is_string(),
        "not" => value.is_object() || value.is_boolean(),
        _ => true,
    });
}

/// A pattern as it is meant. One that is no regular expression says nothing.
pub(super) fn pattern(map: &mut Map<String, Value>) {
    let Some(pattern) = map.get("pattern").and_then(Value::as_str).map(meant) else { return };
    let is_one = regex_syntax::parse(&pattern).is_ok()
        || jsonschema::draft4::meta::is_valid(&json!({ "pattern": pattern }));
    if is_one {
        map.insert("pattern".to_owned(), pattern.into());
    } else {
        map.remove("pattern");
    }
}

/// The build step reads a type that is called as in another language, and takes one that is none for any value; by the letter the
/// schema cannot be read.
pub(super) fn unknown_type(map: &mut Map<String, Value>) {
    if let Some(known) = map.get("type").and_then(Value::as_str).and_then(known_type) {
        map.insert("type".to_owned(), known.into());
        return;
    }
    let known = ["array", "boolean", "integer", "null", "number", "object", "string"];
    let is_known = |kind: &Value| kind.as_str().is_some_and(|kind| known.contains(&kind));
    let is_type = |kind: &Value| {
        kind.as_array().map_or_else(|| is_known(kind), |all| !all.is_empty() && all.iter().all(is_known))
    };
    if map.get("type").is_some_and(|kind| !is_type(kind)) {
        map.remove("type");
    }
}

/// Vendors write the values that an array may hold beside `type: array`; by the letter no array conforms.
pub(super) fn of_items(map: &mut Map<String, Value>) {
    let is_array = map.get("type").and_then(Value::as_str) == Some("array");
    let values =
        map.get("enum").and_then(Value::as_array).is_some_and(|values| !values.iter().any(Value::is_array));
    if is_array
        && values
        && let Some(values) = map.remove("enum")
    {
        let items = map.entry("items").or_insert_with(|| json!({}));
        if let Some(items) = items.as_object_mut().filter(|items| !items.contains_key("$ref")) {
            items.entry("enum").or_insert(values);
        }
    }
}

/// Values of another type than the one beside them: read as that type, or, where they cannot be, the better witness.
pub(super) fn of_type(map: &mut Map<String, Value>) {
    let kind = map.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
    let Some(Value::Array(values)) = map.get_mut("enum") else { return };
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    match kind.as_str() {
        "boolean" | "integer" | "number" => {
            if values.iter().all(|value| value.as_str().is_some_and(|text| read(text).is_none())) {
                map.insert("type".to_owned(), "string".into());
                return;
            }
            for value in values {
                *value = value.as_str().and_then(read).unwrap_or_else(|| value.take());
            }
        }
        "string" => {
            values.iter_mut().filter(|value| value.is_number() || value.is_boolean()).for_each(|value| {
                *value = value.to_string().into();
            })
        }
        _ => {}
    }
}
