//! What holds for any JSON.

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::User;
use crate::decode::decode;
use crate::wire::{Mismatches, read_strictly};

/// A body that is often like a user.
fn nearly_a_user() -> impl Strategy<Value = Value> {
    let name =
        prop::sample::select(vec!["id", "age", "admin", "score", "friends", "note", "tags", "counts", "x"]);
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // Of few digits: without its feature `float_roundtrip`, serde_json can miss the last bit of longer ones.
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 64.0)),
        "[0-9a-z.]{0,3}".prop_map(Value::from),
    ];
    scalar.prop_recursive(4, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(name.clone(), inner, 0..6).prop_map(|members| {
                Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
            }),
        ]
    })
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "fraction",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "sequence",
        Value::Object(_) => "map",
    }
}

/// Every mismatch names a value of the body and its kind.
fn assert_true_of(mismatches: &Mismatches, body: &Value) {
    for mismatch in mismatches.kept() {
        let pointer = mismatch.pointer();
        if pointer.contains('*') {
            continue;
        }
        match mismatch.found() {
            Some(kind_found) => {
                assert_eq!(body.pointer(&pointer).map(kind), Some(kind_found), "{pointer} of {body}");
            }
            None => assert_eq!(body.pointer(&pointer), None, "{pointer} of {body}"),
        }
    }
}

proptest! {
    /// A user is read exactly if it has an id, and what is left out is where it is said to be.
    #[test]
    fn only_what_identifies_a_thing_is_needed(mut members in nearly_a_user(), id in any::<u32>()) {
        if !members.is_object() {
            members = Value::Object(Map::new());
        }
        members["id"] = id.into();
        let (user, mismatches) = decode::<User>(members.to_string().as_bytes()).unwrap();
        prop_assert_eq!(user.id, id.to_string());
        assert_true_of(&mismatches, &members);
        // Strict reading of the same refuses exactly what lenient reading leaves out.
        let strict = serde_json::from_value::<User>(members.clone());
        // Numbers that are read as text differ: their text is known from a body only.
        if strict.is_ok() {
            prop_assert!(mismatches.is_empty(), "{} {:?}", members, mismatches);
        }
    }

    /// A list is as long as the number of its elements that can be read.
    #[test]
    fn elements_are_read_or_noted(elements in prop::collection::vec(nearly_a_user(), 0..8)) {
        let body = Value::from(elements.clone());
        let (users, mismatches) = decode::<Vec<User>>(body.to_string().as_bytes()).unwrap();
        let readable = elements.iter().filter(|element| decode::<User>(element.to_string().as_bytes()).is_ok());
        prop_assert_eq!(users.len(), readable.count());
        prop_assert!(mismatches.count() >= elements.len() - users.len());
        assert_true_of(&mismatches, &body);
    }

    /// What was written is read back without a mismatch.
    #[test]
    fn what_is_written_is_read(body in nearly_a_user()) {
        if let Ok((user, _)) = decode::<User>(body.to_string().as_bytes()) {
            let written = serde_json::to_string(&user).unwrap();
            let (again, mismatches) = decode::<User>(written.as_bytes()).unwrap();
            prop_assert!(mismatches.is_empty(), "{} {:?}", written, mismatches);
            prop_assert_eq!(again, user);
        }
    }

    /// A type's own `Deserialize` gives what a client gives that reads strictly, and refuses what it refuses.
    #[test]
    fn serde_reads_as_a_strict_client_does(body in nearly_a_user(), pretty in any::<bool>()) {
        let text = if pretty { format!("{body:#}") } else { body.to_string() };
        let client = read_strictly::<User>(text.as_bytes());
        for own in [serde_json::from_str::<User>(&text), serde_json::from_value(body)] {
            match (own, &client) {
                (Ok(own), Ok(user)) => prop_assert_eq!(&own, user),
                // How a fraction is written is known from a body only.
                (Err(own), Ok(_)) => {
                    prop_assert!(own.to_string().contains("fraction, expected a string"), "{} {}", text, own);
                }
                (Ok(_), Err(error)) => prop_assert!(false, "{} {}", text, error),
                (Err(_), Err(_)) => (),
            }
        }
    }
}
