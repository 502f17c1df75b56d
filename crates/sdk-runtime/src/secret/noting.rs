//! Which secrets were written into a request, so that they are recognised when they come back.

use std::cell::RefCell;

use serde::Serialize;
use serde_json::Value;
use zeroize::{Zeroize, Zeroizing};

use super::Secret;
use crate::scoped::scoped;

thread_local! {
    static NOTED: RefCell<Option<Vec<Zeroizing<String>>>> = const { RefCell::new(None) };
}

/// As [`Secret::exposing`]; gives the secrets that were serialised, too.
pub(crate) fn noting<T>(write: impl FnOnce() -> T) -> (T, Vec<Zeroizing<String>>) {
    let (written, noted) = scoped(&NOTED, Some(Vec::new()), || Secret::exposing(write));
    (written, noted.unwrap_or_default())
}

/// Notes a secret that is being serialised.
pub(super) fn note(secret: &str) {
    NOTED.with_borrow_mut(|noted| {
        if let Some(noted) = noted {
            noted.push(Zeroizing::new(secret.to_owned()));
        }
    });
}

/// Notes every text in a value that is about to be serialised. No error: serialising it meets the same one.
pub(crate) fn note_texts(value: &impl Serialize) {
    if NOTED.with_borrow(Option::is_none) {
        return;
    }
    if let Ok(value) = serde_json::to_value(value) {
        let mut found = Vec::new();
        take_texts(value, &mut found);
        NOTED.with_borrow_mut(|noted| {
            if let Some(noted) = noted {
                noted.append(&mut found);
            }
        });
    }
}

/// Takes every text out of a JSON value. Names of members are none: they say what a value is.
pub(crate) fn take_texts(value: Value, found: &mut Vec<Zeroizing<String>>) {
    match value {
        Value::String(mut text) => {
            found.push(Zeroizing::new(text.clone()));
            text.zeroize();
        }
        Value::Array(items) => items.into_iter().for_each(|item| take_texts(item, found)),
        Value::Object(members) => members.into_values().for_each(|member| take_texts(member, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn texts(noted: &[Zeroizing<String>]) -> Vec<&str> {
        noted.iter().map(|text| text.as_str()).collect()
    }

    #[test]
    fn secrets_are_noted_while_they_are_written_and_at_no_other_time() {
        let secret = Secret::from("canary-7f3a");
        let (json, noted) =
            noting(|| serde_json::to_string(&["plain", "text"]).and(serde_json::to_string(&secret)));
        assert_eq!((json.unwrap().as_str(), texts(&noted)), (r#""canary-7f3a""#, vec!["canary-7f3a"]));
        Secret::exposing(|| serde_json::to_string(&secret)).unwrap();
        let (_, noted) = noting(|| ());
        assert!(noted.is_empty());
    }

    #[test]
    fn a_panic_ends_noting() {
        let _ = std::panic::catch_unwind(|| noting(|| panic!("while writing")));
        assert!(NOTED.with_borrow(Option::is_none));
        assert!(serde_json::to_string(&Secret::from("x")).is_err());
    }

    #[test]
    fn every_text_of_a_value_is_noted() {
        let value = json!({ "name": ["one", 7, null, { "deep": "two" }] });
        let ((), noted) = noting(|| note_texts(&value));
        assert_eq!(texts(&noted), ["one", "two"]);
    }
}
