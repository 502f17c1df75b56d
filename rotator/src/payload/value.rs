//! The value of a record's field, of whatever JSON kind.
//!
//! In the vault a typed field holds an array, `host` is an object, `checkbox` a boolean and `date` an integer; what
//! the Gateway makes of them in the payload is documented by examples only. So every kind is read, and every use
//! says which it can do with.

use std::fmt;

use sdk_runtime::Secret;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// One JSON value. Text is secret until a use says otherwise; `Debug` shows kinds only.
#[derive(Clone)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, as its digits.
    Integer(i128),
    /// A number with a fraction or exponent. Its spelling is lost, so it is never used as text.
    Fraction,
    /// A string.
    Text(Secret),
    /// An array.
    List(Vec<Value>),
    /// An object, in the order of the document, repeated keys included.
    Object(Vec<(String, Value)>),
}

/// Why a value is not one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    /// An array of several values: which one is meant?
    SeveralValues(usize),
    /// An object or a fraction, named for messages.
    Kind(&'static str),
}

impl Value {
    /// What JSON calls it, for messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) | Self::Fraction => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The value as one text: strings as they are, numbers and booleans in JSON's spelling, a list of one element as
    /// that element. `None` where nothing is there: null, an empty string, an empty list.
    ///
    /// # Errors
    ///
    /// [`NotText`] for several values, objects and fractions.
    pub fn text(&self) -> Result<Option<Secret>, NotText> {
        match self {
            Self::Null => Ok(None),
            Self::Bool(value) => Ok(Some(Secret::from(value.to_string()))),
            Self::Integer(value) => Ok(Some(Secret::from(value.to_string()))),
            Self::Text(text) if text.expose().is_empty() => Ok(None),
            Self::Text(text) => Ok(Some(text.clone())),
            Self::List(values) => match &values[..] {
                [] => Ok(None),
                [value] => value.text(),
                several => Err(NotText::SeveralValues(several.len())),
            },
            Self::Fraction | Self::Object(_) => Err(NotText::Kind(self.kind())),
        }
    }

    /// Every string below this value, for redaction.
    pub(crate) fn strings(&self) -> Box<dyn Iterator<Item = &Secret> + '_> {
        match self {
            Self::Text(text) => Box::new(std::iter::once(text)),
            Self::List(values) => Box::new(values.iter().flat_map(Value::strings)),
            Self::Object(entries) => Box::new(entries.iter().flat_map(|(_, value)| value.strings())),
            _ => Box::new(std::iter::empty()),
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Fraction)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(Secret::from(value)))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(Secret::from(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Value::Object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    fn text(json: &str) -> Result<Option<String>, NotText> {
        value(json).text().map(|text| text.map(|text| text.expose().to_owned()))
    }

    #[test]
    fn scalars_and_lists_of_one_are_text() {
        for (json, expected) in [
            ("\"N_1\"", Some("N_1")),
            ("[\"N_1\"]", Some("N_1")),
            ("[[\"N_1\"]]", Some("N_1")),
            ("17", Some("17")),
            ("-3", Some("-3")),
            ("true", Some("true")),
            ("null", None),
            ("\"\"", None),
            ("[]", None),
            ("[null]", None),
        ] {
            assert_eq!(text(json).unwrap().as_deref(), expected, "{json}");
        }
    }

    #[test]
    fn what_has_no_one_spelling_is_no_text() {
        assert_eq!(text("[\"a\",\"b\"]"), Err(NotText::SeveralValues(2)));
        assert_eq!(text("{\"hostName\":\"h\"}"), Err(NotText::Kind("an object")));
        assert_eq!(text("1.5"), Err(NotText::Kind("a number")));
    }

    #[test]
    fn debug_shows_kinds_only() {
        let shown = format!("{:?}", value("{\"password\":[\"canary\",{\"x\":\"canary\"}]}"));
        assert!(!shown.contains("canary"), "{shown}");
    }

    #[test]
    fn every_string_is_found_for_redaction() {
        let value = value("[\"a\",{\"x\":[\"b\"],\"y\":{\"z\":\"c\"}},1]");
        let found: Vec<_> = value.strings().map(|text| text.expose().to_owned()).collect();
        assert_eq!(found, ["a", "b", "c"]);
    }
}
