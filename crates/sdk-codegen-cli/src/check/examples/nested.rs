//! The examples inside a schema, at any depth.

use std::collections::HashSet;

use sdk_openapi::pointer::escape;
use serde_json::Value;

use crate::pointer::resolve;

/// How many schemas are visited at every place where they stand; where schemas contain each other, their places have no end
/// to speak of. Vendors' bodies have hundreds.
const PLACES: usize = 2_000;

/// How many of a whole document are. In one of thousands of schemas, most of which each body reaches (Microsoft Graph), the
/// schemas that were visited for one body are not for the next ones.
const ALL_PLACES: usize = 5_000_000;

/// What was visited for the bodies of a document.
#[derive(Default)]
pub(super) struct Visited {
    schemas: HashSet<String>,
    places: usize,
}

/// An example inside a schema.
pub(super) struct Nested<'d> {
    /// Where it stands in a value of the schema: a JSON pointer with `*` for any element.
    pub(super) within: String,
    /// JSON pointer of the schema that it belongs to.
    pub(super) schema: String,
    pub(super) value: &'d Value,
}

/// The examples inside the schema at the JSON pointer `schema`, its own among them.
pub(super) fn of<'d>(document: &'d Value, schema: &str, visited: &mut Visited) -> Vec<Nested<'d>> {
    let mut walk =
        Walk { document, inside: Vec::new(), seen: HashSet::new(), places: 0, found: Vec::new(), visited };
    walk.schema(schema.to_owned(), String::new());
    walk.found
}

struct Walk<'d, 'v> {
    document: &'d Value,
    /// Components that are being walked through.
    inside: Vec<String>,
    /// All that was visited here.
    seen: HashSet<String>,
    places: usize,
    found: Vec<Nested<'d>>,
    visited: &'v mut Visited,
}

impl<'d> Walk<'d, '_> {
    fn schema(&mut self, pointer: String, within: String) {
        let Some(written) = self.document.pointer(&pointer) else { return };
        let (schema, pointer) = resolve(self.document, written, &pointer);
        self.places += 1;
        self.visited.places += 1;
        let is_first = self.visited.schemas.insert(pointer.clone()) || self.visited.places <= ALL_PLACES;
        let is_new = self.seen.insert(pointer.clone());
        if !is_first {
            return;
        }
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_document_of_many_places_is_visited_once() {
        let shared = json!({ "properties": { "a": { "example": 1 } } });
        let reference = json!({ "$ref": "#/components/schemas/Shared" });
        let document = json!({ "components": { "schemas": {
            "Shared": shared, "First": { "items": reference }, "Second": { "items": reference },
        } } });
        let found = |name: &str, visited: &mut Visited| {
            of(&document, &format!("/components/schemas/{name}"), visited).len()
        };
        let mut few = Visited::default();
        assert_eq!((found("First", &mut few), found("Second", &mut few)), (1, 1));
        let mut many = Visited { places: ALL_PLACES, ..Visited::default() };
        assert_eq!((found("First", &mut many), found("Second", &mut many)), (1, 0));
    }
}
