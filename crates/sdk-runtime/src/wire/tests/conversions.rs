//! Texts, numbers and booleans that a document mistakes for each other.

use serde_json::{Value, json};

use super::{User, from_json};
use crate::decode::decode;

#[test]
fn a_number_that_is_read_as_text_keeps_its_text() {
    for number in
        ["1.10", "-0", "1e3", "1E+3", "0.0", "89014103211118510720", "-9223372036854775809", "7", "-7"]
    {
        let in_object = format!(r#"{{"id": {number}, "tags": [{number}, "x"]}}"#);
        let (user, mismatches) = decode::<User>(in_object.as_bytes()).unwrap();
        assert!(mismatches.is_empty(), "{number}: {mismatches:?}");
        assert_eq!((user.id.as_str(), user.tags[0].as_str()), (number, number));
        let in_list = format!("[[{number}], [\"1.10\", {number}]]");
        let (lists, _) = decode::<Vec<Vec<String>>>(in_list.as_bytes()).unwrap();
        assert_eq!(lists, [vec![number], vec!["1.10", number]]);
    }
}

#[test]
fn a_number_whose_text_is_not_at_hand_is_no_text() {
    assert!(from_json::<String>(json!(1.1)).is_err());
    assert!(super::user(json!({ "id": 1.1 })).is_err());
}

#[test]
fn numbers_of_free_members_stay_what_they_are() {
    let (user, _) = decode::<User>(br#"{"id":1.10,"more":{"a":1.10}}"#).unwrap();
    assert_eq!(user.extra["more"], json!({ "a": 1.1 }));
}

#[test]
fn an_integer_can_be_written_as_what_means_the_same() {
    for (value, integer) in [
        (json!(3.0), 3),
        (json!("3"), 3),
        (json!("3.0"), 3),
        (json!("-3"), -3),
        (json!("1e3"), 1000),
        (json!(true), 1),
        (json!(false), 0),
        (json!("9223372036854775807"), i64::MAX),
    ] {
        assert_eq!(from_json::<i64>(value.clone()), Ok(integer), "{value}");
    }
    assert_eq!(from_json::<u64>(json!(u64::MAX)), Ok(u64::MAX));
    assert_eq!(from_json::<u64>(json!("3.0")), Ok(3));
}

#[test]
fn nothing_is_rounded_cut_or_guessed() {
    for value in [
        json!(3.5),
        json!("3.5"),
        json!(""),
        json!(" 3"),
        json!("3a"),
        json!(1e17),
        json!(u64::MAX),
        json!([3]),
    ] {
        assert!(from_json::<i64>(value.clone()).is_err(), "{value}");
    }
    assert!(from_json::<u64>(json!(-1)).is_err());
    for value in [json!(2), json!(-1), json!("yes"), json!("True"), json!(""), json!(1.0), Value::Null] {
        assert!(from_json::<bool>(value.clone()).is_err(), "{value}");
    }
    for value in [json!(true), json!(""), json!("inf"), json!("NaN"), json!("1e999"), json!({})] {
        assert!(from_json::<f64>(value.clone()).is_err(), "{value}");
    }
    for value in [json!([]), json!({}), Value::Null] {
        assert!(from_json::<String>(value.clone()).is_err(), "{value}");
    }
}

#[test]
fn a_boolean_is_text() {
    assert_eq!(from_json::<String>(json!(true)).unwrap(), "true");
    assert_eq!(from_json::<bool>(json!("true")), Ok(true));
}
