//! Documents that somebody broke, by accident or on purpose: an error or a client, never a panic.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]

use std::fs;

use proptest::prelude::*;
use sdk_codegen::{Api, Document, Selection, generate};
use sdk_openapi::pointer::escape;
use serde_json::{Value, json};

/// Documents with as many constructs as there are.
fn documents() -> Vec<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_document = |value: &Value| value.get("paths").is_some();
    let read = paths.iter().filter_map(|path| serde_json::from_slice(&fs::read(path).ok()?).ok());
    read.filter(is_document).collect()
}

/// Every place of a document, by pointer.
fn pointers(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            pointers(member, &format!("{pointer}/{}", escape(name)), found);
        }),
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| pointers(item, &format!("{pointer}/{index}"), found));
        }
        _ => (),
    }
}

/// What is put in a place: values of each type, references into a cycle, keywords of both versions.
fn replacement(kind: usize, elsewhere: &Value, pointer: &str) -> Value {
    match kind {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-7),
        3 => json!("x"),
        4 => json!([]),
        5 => json!({}),
        6 => json!({ "$ref": format!("#{pointer}") }),
        7 => json!({ "allOf": [{ "$ref": format!("#{pointer}") }, { "type": ["null", "x"] }] }),
        8 => json!({ "oneOf": [], "anyOf": [{}], "not": 7, "enum": [null, 1, "a"], "const": [] }),
        9 => json!({ "type": "array", "items": [{ "$ref": "#/components/schemas/no" }] }),
        10 => json!({ "multipart/form-data": { "schema": 7, "encoding": [] }, "*/*": null }),
        11 => json!("#/components/schemas/~2%zz\u{0}"),
        _ => elsewhere.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_broken_document_is_an_error_or_a_client(
        which in any::<prop::sample::Index>(),
        breaks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_usize..14), 1..5),
        version in prop::sample::select(vec!["3.0.3", "3.1.0"]),
    ) {
        let documents = documents();
        let mut document = which.get(&documents).clone();
        document["openapi"] = json!(version);
        for (at, from, kind) in breaks {
            let mut all = Vec::new();
            pointers(&document, "", &mut all);
            let (at, from) = (at.get(&all).clone(), from.get(&all).clone());
            let elsewhere = document.pointer(&from).cloned().unwrap_or_default();
            let value = replacement(kind, &elsewhere, &from);
            // A document that grows without an end is another test.
            if value.to_string().len() < 4_000 && let Some(place) = document.pointer_mut(&at) {
                *place = value;
            }
        }
        let document = Document { name: "broken".to_owned(), content: document };
        let outcome = generate(&Api::default(), vec![document], None, &Selection::All);
        prop_assert!(outcome.is_ok() || !outcome.unwrap_err().to_string().is_empty());
    }
}
