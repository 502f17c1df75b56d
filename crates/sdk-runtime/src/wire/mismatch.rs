//! Where an answer is not what its document says.

use std::fmt;

use serde_json::Value;

/// A value of another kind than the document says. Names the place and the kinds, never the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    path: String,
    expected: &'static str,
    found: &'static str,
}

impl Mismatch {
    /// The value at hand is not of the expected kind.
    #[must_use]
    pub fn new(expected: &'static str, found: &Value) -> Self {
        let found = match found {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(number) if number.is_f64() => "fraction",
            Value::Number(_) => "integer",
            Value::String(_) => "string",
            Value::Array(_) => "sequence",
            Value::Object(_) => "map",
        };
        Self { path: String::new(), expected, found }
    }

    /// A required member is absent.
    pub(super) fn missing() -> Self {
        Self { path: String::new(), expected: "a value", found: "nothing" }
    }

    /// The same, seen from one level higher. `segment` must not come from the answer.
    pub(super) fn within(mut self, segment: fmt::Arguments<'_>) -> Self {
        let separator = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{segment}{separator}{}", self.path);
        self
    }
}

/// In the form of serde's messages, which `decode` lets pass.
impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid type: {}, expected {}", self.found, self.expected)?;
        if self.path.is_empty() { Ok(()) } else { write!(f, " in {}", self.path) }
    }
}

impl std::error::Error for Mismatch {}
