use std::collections::HashMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

use super::{FromJson, FromObject, Members, Mismatch, Names, Object, Reading, from_value, read, write};

#[derive(Debug, Default, PartialEq)]
struct User {
    id: String,
    age: Option<i64>,
    admin: Option<bool>,
    score: Option<f64>,
    friends: Option<Vec<User>>,
    note: Option<Option<String>>,
    tags: Vec<String>,
    counts: HashMap<String, i64>,
    extra: HashMap<String, Value>,
}

impl FromObject for User {
    const NAMES: &'static Names =
        &Names::<[u16; 16]>::new(&["id", "age", "admin", "score", "friends", "note", "tags", "counts"]);

    fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch> {
        Ok(Self {
            id: object.required()?,
            age: object.optional(),
            admin: object.optional(),
            score: object.optional(),
            friends: object.optional(),
            note: object.nullable(),
            tags: object.collection(),
            counts: object.collection(),
            extra: object.rest(),
        })
    }
}

impl<'de> Deserialize<'de> for User {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Serialize for User {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members: Members<S> = write(serializer);
        members
            .required("id", &self.id)
            .optional("age", &self.age)
            .optional("admin", &self.admin)
            .optional("score", &self.score)
            .optional("friends", &self.friends)
            .optional("note", &self.note)
            .collection("tags", &self.tags, self.tags.is_empty())
            .collection("counts", &self.counts, self.counts.is_empty())
            .rest(&self.extra)
            .end()
    }
}

/// Reads a value that stands alone.
fn from_json<T: FromJson>(value: Value) -> Result<T, Mismatch> {
    from_value(&value, &mut Reading::default())
}

/// As tests of users make a value: strictly.
fn user(value: Value) -> Result<User, String> {
    serde_json::from_str(&value.to_string()).map_err(|error| error.to_string())
}

#[test]
fn null_is_absent_but_for_nullable_members() {
    let user = user(json!({ "id": "1", "age": null, "friends": null, "note": null, "tags": null })).unwrap();
    assert_eq!(user, User { id: "1".into(), note: Some(None), ..User::default() });
}

struct Change(Option<Value>);

impl FromObject for Change {
    const NAMES: &'static Names = &Names::<[u16; 2]>::new(&["value"]);

    fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch> {
        Ok(Self(object.optional()))
    }
}

#[test]
fn null_is_a_value_of_free_json_unless_it_comes_from_a_server() {
    let made: Change = read(json!({ "value": null })).unwrap();
    assert_eq!(made.0, Some(Value::Null));
    assert_eq!(read::<_, Change>(json!({})).unwrap().0, None);
    assert_eq!(from_json::<Change>(json!({ "value": null })).unwrap().0, None);
}

#[test]
fn conversions_without_loss_are_made() {
    let user = user(json!({ "id": 7, "age": "8", "admin": 1, "score": "0.5" })).unwrap();
    assert_eq!((user.id.as_str(), user.age, user.admin, user.score), ("7", Some(8), Some(true), Some(0.5)));
    assert_eq!(from_json::<i64>(json!(3.0)), Ok(3));
    assert_eq!(from_json::<bool>(json!("false")), Ok(false));
}

#[test]
fn conversions_with_loss_are_refused() {
    for (age, found) in [
        (json!(0.25), "fraction"),
        (json!("5 years"), "string"),
        (json!([1]), "sequence"),
        (json!(1e300), "fraction"),
    ] {
        let error = user(json!({ "id": "1", "age": age })).unwrap_err();
        assert!(
            error.contains(&format!("invalid type: {found}, expected an integer of 64 bits in age")),
            "{error}"
        );
    }
    assert!(from_json::<bool>(json!(2)).is_err());
    assert!(from_json::<f64>(json!("NaN")).is_err());
}

#[test]
fn a_mismatch_names_the_place_and_not_the_value() {
    let error =
        user(json!({ "id": "1", "friends": [{ "id": "2" }, { "id": { "canary": 1 } }] })).unwrap_err();
    assert!(error.contains("invalid type: map, expected a string in friends[1].id"), "{error}");
    assert!(!error.contains("canary"), "{error}");
    let error = user(json!({ "id": "1", "counts": { "canary": "x" } })).unwrap_err();
    assert!(error.starts_with("invalid type: string, expected an integer of 64 bits in counts.*"), "{error}");
}

#[test]
fn a_required_member_must_be_there() {
    let error = user(json!({})).unwrap_err();
    assert!(error.contains("missing field `id`"), "{error}");
}

#[test]
fn what_is_written_can_be_read_again() {
    let written = User {
        id: "1".into(),
        age: Some(3),
        friends: Some(vec![]),
        note: Some(None),
        extra: HashMap::from([("more".to_owned(), json!({ "a": [1] }))]),
        ..User::default()
    };
    let value = serde_json::to_value(&written).unwrap();
    assert_eq!(value, json!({ "id": "1", "age": 3, "friends": [], "note": null, "more": { "a": [1] } }));
    assert_eq!(user(value).unwrap(), written);
}

mod conversions;
mod lenient;
mod properties;
mod recorded;
mod tape;
