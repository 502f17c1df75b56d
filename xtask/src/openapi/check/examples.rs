//! Finds the examples of a document: those beside the schema of a body, and that of the schema itself.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;

use super::generation::Operation;

/// An example, and what it must decode into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Example {
    /// Of the operation.
    pub(super) operation: String,
    /// Where it is in the corrected document.
    pub(super) pointer: String,
    /// Where its schema is.
    pub(super) schema: String,
    /// The Rust type.
    pub(super) r#type: String,
}

/// The examples of what the generated operations send and receive as JSON.
pub(super) fn of(document: &Value, generated: &[Operation]) -> Vec<Example> {
    let by_place: HashMap<(String, &str), &Operation> = generated
        .iter()
        .map(|operation| ((operation.method.to_lowercase(), operation.path.as_str()), operation))
        .collect();
    let mut found = Vec::new();
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        for (method, described) in item.as_object().into_iter().flatten() {
            let Some(operation) = by_place.get(&(method.clone(), path.as_str())) else { continue };
            let mut collect = Collect { document, operation, found: &mut found };
            let place = format!("/paths/{}/{method}", escape(path));
            collect.request(described, &place);
            collect.responses(described, &place);
        }
    }
    found
}

struct Collect<'a> {
    document: &'a Value,
    operation: &'a Operation,
    found: &'a mut Vec<Example>,
}

impl Collect<'_> {
    fn request(&mut self, described: &Value, place: &str) {
        let Some(rust) = self.operation.request_type.clone() else { return };
        // Raw bytes, and text that goes out as it is.
        if rust.contains("reqwest") {
            return;
        }
        if let Some(body) = described.get("requestBody") {
            self.body(body, &format!("{place}/requestBody"), &rust);
        }
    }

    fn responses(&mut self, described: &Value, place: &str) {
        if self.operation.response != "json" {
            return;
        }
        let rust = self.operation.response_type.clone();
        for (status, response) in described.get("responses").and_then(Value::as_object).into_iter().flatten()
        {
            if status.starts_with('2') {
                self.body(response, &format!("{place}/responses/{status}"), &rust);
            }
        }
    }

    /// The examples of a request body or of an answer at `place`, which may be a reference.
    fn body(&mut self, body: &Value, place: &str, rust: &str) {
        let (body, place) = resolve(self.document, body, place);
        for (media_type, media) in body.get("content").and_then(Value::as_object).into_iter().flatten() {
            if !media_type.to_ascii_lowercase().contains("json") {
                continue;
            }
            let place = format!("{place}/content/{}", escape(media_type));
            let schema = format!("{place}/schema");
            let mut add = |pointer| {
                self.found.push(Example {
                    operation: self.operation.id.clone(),
                    pointer,
                    schema: schema.clone(),
                    r#type: rust.to_owned(),
                });
            };
            if media.get("example").is_some() {
                add(format!("{place}/example"));
            }
            for (name, example) in media.get("examples").and_then(Value::as_object).into_iter().flatten() {
                let at = format!("{place}/examples/{}", escape(name));
                let (example, at) = resolve(self.document, example, &at);
                if example.get("value").is_some() {
                    add(format!("{at}/value"));
                }
            }
            let (schema, at) = resolve(self.document, media.get("schema").unwrap_or(&Value::Null), &schema);
            if schema.get("example").is_some() {
                add(format!("{at}/example"));
            }
        }
    }
}

/// Follows references, and says where they lead.
fn resolve<'d>(document: &'d Value, value: &'d Value, place: &str) -> (&'d Value, String) {
    let mut found = (value, place.to_owned());
    for _ in 0..32 {
        let target = found.0.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
        let Some(target) = target else { return found };
        found = (document.pointer(target).unwrap_or(&Value::Null), target.to_owned());
    }
    (&Value::Null, place.to_owned())
}

fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn examples_are_found_with_their_types() {
        let document = json!({
            "paths": {"/a/{b}": {"put": {
                "requestBody": {"$ref": "#/components/requestBodies/R"},
                "responses": {
                    "200": {"content": {"application/json": {"example": [1],
                        "schema": {"$ref": "#/components/schemas/S"}}}},
                    "400": {"content": {"application/json": {"example": "no"}}}}},
                "get": {"responses": {"200": {"content": {"application/json": {"example": 1}}}}}}},
            "components": {
                "requestBodies": {"R": {"content": {"application/json": {"examples": {
                    "one": {"value": {}}, "other": {"externalValue": "x"}}}}}},
                "schemas": {"S": {"example": [2]}}}});
        let operation = |method: &str, response: &str| {
            serde_json::from_value(
                json!({"id": method, "method": method, "path": "/a/{b}", "response": response,
                "request_type": "types::R", "response_type": "types::A"}),
            )
            .unwrap()
        };
        let found = of(&document, &[operation("PUT", "json"), operation("GET", "empty")]);
        let found: Vec<_> =
            found.iter().map(|example| (example.pointer.as_str(), example.r#type.as_str())).collect();
        assert_eq!(
            found,
            [
                ("/components/requestBodies/R/content/application~1json/examples/one/value", "types::R"),
                ("/paths/~1a~1{b}/put/responses/200/content/application~1json/example", "types::A"),
                ("/components/schemas/S/example", "types::A"),
            ]
        );
    }
}
