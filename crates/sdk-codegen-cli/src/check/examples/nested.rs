//! The examples inside a schema, at any depth.

use std::collections::BTreeSet;

use sdk_openapi::pointer::escape;
use serde_json::Value;

use crate::pointer::resolve;

/// How many schemas are visited at every place where they stand; where schemas contain each other, their places have no end
/// to speak of. Vendors' bodies have hundreds.
const PLACES: usize = 2_000;

/// An example inside a schema.
pub(super) struct Nested<'d> {
    /// Where it stands in a value of the schema: a JSON pointer with `*` for any element.
    pub(super) within: String,
    /// JSON pointer of the schema that it belongs to.
    pub(super) schema: String,
    pub(super) value: &'d Value,
}

/// The examples inside the schema at the JSON pointer `schema`, its own among them.
pub(super) fn of<'d>(document: &'d Value, schema: &str) -> Vec<Nested<'d>> {
    let mut walk = Walk { document, inside: Vec::new(), seen: BTreeSet::new(), places: 0, found: Vec::new() };
    walk.schema(schema.to_owned(), String::new());
    walk.found
}

struct Walk<'d> {
    document: &'d Value,
    /// Components that are being walked through.
    inside: Vec<String>,
    /// All that was visited.
    seen: BTreeSet<String>,
    places: usize,
    found: Vec<Nested<'d>>,
}

impl<'d> Walk<'d> {
    fn schema(&mut self, pointer: String, within: String) {
        let Some(written) = self.document.pointer(&pointer) else { return };
        let (schema, pointer) = resolve(self.document, written, &pointer);
        self.places += 1;
        let is_new = self.seen.insert(pointer.clone());
        if self.inside.contains(&pointer) || (self.places > PLACES && !is_new) {
            return;
        }
        if let Some(value) = schema.get("example") {
            self.found.push(Nested { within: within.clone(), schema: pointer.clone(), value });
        }
        self.inside.push(pointer.clone());
        for name in schema.get("properties").and_then(Value::as_object).into_iter().flat_map(|all| all.keys())
        {
            let name = escape(name);
            self.schema(format!("{pointer}/properties/{name}"), format!("{within}/{name}"));
        }
        for key in ["items", "additionalProperties"] {
            self.schema(format!("{pointer}/{key}"), format!("{within}/*"));
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            let parts = schema.get(key).and_then(Value::as_array).map_or(0, Vec::len);
            (0..parts).for_each(|part| self.schema(format!("{pointer}/{key}/{part}"), within.clone()));
        }
        self.inside.pop();
    }
}
