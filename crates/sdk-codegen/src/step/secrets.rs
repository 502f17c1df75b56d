//! Makes every string marked `format: password` the redacting type of the runtime, and every file of a body in parts its
//! type for files.
//!
//! The generator replaces the components of these names by `sdk_runtime::Secret` and `sdk_runtime::Upload`.

use serde_json::{Value, json};

use super::media_types::UPLOAD;
use super::{Outcome, Settings};
use crate::error::Problem;
use crate::walk;

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
