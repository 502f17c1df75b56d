//! Makes every string marked `format: password` the redacting type of the runtime, and every file of a body in parts its
//! type for files.
//!
//! The generator replaces the components of these names by `sdk_runtime::Secret` and `sdk_runtime::Upload`.

use serde_json::{Value, json};

use super::media_types::UPLOAD;
use super::success_response::FREE_SECRET;
use super::{Outcome, Settings};
use crate::error::Problem;
use crate::walk::{self, Direction};

/// Key of the component that stands for the redacting type, until `hoist` names it `Secret`. It is no legal component
/// name, so it cannot be the vendor's.
pub(super) const SECRET: &str = "~secret";

/// As [`SECRET`], for files.
pub(super) const FILE: &str = "~upload";

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    // A path is logged by every proxy on the way, and the generated code would print the value into it.
    walk::operations(document, |operation| {
        let parameters = operation.value.get_mut("parameters").and_then(Value::as_array_mut);
        for (index, parameter) in parameters.into_iter().flatten().enumerate() {
            let in_path = parameter.get("in").is_some_and(|location| location == "path");
            if let Some(schema) = parameter.get_mut("schema").filter(|schema| in_path && is_secret(schema)) {
                *schema = json!({ "type": "string" });
                let pointer = operation.pointer.child("parameters").child(index);
                outcome.notes.push(Problem::new(pointer, "a secret in a path cannot be kept out of logs"));
            }
        }
    });
    walk::in_direction(document, Direction::Response, &mut |schema, pointer| {
        if schema.get(FREE_SECRET).is_some() {
            let lost = "a password, or a value of another type: it is free JSON, which is printed";
            outcome.notes.push(Problem::new(pointer, lost));
        }
    });
    walk::everywhere(document, &mut |schema, _| {
        schema.as_object_mut().map(|schema| schema.remove(FREE_SECRET));
    });
    for (component, is_meant) in [(SECRET, is_secret as fn(&Value) -> bool), (FILE, is_upload)] {
        let before = outcome.changes;
        walk::everywhere(document, &mut |schema, _| {
            if is_meant(schema) {
                *schema = walk::refer_to(component);
                outcome.changes += 1;
            }
        });
        if outcome.changes > before
            && let Some(components) = walk::components_mut(document)
        {
            components.insert(component.to_owned(), json!({ "type": "string" }));
        }
    }
    outcome
}

fn is_upload(schema: &Value) -> bool {
    schema.get("format").is_some_and(|format| format == UPLOAD)
}

fn is_secret(schema: &Value) -> bool {
    schema.get("format").is_some_and(|format| format == "password")
        && schema.get("type").is_none_or(|kind| kind == "string")
}

#[cfg(test)]
mod tests {
    use super::super::before;
    use super::*;

    #[test]
    fn a_password_that_has_no_type_of_its_own_is_noted_where_it_is_read() {
        let password = json!({ "type": "string", "format": "password" });
        let either = json!({ "oneOf": [password, { "type": "object", "properties": { "p": password } }] });
        let content =
            json!({ "content": { "application/json": { "schema": { "properties": { "a": either } } } } });
        let operation =
            json!({ "operationId": "a", "requestBody": content, "responses": { "200": content } });
        let mut document = before("secrets", json!({ "paths": { "/a": { "post": operation } } }));
        let notes = apply(&mut document, &Settings::plain()).notes;
        let [note] = &notes[..] else { panic!("{notes:?}") };
        assert!(
            note.pointer.ends_with("/responses/200/content/application~1json/schema/properties/a"),
            "{note}"
        );
        assert!(!document.to_string().contains(FREE_SECRET));
    }
}
