//! A choice between types, of which nothing on the wire says which it is.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::Serialize;
use serde_json::Value;

use crate::Secret;

/// Reads a choice as the first of the alternatives that keep the most of the value: the body of the `Deserialize`
/// implementation of a generated enumeration. A type that requires nothing reads any object, and keeps what it knows.
///
/// # Errors
///
/// The deserializer's, or that no alternative reads the value.
pub fn choose<'de, D: Deserializer<'de>, T: Serialize>(
    deserializer: D,
    alternatives: &[fn(&Value) -> Option<T>],
) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let all = size(&value);
    let mut best: Option<(usize, T)> = None;
    for chosen in alternatives.iter().filter_map(|read| read(&value)) {
        let kept = Secret::exposing(|| serde_json::to_value(&chosen)).map_or(0, |value| size(&value));
        if best.as_ref().is_none_or(|(most, _)| kept > *most) {
            best = Some((kept, chosen));
        }
        if kept >= all {
            break;
        }
    }
    best.map(|(_, chosen)| chosen).ok_or_else(|| D::Error::custom("it has the form of no alternative"))
}

/// How many values there are in it.
fn size(value: &Value) -> usize {
    match value {
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Named {
        name: Option<String>,
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Account {
        name: Option<String>,
        password: Option<Secret>,
    }

    #[derive(serde::Serialize)]
    #[serde(untagged)]
    enum Either {
        Named(Named),
        Account(Account),
    }

    #[test]
    fn a_secret_is_kept() {
        let alternatives: &[fn(&Value) -> Option<Either>] = &[
            |value| Named::deserialize(value).ok().map(Either::Named),
            |value| Account::deserialize(value).ok().map(Either::Account),
        ];
        let read = |value: Value| choose(value, alternatives).unwrap();
        let Either::Account(account) = read(json!({ "name": "n", "password": "Correct-Horse-9" })) else {
            panic!("the alternative without it")
        };
        assert_eq!(account.password.unwrap().expose(), "Correct-Horse-9");
        assert!(matches!(read(json!({ "name": "n" })), Either::Named(Named { name: Some(_) })));
    }
}
