//! What comes from a deserializer is what comes from a body.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde_json::{Value, json};

use super::User;
use crate::wire::json::Json;
use crate::wire::recorded::Recorded;
use crate::wire::{Reading, from_value, read};

#[test]
fn any_value_is_kept() {
    for value in [
        json!(null),
        json!([true, false, [], {}]),
        json!([0, -1, i64::MIN, u64::MAX, 0.5, -0.0, 1e300, 5e-324]),
        json!({ "a\"b\\": "c\"d\\\n\u{1}é", "": [{ "x": [[""]] }, 1] }),
    ] {
        let mut recorded = Recorded::of(&value).unwrap();
        assert_eq!(Json::root(&recorded.tape()).to_value(), value);
    }
}

#[test]
fn a_deserializer_of_another_format_does_as_well() {
    let user = read::<_, User>(MapDeserializer::<_, Error>::new([("id", "7")].into_iter())).unwrap();
    assert_eq!(user, User { id: "7".into(), ..User::default() });
    let numbers = SeqDeserializer::<_, Error>::new([f64::NAN, f64::INFINITY, 0.5].into_iter());
    let mut recorded = Recorded::of(numbers).unwrap();
    assert_eq!(Json::root(&recorded.tape()).to_value(), json!([null, null, 0.5]));
    let refused = read::<_, User>(MapDeserializer::<_, Error>::new([(1, "7")].into_iter())).unwrap_err();
    assert!(refused.to_string().contains("the name of a member"), "{refused}");
}

#[test]
fn a_value_may_be_as_deep_as_json() {
    let nested = |depth: usize| (0..depth).fold(json!(1), |inner, _| Value::from(vec![inner]));
    let read = |depth| {
        from_value::<Value>(&nested(depth), &mut Reading::default()).map_err(|error| error.to_string())
    };
    assert_eq!(read(127), Ok(nested(127)));
    assert!(read(128).unwrap_err().contains("nesting"));
}
