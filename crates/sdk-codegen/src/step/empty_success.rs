//! Removes the content of successes that cannot have any, or that the document says nothing about.
//!
//! 204, 205 and every response to `HEAD` have no body by HTTP's rules. A JSON success with the schema `{}` of a write is an
//! empty body, wherever recorded, if its examples are empty (Tenable), and without examples in the documents whose responses
//! were verified; in others, it is any JSON, as FastAPI writes it, and no body reads as `null`. A read keeps it: a response to
//! `GET` without content would be pointless.

use serde_json::{Map, Value, json};

use super::{Outcome, Settings};
use crate::api::Required;
use crate::walk;

pub(super) fn apply(document: &mut Value, settings: &Settings) -> Outcome {
    let mut changes = 0;
    walk::operations(document, |operation| {
        let is_read = matches!(operation.method, "get" | "options" | "trace");
        let is_verified = settings.required == Required::Verified;
        let responses = operation.value.get_mut("responses").and_then(Value::as_object_mut);
        for (status, response) in responses.into_iter().flatten() {
            let bodiless = operation.method == "head" || matches!(status.as_str(), "204" | "205");
            let Some(response) = response.as_object_mut() else { continue };
            let content = response.get("content").filter(|_| !is_read);
            let says_nothing = content.is_some_and(|content| json_says_nothing(content, is_verified));
            if (bodiless || says_nothing) && response.remove("content").is_some() {
                changes += 1;
            }
        }
    });
    Outcome { changes, ..Outcome::default() }
}

fn json_says_nothing(content: &Value, is_verified: bool) -> bool {
    content.as_object().is_some_and(|content| {
        !content.is_empty()
            && content.iter().all(|(media_type, media)| {
                media_type == "application/json"
                    && media.get(EMPTY_EXAMPLES).and_then(Value::as_bool).unwrap_or(is_verified)
                    && media.get("schema").and_then(Value::as_object).is_none_or(|schema| {
                        schema.keys().all(|keyword| keyword == "description" || keyword.starts_with("x-"))
                    })
            })
    })
}

/// Member of a media type: whether all of its examples, which are gone by now, are empty.
const EMPTY_EXAMPLES: &str = "x-codegen-empty-examples";

/// Notes of the examples of a response, where it has any, whether they are empty.
pub(super) fn note_examples(response: &mut Value) {
    let content = response.get_mut("content").and_then(Value::as_object_mut).into_iter().flatten();
    for media in content.filter_map(|(_, media)| media.as_object_mut()) {
        let named = media.get("examples").and_then(Value::as_object).into_iter().flat_map(Map::values);
        let all = named.filter_map(|example| example.get("value")).chain(media.get("example"));
        let is_empty = |value: &Value| *value == json!({}) || value.is_null() || value == "";
        let are_empty = all.map(is_empty).reduce(|one, other| one && other);
        are_empty.into_iter().for_each(|yes| drop(media.insert(EMPTY_EXAMPLES.to_owned(), json!(yes))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Tenable's documents and FastAPI write it.
    #[test]
    fn examples_say_whether_a_body_without_a_description_is_empty() {
        let is_kept = |media: Value| {
            let mut response = json!({ "content": { "application/json": media } });
            note_examples(&mut response);
            let mut document = json!({ "paths": { "/a": { "put": { "responses": { "200": response } } } } });
            apply(&mut document, &Settings::plain());
            document.pointer("/paths/~1a/put/responses/200/content").is_some()
        };
        assert!(!is_kept(json!({ "schema": {}, "examples": { "a": { "value": {} } } })));
        assert!(!is_kept(json!({ "schema": {}, "example": null })));
        assert!(is_kept(
            json!({ "schema": {}, "examples": { "a": { "value": {} }, "b": { "value": [1] } } })
        ));
        assert!(is_kept(json!({ "schema": {} })));
    }
}
