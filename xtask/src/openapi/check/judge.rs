//! Says whether an example follows its own schema.
//!
//! Schemas of OpenAPI 3.0 are nearly JSON Schema of draft 4: what differs is `nullable`, and that a reference hides
//! what stands beside it.

use jsonschema::{Draft, Registry};
use serde_json::{Map, Value, json};

/// The name under which validators know the document.
const NAME: &str = "json-schema:///document";

/// Judges the examples of one document.
pub(super) struct Judge<'d> {
    document: &'d Value,
    registry: Option<Registry<'static>>,
}

impl<'d> Judge<'d> {
    /// A judge of the examples in `document`.
    pub(super) fn new(document: &'d Value) -> Self {
        let registry = Registry::new()
            .draft(Draft::Draft4)
            .add(NAME, rewritten(document.clone()))
            .and_then(jsonschema::RegistryBuilder::prepare);
        Self { document, registry: registry.ok() }
    }

    /// In what the example at the JSON pointer `example` contradicts the schema at `schema`; `None` if in nothing,
    /// or if the schema is none.
    pub(super) fn contradiction(&self, example: &str, schema: &str) -> Option<String> {
        let value = self.document.pointer(example)?;
        let validator = jsonschema::options()
            .with_draft(Draft::Draft4)
            .with_registry(self.registry.as_ref()?)
            .should_validate_formats(true)
            .offline()
            .build(&json!({"$ref": format!("{NAME}#{}", fragment(schema))}))
            .ok()?;
        let error = validator.iter_errors(value).next()?;
        Some(format!("{}: {}", error.instance_path(), error.masked()))
    }
}

/// The document with `nullable` in the words of JSON Schema.
fn rewritten(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().map(|(key, value)| {
                let is_data = matches!(key.as_str(), "example" | "examples" | "default" | "enum");
                (key, if is_data { value } else { rewritten(value) })
            });
            nullable(members.collect())
        }
        Value::Array(elements) => Value::Array(elements.into_iter().map(rewritten).collect()),
        scalar => scalar,
    }
}

fn nullable(mut schema: Map<String, Value>) -> Value {
    if schema.get("nullable") != Some(&Value::Bool(true)) {
        return Value::Object(schema);
    }
    schema.remove("nullable");
    json!({"anyOf": [{"enum": [null]}, schema]})
}

/// A JSON pointer as it must be written in the fragment of a URI.
fn fragment(pointer: &str) -> String {
    pointer.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into())
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contradiction(schema: &Value, example: &Value) -> Option<String> {
        let document = json!({"a {b}": {"schema": schema, "example": example}, "components": {"schemas": {
            "Name": {"type": "string", "nullable": true},
            "Tree": {"type": "object", "properties": {"children": {"type": "array",
                "items": {"$ref": "#/components/schemas/Tree"}}}}}}});
        Judge::new(&document).contradiction("/a {b}/example", "/a {b}/schema")
    }

    #[test]
    fn an_example_follows_its_schema_or_not() {
        assert_eq!(contradiction(&json!({"type": "string"}), &json!("x")), None);
        let object = json!({"type": "object", "properties": {"n": {"type": "integer"}}});
        assert!(contradiction(&object, &json!({"n": "5"})).unwrap().starts_with("/n: "));
        let name = json!({"$ref": "#/components/schemas/Name"});
        assert_eq!(contradiction(&name, &json!(null)), None);
        assert!(contradiction(&name, &json!(1)).is_some());
        let tree = json!({"$ref": "#/components/schemas/Tree"});
        assert_eq!(contradiction(&tree, &json!({"children": [{"children": []}]})), None);
        assert!(contradiction(&tree, &json!({"children": [{"children": 1}]})).is_some());
    }

    #[test]
    fn what_is_no_schema_contradicts_nothing() {
        assert_eq!(contradiction(&json!({"type": 7}), &json!(1)), None);
        assert_eq!(contradiction(&json!({"$ref": "#/nowhere"}), &json!(1)), None);
    }
}
