//! Removes the content of successes that cannot have any, or that the document says nothing about.
//!
//! 204, 205 and every response to `HEAD` have no body by HTTP's rules. A JSON success with the schema `{}` of a write is,
//! wherever recorded, an empty body in the documents whose responses were verified. A read keeps it: a response to `GET`
//! without content would be pointless. In other documents `{}` is any JSON, as FastAPI writes it, and no body reads as `null`.

use serde_json::Value;

use super::{Outcome, Settings};
use crate::api::Required;
use crate::walk;

pub(super) fn apply(document: &mut Value, settings: &Settings) -> Outcome {
    let mut changes = 0;
    walk::operations(document, |operation| {
        let is_any = settings.required != Required::Verified
            || matches!(operation.method, "get" | "options" | "trace");
        let responses = operation.value.get_mut("responses").and_then(Value::as_object_mut);
        for (status, response) in responses.into_iter().flatten() {
            let bodiless = operation.method == "head" || matches!(status.as_str(), "204" | "205");
            let Some(response) = response.as_object_mut() else { continue };
            let says_nothing = !is_any && response.get("content").is_some_and(json_says_nothing);
            if (bodiless || says_nothing) && response.remove("content").is_some() {
                changes += 1;
            }
        }
    });
    Outcome { changes, ..Outcome::default() }
}

fn json_says_nothing(content: &Value) -> bool {
    content.as_object().is_some_and(|content| {
        !content.is_empty()
            && content.iter().all(|(media_type, media)| {
                media_type == "application/json"
                    && media.get("schema").and_then(Value::as_object).is_none_or(|schema| {
                        schema.keys().all(|keyword| keyword == "description" || keyword.starts_with("x-"))
                    })
            })
    })
}
