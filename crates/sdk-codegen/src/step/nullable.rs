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
        let names = nullable.iter().copied().chain(noted).filter(|name| is_optional(name));
        let names: Vec<Value> = names.map(|name| json!(name)).collect();
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
