use proptest::prelude::*;
use serde::Deserialize;

use crate::wire::BySerde;

/// As a type that serde reads.
fn decode<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    super::decode::<BySerde<T>>(body).map(|(value, _)| value.0).map_err(|undecodable| undecodable.words)
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "only decoded")]
struct List {
    users: Vec<User>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "only decoded")]
struct User {
    id: i64,
    #[serde(rename = "rbac-roles")]
    roles: Option<Vec<Vec<bool>>>,
    kind: Option<Kind>,
}

#[derive(Debug, Deserialize)]
enum Kind {
    Local,
}

fn failure(body: &str) -> String {
    decode::<List>(body.as_bytes()).unwrap_err()
}

#[test]
fn the_path_leads_to_the_value() {
    for (body, place) in [
        (r#"{"users":[{"id":1},{"id":"x"}]}"#, "$.users[1].id"),
        ("{\"users\":\n [\n {\"id\": 1.5}]}", "$.users[0].id"),
        (r#"{"a":[1,2,{"b":"]}"}],"users":[{"id":{"z":1}}]}"#, "$.users[0].id"),
        (r#"{"users":[{"id":1,"rbac-roles":[[],[true,7]]}]}"#, "$.users[0].rbac-roles[1][1]"),
        (r#"{"users":[{"id":1},{"no":"\"}"}]}"#, "$.users[1]"),
        (r#"{"users":"x"}"#, "$.users"),
        (r#" "x""#, "$"),
        (r#"{"users":[{"id":1,"kind":"canary"}]}"#, "$.users[0].kind"),
    ] {
        let text = failure(body);
        assert!(text.starts_with(&format!("at {place}: ")), "{body}: {text}");
    }
}

#[test]
fn the_kind_is_told_without_the_value() {
    for (body, kind) in [
        (
            r#"{"users":[{"id":"canary, expected canary \" at line 3"}]}"#,
            "invalid type: string, expected i64",
        ),
        (r#"{"users":[{"id":31337.5}]}"#, "invalid type: floating point, expected i64"),
        (r#"{"users":[{"id":31337999999999999999}]}"#, "invalid type: floating point, expected i64"),
        (r#"{"users":[{"id":null}]}"#, "invalid type: null, expected i64"),
        (r#"{"users":[{}]}"#, "missing field `id`"),
        (r#"{"users":[{"id":1,"id":31337}]}"#, "duplicate field `id`"),
        (r#"{"users":[{"id":1,"kind":"canary"}]}"#, "unknown variant"),
        (r#"{"users":true}"#, "invalid type: boolean, expected a sequence"),
    ] {
        let text = failure(body);
        assert!(text.ends_with(kind), "{body}: {text}");
        assert!(!text.contains("canary") && !text.contains("31337"), "{text}");
    }
}

#[test]
fn the_words_of_a_foreign_deserialize_are_not_taken_over() {
    #[derive(Debug)]
    struct Quoting;
    impl<'de> Deserialize<'de> for Quoting {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            Err(serde::de::Error::custom(format!("cannot use {text}")))
        }
    }
    assert_eq!(decode::<Quoting>(b"\"canary\"").unwrap_err(), "at $: invalid value");
}

#[test]
fn a_name_that_is_none_is_not_shown() {
    type Map = std::collections::BTreeMap<String, i64>;
    let text = decode::<Map>(br#"{"canary@example.com":"x"}"#).unwrap_err();
    assert_eq!(text, "at $.?: invalid type: string, expected i64");
}

#[test]
fn what_is_not_json_is_called_so() {
    assert_eq!(failure(""), "the body is empty");
    assert_eq!(failure(" \r\n"), "the body is empty");
    assert_eq!(failure(r#"{"users":["#), "the body ends too early, after 10 bytes");
    assert_eq!(failure("<html>canary</html>"), "the body is not JSON, at byte 1");
    let deep = "[".repeat(200) + &"]".repeat(200);
    let refused = decode::<serde_json::Value>(deep.as_bytes()).unwrap_err();
    assert_eq!(refused, "the body nests too deeply to be read");
}

#[test]
fn each_problem_has_its_name() {
    use crate::BodyProblem::{Empty, Mismatch, NotJson, Truncated};
    for (body, problem) in [
        ("", Empty),
        (" \n", Empty),
        (r#"{"users":["#, Truncated),
        ("<html>", NotJson),
        (r#"{"users":[{"id":1}]} x"#, NotJson),
        ("{\"users\": [\u{a0}]}", NotJson),
        (r#"{"users":7}"#, Mismatch),
        ("{}", Mismatch),
    ] {
        let undecodable = super::decode::<BySerde<List>>(body.as_bytes()).unwrap_err();
        assert_eq!(undecodable.problem, problem, "{body}");
    }
}

#[test]
fn no_body_is_null_where_null_is_something() {
    assert_eq!(decode::<Option<Vec<String>>>(b""), Ok(None));
    assert_eq!(decode::<serde_json::Value>(b"\n"), Ok(serde_json::Value::Null));
    assert!(decode::<Vec<String>>(b"").is_err());
}

/// JSON with one value of the wrong type at a random place, as text.
fn document() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![Just(serde_json::json!(1)), Just(serde_json::json!("wrong, expected \"]}[{:\\"))];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            prop::collection::btree_map("[a-z_]{1,5}", inner, 0..4)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Accepts anything but strings.
#[derive(Debug)]
struct NoStrings;

impl<'de> Deserialize<'de> for NoStrings {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> serde::de::Visitor<'de> for Any {
            type Value = NoStrings;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("no string")
            }
            fn visit_u64<E>(self, _: u64) -> Result<NoStrings, E> {
                Ok(NoStrings)
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut items: A) -> Result<NoStrings, A::Error> {
                while items.next_element::<NoStrings>()?.is_some() {}
                Ok(NoStrings)
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut members: A) -> Result<NoStrings, A::Error> {
                while members.next_entry::<String, NoStrings>()?.is_some() {}
                Ok(NoStrings)
            }
        }
        deserializer.deserialize_any(Any)
    }
}

proptest! {
    /// serde_path_to_error is the referee.
    #[test]
    fn the_path_is_the_one_that_a_tracking_decoder_finds(value in document(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        let mut tracked = serde_json::Deserializer::from_str(&text);
        let expected = serde_path_to_error::deserialize::<_, NoStrings>(&mut tracked);
        match (decode::<NoStrings>(text.as_bytes()), expected) {
            (Ok(_), Ok(_)) => {}
            (Err(found), Err(expected)) => {
                let expected = match expected.path().to_string().as_str() {
                    "." => "$".to_owned(),
                    path if path.starts_with('[') => format!("${path}"),
                    path => format!("$.{path}"),
                };
                prop_assert_eq!(found, format!("at {expected}: invalid type: string, expected no string"));
            }
            (found, expected) => prop_assert!(false, "{:?} {:?}", found.is_ok(), expected.is_ok()),
        }
    }

    #[test]
    fn no_body_makes_it_panic_or_talk(body in prop::collection::vec(any::<u8>(), 0..64)) {
        if let Err(text) = decode::<List>(&body) {
            prop_assert!(text.is_ascii(), "{}", text);
        }
    }
}
