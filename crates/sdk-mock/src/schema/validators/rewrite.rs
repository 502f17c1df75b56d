//! OpenAPI 3.0 schemas rewritten as JSON Schema draft 4.
//!
//! Beyond the differences of the two languages, four habits of vendors are met half way, because the letter of
//! their documents can forbid every value: `oneOf` whose alternatives overlap is read as `anyOf`; `enum` beside
//! `type: array` is taken for the items'; values of another type than the one beside them are read as that type, or outweigh
//! it; a `required` field that is not among the `properties` is allowed. A composition, and not each of its parts, is what
//! `additionalProperties: false` closes.

mod hidden;
mod others;
mod values;

use std::cell::Cell;
use std::collections::BTreeSet;

use sdk_openapi::pointer::unescape;
use serde_json::{Map, Value, json};

use super::{Direction, fragment};
use crate::document::pointer::resolve;
use crate::document::template::percent_decode;

/// How many references are followed inside of compositions; a schema may contain itself.
const DEPTH: usize = 8;

/// How deep a component is followed beyond that where it is all of others, and how many references in all.
const DEEPEST: usize = 64;

const COMPOSITIONS: [&str; 3] = ["allOf", "anyOf", "oneOf"];

/// A copy of a document in which every schema is rewritten.
pub(super) fn rewritten(root: &Value, direction: Direction) -> Value {
    let rewriter = Rewriter { root, direction, left: Cell::new(DEEPEST) };
    let mut copy = root.clone();
    rewriter.document(&mut copy);
    copy
}

/// Where in the copy a schema stands that the document has at `pointer`.
pub(super) fn rewritten_pointer(root: &Value, pointer: &str) -> String {
    let mut node = Some(root);
    let mut found = String::new();
    for token in pointer.split('/').skip(1) {
        let map = node.and_then(Value::as_object);
        let has = |key: &str| map.is_some_and(|map| map.contains_key(key));
        let is_composed = COMPOSITIONS.iter().any(|key| has(key));
        if is_composed && map.is_some_and(is_wrapped) {
            found.push_str("/anyOf/1");
        }
        let is_choice = map.and_then(|map| map.get("oneOf")).is_some_and(Value::is_array);
        match token {
            "oneOf" if is_choice && has("anyOf") => {
                let parts = map.and_then(|map| map.get("allOf")?.as_array()).map_or(0, Vec::len);
                found.push_str(&format!("/allOf/{parts}/anyOf"));
            }
            "oneOf" if is_choice => found.push_str("/anyOf"),
            token => found.extend(["/", token]),
        }
        let name = unescape(token);
        node = match node {
            Some(Value::Array(items)) => name.parse().ok().and_then(|index: usize| items.get(index)),
            node => node.and_then(|node| node.get(&name)),
        };
    }
    found
}

/// What the parts of a composition say of the fields of all of it.
#[derive(Clone, Default)]
struct Whole {
    /// Set by the other side.
    hidden: BTreeSet<String>,
    /// Described by several parts.
    shared: BTreeSet<String>,
    /// Whether this part holds together with the others, and is not one of a choice.
    is_all_of: bool,
}

struct Rewriter<'a> {
    root: &'a Value,
    direction: Direction,
    /// How many references of the component can still be followed below [`DEPTH`].
    left: Cell<usize>,
}

impl Rewriter<'_> {
    /// Rewrites schemas wherever they stand: below any key `schema`, and in the components.
    fn document(&self, value: &mut Value) {
        match value {
            Value::Object(map) => {
                for (key, child) in map.iter_mut() {
                    match key.as_str() {
                        // Not `default`: among responses it is one.
                        "example" | "examples" | "enum" => {}
                        "schema" => self.schema(child, false, 0),
                        "schemas" => each(child, |schema| {
                            self.left.set(DEEPEST);
                            self.schema(schema, false, 0);
                        }),
                        _ => self.document(child),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.document(item)),
            _ => {}
        }
    }

    /// Rewrites one schema and those inside it. `open`: it is a part of a composition whose other parts allow more.
    fn schema(&self, schema: &mut Value, open: bool, depth: usize) {
        self.part(schema, open, depth, &Whole::default());
    }

    /// The same of a part of a composition. Gives what it says of fields that it does not name, for the whole to say.
    fn part(&self, schema: &mut Value, open: bool, depth: usize, whole: &Whole) -> Option<Value> {
        let leads_nowhere = |reference: &Value| {
            let pointer = reference.as_str().and_then(|text| text.strip_prefix('#'));
            pointer.is_none_or(|pointer| resolve(self.root, &percent_decode(pointer)).is_none())
        };
        if !(schema.is_object() || schema.is_boolean()) || schema.get("$ref").is_some_and(leads_nowhere) {
            // A slip of the pen: any value.
            *schema = json!({});
        }
        let map = schema.as_object_mut()?;
        if let Some(reference) = map.get_mut("$ref") {
            // It can lead to what stands elsewhere in the copy, and the name of a component can hold what the fragment of a
            // URI cannot.
            if let Some(pointer) = reference.as_str().and_then(|text| text.strip_prefix('#')) {
                let pointer = rewritten_pointer(self.root, &percent_decode(pointer));
                *reference = format!("#{}", fragment(&pointer)).into();
            }
            return None;
        }
        values::malformed(map);
        let mut whole = whole.clone();
        self.note(map, &mut whole);
        let is_composed = open || COMPOSITIONS.iter().any(|key| map.contains_key(*key));
        let mut others = is_composed.then(|| others::take(map)).flatten();
        if let Some(others) = &mut others {
            self.schema(others, false, depth);
        }
        let others = others::wider(others, self.compositions(map, open, depth, &whole));
        for key in ["properties", "patternProperties", "definitions"] {
            for (name, field) in map.get_mut(key).and_then(Value::as_object_mut).into_iter().flatten() {
                let is_shared = key == "properties" && whole.shared.contains(name);
                // Where it is a component, and not one of many in each other.
                if is_shared && self.direction == Direction::Request && depth < 2 {
                    self.inline(field);
                }
                self.schema(field, is_shared, depth + usize::from(is_shared));
            }
        }
        for key in ["items", "additionalProperties"] {
            if let Some(inner) = map.get_mut(key) {
                self.schema(inner, false, depth);
            }
        }
        if let Some(inner) = map.get_mut("not") {
            self.schema(inner, true, depth);
        }
        let others = match others {
            others if open => others,
            others => {
                if self.direction == Direction::Request || others.is_some() {
                    others::close(map, others);
                }
                None
            }
        };
        hidden::require_what_can_be_sent(map, &whole.hidden);
        for annotation in ["example", "xml", "discriminator", "externalDocs", "default", "id"] {
            map.remove(annotation);
        }
        values::pattern(map);
        values::unknown_type(map);
        values::of_items(map);
        values::of_type(map);
        bound_integers(map);
        allow_null(map);
        others
    }

    fn compositions(
        &self,
        map: &mut Map<String, Value>,
        open: bool,
        depth: usize,
        whole: &Whole,
    ) -> Option<Value> {
        let mut others = None;
        let has = |key: &str| map.contains_key(key);
        let shared = open || has("properties") || has("allOf") || (has("oneOf") && has("anyOf"));
        for key in COMPOSITIONS {
            let within = Whole { is_all_of: key == "allOf", ..whole.clone() };
            for part in map.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten() {
                let open = key == "allOf" || shared;
                // A component is closed where it stands for itself; here the other parts have a say.
                if open
                    && (self.direction == Direction::Request || self.is_closed(part))
                    && self.follows(key, depth, whole.is_all_of)
                {
                    self.inline(part);
                }
                others = others::wider(others, self.part(part, open, depth + 1, &within));
            }
        }
        if let Some(alternatives) = map.remove("oneOf") {
            match map.get_mut("anyOf") {
                None => drop(map.insert("anyOf".to_owned(), alternatives)),
                // Both at once: one of them has to be put into a composition of its own.
                Some(_) => {
                    let parts = map.entry("allOf").or_insert_with(|| json!([]));
                    if let Some(parts) = parts.as_array_mut() {
                        parts.push(json!({"anyOf": alternatives}));
                    }
                }
            }
        }
        others
    }

    /// Whether a reference is followed in the parts of `key`. `is_all_of`: that what they are parts of is a part itself.
    fn follows(&self, key: &str, depth: usize, is_all_of: bool) -> bool {
        if depth >= DEPTH && is_all_of && key == "allOf" && depth < DEEPEST {
            let left = self.left.get();
            self.left.set(left.saturating_sub(1));
            return left > 0;
        }
        depth < DEPTH
    }

    fn inline(&self, part: &mut Value) {
        let target = self.target(part);
        if !std::ptr::eq(target, part) {
            *part = target.clone();
        }
    }

    /// Whether a part allows no field but its own.
    fn is_closed(&self, part: &Value) -> bool {
        let mut is_closed = false;
        if let Some(part) = self.target(part).as_object() {
            self.parts(part, &mut |part| {
                is_closed |= part.get("additionalProperties") == Some(&Value::Bool(false))
            });
        }
        is_closed
    }
}

fn each(map: &mut Value, rewrite: impl Fn(&mut Value)) {
    map.as_object_mut().into_iter().flat_map(Map::values_mut).for_each(rewrite);
}

/// `int32` and `int64` are ranges; JSON Schema knows formats of strings only.
fn bound_integers(map: &mut Map<String, Value>) {
    let (min, max) = match map.get("format").and_then(Value::as_str) {
        Some("int32") => (json!(i32::MIN), json!(i32::MAX)),
        Some("int64") => (json!(i64::MIN), json!(i64::MAX)),
        _ => return,
    };
    if map.get("type") == Some(&json!("integer")) {
        map.entry("minimum").or_insert(min);
        map.entry("maximum").or_insert(max);
    }
}

/// Whether a schema, where it is composed, can be null beside its composition.
fn is_wrapped(map: &Map<String, Value>) -> bool {
    map.get("nullable") == Some(&Value::Bool(true)) && !map.get("type").is_some_and(Value::is_string)
}

fn allow_null(map: &mut Map<String, Value>) {
    let is_wrapped = is_wrapped(map);
    if map.remove("nullable") != Some(Value::Bool(true)) {
        return;
    }
    if let Some(Value::Array(values)) = map.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    if let Some(Value::String(name)) = map.get("type") {
        let types = json!([name, "null"]);
        map.insert("type".to_owned(), types);
    } else if is_wrapped && COMPOSITIONS.iter().any(|key| map.contains_key(*key)) {
        // `nullable` beside a composition has no meaning by the letter of OpenAPI 3.0.3, but it is how vendors
        // write a reference that may be null.
        let composition = Value::Object(std::mem::take(map));
        map.insert("anyOf".to_owned(), json!([{"type": "null"}, composition]));
    }
}
