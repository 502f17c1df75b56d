//! Notes which optional members of requests the server takes `null` for, so that a caller can send it.
//!
//! The generator leaves an absent member out and cannot write `null`, which often means "remove this setting". Of required
//! members, items, values and responses the schema says it again where a reference has taken their place.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Outcome, Settings, allow_null};
use crate::rewrite::annotations::{ELEMENTS, NULLABLE};
use crate::walk::{self, Direction};

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    walk::in_direction(document, Direction::Request, &mut |schema, _| {
        let Some(schema) = schema.as_object_mut() else { return };
        changes += elements(schema);
        let required: BTreeSet<&str> = walk::names(schema, "required").collect();
        let properties = schema.get("properties").and_then(Value::as_object);
        let is_optional = |name: &str| {
            !required.contains(name) && properties.is_some_and(|properties| properties.contains_key(name))
        };
        let is_nullable = |property: &Value| property.get("nullable").is_some_and(|yes| *yes == true);
        let nullable = properties.into_iter().flatten().filter(|(_, property)| is_nullable(property));
        let nullable: Vec<&str> = nullable.map(|(name, _)| name.as_str()).collect();
        // Those that were noted before what they refer to took their place.
        let noted = walk::names(schema, NULLABLE).filter(|name| !nullable.contains(name));
        let (optional, others): (Vec<_>, Vec<_>) =
            nullable.iter().copied().chain(noted).map(str::to_owned).partition(|name| is_optional(name));
        changes += optional.len();
        schema.remove(NULLABLE);
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            for name in others {
                properties.get_mut(&name).into_iter().for_each(allow_null);
            }
        }
        if !optional.is_empty() {
            schema.insert(NULLABLE.to_owned(), json!(optional));
        }
    });
    walk::in_direction(document, Direction::Response, &mut |schema, _| {
        changes += schema.as_object_mut().map_or(0, elements);
    });
    walk::operations(document, |operation| {
        let responses = operation.value.get_mut("responses").and_then(Value::as_object_mut);
        let content = responses.into_iter().flatten().filter_map(|(_, response)| response.get_mut("content"));
        for (_, media) in content.filter_map(Value::as_object_mut).flatten() {
            let noted = media.as_object_mut().and_then(|media| media.remove(NULLABLE)).is_some();
            media.get_mut("schema").filter(|_| noted).into_iter().for_each(allow_null);
            changes += usize::from(noted);
        }
    });
    Outcome { changes, ..Outcome::default() }
}

/// Says again of items and values that they can be `null`. Gives of how many.
fn elements(schema: &mut Map<String, Value>) -> usize {
    let noted: Vec<_> = ELEMENTS
        .iter()
        .filter(|(_, name)| walk::names(schema, NULLABLE).any(|noted| noted == *name))
        .collect();
    for (keyword, _) in &noted {
        schema.get_mut(*keyword).filter(|element| element.is_object()).into_iter().for_each(allow_null);
    }
    noted.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn optional_nullable_members_of_requests_are_noted() {
        let schema = json!({
            "type": "object", "required": ["a"],
            "properties": { "a": { "nullable": true }, "b": { "nullable": true }, "c": {} }
        });
        let content = json!({ "content": { "application/json": { "schema": schema } } });
        let mut document = json!({
            "paths": { "/x": { "put": { "operationId": "x", "requestBody": content, "responses": { "200": content } } } }
        });
        apply(&mut document, &Settings::plain());
        let operation = &document["paths"]["/x"]["put"];
        assert_eq!(operation["requestBody"]["content"]["application/json"]["schema"][NULLABLE], json!(["b"]));
        assert!(
            operation["responses"]["200"]["content"]["application/json"]["schema"].get(NULLABLE).is_none()
        );
    }

    #[test]
    fn what_became_a_reference_can_still_be_null() {
        let refer = || walk::refer_to("Other");
        let list = json!({ "type": "array", "items": refer(), NULLABLE: ["[]"] });
        let map = json!({ "type": "object", "additionalProperties": { "type": "string" }, NULLABLE: ["{}"] });
        let properties = json!({ "one": refer(), "list": list, "map": map });
        let schema =
            json!({ "type": "object", "required": ["one"], "properties": properties, NULLABLE: ["one"] });
        let content = json!({ "content": { "application/json": { "schema": schema } } });
        let mut document = json!({
            "paths": { "/x": { "put": { "operationId": "x", "requestBody": content, "responses": { "200": content } } } }
        });
        apply(&mut document, &Settings::plain());
        let operation = &document["paths"]["/x"]["put"];
        let nullable = json!({ "nullable": true, "allOf": [refer()] });
        for (holder, one) in [("requestBody", &nullable), ("responses", &refer())] {
            let holder = &operation[holder];
            let schema = &holder.get("200").unwrap_or(holder)["content"]["application/json"]["schema"];
            assert_eq!(&schema["properties"]["one"], one);
            assert_eq!(schema["properties"]["list"]["items"], nullable);
            assert_eq!(schema["properties"]["map"]["additionalProperties"]["nullable"], true);
        }
    }
}
