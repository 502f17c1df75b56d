//! Leaves one media type on every body and every response, in a form that the generator accepts.
//!
//! It knows `application/json` without parameters; several media types, or one without a schema, make it panic.
//! An operation whose request body it cannot express (multipart, XML, `+json`) is marked and left out of the client.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Outcome, Settings};
use crate::walk;

/// Operation extension: why no method is generated.
pub(crate) const NOT_GENERATED: &str = "x-codegen-not-generated";

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    let structured: BTreeSet<String> = walk::components(document)
        .filter(|(_, component)| is_structured(component, &BTreeSet::new()))
        .map(|(name, _)| name.clone())
        .collect();
    walk::operations(document, |operation| {
        let responses = operation.value.get_mut("responses").and_then(Value::as_object_mut);
        for (_, response) in responses.into_iter().flatten() {
            if let Some(content) = response.get_mut("content").and_then(Value::as_object_mut) {
                outcome.changes += usize::from(response_content(content, &structured));
            }
        }
        let body = operation.value.get_mut("requestBody").and_then(|body| body.get_mut("content"));
        let Some(content) = body.and_then(Value::as_object_mut) else { return };
        match request(content) {
            Ok(changed) => outcome.changes += usize::from(changed),
            Err(media_types) => {
                let reason = format!("progenitor 0.15 cannot express a request body of type {media_types}");
                operation.value.insert(NOT_GENERATED.to_owned(), Value::String(reason));
                outcome.changes += 1;
            }
        }
    });
    outcome
}

/// Whether a client reads and writes a media type as JSON: `application/json`, or one that ends in `+json`, whatever its
/// parameters.
///
/// ```
/// assert!(sdk_codegen::is_json("application/vnd.example+json; charset=utf-8"));
/// assert!(!sdk_codegen::is_json("application/jsonl"));
/// ```
#[must_use]
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence.ends_with("+json")
}

fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a schema describes what JSON can express and bytes cannot: an object or a list. `named` are the components that do.
fn is_structured(schema: &Value, named: &BTreeSet<String>) -> bool {
    let has = |keyword: &str| schema.get(keyword).is_some();
    schema.get("type").is_some_and(|kind| kind == "object" || kind == "array")
        || ["properties", "items", "additionalProperties"].into_iter().any(has)
        || walk::reference(schema).is_some_and(|name| named.contains(name))
}

/// A response is JSON if any of its media types is: that is what the client asks for; and if it can be of any type, but has
/// the structure of JSON, as some generators of documents write it. Anything else is bytes.
fn response_content(content: &mut Map<String, Value>, structured: &BTreeSet<String>) -> bool {
    let before = content.clone();
    let is_any = |media_type: &str, media: &Value| {
        matches!(essence(media_type).as_str(), "*/*" | "application/*")
            && media.get("schema").is_some_and(|schema| is_structured(schema, structured))
    };
    let any_type = content.iter().find(|(media_type, media)| is_any(media_type, media)).map(|(name, _)| name);
    let json_type = content.keys().find(|media_type| is_json(media_type)).or(any_type).cloned();
    let kept = match json_type {
        Some(json_type) => {
            let mut media = content.remove(&json_type).unwrap_or_else(|| json!({}));
            if let Some(media) = media.as_object_mut() {
                media.entry("schema").or_insert_with(|| json!({}));
            }
            Some(("application/json".to_owned(), media))
        }
        None => content.keys().next().cloned().map(|first| (first, json!({}))),
    };
    content.clear();
    content.extend(kept);
    *content != before
}

/// A request is sent in the first of these forms that the document offers.
fn request(content: &mut Map<String, Value>) -> Result<bool, String> {
    let before = content.clone();
    let find = |wanted: &str| content.iter().find(|(media_type, _)| essence(media_type) == wanted);
    let kept = if let Some((_, media)) = find("application/json") {
        ("application/json", media.get("schema").cloned().unwrap_or_else(|| json!({})))
    } else if let Some((_, media)) =
        find("application/x-www-form-urlencoded").filter(|(_, media)| media.get("schema").is_some())
    {
        ("application/x-www-form-urlencoded", media["schema"].clone())
    } else if find("application/octet-stream").or_else(|| find("*/*")).is_some() {
        ("application/octet-stream", json!({ "type": "string", "format": "binary" }))
    } else if find("text/plain").is_some() {
        ("text/plain", json!({ "type": "string" }))
    } else if content.is_empty() {
        return Ok(false);
    } else {
        return Err(content
            .keys()
            .map(|media_type| format!("`{media_type}`"))
            .collect::<Vec<_>>()
            .join(", "));
    };
    content.clear();
    content.insert(kept.0.to_owned(), json!({ "schema": kept.1 }));
    Ok(*content != before)
}
