//! The values that a deserializer gives as a tape, so that the same tables read them as read a body.

use std::fmt::{self, Write};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::Mismatch;
use super::tape::{MAX_DEPTH, TOO_LARGE, Tape, Token};

/// What a [`Tape`] is made of. The text is not JSON: strings stand in it without escapes, and nothing is closed.
pub(super) struct Recorded {
    text: String,
    tokens: Vec<Token>,
    depth: usize,
}

impl Recorded {
    pub(super) fn of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Enough for most things, so that they are not moved while they grow.
        let mut recorded =
            Self { text: String::with_capacity(1024), tokens: Vec::with_capacity(128), depth: 0 };
        Recorder(&mut recorded).deserialize(deserializer)?;
        Ok(recorded)
    }

    pub(super) fn tape(&mut self) -> Tape<'_> {
        Tape { tokens: std::mem::take(&mut self.tokens), text: &self.text }
    }

    /// Records what `write` adds to the text.
    fn push<E: Error>(&mut self, write: impl FnOnce(&mut String) -> fmt::Result) -> Result<(), E> {
        let start = self.text.len();
        write(&mut self.text).map_err(E::custom)?;
        let token = Token::new(start, self.text.len());
        self.tokens.push(token.ok_or_else(|| E::custom(TOO_LARGE))?);
        Ok(())
    }

    /// A string, or the name of a member.
    fn text<E: Error>(&mut self, value: &str) -> Result<(), E> {
        self.push(|text| {
            text.push('"');
            text.write_str(value)
        })
    }

    /// serde_json's way to write a number is faster than that of std.
    fn number<E: Error>(&mut self, number: impl Into<Number>) -> Result<(), E> {
        let number = number.into();
        self.push(|text| write!(text, "{number}"))
    }

    /// A list or an object, with what `fill` puts into it.
    fn nest<E: Error>(
        &mut self,
        opening: &str,
        fill: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.depth == MAX_DEPTH {
            return Err(E::custom(Mismatch::too_deep()));
        }
        let at = self.tokens.len();
        self.push(|text| text.write_str(opening))?;
        self.depth += 1;
        fill(self)?;
        self.depth -= 1;
        let end = self.tokens.len();
        self.tokens[at].end_at(end).ok_or_else(|| E::custom(TOO_LARGE))
    }
}

/// Records a value.
struct Recorder<'r>(&'r mut Recorded);

impl<'de> DeserializeSeed<'de> for Recorder<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Recorder<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value as JSON has it")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.0.push(|text| text.write_str(if value { "true" } else { "false" }))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.0.number(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.0.number(value)
    }

    /// As serde_json has it, what is no number is `null`.
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match Number::from_f64(value) {
            Some(number) => self.0.number(number),
            None => self.visit_unit(),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.0.text(value)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.push(|text| text.write_str("null"))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.0.nest("[", |recorded| {
            while elements.next_element_seed(Recorder(recorded))?.is_some() {}
            Ok(())
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.0.nest("{", |recorded| {
            while members.next_key_seed(Name(recorded))?.is_some() {
                members.next_value_seed(Recorder(recorded))?;
            }
            Ok(())
        })
    }
}

/// Records the name of a member.
struct Name<'r>(&'r mut Recorded);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<(), E> {
        self.0.text(name)
    }
}
