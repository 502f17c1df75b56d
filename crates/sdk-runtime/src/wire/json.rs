//! A value of a body that is read.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::escapes::unescaped;
use super::tape::{Tape, Token};

/// A JSON value in the text that it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Json<'t> {
    tape: &'t Tape<'t>,
    at: usize,
}

impl<'t> Json<'t> {
    /// The first value of a text, with all that is in it.
    pub(super) fn root(tape: &'t Tape<'t>) -> Self {
        Self { tape, at: 0 }
    }

    /// Another value of the same text.
    #[inline]
    pub(super) fn at(self, at: usize) -> Self {
        Self { at, ..self }
    }

    #[inline]
    fn token(self) -> Token {
        self.tape.tokens[self.at]
    }

    #[inline]
    fn first(self) -> u8 {
        self.tape.text.as_bytes()[self.token().start()]
    }

    /// The token behind it.
    #[inline]
    fn behind(self) -> usize {
        match self.first() {
            b'{' | b'[' => self.token().end(),
            _ => self.at + 1,
        }
    }

    #[inline]
    pub(super) fn is_null(self) -> bool {
        self.first() == b'n'
    }

    #[inline]
    pub(super) fn truth(self) -> Option<bool> {
        match self.first() {
            b't' => Some(true),
            b'f' => Some(false),
            _ => None,
        }
    }

    /// A number as it is written.
    #[inline]
    pub(super) fn number(self) -> Option<&'t str> {
        let token = self.token();
        matches!(self.first(), b'-' | b'0'..=b'9').then(|| &self.tape.text[token.start()..token.end()])
    }

    /// A string without its quotes and escapes.
    #[inline]
    pub(super) fn text(self) -> Option<Cow<'t, str>> {
        (self.first() == b'"').then(|| self.content())
    }

    /// A string's, or a name's.
    #[inline]
    pub(super) fn content(self) -> Cow<'t, str> {
        let token = self.token();
        let text = &self.tape.text[token.start() + 1..token.end()];
        if token.is_escaped() { Cow::Owned(unescaped(text)) } else { Cow::Borrowed(text) }
    }

    /// The same as bytes, which need not be looked at to be compared.
    #[inline]
    pub(super) fn name(self) -> Cow<'t, [u8]> {
        let token = self.token();
        if token.is_escaped() {
            return Cow::Owned(self.content().into_owned().into_bytes());
        }
        Cow::Borrowed(&self.tape.text.as_bytes()[token.start() + 1..token.end()])
    }

    /// The elements of a list.
    #[inline]
    pub(super) fn elements(self) -> Option<Elements<'t>> {
        (self.first() == b'[').then(|| Elements(self.parts()))
    }

    /// The names and values of an object.
    #[inline]
    pub(super) fn members(self) -> Option<Members<'t>> {
        (self.first() == b'{').then(|| Members(self.parts()))
    }

    #[inline]
    fn parts(self) -> Parts<'t> {
        Parts { next: self.at(self.at + 1), end: self.token().end() }
    }

    /// Which of the values of its text it is, in the order of their beginnings.
    #[inline]
    pub(super) fn position(self) -> u32 {
        // Places of texts and their values fit, see `Tape`.
        #[allow(clippy::cast_possible_truncation, reason = "below 2 GiB")]
        let position = self.at as u32;
        position
    }

    /// The kind of value, in a word.
    pub(crate) fn kind(self) -> &'static str {
        match self.first() {
            b'n' => "null",
            b't' | b'f' => "boolean",
            b'"' => "string",
            b'[' => "sequence",
            b'{' => "map",
            _ if self.is_integer() => "integer",
            _ => "fraction",
        }
    }

    /// Whether it is an integer of 64 bits, as it is usually written.
    pub(super) fn is_integer(self) -> bool {
        let is_integer =
            |text: &str| text != "-0" && (text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok());
        self.number().is_some_and(is_integer)
    }

    /// The value as serde_json has it.
    pub(super) fn to_value(self) -> Value {
        match self.first() {
            b'n' => Value::Null,
            b't' => Value::Bool(true),
            b'f' => Value::Bool(false),
            b'"' => Value::String(self.content().into_owned()),
            b'[' => Value::Array(Elements(self.parts()).map(Json::to_value).collect()),
            b'{' => Value::Object(self.to_map()),
            _ => self.number().and_then(|number| serde_json::from_str(number).ok()).unwrap_or_default(),
        }
    }

    pub(super) fn to_map(self) -> Map<String, Value> {
        Members(self.parts()).map(|(name, value)| (name.content().into_owned(), value.to_value())).collect()
    }
}

#[derive(Clone)]
struct Parts<'t> {
    next: Json<'t>,
    end: usize,
}

impl<'t> Parts<'t> {
    #[inline]
    fn take(&mut self) -> Option<Json<'t>> {
        let part = self.next;
        (part.at < self.end).then(|| {
            self.next = part.at(part.behind());
            part
        })
    }
}

/// The elements of a list.
#[derive(Clone)]
pub(super) struct Elements<'t>(Parts<'t>);

impl<'t> Iterator for Elements<'t> {
    type Item = Json<'t>;

    #[inline]
    fn next(&mut self) -> Option<Json<'t>> {
        self.0.take()
    }
}

/// The members of an object: name and value.
#[derive(Clone)]
pub(super) struct Members<'t>(Parts<'t>);

impl<'t> Iterator for Members<'t> {
    type Item = (Json<'t>, Json<'t>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        Some((self.0.take()?, self.0.take()?))
    }
}
