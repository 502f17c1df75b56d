//! OpenAPI 3.1 in the words of 3.0.
//!
//! 3.1 replaced the schemas of 3.0 by JSON Schema (2020-12). All that works on documents here knows those of 3.0, so one step
//! translates. What 3.0 cannot say (`if`, `dependentRequired`, `unevaluatedItems`) restricts values and describes no type: it
//! is left out. Members that a condition adds (`then`, `dependentSchemas`) are described like others.

mod definitions;
mod parameters;
mod parts;
mod schema;
mod types;

pub use parts::style;
use serde_json::{Map, Value};

/// Makes a document of 3.0 of one of 3.1 or later, and gives whether it was one. Of any document, it spells out how objects are
/// sent where several share a query or a cookie.
///
/// ```
/// let mut document = serde_json::json!({ "openapi": "3.1.0", "components": { "schemas": {
///     "Name": { "type": ["string", "null"], "examples": ["a"] },
/// } } });
/// assert!(sdk_openapi::lower(&mut document));
/// let name = serde_json::json!({ "type": "string", "nullable": true, "example": "a" });
/// assert_eq!(document["components"]["schemas"]["Name"], name);
/// ```
pub fn lower(document: &mut Value) -> bool {
    let is_later = lower_schemas(document);
    parameters::lower(document);
    is_later
}

fn lower_schemas(document: &mut Value) -> bool {
    // YAML takes 3.1 without quotes for a number.
    if let Some(version) = document.get_mut("openapi").filter(|version| version.is_number()) {
        *version = version.to_string().into();
    }
    let version = document.get("openapi").and_then(Value::as_str).unwrap_or_default();
    let is_later = version.strip_prefix("3.").and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
    if is_later.is_none_or(|minor| minor == 0) {
        return false;
    }
    definitions::hoist(document);
    parts::lower(document);
    let Some(root) = document.as_object_mut() else { return false };
    root.insert("openapi".to_owned(), "3.0.3".into());
    root.remove("jsonSchemaDialect");
    // Paths are optional in 3.1; `webhooks` is what a vendor calls, not a client.
    for (name, value) in root.iter_mut() {
        match name.as_str() {
            "components" => members(value, |name, value| match name {
                "schemas" => members(value, |_, schema| schema::lower(schema)),
                "examples" => (),
                _ => members(value, |_, value| below(value)),
            }),
            "webhooks" => (),
            _ => below(value),
        }
    }
    true
}

/// What holds things by names of the document's own, which can be those of keywords: `responses` has a `default`.
const NAMED: [&str; 6] = ["callbacks", "content", "encoding", "headers", "responses", "variables"];

fn members(value: &mut Value, mut change: impl FnMut(&str, &mut Value)) {
    let members = value.as_object_mut().into_iter().flat_map(Map::iter_mut);
    members.for_each(|(name, value)| change(name, value));
}

/// Lowers schemas wherever they stand outside of other schemas: as the member `schema`.
fn below(value: &mut Value) {
    match value {
        Value::Object(_) => members(value, |name, value| match name {
            "schema" => schema::lower(value),
            "example" | "examples" | "default" => (),
            name if NAMED.contains(&name) => members(value, |_, value| below(value)),
            _ => below(value),
        }),
        Value::Array(items) => items.iter_mut().for_each(below),
        _ => (),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn other_versions_are_left_alone() {
        for version in [json!("3.0.3"), json!("2.0"), json!("3"), json!([3.1]), json!(null)] {
            let before =
                json!({ "openapi": version, "components": { "schemas": { "A": { "type": ["null"] } } } });
            let mut after = before.clone();
            assert!(!lower(&mut after));
            assert_eq!(after, before);
        }
    }

    #[test]
    fn schemas_are_found_and_examples_left_alone() {
        let schema = json!({ "type": ["string", "null"] });
        let lowered = json!({ "type": "string", "nullable": true });
        let media = |schema: &Value| json!({ "application/json": { "schema": schema, "example": { "schema": { "type": [] } } } });
        let document = |version: &Value, schema: &Value| {
            let response = json!({ "content": media(schema), "headers": { "schema": { "schema": schema } } });
            json!({ "openapi": version, "paths": { "/a": {
                "parameters": [{ "name": "schema", "in": "query", "schema": schema }],
                "get": { "responses": { "200": response, "default": response } },
            } }, "components": {
                "parameters": { "value": { "schema": schema }, "default": { "schema": schema } },
                "responses": { "schema": response, "example": response },
                "examples": { "schema": { "value": { "schema": { "type": [] } } } },
            } })
        };
        for version in [json!("3.1.1"), json!(3.1)] {
            let mut found = document(&version, &schema);
            assert!(lower(&mut found));
            assert_eq!(found, document(&json!("3.0.3"), &lowered));
        }
    }
}
