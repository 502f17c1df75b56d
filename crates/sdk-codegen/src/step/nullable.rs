//! Notes which optional members of requests the server takes `null` for, so that a caller can send it.
//!
//! The generator leaves an absent member out and cannot write `null`, which often means "remove this setting".

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Outcome, Settings};
use crate::rewrite::annotations::NULLABLE;
use crate::walk::{self, Direction};

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    walk::in_direction(document, Direction::Request, &mut |schema, _| {
        let Some(schema) = schema.as_object_mut() else { return };
        let required: BTreeSet<String> = schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect();
        let properties = schema.get("properties").and_then(Value::as_object);
        let names: Vec<_> = properties
            .into_iter()
            .flatten()
            .filter(|(name, property)| {
                !required.contains(*name) && property.get("nullable").is_some_and(|yes| *yes == true)
            })
            .map(|(name, _)| json!(name))
            .collect();
        // Those that were noted before what they refer to took their place.
        let noted = schema.get(NULLABLE).and_then(Value::as_array).cloned().unwrap_or_default();
        let noted = noted.into_iter().filter(|name| {
            let name = name.as_str().unwrap_or_default();
            !required.contains(name) && properties.is_some_and(|all| all.contains_key(name))
        });
        let noted: Vec<_> = noted.filter(|name| !names.contains(name)).collect();
        let names: Vec<_> = names.into_iter().chain(noted).collect();
        changes += names.len();
        if !names.is_empty() {
            schema.insert(NULLABLE.to_owned(), Value::Array(names));
        }
    });
    Outcome { changes, ..Outcome::default() }
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
}
