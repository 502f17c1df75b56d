//! A string that must not be seen: redacted when printed, wiped when dropped.

pub(crate) mod noting;

use std::cell::RefCell;
use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use zeroize::Zeroize;

use crate::scoped::scoped;

/// A secret string: a password, an API key, a token.
///
/// `Debug` prints `[redacted]` and there is no `Display`, so that neither a log line nor an error can contain the
/// value by accident; [`Secret::expose`] is the only way to it and easy to find in a review. The memory is wiped
/// on drop.
///
/// Generated request and response types use it wherever the document says `format: password`.
///
/// ```
/// let password = sdk_runtime::Secret::from("Correct-Horse-9");
/// assert_eq!(format!("{password:?}"), "[redacted]");
/// assert_eq!(password.expose(), "Correct-Horse-9");
/// ```
#[derive(Clone, Default)]
pub struct Secret(SecretString);

impl Secret {
    /// The value. Do not print, log or keep it.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Lets secrets be serialised while `write` runs, on this thread. Requests are written so; elsewhere a secret cannot
    /// be serialised, since what becomes of the text is not known.
    ///
    /// ```
    /// use sdk_runtime::Secret;
    ///
    /// let password = Secret::from("Correct-Horse-9");
    /// assert!(serde_json::to_string(&password).is_err());
    /// let json = Secret::exposing(|| serde_json::to_string(&password)).unwrap();
    /// assert_eq!(json, r#""Correct-Horse-9""#);
    /// ```
    pub fn exposing<T>(write: impl FnOnce() -> T) -> T {
        scoped(&EXPOSED, true, write).0
    }
}

thread_local! {
    static EXPOSED: RefCell<bool> = const { RefCell::new(false) };
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl From<&str> for Secret {
    fn from(value: &str) -> Self {
        Self(SecretString::from(value))
    }
}

impl From<String> for Secret {
    fn from(mut value: String) -> Self {
        // Not `SecretString::from(value)`: it shrinks the allocation, which can move the text and leave a copy
        // of it in freed memory.
        let secret = Self::from(value.as_str());
        value.zeroize();
        secret
    }
}

// An error and not `[redacted]` outside of requests: whoever sends the text on would set that as a password.
impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if EXPOSED.with_borrow(|exposed| *exposed) {
            noting::note(self.expose());
            serializer.serialize_str(self.expose())
        } else {
            Err(S::Error::custom("a secret is only serialised in requests and in Secret::exposing"))
        }
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // An owned buffer is handed over, and wiped later.
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_is_redacted_also_inside_other_types() {
        let secret = Secret::from("canary-7f3a");
        assert_eq!(format!("{:?}", Some(&secret)), "Some([redacted])");
        assert!(!format!("{secret:#?}").contains("canary"));
    }

    #[test]
    fn the_wire_carries_the_value() {
        let secret = Secret::from(String::from("a\"b\\c"));
        let json = Secret::exposing(|| serde_json::to_string(&secret)).unwrap();
        assert_eq!(json, r#""a\"b\\c""#);
        let back: Secret = serde_json::from_str(&json).unwrap();
        assert_eq!(back.expose(), "a\"b\\c");
    }

    #[test]
    fn nothing_else_does() {
        let secret = Secret::from("canary-7f3a");
        let error = serde_json::to_string(&[&secret]).unwrap_err().to_string();
        assert!(error.contains("Secret::exposing") && !error.contains("canary"), "{error}");
        let _ = std::panic::catch_unwind(|| Secret::exposing(|| panic!("while writing")));
        assert!(serde_json::to_string(&secret).is_err());
        Secret::exposing(|| Secret::exposing(|| ()));
        assert!(serde_json::to_string(&secret).is_err());
    }

    #[test]
    fn a_wrong_type_is_refused_without_its_value() {
        let error = serde_json::from_str::<Secret>("{\"canary\":1}").unwrap_err();
        assert!(!error.to_string().contains("canary"), "{error}");
    }
}
