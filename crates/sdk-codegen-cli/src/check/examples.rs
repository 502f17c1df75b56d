//! Finds the examples of a document: those of whole bodies, those that stand inside a schema, and those of parameters.
//!
//! What an overlay action replaces may lose its example, and a response that the vendor gives to bytes is JSON all the
//! same: the examples of the documents as the vendor publishes them count, too, whatever their media type.

mod nested;

use std::borrow::Cow;
use std::collections::HashMap;

use nested::Visited;
use sdk_codegen::{Operation, ResponseKind, is_json};
use sdk_openapi::pointer::escape;
use serde_json::Value;

use crate::document::Document;
use crate::pointer::resolve;

/// An example, and what it must follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Example {
    /// Of the operation.
    pub(super) operation: String,
    /// `request`, `response`, or `parameter` and its name.
    pub(super) direction: String,
    /// Where it stands in what is sent or received: a JSON pointer with `*` for any element.
    pub(super) within: String,
    pub(super) value: Value,
    /// JSON pointer of its schema in the corrected document.
    pub(super) schema: String,
    /// The Rust type, if it is the example of a whole body.
    pub(super) r#type: Option<String>,
}

/// The examples of what the generated operations send and receive.
pub(super) fn of(document: &Value, generated: &[Operation], originals: &[Document]) -> Vec<Example> {
    let by_place: HashMap<(String, &str), &Operation> = generated
        .iter()
        .map(|operation| ((operation.method.to_lowercase(), operation.path.as_str()), operation))
        .collect();
    let (originals, mut found, mut visited) = (published(originals), Vec::new(), Visited::default());
    for_each(document, |path, method, described| {
        let Some(operation) = by_place.get(&(method.to_owned(), path)) else { return };
        let pointer = format!("/paths/{}", escape(path));
        let (found, visited) = (&mut found, &mut visited);
        let mut collect = Collect { document, operation, bodies: HashMap::new(), found, visited };
        collect.parameters(document.pointer(&pointer), &pointer);
        collect.parameters(Some(described), &format!("{pointer}/{method}"));
        collect.bodies(document, described, &format!("{pointer}/{method}"));
        if let Some((document, described)) = originals.get(operation.id.as_str()) {
            collect.published(document, described);
        }
    });
    found
}

fn for_each<'d>(document: &'d Value, mut each: impl FnMut(&'d str, &'d str, &'d Value)) {
    for (path, item) in document.get("paths").and_then(Value::as_object).into_iter().flatten() {
        for (method, described) in item.as_object().into_iter().flatten() {
            each(path, method, described);
        }
    }
}

/// The operations of the documents of the vendor by their ids.
fn published(documents: &[Document]) -> HashMap<&str, (&Value, &Value)> {
    let mut found = HashMap::new();
    for document in documents {
        for_each(document.root(), |_, _, described| {
            if let Some(id) = described.get("operationId").and_then(Value::as_str) {
                found.entry(id).or_insert((document.root(), described));
            }
        });
    }
    found
}

struct Collect<'a> {
    document: &'a Value,
    operation: &'a Operation,
    /// Where the schema of each JSON body is, and its type.
    bodies: HashMap<&'static str, (String, Option<String>)>,
    found: &'a mut Vec<Example>,
    visited: &'a mut Visited,
}

impl Collect<'_> {
    fn add(&mut self, direction: &str, within: &str, schema: &str, value: &Value, rust: Option<String>) {
        self.found.push(Example {
            operation: self.operation.id.clone(),
            direction: direction.to_owned(),
            within: within.to_owned(),
            value: value.clone(),
            schema: schema.to_owned(),
            r#type: rust,
        });
    }

    fn parameters(&mut self, holder: Option<&Value>, pointer: &str) {
        let list = holder.and_then(|holder| holder.get("parameters")).and_then(Value::as_array);
        for (index, parameter) in list.into_iter().flatten().enumerate() {
            let (parameter, pointer) =
                resolve(self.document, parameter, &format!("{pointer}/parameters/{index}"));
            let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default();
            let (direction, schema) = (format!("parameter {name}"), format!("{pointer}/schema"));
            for value in values(self.document, parameter) {
                self.add(&direction, "", &schema, value, None);
            }
            self.nested(&direction, &schema, true);
        }
    }

    /// The request and the successes of an operation of the corrected document.
    fn bodies(&mut self, document: &Value, described: &Value, pointer: &str) {
        for (direction, body, at) in bodies(described) {
            let (body, at) = resolve(document, body, &format!("{pointer}{at}"));
            for (media_type, media) in content(body) {
                let at = format!("{at}/content/{}", escape(media_type));
                let schema = format!("{at}/schema");
                let rust = self.rust(direction).filter(|_| is_json(media_type));
                if is_json(media_type) {
                    self.bodies.insert(direction, (schema.clone(), rust.clone()));
                }
                for value in whole(document, media).filter(|value| is_json(media_type) || !value.is_string())
                {
                    self.add(direction, "", &schema, &parsed(document, media, value), rust.clone());
                }
                self.nested(direction, &schema, false);
            }
        }
    }

    /// The examples of whole bodies that the vendor publishes, and that the corrected document has no more.
    fn published(&mut self, document: &Value, described: &Value) {
        for (direction, body, _) in bodies(described) {
            let Some((schema, rust)) = self.bodies.get(direction).cloned() else { continue };
            for (_, media) in content(resolve(document, body, "").0) {
                for value in whole(document, media).filter(|value| !value.is_string()) {
                    let is_there =
                        self.found.iter().rev().take_while(|one| one.operation == self.operation.id);
                    if !is_there.into_iter().any(|one| one.direction == direction && one.value == *value) {
                        self.add(direction, "", &schema, value, rust.clone());
                    }
                }
            }
        }
    }

    fn nested(&mut self, direction: &str, schema: &str, root: bool) {
        for inner in nested::of(self.document, schema, self.visited) {
            // That of a whole body is found with the body.
            if root || !inner.within.is_empty() {
                self.add(direction, &inner.within, &inner.schema, inner.value, None);
            }
        }
    }

    fn rust(&self, direction: &str) -> Option<String> {
        let operation = self.operation;
        match direction {
            // Raw bytes, and text that goes out as it is, have types of reqwest.
            "request" => operation.request_type.clone().filter(|rust| !rust.contains("reqwest")),
            _ => (operation.response == ResponseKind::Json).then(|| operation.response_type.clone()),
        }
    }
}

/// The request body and the successes of an operation, with their places in it.
fn bodies(described: &Value) -> Vec<(&'static str, &Value, String)> {
    let request = described.get("requestBody").map(|body| ("request", body, "/requestBody".to_owned()));
    let responses = described.get("responses").and_then(Value::as_object).into_iter().flatten();
    let successes = responses.filter(|(status, _)| status.starts_with('2'));
    let successes = successes.map(|(status, body)| ("response", body, format!("/responses/{status}")));
    request.into_iter().chain(successes).collect()
}

fn content(body: &Value) -> impl Iterator<Item = (&String, &Value)> {
    body.get("content").and_then(Value::as_object).into_iter().flatten()
}

/// The examples of a whole body: beside the schema, and the schema's own.
fn whole<'d>(document: &'d Value, media: &'d Value) -> impl Iterator<Item = &'d Value> {
    let schema = media.get("schema").map(|schema| resolve(document, schema, "").0);
    values(document, media).into_iter().chain(schema.and_then(|schema| schema.get("example")))
}

/// Some vendors give a JSON body as the text that goes over the wire.
fn parsed<'v>(document: &Value, media: &Value, value: &'v Value) -> Cow<'v, Value> {
    let schema = media.get("schema").map(|schema| resolve(document, schema, "").0);
    let is_text = schema.is_some_and(|schema| schema.get("type").is_some_and(|name| name == "string"));
    let body = value.as_str().filter(|_| !is_text).and_then(|text| serde_json::from_str::<Value>(text).ok());
    body.filter(|body| body.is_object() || body.is_array()).map_or(Cow::Borrowed(value), Cow::Owned)
}

/// `example` and `examples`.
fn values<'d>(document: &'d Value, holder: &'d Value) -> Vec<&'d Value> {
    let named = holder.get("examples").and_then(Value::as_object).into_iter().flatten();
    let named = named.filter_map(|(_, example)| resolve(document, example, "").0.get("value"));
    holder.get("example").into_iter().chain(named).collect()
}

#[cfg(test)]
#[path = "examples_tests.rs"]
mod tests;
