//! Leaves one media type on every body and every response, in a form that the generator accepts.
//!
//! It knows `application/json` without parameters, forms, text and bytes; several media types, or one without a schema, make
//! it panic. Where the document says more, the operation keeps it in an extension, and `rewrite/send` writes it.

mod parts;
mod request;
mod response;

use serde_json::{Value, json};

use super::{Outcome, Settings};
use crate::error::Problem;
use crate::walk;

/// Operation extension: why no method is generated.
pub(crate) const NOT_GENERATED: &str = "x-codegen-not-generated";

/// Operation extension: the media types that the client asks for, where it is not JSON alone.
pub(crate) const ACCEPT: &str = "x-codegen-accept";

/// Operation extension: how the body is sent, where the generator cannot say it: `mediaType`, `isMultipart`, `encoding`.
pub(crate) const BODY: &str = "x-codegen-body";

/// Format of a string that is a part of a body in parts.
pub(super) const UPLOAD: &str = "x-codegen-upload";

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    let structured = response::structured(document);
    let source = document.clone();
    walk::operations(document, |operation| {
        let mut asked = response::Asked::default();
        let responses = operation.value.get_mut("responses").and_then(Value::as_object_mut);
        for (_, response) in responses.into_iter().flatten() {
            if let Some(content) = response.get_mut("content").and_then(Value::as_object_mut) {
                outcome.changes += usize::from(response::content(content, &structured, &mut asked));
            }
        }
        if let Some(media_types) = asked.media_types() {
            operation.value.insert(ACCEPT.to_owned(), json!(media_types));
        }
        let body = operation.value.get_mut("requestBody").and_then(|body| body.get_mut("content"));
        let Some(content) = body.and_then(Value::as_object_mut) else { return };
        let offered: Vec<_> = content.keys().cloned().collect();
        let different = request::different(content);
        let of_parts = parts::headers(content, &operation.pointer.child("requestBody").child("content"));
        match request::content(content, &source, &structured) {
            Ok((changed, extension)) => {
                outcome.changes += usize::from(changed);
                let named = request::content_type(&offered, content);
                if different && named.is_none() {
                    let sent = request::sent(content, extension.as_ref());
                    let message =
                        format!("only `{sent}` is sent, of bodies that differ in more than their type");
                    outcome
                        .notes
                        .push(Problem::new(operation.pointer.child("requestBody").child("content"), message));
                }
                let is_sent = |extension: &Value| extension.get("isMultipart").is_some();
                if extension.as_ref().is_some_and(is_sent) {
                    for (problem, is_required) in of_parts {
                        if is_required {
                            operation.value.insert(NOT_GENERATED.to_owned(), json!(problem.message));
                        }
                        outcome.notes.push(problem);
                    }
                }
                operation.value.extend(extension.map(|extension| (BODY.to_owned(), extension)));
                if let Some(parameters) =
                    operation.value.entry("parameters").or_insert_with(|| json!([])).as_array_mut()
                {
                    parameters.extend(named);
                }
            }
            Err(media_types) => {
                let reason =
                    format!("it takes a body of the type {media_types}, which this client cannot send");
                operation.value.insert(NOT_GENERATED.to_owned(), Value::String(reason));
                outcome.changes += 1;
            }
        }
    });
    outcome
}

/// Whether a client reads and writes a media type as JSON: `application/json`, `text/json`, or one that ends in `+json`,
/// whatever its parameters.
///
/// ```
/// assert!(sdk_codegen::is_json("application/vnd.example+json; charset=utf-8"));
/// assert!(!sdk_codegen::is_json("application/jsonl"));
/// ```
#[must_use]
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}

fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is JSON as the generator sends it and asks for it. Of its parameters, `charset` says nothing (RFC 8259,
/// section 11); others (`version=2`) make it a type of its own.
fn is_plain_json(media_type: &str) -> bool {
    let mut parts = media_type.split(';').map(|part| part.trim().to_ascii_lowercase());
    parts.next().is_some_and(|essence| essence == "application/json")
        && parts.all(|parameter| parameter.is_empty() || parameter.starts_with("charset="))
}

/// Whether a media type can stand in a header as it is: no range, and nothing that a header cannot carry.
fn is_definite(media_type: &str) -> bool {
    !media_type.contains('*')
        && media_type.contains('/')
        && media_type.chars().all(|c| c == ' ' || c.is_ascii_graphic())
}
