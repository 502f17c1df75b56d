//! What only the other side sets: `readOnly` in requests, `writeOnly` in responses.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Rewriter, Whole};
use crate::document::pointer::resolve;
use crate::schema::Direction;

impl Rewriter<'_> {
    /// Notes what a schema and the parts of it that hold together say of their fields.
    pub(super) fn note(&self, schema: &Map<String, Value>, whole: &mut Whole) {
        let mut seen = BTreeSet::new();
        let keyword = if self.direction == Direction::Request { "readOnly" } else { "writeOnly" };
        self.parts(schema, &mut |part| {
            for (name, field) in part.get("properties").and_then(Value::as_object).into_iter().flatten() {
                let mut is_hidden = false;
                let mut note = |field: &Map<String, Value>| {
                    is_hidden |= field.get(keyword) == Some(&Value::Bool(true));
                };
                match self.target(field).as_object() {
                    Some(field) if field.contains_key("allOf") => self.parts(field, &mut note),
                    Some(field) => note(field),
                    None => (),
                }
                if is_hidden {
                    whole.hidden.insert(name.clone());
                }
                if !seen.insert(name) {
                    whole.shared.insert(name.clone());
                }
            }
        });
    }

    /// Visits a schema, and what it is made of by `allOf`, each once.
    pub(super) fn parts<'s>(
        &'s self,
        schema: &'s Map<String, Value>,
        visit: &mut dyn FnMut(&'s Map<String, Value>),
    ) {
        let (mut work, mut seen) = (vec![schema], BTreeSet::new());
        while let Some(schema) = work.pop() {
            visit(schema);
            for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
                let reference = part.get("$ref").and_then(Value::as_str);
                if reference.is_none_or(|reference| seen.insert(reference)) {
                    work.extend(self.target(part).as_object());
                }
            }
        }
    }

    /// What a schema refers to.
    pub(super) fn target<'s>(&'s self, schema: &'s Value) -> &'s Value {
        let reference = schema.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
        reference.and_then(|pointer| resolve(self.root, pointer)).map_or(schema, |(_, target)| target)
    }
}

/// What is `readOnly` is required of responses only, what is `writeOnly` of requests only (OpenAPI 3.0.3, "Schema Object").
pub(super) fn require_what_can_be_sent(map: &mut Map<String, Value>, hidden: &BTreeSet<String>) {
    let Some(Value::Array(mut required)) = map.remove("required") else { return };
    // The validator counts them, and a name that stands twice is there once.
    let mut seen = BTreeSet::new();
    required.retain(|name| {
        !name.as_str().is_some_and(|name| hidden.contains(name) || !seen.insert(name.to_owned()))
    });
    // Draft 4 wants one at least.
    if !required.is_empty() {
        map.insert("required".to_owned(), Value::Array(required));
    }
}
