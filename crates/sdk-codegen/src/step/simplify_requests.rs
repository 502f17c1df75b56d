//! Gives request schemas types that a caller can fill without a dependency on other crates, and that can say
//! everything the API accepts.
//!
//! Bounds and patterns go: typify makes newtypes of them that need `regress` or are awkward to fill, and the server
//! checks them anyway. Date-times are strings, because their accepted spellings differ by vendor; UUIDs stay. Enums
//! stay unless their values cannot be told apart as Rust names. Optional lists and maps become `Option`, or an empty
//! one, which often means "remove all", could not be sent.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{BOUNDS, Outcome, Settings};
use crate::names;
use crate::rewrite::annotations::{READ_ONLY, WRITE_ONLY};
use crate::walk::{self, Direction};

/// Formats that keep a meaning in Rust: identifiers, secrets, raw bodies, files, and the width of a number.
const FORMATS: [&str; 6] = ["uuid", "password", "binary", super::media_types::UPLOAD, "double", "uint64"];

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    walk::in_direction(document, Direction::Request, &mut |schema, _| {
        let Some(schema) = schema.as_object_mut() else { return };
        let before = schema.clone();
        BOUNDS.iter().for_each(|keyword| drop(schema.remove(*keyword)));
        schema.remove("x-codegen-identity");
        schema.remove(WRITE_ONLY);
        format(schema);
        enumeration(schema);
        required(schema);
        super::open(schema);
        changes += usize::from(*schema != before);
    });
    Outcome { changes, ..Outcome::default() }
}

fn format(schema: &mut Map<String, Value>) {
    let Some(Value::String(format)) = schema.get_mut("format") else { return };
    format.make_ascii_lowercase();
    if !FORMATS.contains(&format.as_str()) {
        schema.remove("format");
    }
}

fn enumeration(schema: &mut Map<String, Value>) {
    let Some(Value::Array(values)) = schema.get_mut("enum") else { return };
    values.retain(|value| !value.is_null());
    let variants: BTreeSet<_> = values
        .iter()
        .filter_map(Value::as_str)
        .filter(|value| !value.is_empty())
        .map(names::variant)
        .collect();
    let is_string = schema.get("type").is_none_or(|kind| kind == "string");
    let distinct =
        schema.get("enum").and_then(Value::as_array).is_some_and(|values| variants.len() == values.len());
    if !(is_string && distinct && !variants.is_empty()) {
        schema.remove("enum");
    }
}

/// Describes what is required but described nowhere, and lets optional containers be absent, empty or filled.
///
/// A server that requires a field refuses every request without it, so a caller must be able to give it: any JSON.
fn required(schema: &mut Map<String, Value>) {
    let names: BTreeSet<String> = walk::names(schema, "required").map(str::to_owned).collect();
    // `required` is about responses only where the server alone sets a member.
    let by_server: BTreeSet<String> = walk::names(schema, READ_ONLY).map(str::to_owned).collect();
    schema.remove(READ_ONLY);
    let composed = ["allOf", "anyOf", "oneOf"].iter().any(|keyword| schema.contains_key(*keyword));
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else {
        schema.remove("required");
        return;
    };
    for name in names.iter().filter(|_| !composed) {
        properties.entry(name).or_insert_with(|| serde_json::json!({}));
    }
    let is_required = |name: &str| names.contains(name) && !by_server.contains(name);
    let known: BTreeSet<String> = properties.keys().cloned().collect();
    for (_, property) in properties.iter_mut().filter(|(name, _)| !is_required(name)) {
        nullable_container(property);
    }
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|name| name.as_str().is_some_and(|name| known.contains(name) && is_required(name)));
        if required.is_empty() {
            schema.remove("required");
        }
    }
}

/// Marks a list, map or free object as nullable, which makes it an `Option`.
pub(super) fn nullable_container(property: &mut Value) {
    let Some(property) = property.as_object_mut() else { return };
    let is_list = property.get("type").is_some_and(|kind| kind == "array");
    let described = property.get("properties").and_then(Value::as_object).is_some_and(|all| !all.is_empty());
    let is_map = property.get("type").is_some_and(|kind| kind == "object") && !described;
    if is_list || is_map {
        property.insert("nullable".to_owned(), Value::Bool(true));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::random::{self, Document};
    use crate::step::{before, text_of};

    proptest! {
        #![proptest_config(random::config())]

        #[test]
        fn responses_are_left_alone(Document(document) in random::document()) {
            let before = before("simplify-requests", document);
            let mut after = before.clone();
            apply(&mut after, &Settings::plain());
            prop_assert_eq!(text_of(&after, Direction::Response), text_of(&before, Direction::Response));
        }
    }
}
