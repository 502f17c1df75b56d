//! Makes response schemas lenient: a vendor may add an enum value, a null or another format on any day, and a response
//! that cannot be decoded hides what the server did.
//!
//! Kept are the shape, the basic types, and `required` for what identifies a thing. That `null` is read as absent
//! everywhere, `sdk_runtime::wire` sees to.
//!
//! # What identifies a thing
//!
//! One member: the one by which later requests name it. That is `id`; where a thing has none, it is the member that a path
//! parameter is named after (`serial`, `uuid`, `export_uuid`), and of a session its token. A document promises it in
//! `required` or, if its `required` is a vendor's claim, an overlay does in `x-codegen-identity`. Whatever else is promised is not
//! relied on: one thing of a thousand that lacks a name or an e-mail would not be read at all.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{BOUNDS, Outcome, Settings};
use crate::api::Required;
use crate::pointer::Pointer;
use crate::rewrite::annotations::{NULLABLE, READ_ONLY, WRITE_ONLY};
use crate::walk::{self, Direction};

/// What only narrows a value, besides bounds.
const NARROWING: [&str; 3] = ["default", "enum", "nullable"];

pub(super) fn apply(document: &mut Value, settings: &Settings) -> Outcome {
    let mut changes = 0;
    // Where no field is there to be absent, a documented `null` needs a type that holds it.
    let mut nullable = BTreeSet::new();
    walk::operations(document, |mut operation| {
        walk::roots(&mut operation, Direction::Response, &mut |root, pointer| {
            note(root, pointer, &mut nullable)
        });
    });
    walk::in_direction(document, Direction::Response, &mut |schema, pointer| {
        for keyword in ["items", "additionalProperties"] {
            if let Some(element) = schema.get(keyword) {
                note(element, &pointer.child(keyword), &mut nullable);
            }
        }
        let Some(schema) = schema.as_object_mut() else { return };
        let before = schema.clone();
        known_values(schema);
        NARROWING.iter().chain(&BOUNDS).for_each(|keyword| drop(schema.remove(*keyword)));
        if nullable.contains(pointer) {
            schema.insert("nullable".to_owned(), Value::Bool(true));
        }
        // A secret stays one; every other format is a promise that some response breaks.
        if schema.get("format").is_some_and(|format| format != "password" && format != "uint64") {
            schema.remove("format");
        }
        identity(schema, settings.required);
        changes += usize::from(*schema != before);
    });
    Outcome { changes, ..Outcome::default() }
}

/// Says which values the document knows of what becomes any text.
fn known_values(schema: &mut Map<String, Value>) {
    let values = schema.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let values: Vec<_> = values.filter(|value| !value.is_empty() && !value.contains('`')).collect();
    if values.is_empty() {
        return;
    }
    let known = format!("Known values: `{}`.", values.join("`, `"));
    let description = schema.get("description").and_then(Value::as_str).filter(|text| !text.is_empty());
    let text = description.map_or_else(|| known.clone(), |text| format!("{text}\n\n{known}"));
    schema.insert("description".to_owned(), Value::String(text));
}

fn note(schema: &Value, pointer: &Pointer, nullable: &mut BTreeSet<Pointer>) {
    if schema.get("nullable").is_some_and(|yes| *yes == true) {
        nullable.insert(pointer.clone());
    }
}

/// Leaves in `required` what identifies the thing.
fn identity(schema: &mut Map<String, Value>, required: Required) {
    let verified = schema.remove("x-codegen-identity");
    let by_client = schema.remove(WRITE_ONLY);
    let by_client = by_client.as_ref().and_then(Value::as_array);
    schema.remove(READ_ONLY);
    schema.remove(NULLABLE);
    let names = match required {
        Required::Verified => schema.get("required").cloned(),
        Required::AsDocumented => verified,
    };
    schema.remove("required");
    let properties = schema.get("properties").and_then(Value::as_object);
    let names = names.iter().filter_map(Value::as_array).flatten().filter_map(Value::as_str);
    let mut promised = names
        .filter(|name| properties.is_some_and(|all| all.contains_key(*name)))
        // `required` is about requests only where the client alone sets a member.
        .filter(|name| !by_client.is_some_and(|names| names.iter().any(|other| other == name)));
    let first = promised.next();
    if let Some(name) = promised.find(|name| *name == "id").or(first) {
        schema.insert("required".to_owned(), json!([name]));
    }
    super::open(schema);
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
        fn requests_are_left_alone(Document(document) in random::document()) {
            let before = before("relax-responses", document);
            let mut after = before.clone();
            apply(&mut after, &Settings::plain());
            prop_assert_eq!(text_of(&after, Direction::Request), text_of(&before, Direction::Request));
        }
    }
}
