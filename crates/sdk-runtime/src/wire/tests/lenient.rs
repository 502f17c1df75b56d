//! What is of another type than documented costs itself and no more.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::User;
use crate::decode::{decode, decode_first, read_strictly};
use crate::wire::{FromJson, Mismatches};

/// As a client reads a body.
fn body<T: FromJson>(value: &Value) -> Result<(T, Mismatches), String> {
    decode(value.to_string().as_bytes()).map_err(|undecodable| undecodable.words)
}

fn pointers(mismatches: &Mismatches) -> Vec<String> {
    mismatches.kept().iter().map(super::Mismatch::pointer).collect()
}

#[test]
fn an_optional_member_of_another_type_is_absent() {
    let (user, mismatches) =
        body::<User>(&json!({ "id": "1", "age": "old", "admin": [], "note": {}, "score": 0.5 })).unwrap();
    assert_eq!((user.age, user.admin, user.note, user.score), (None, None, None, Some(0.5)));
    assert_eq!(pointers(&mismatches), ["/age", "/admin", "/note"]);
    assert_eq!(mismatches.count(), 3);
}

#[test]
fn an_element_and_a_value_of_another_type_are_left_out() {
    let value = json!({ "id": "1", "tags": ["a", {}, "b"], "counts": { "x": 1, "y": "many" } });
    let (user, mismatches) = body::<User>(&value).unwrap();
    assert_eq!(user.tags, ["a", "b"]);
    assert_eq!(user.counts, HashMap::from([("x".to_owned(), 1)]));
    assert_eq!(pointers(&mismatches), ["/tags/1", "/counts/*"]);
}

#[test]
fn a_collection_of_another_type_is_empty() {
    let (user, mismatches) = body::<User>(&json!({ "id": "1", "tags": "a", "counts": [] })).unwrap();
    assert!(user.tags.is_empty() && user.counts.is_empty());
    assert_eq!(pointers(&mismatches), ["/tags", "/counts"]);
}

#[test]
fn an_element_without_its_required_member_costs_the_element() {
    let (users, mismatches) =
        body::<Vec<User>>(&json!([{ "id": "1" }, { "age": 3 }, { "id": "3", "friends": [{ "id": [] }] }]))
            .unwrap();
    assert_eq!(users.iter().map(|user| user.id.as_str()).collect::<Vec<_>>(), ["1", "3"]);
    assert_eq!(pointers(&mismatches), ["/1/id", "/2/friends/0/id"]);
    assert_eq!(mismatches.describe("$").unwrap(), "at $[1]: missing field `id` (and 1 more)");
}

#[test]
fn what_has_no_place_to_be_absent_is_an_error_at_its_own_place() {
    for (value, error) in [
        (json!({ "id": {} }), "at $.id: invalid type: map, expected a string"),
        (json!({}), "at $: missing field `id`"),
        (json!([]), "at $: invalid type: sequence, expected a map"),
    ] {
        assert_eq!(body::<User>(&value).unwrap_err(), error);
    }
    let error = body::<Vec<User>>(&json!({})).unwrap_err();
    assert_eq!(error, "at $: invalid type: map, expected a sequence");
}

#[test]
fn a_character_or_number_that_json_does_not_have_costs_itself() {
    let read = |body: &[u8]| decode::<Vec<User>>(body).map_err(|undecodable| undecodable.words);
    for (odd, note, score) in [
        (&b"\"caf\xe9\""[..], Some("caf\u{fffd}"), None),
        (br#""\ud83d!""#, Some("\u{fffd}!"), None),
        (b"\"a\nb\"", Some("a\u{fffd}b"), None),
        (br#""a","score":NaN"#, Some("a"), None),
        (br#""a","score":-Infinity"#, Some("a"), None),
        (br#"1e400,"score":1"#, Some("1e400"), Some(1.0)),
        (br#""a","score":1e400"#, Some("a"), None),
    ] {
        let body = [&br#"[{"id":"1"},{"id":"2","note":"#[..], odd, br#"},{"id":"3"}]"#].concat();
        let (users, mismatches) = read(&body).unwrap();
        assert_eq!(users.iter().map(|user| user.id.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
        assert_eq!((users[1].note.as_ref().and_then(Option::as_deref), users[1].score), (note, score));
        assert!(pointers(&mismatches).contains(&"/1/*".to_owned()), "{mismatches:?}");
        assert!(read_strictly::<Vec<User>>(&body).is_err());
        assert!(decode::<crate::wire::BySerde<Value>>(&body).is_err());
    }
    let marked = ["\u{feff}".as_bytes(), br#"[{"id":"1"}]"#].concat();
    let (users, mismatches) = read(&marked).unwrap();
    assert_eq!((users.len(), mismatches.count()), (1, 0));
    for body in [&b"[{]"[..], b"<html>", b"[{\"id\":\"1\"}", b"[NaN"] {
        assert!(read(body).is_err());
    }
}

#[test]
fn the_first_the_middle_and_the_last_element_are_named_rightly() {
    for (index, place) in ["at $[0].age: ", "at $[1].age: ", "at $[2].age: "].into_iter().enumerate() {
        let mut users = vec![json!({ "id": "1" }); 3];
        users[index] = json!({ "id": "1", "age": "old" });
        let (_, mismatches) = body::<Vec<User>>(&Value::from(users)).unwrap();
        assert!(mismatches.describe("$").unwrap().starts_with(place), "{mismatches:?}");
    }
}

#[test]
fn items_of_the_body_s_list_are_counted_and_others_are_not() {
    let missing = json!({ "id": "1", "friends": [{}], "tags": ["a", {}] });
    let (_, mismatches) = body::<Vec<User>>(&json!([missing, 7, {}])).unwrap();
    assert_eq!(mismatches.count(), 4);
    assert_eq!((mismatches.items_of(None), mismatches.items_of(Some("/tags"))), (2, 0));
    let (_, mismatches) = body::<User>(&missing).unwrap();
    assert_eq!(mismatches.count(), 2);
    let of = |pointer| mismatches.items_of(Some(pointer));
    assert_eq!((of("/friends"), of("/tags"), of("/other"), mismatches.items_of(None)), (1, 1, 0, 0));
    let (_, mismatches) = body::<Vec<Vec<i64>>>(&json!([[1, "x"], 7])).unwrap();
    assert_eq!(mismatches.items_of(None), 1);
}

#[test]
fn of_many_all_are_counted_and_the_first_are_kept() {
    let (list, mismatches) = body::<Vec<i64>>(&json!(vec!["x"; 100])).unwrap();
    assert!(list.is_empty());
    assert_eq!((mismatches.count(), mismatches.kept().len()), (100, 16));
    assert_eq!(pointers(&mismatches)[15], "/15");
    assert!(mismatches.describe("$").unwrap().ends_with(" (and 99 more)"));
}

#[test]
fn what_is_outside_of_lists_is_always_kept() {
    let body = json!({ "id": "1", "tags": vec![json!({}); 100], "counts": [], "admin": [] });
    let (_, mismatches) = self::body::<User>(&body).unwrap();
    assert_eq!((mismatches.count(), mismatches.kept().len()), (102, 18));
    assert!(mismatches.hiding("/counts").is_some() && mismatches.hiding("/counts/x").is_some());
    assert!(mismatches.hiding("/count").is_none() && mismatches.hiding("/tags").is_none());
}

#[test]
fn the_name_of_a_member_of_a_map_is_not_told() {
    let (_, mismatches) = body::<HashMap<String, Vec<i64>>>(&json!({ "canary": [1, {}] })).unwrap();
    assert_eq!(pointers(&mismatches), ["/*/1"]);
    assert!(!format!("{mismatches:?}").contains("canary"));
}

#[test]
fn names_in_a_pointer_are_escaped() {
    let mismatch = super::Mismatch::missing("a/b~c");
    assert_eq!(mismatch.pointer(), "/a~1b~0c");
}

#[test]
fn a_list_reads_the_same_as_an_element_at_a_time() {
    let ((user, mismatches), length) = decode_first::<User>(br#"{"id":1.10,"age":"x"},{"id":2}"#).unwrap();
    assert_eq!(
        (user.unwrap().id.as_str(), pointers(&mismatches), length),
        ("1.10", vec!["/age".to_owned()], 21)
    );
    assert!(decode_first::<User>(br#"{"id":1.1"#).is_none());
}

#[test]
fn a_list_that_is_no_json_to_its_end_is_an_error() {
    for text in [r#"[{"id":"1"}"#, r#"[{"id":"1"}] x"#, r#"[{"id":"1"},]"#] {
        assert!(decode::<Vec<User>>(text.as_bytes()).is_err(), "{text}");
    }
}
