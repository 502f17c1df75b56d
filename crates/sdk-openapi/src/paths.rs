//! Path items: their operations, and what they say for all of them.

use serde_json::{Map, Value};

use crate::reference;

/// The members of a path item that are operations.
pub const METHODS: [&str; 8] = ["delete", "get", "head", "options", "patch", "post", "put", "trace"];

/// The operations of a path item.
///
/// ```
/// let mut item = serde_json::json!({ "get": { "operationId": "a" }, "parameters": [] });
/// assert_eq!(sdk_openapi::paths::operations(item.as_object_mut().unwrap()).count(), 1);
/// ```
pub fn operations(item: &mut Map<String, Value>) -> impl Iterator<Item = &mut Map<String, Value>> {
    let operations = item.iter_mut().filter(|(method, _)| METHODS.contains(&method.as_str()));
    operations.filter_map(|(_, operation)| operation.as_object_mut())
}

/// Gives the operations of a path item the parameters that it declares for all of them. Gives how many it added.
///
/// ```
/// let mut item = serde_json::json!({ "get": {}, "parameters": [{ "name": "a", "in": "query" }] });
/// assert_eq!(sdk_openapi::paths::share_parameters(item.as_object_mut().unwrap()), 1);
/// assert_eq!(item["get"]["parameters"][0]["name"], "a");
/// ```
pub fn share_parameters(item: &mut Map<String, Value>) -> usize {
    let Some(Value::Array(shared)) = item.remove("parameters") else { return 0 };
    let is_same = |one: &Value, other: &Value| {
        let is_named = one.get("name").is_some();
        one == other || (is_named && ["name", "in"].iter().all(|key| one.get(key) == other.get(key)))
    };
    let mut added = 0;
    for operation in operations(item) {
        let own = operation.entry("parameters").or_insert_with(|| Value::Array(Vec::new()));
        let Some(own) = own.as_array_mut() else { continue };
        let more: Vec<_> =
            shared.iter().filter(|shared| !own.iter().any(|own| is_same(own, shared))).cloned().collect();
        added += more.len();
        own.extend(more);
    }
    added
}

/// Adds to what a path item refers to what stands beside the reference, which is a part of it.
pub fn add_beside(item: &mut Map<String, Value>, beside: Map<String, Value>) {
    for (name, value) in beside.into_iter().filter(|(name, _)| name != "$ref") {
        match (item.get_mut(&name), value) {
            (Some(Value::Array(known)), Value::Array(more)) if name == "parameters" => known.extend(more),
            (_, value) => drop(item.insert(name, value)),
        }
    }
}

/// Brings path items, and parameters of paths, to where they are referred to. A reference that leads nowhere stays.
pub(crate) fn inline(document: &mut Value) {
    let source = document.clone();
    let items = document.get_mut("paths").and_then(Value::as_object_mut).into_iter();
    for item in items.flat_map(Map::values_mut) {
        let beside = item.as_object().filter(|item| item.contains_key("$ref")).cloned();
        reference::inline(item, &source);
        let Some(item) = item.as_object_mut() else { continue };
        if let Some(beside) = beside.filter(|_| !item.contains_key("$ref")) {
            add_beside(item, beside);
        }
        // Where a path has parameters: which of them an operation has itself shows by their names.
        let Some(Value::Array(shared)) = item.get_mut("parameters") else { continue };
        shared.iter_mut().for_each(|parameter| reference::inline(parameter, &source));
        for operation in operations(item) {
            let own = operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten();
            own.for_each(|parameter| reference::inline(parameter, &source));
        }
    }
}
