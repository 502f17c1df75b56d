//! What a schema says of fields that it does not name.

use serde_json::{Map, Value, json};

use super::COMPOSITIONS;

/// Takes what a schema says of fields that it does not name, where it says something.
pub(super) fn take(map: &mut Map<String, Value>) -> Option<Value> {
    let says_something = |others: &Value| others.is_object() || *others == Value::Bool(false);
    map.get("additionalProperties").is_some_and(says_something).then(|| map.remove("additionalProperties"))?
}

/// What two parts say of fields that neither names: a schema goes before none at all.
pub(super) fn wider(one: Option<Value>, other: Option<Value>) -> Option<Value> {
    if one.as_ref().is_some_and(Value::is_object) { one } else { other.or(one) }
}

/// Forbids fields that are not named, or has them follow `others`, if all the names are known here.
pub(super) fn close(map: &mut Map<String, Value>, others: Option<Value>) {
    let mut names = Vec::new();
    if !collect_names(map, &mut names) || (names.is_empty() && others.is_none()) {
        return;
    }
    let properties = map.entry("properties").or_insert_with(|| json!({}));
    if let Some(properties) = properties.as_object_mut() {
        for name in names {
            properties.entry(name).or_insert_with(|| json!({}));
        }
        map.insert("additionalProperties".to_owned(), others.unwrap_or(Value::Bool(false)));
    }
}

/// The names of the fields of a schema and of its parts. False when others are allowed.
fn collect_names(map: &Map<String, Value>, names: &mut Vec<String>) -> bool {
    if map.contains_key("additionalProperties")
        || map.contains_key("$ref")
        || map.contains_key("patternProperties")
    {
        return false;
    }
    names.extend(map.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned());
    let required = map.get("required").and_then(Value::as_array).into_iter().flatten();
    names.extend(required.filter_map(|name| Some(name.as_str()?.to_owned())));
    let parts = COMPOSITIONS.iter().filter_map(|key| map.get(*key)?.as_array()).flatten();
    parts.into_iter().all(|part| part.as_object().is_some_and(|part| collect_names(part, names)))
}
