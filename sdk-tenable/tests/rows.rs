//! Things of generated types in tables and in comparisons.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]

use sdk_tenable::types::{Scan, User};
use sdk_tenable::{DOCUMENT, Row};
use serde_json::json;

fn user(value: serde_json::Value) -> User {
    serde_json::from_value(value).unwrap()
}

#[test]
fn a_list_is_a_table() {
    let users = [
        user(json!({ "id": 7, "uuid": "a", "name": "Ada, Countess", "enabled": true })),
        user(json!({ "id": 8, "email": "grace@example.com" })),
    ];
    let mut table = csv::Writer::from_writer(Vec::new());
    for user in &users {
        table.serialize(Row(user)).unwrap();
    }
    let text = String::from_utf8(table.into_inner().unwrap()).unwrap();
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let names = rows.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let cell =
        |row: usize, name: &str| rows[row][names.iter().position(|one| one == name).unwrap()].to_owned();
    assert_eq!(
        (cell(0, "id"), cell(0, "name"), cell(0, "enabled")),
        ("7".into(), "Ada, Countess".into(), "true".into())
    );
    assert_eq!(
        (cell(1, "id"), cell(1, "name"), cell(1, "email")),
        ("8".into(), "".into(), "grace@example.com".into())
    );
    assert_eq!(rows[0].len(), rows[1].len());
    assert_eq!(serde_json::to_value(&users[1]).unwrap(), json!({ "id": 8, "email": "grace@example.com" }));
}

#[test]
fn things_are_compared_copied_and_begun() {
    let one = user(json!({ "id": 7, "name": "Ada" }));
    assert_eq!(one, one.clone());
    assert_ne!(one, user(json!({ "id": 7, "name": "Grace" })));
    let mut begun = Scan::default();
    begun.name = Some("weekly".to_owned());
    assert_ne!(begun, Scan::default());
}

#[test]
fn the_client_says_what_it_is_made_of() {
    assert!(DOCUMENT.contains("Tenable") && DOCUMENT.ends_with(')'), "{DOCUMENT}");
}
