//! A backend without state: answers from the examples of a document, else made from its schemas.

mod sample;

use serde_json::Value;

use crate::backend::{Answer, Backend, Call};
use crate::document::{Document, Media, Operation};

pub(crate) use sample::sample;

/// Answers each operation with its first described success.
#[derive(Debug, Clone)]
pub struct Examples {
    document: Document,
}

impl Examples {
    /// Examples of a document.
    pub fn new(document: Document) -> Self {
        Self { document }
    }

    /// The successful answer of an operation.
    pub fn success(&self, operation: &Operation) -> Answer {
        let Some((status, response)) = operation.success() else { return Answer::empty(200) };
        match response.media.iter().find(|media| media.is_json()).or_else(|| response.media.first()) {
            None => Answer::empty(status),
            Some(media) if media.is_json() => Answer::json(status, &body(&self.document, media)),
            Some(media) => match body(&self.document, media) {
                Value::String(text) => Answer::raw(status, &media.name, text),
                other => Answer::raw(status, &media.name, other.to_string()),
            },
        }
    }
}

impl Backend for Examples {
    fn answer(&self, call: &Call<'_>) -> Answer {
        self.success(call.operation)
    }
}

/// An example of a body: the document's own, else made from the schema.
pub(crate) fn body(document: &Document, media: &Media) -> Value {
    let object = document.json().pointer(&media.pointer);
    let named = |object: &Value| {
        let first = object.get("examples")?.as_object()?.values().next()?;
        match first.get("$ref").and_then(Value::as_str) {
            Some(reference) => document.json().pointer(reference.strip_prefix('#')?)?.get("value").cloned(),
            None => first.get("value").cloned(),
        }
    };
    object
        .and_then(|object| object.get("example").cloned().or_else(|| named(object)))
        .or_else(|| Some(sample(document.json(), media.schema.as_deref()?)))
        .unwrap_or(Value::Null)
}
