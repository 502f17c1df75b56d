//! What has not the form that OpenAPI gives it: it says nothing, a note says so, and an operation whose request is lost is
//! left out.
//!
//! Schemas are `schema_types`' to repair.

use sdk_openapi::paths::METHODS;
use serde_json::{Map, Value};

use super::{NOT_GENERATED, Outcome, Settings};
use crate::error::Problem;
use crate::pointer::Pointer;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut checker = Checker(Outcome::default());
    let root = Pointer::root();
    checker.each(document.get_mut("paths"), &root.child("paths"), Checker::path_item);
    let components = root.child("components");
    for (kind, check) in [
        ("pathItems", Checker::path_item as Check),
        ("requestBodies", Checker::content),
        ("responses", Checker::content),
    ] {
        checker.each(
            document.get_mut("components").and_then(|all| all.get_mut(kind)),
            &components.child(kind),
            check,
        );
    }
    checker.0
}

type Check = fn(&mut Checker, &mut Map<String, Value>, &Pointer);

struct Checker(Outcome);

impl Checker {
    /// Visits the members of an object. One that is no object becomes an empty one.
    fn each(&mut self, all: Option<&mut Value>, pointer: &Pointer, check: Check) {
        for (name, value) in all.and_then(Value::as_object_mut).into_iter().flatten() {
            let pointer = pointer.child(name);
            if !value.is_object() && !name.starts_with("x-") {
                if !value.is_null() {
                    self.note(&pointer, value, "no object");
                }
                *value = Value::Object(Map::new());
            }
            if let Some(value) = value.as_object_mut() {
                check(self, value, &pointer);
            }
        }
    }

    fn path_item(&mut self, item: &mut Map<String, Value>, pointer: &Pointer) {
        self.keep(item, "parameters", pointer, Value::is_array);
        for method in METHODS {
            if self.keep(item, method, pointer, Value::is_object)
                && let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut)
            {
                self.operation(operation, &pointer.child(method));
            }
        }
        // Of OpenAPI 3.2.
        let more = item.get("additionalOperations").and_then(Value::as_object);
        for method in more.into_iter().flat_map(Map::keys) {
            let message = "left out: OpenAPI 3.0 and 3.1 have no such method";
            self.0.notes.push(Problem::new(pointer.child("additionalOperations").child(method), message));
        }
    }

    fn operation(&mut self, operation: &mut Map<String, Value>, pointer: &Pointer) {
        let body = pointer.child("requestBody");
        let is_content = |body: &Value| body.get("content").is_none_or(Value::is_object);
        let has_request = self.keep(operation, "parameters", pointer, Value::is_array)
            & self.keep(operation, "requestBody", pointer, Value::is_object);
        if !has_request || !operation.get("requestBody").is_none_or(is_content) {
            operation.remove("requestBody");
            let reason = "its parameters are no list, or its body or the content of that is no object";
            operation.insert(NOT_GENERATED.to_owned(), reason.into());
        }
        if let Some(request) = operation.get_mut("requestBody").and_then(Value::as_object_mut) {
            self.content(request, &body);
        }
        if !self.keep(operation, "responses", pointer, Value::is_object) {
            operation.insert("responses".to_owned(), Value::Object(Map::new()));
        }
        self.each(operation.get_mut("responses"), &pointer.child("responses"), Self::content);
    }

    /// What is no content at all costs the operation: the generator refuses it.
    fn content(&mut self, holder: &mut Map<String, Value>, pointer: &Pointer) {
        self.each(holder.get_mut("content"), &pointer.child("content"), |_, _, _| ());
    }

    /// Whether a member is what it has to be, or is not there. What has no value is not there: YAML writes that easily.
    fn keep(
        &mut self,
        holder: &mut Map<String, Value>,
        name: &str,
        pointer: &Pointer,
        is_right: fn(&Value) -> bool,
    ) -> bool {
        match holder.get(name) {
            Some(value) if !is_right(value) => {
                let is_absent = value.is_null();
                if !is_absent {
                    let expected = if name == "parameters" { "no list" } else { "no object" };
                    self.note(&pointer.child(name), value, expected);
                }
                holder.remove(name);
                is_absent
            }
            _ => true,
        }
    }

    fn note(&mut self, pointer: &Pointer, value: &Value, expected: &str) {
        self.0.changes += 1;
        self.0.notes.push(Problem::new(pointer, format!("left out: it is {}, and {expected}", kind(value))));
    }
}

/// What a value is called in a message.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn notes(document: &mut Value) -> Vec<String> {
        apply(document, &Settings::plain()).notes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_malformed_is_said_and_costs_itself() {
        let media = json!({"application/json": [1]});
        let mut document = json!({
            "paths": {
                "/a": "get",
                "/b": {"get": [1], "put": {"responses": "ok"}, "parameters": {"a": 1}, "additionalOperations": {"COPY": {}}},
                "/c": {"get": {"parameters": {"a": 1}}, "put": {"requestBody": [1]}, "post": {"requestBody": {"content": "json"}}},
                "/d": {"post": {"requestBody": {"content": media}, "responses": {"200": 7}}},
                "/e": null, "/f": {"get": null, "put": {"parameters": null, "requestBody": null, "responses": {"200": null}}},
            },
            "components": {"responses": {"A": {"content": media}, "B": 7}, "requestBodies": {"C": "x"}},
        });
        let said = [
            "#/paths/~1a: left out: it is a text, and no object",
            "#/paths/~1b/parameters: left out: it is an object, and no list",
            "#/paths/~1b/get: left out: it is a list, and no object",
            "#/paths/~1b/put/responses: left out: it is a text, and no object",
            "#/paths/~1b/additionalOperations/COPY: left out: OpenAPI 3.0 and 3.1 have no such method",
            "#/paths/~1c/get/parameters: left out: it is an object, and no list",
            "#/paths/~1c/put/requestBody: left out: it is a list, and no object",
            "#/paths/~1d/post/requestBody/content/application~1json: left out: it is a list, and no object",
            "#/paths/~1d/post/responses/200: left out: it is a number, and no object",
            "#/components/requestBodies/C: left out: it is a text, and no object",
            "#/components/responses/A/content/application~1json: left out: it is a list, and no object",
            "#/components/responses/B: left out: it is a number, and no object",
        ];
        assert_eq!(notes(&mut document), said);
        for method in ["get", "put", "post"] {
            assert!(document["paths"]["/c"][method][NOT_GENERATED].is_string(), "{method}");
        }
        assert_eq!(document["paths"]["/b"]["put"]["responses"], json!({}));
        assert_eq!(document["paths"]["/f"], json!({"put": {"responses": {"200": {}}}}));
        assert_eq!(notes(&mut document), [said[4]]);
    }
}
