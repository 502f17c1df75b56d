//! Values made from a document: its examples where they conform, else made up from its schemas.
//!
//! Vendors' examples often break their own schemas (numbers written as text, fields that do not exist), so each one
//! is checked before it is used.

mod adapt;
mod arguments;
mod backend;
mod list;
mod one_by_one;
mod pattern;
mod request;
mod sample;
mod scalar;
mod variation;

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;
use serde_json::{Map, Value};

use crate::contract::QueryArrays;
use crate::document::pointer::{push, resolve};
use crate::document::schema::Schema;
use crate::document::{Document, Media};
use crate::schema::Direction;

pub(crate) use backend::with_headers;
pub(crate) use list::{element, identity, paged};
pub use request::Extent;

/// Makes requests and responses that a document allows. As a backend it has no state.
#[derive(Debug, Clone)]
pub struct Examples {
    document: Document,
    arrays: QueryArrays,
    length: Option<usize>,
    bodies: Arc<Mutex<Bodies>>,
}

/// Bodies that were made, by the JSON pointer of the media type: to find one that conforms costs more than all the rest.
type Bodies = HashMap<(Direction, String), Arc<Value>>;

impl Examples {
    /// Examples of a document.
    pub fn new(document: Document) -> Self {
        Self { document, arrays: QueryArrays::Standard, length: None, bodies: Arc::default() }
    }

    /// Sets how arrays are written in the query string of made requests.
    #[must_use]
    pub fn query_arrays(mut self, arrays: QueryArrays) -> Self {
        self.arrays = arrays;
        self
    }

    pub(crate) fn document(&self) -> &Document {
        &self.document
    }

    /// A body: the document's example if it conforms, else one made from the schema.
    fn body(&self, direction: Direction, media: &Media) -> Arc<Value> {
        let key = (direction, media.pointer.clone());
        if let Some(known) = self.bodies.lock().get(&key) {
            return known.clone();
        }
        let made = Arc::new(self.new_body(direction, media));
        self.bodies.lock().insert(key, made.clone());
        made
    }

    fn new_body(&self, direction: Direction, media: &Media) -> Value {
        let Some(schema) = media.schema.as_deref() else { return self.given(media).unwrap_or(Value::Null) };
        let is_text =
            Schema::at(self.document.json(), schema).is_some_and(|schema| schema.kind() == "string");
        self.given(media)
            // Of a request, `null` says that there is no body, which shows none.
            .filter(|example| direction == Direction::Response || !example.is_null())
            .map(|example| if is_text { example } else { unquoted(example) })
            .filter(|example| self.conforms(direction, schema, example))
            .unwrap_or_else(|| self.possible(direction, schema, self.sample(direction, schema)))
    }

    /// A value without the members that nothing can be, as where parts of a composition contradict each other.
    fn possible(&self, direction: Direction, schema: &str, mut value: Value) -> Value {
        let contradictions = |value: &Value| self.document.schemas().check(direction, schema, value).len();
        let mut left = contradictions(&value);
        let names: Vec<_> = value.as_object().into_iter().flat_map(Map::keys).cloned().collect();
        for name in names {
            if left == 0 {
                break;
            }
            let mut without = value.clone();
            without.as_object_mut().map(|members| members.remove(&name));
            let fewer = contradictions(&without);
            if fewer < left {
                (value, left) = (without, fewer);
            }
        }
        value
    }

    /// A value that the schema at `pointer` allows.
    pub(crate) fn sample(&self, direction: Direction, pointer: &str) -> Value {
        let conforms = |pointer: &str, value: &Value| self.conforms(direction, pointer, value);
        let hidden = if direction == Direction::Response { "writeOnly" } else { "" };
        sample::sample(self.document.json(), pointer, hidden, &conforms)
    }

    pub(crate) fn conforms(&self, direction: Direction, pointer: &str, value: &Value) -> bool {
        self.document.schemas().check(direction, pointer, value).is_empty()
    }

    /// The example beside the schema of a body.
    fn given(&self, media: &Media) -> Option<Value> {
        let root = self.document.json();
        let object = root.pointer(&media.pointer)?;
        if let Some(example) = object.get("example") {
            return Some(example.clone());
        }
        self.named(media, object.get("examples")?.as_object()?.keys().next()?).cloned()
    }

    /// The names of the examples beside the schema of a body.
    pub(crate) fn names(&self, media: &Media) -> impl Iterator<Item = &str> {
        let object = self.document.json().pointer(&media.pointer);
        let named = object.and_then(|object| object.get("examples")?.as_object()).into_iter().flatten();
        named.map(|(name, _)| name.as_str())
    }

    /// The example of this name beside the schema of a body.
    pub(crate) fn named(&self, media: &Media, name: &str) -> Option<&Value> {
        let pointer = push(&format!("{}/examples", media.pointer), name);
        resolve(self.document.json(), &pointer)?.1.get("value")
    }
}

/// What an example means that is JSON written as a text.
fn unquoted(example: Value) -> Value {
    let read = example.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
    read.filter(|read| read.is_object() || read.is_array()).unwrap_or(example)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_example_that_is_json_in_a_text_is_read() {
        let media = |schema: Value| json!({"application/json": {"schema": schema, "example": r#"{"a": 7}"#}});
        for (schema, expected) in [
            (json!({"properties": {"a": {"type": "integer"}}}), json!({"a": 7})),
            (json!({"type": "string"}), json!(r#"{"a": 7}"#)),
        ] {
            let operation = json!({"operationId": "x", "requestBody": {"required": true, "content": media(schema)}, "responses": {}});
            let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/x": {"post": operation}}});
            let document = Document::from_value(document).unwrap();
            let examples = Examples::new(document.clone());
            let arguments = examples.arguments(document.operation("x").unwrap(), Extent::Full);
            assert_eq!(arguments, json!({"body": expected}));
        }
    }
}
