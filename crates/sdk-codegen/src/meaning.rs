//! What the operations of a document mean, whatever their schemas are called: the referee of property tests about
//! steps that only move schemas.

use serde_json::{Map, Value, json};

use crate::rewrite::annotations::NULLABLE;
use crate::walk;

/// How deep schemas are compared. Components contain themselves, so there must be an end.
const DEPTH: usize = 5;

/// The operations by id, every schema without descriptions and with components in the place of references.
pub(crate) fn operations(document: &Value) -> Value {
    let sorted = walk::sorted_operations(document);
    let each = sorted.into_iter().map(|(id, (_, operation))| {
        let members = ["parameters", "requestBody", "responses"];
        let kept = members.iter().filter_map(|name| Some(((*name).to_owned(), operation.get(*name)?)));
        let expanded = kept.map(|(name, member)| (name, holders(member, document)));
        (id.to_owned(), Value::Object(expanded.collect()))
    });
    walk::sorted(Value::Object(each.collect()))
}

/// Expands the schemas in parameters, bodies and responses.
fn holders(value: &Value, document: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let each = members.iter().map(|(name, member)| {
                let member = match name.as_str() {
                    "schema" => schema(member, document, DEPTH),
                    _ => holders(member, document),
                };
                (name.clone(), member)
            });
            Value::Object(each.collect())
        }
        Value::Array(elements) => elements.iter().map(|element| holders(element, document)).collect(),
        scalar => scalar.clone(),
    }
}

/// A schema without names, down to a depth of members.
pub(crate) fn schema(value: &Value, document: &Value, depth: usize) -> Value {
    if let Some(name) = walk::reference(value) {
        let component = document.pointer("/components/schemas").and_then(|all| all.get(name));
        return schema(component.unwrap_or_else(|| panic!("no component `{name}`")), document, depth);
    }
    let Value::Object(members) = value else { return value.clone() };
    let mut members = undescribed(members);
    if let Some(Value::Array(branches)) = members.get("allOf").cloned()
        && let ([only], true) =
            (branches.as_slice(), members.keys().all(|name| name == "allOf" || name == "nullable"))
    {
        // How a reference is said to be nullable.
        let mut meant = schema(only, document, depth);
        if let (Value::Object(meant), true) = (&mut meant, members.contains_key("nullable")) {
            meant.insert("nullable".to_owned(), json!(true));
        }
        return walk::sorted(meant);
    }
    let Some(below) = depth.checked_sub(1) else { return json!("deeper") };
    for (keyword, value) in &mut members {
        match (keyword.as_str(), value) {
            ("properties", Value::Object(properties)) => {
                properties.values_mut().for_each(|property| *property = schema(property, document, below));
            }
            ("items" | "additionalProperties", value @ Value::Object(_)) => {
                *value = schema(value, document, below);
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(branches)) => {
                branches.iter_mut().for_each(|branch| *branch = schema(branch, document, below));
            }
            _ => {}
        }
    }
    Value::Object(members)
}

/// Said here once more, and not by `type_fingerprint`, which the steps themselves go by.
fn undescribed(schema: &Map<String, Value>) -> Map<String, Value> {
    let mut kept = schema.clone();
    kept.retain(|keyword, _| {
        !matches!(keyword.as_str(), "description" | "deprecated")
            && (!keyword.starts_with("x-") || keyword == NULLABLE)
    });
    if let Some(Value::Array(names)) = kept.get_mut("required") {
        names.sort_by_key(Value::to_string);
    }
    kept
}
