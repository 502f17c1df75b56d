//! Documents of JSON that are changed as documents: a part is put in another place, taken away, or replaced.
//!
//! Changes of single bytes would give what is no JSON nearly always.

use sdk_openapi::pointer::{escape, unescape};
use serde_json::{Map, Value, json};

/// Choices that a seed decides.
pub struct Choice(u64);

impl Choice {
    pub fn new(seed: u32) -> Self {
        Self(u64::from(seed) + 1)
    }

    /// A number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        // Knuth's linear congruential generator; the low bits repeat soon.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn place(&mut self, document: &Value) -> String {
        let mut all = Vec::new();
        places(document, String::new(), &mut all);
        all.swap_remove(self.below(all.len()))
    }
}

/// Every place, by pointer.
fn places(value: &Value, pointer: String, all: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            let name = escape(name);
            places(member, format!("{pointer}/{name}"), all);
        }),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| places(item, format!("{pointer}/{at}"), all));
        }
        _ => (),
    }
    all.push(pointer);
}

/// The document with one to four changes.
pub fn changed(mut document: Value, seed: u32) -> Value {
    let mut choice = Choice::new(seed);
    for _ in 0..=choice.below(4) {
        let at = choice.place(&document);
        match choice.below(8) {
            0 | 1 => remove(&mut document, &at),
            2 => rename(&mut document, &at, &mut choice),
            3 | 4 => {
                let from = choice.place(&document);
                let part = document.pointer(&from).cloned().unwrap_or_default();
                replace(&mut document, &at, part);
            }
            _ => {
                let part = odd(&document, &mut choice);
                replace(&mut document, &at, part);
            }
        }
    }
    document
}

/// The first document with a part of the second one.
pub fn crossed(mut one: Value, other: &Value, seed: u32) -> Value {
    let mut choice = Choice::new(seed);
    let (at, from) = (choice.place(&one), choice.place(other));
    let part = other.pointer(&from).cloned().unwrap_or_default();
    // The parts of one place often fit: a schema to a schema, an operation to an operation.
    match one.pointer_mut(&from) {
        Some(place) if choice.below(2) == 0 => *place = part,
        _ => replace(&mut one, &at, part),
    }
    one
}

fn replace(document: &mut Value, at: &str, part: Value) {
    if let Some(place) = document.pointer_mut(at) {
        *place = part;
    }
}

fn remove(document: &mut Value, at: &str) {
    let Some((parent, name)) = at.rsplit_once('/') else { return };
    match document.pointer_mut(parent) {
        Some(Value::Object(members)) => _ = members.remove(&unescape(name)),
        Some(Value::Array(items)) => _ = name.parse().map(|at: usize| items.remove(at)),
        _ => (),
    }
}

/// Gives a member the name of another place's member, which it has then beside its own.
fn rename(document: &mut Value, at: &str, choice: &mut Choice) {
    let other = choice.place(document);
    let name = match choice.below(4) {
        0 => KEYWORDS[choice.below(KEYWORDS.len())].to_owned(),
        _ => unescape(other.rsplit('/').next().unwrap_or_default()),
    };
    let Some(part) = document.pointer(at).cloned() else { return };
    let Some((parent, _)) = at.rsplit_once('/') else { return };
    if let Some(Value::Object(members)) = document.pointer_mut(parent) {
        members.insert(name, part);
    }
}

const KEYWORDS: [&str; 24] = [
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "items",
    "prefixItems",
    "properties",
    "additionalProperties",
    "required",
    "enum",
    "const",
    "default",
    "nullable",
    "discriminator",
    "readOnly",
    "writeOnly",
    "$defs",
    "format",
    "servers",
    "style",
    "explode",
    "encoding",
    "parameters",
    "patternProperties",
];

/// A value that is in few documents.
fn odd(document: &Value, choice: &mut Choice) -> Value {
    let to = choice.place(document);
    let schema = json!({ "$ref": format!("#{to}") });
    match choice.below(16) {
        0 => Value::Null,
        1 => json!(choice.below(2) == 0),
        2 => json!([-1, 0, i64::MIN, i64::MAX][choice.below(4)]),
        3 => json!(1e308),
        4 => json!(""),
        5 => json!([]),
        6 | 7 => schema,
        8 => json!({ "allOf": [schema, { "type": ["null", "object"] }] }),
        9 => json!({ "oneOf": [schema], "anyOf": [{}, schema], "nullable": true }),
        10 => json!({ "type": "array", "items": schema, "minItems": u64::MAX }),
        11 => json!({ "type": "object", "additionalProperties": schema }),
        12 => json!({ "enum": [null, 1, "a", "A", "", {}], "const": [], "default": {} }),
        13 => json!(format!("{}\u{0}\u{2028}\"*/{{{{", choice.below(9))),
        14 => json!(["string", "integer", "object", "array", "null", "file"][choice.below(6)]),
        _ => Value::Object(Map::from_iter([(KEYWORDS[choice.below(KEYWORDS.len())].to_owned(), schema)])),
    }
}
