//! Puts the vendor's wire form on the names of array query parameters.
//!
//! progenitor sends an array as `name=a&name=b` and takes the name literally; the Rust name of `tags[]` stays `tags`.

use serde_json::Value;

use super::{BETWEEN, Outcome, Settings};
use crate::api::QueryArrays;
use crate::walk;

pub(super) fn apply(document: &mut Value, settings: &Settings) -> Outcome {
    let mut changes = 0;
    if settings.query_arrays == QueryArrays::Brackets {
        walk::operations(document, |operation| {
            let parameters = operation.value.get_mut("parameters").and_then(Value::as_array_mut);
            for parameter in parameters.into_iter().flatten() {
                let is_array = parameter.pointer("/schema/type").is_some_and(|kind| kind == "array")
                    && parameter.get(BETWEEN).is_none();
                let is_query = parameter.get("in").is_some_and(|location| location == "query");
                if let Some(Value::String(name)) = parameter.get_mut("name").filter(|_| is_query && is_array)
                    && !name.ends_with("[]")
                {
                    name.push_str("[]");
                    changes += 1;
                }
            }
        });
    }
    Outcome { changes, ..Outcome::default() }
}
