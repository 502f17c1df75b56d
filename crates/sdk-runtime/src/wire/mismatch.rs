//! Where a response is not what its document says.

use std::fmt;

use serde_json::Value;

/// A value of another kind than the document says. Names the place and the kinds, never the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// From the value outwards, because the place is known from the inside.
    path: Vec<Segment>,
    expected: &'static str,
    /// `None` where a required member is absent.
    found: Option<&'static str>,
}

/// A step of the way to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// A member that the document names.
    Name(&'static str),
    /// An element of a list.
    Index(usize),
    /// A member of a map: its name is data, and is not shown.
    Any,
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
        Self { path: Vec::new(), expected, found: Some(found) }
    }

    /// Something that JSON does not have, at this place from the outside inwards.
    pub(crate) fn damaged(mut place: Vec<Segment>) -> Self {
        place.reverse();
        Self { path: place, expected: "JSON", found: Some("damage") }
    }

    /// A required member is absent.
    pub(super) fn missing(name: &'static str) -> Self {
        Self { path: vec![Segment::Name(name)], expected: "a value", found: None }
    }

    /// The same, seen from one level higher.
    pub(super) fn within(mut self, segment: Segment) -> Self {
        self.move_into(segment);
        self
    }

    pub(super) fn move_into(&mut self, segment: Segment) {
        self.path.push(segment);
    }

    /// Where the value is, as a JSON pointer (RFC 6901) into the body. The name of a member of a map is data and
    /// therefore not in it; `*` stands for it.
    ///
    /// ```
    /// use sdk_runtime::wire::{FromJson, Reading};
    ///
    /// let mut reading = Reading::default();
    /// let list = serde_json::json!([1, "two", 3]);
    /// assert_eq!(Vec::<i64>::from_json(list, &mut reading).unwrap(), [1, 3]);
    /// assert_eq!(reading.mismatches().iter().next().unwrap().pointer(), "/1");
    /// ```
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in self.path.iter().rev() {
            pointer.push('/');
            match segment {
                Segment::Name(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
                Segment::Index(index) => pointer.push_str(&index.to_string()),
                Segment::Any => pointer.push('*'),
            }
        }
        pointer
    }

    /// The kind of value that the document promises, in words: `an integer`.
    #[must_use]
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// The kind of value that was found, in a word: `string`. `None` where a required member is absent.
    #[must_use]
    pub fn found(&self) -> Option<&'static str> {
        self.found
    }

    /// Where and what, as decode errors say it; `root` is the path of the value that was read.
    pub(crate) fn describe(&self, root: &str) -> String {
        let mut path = self.path.as_slice();
        if self.found.is_none() {
            path = path.get(1..).unwrap_or_default();
        }
        format!("at {root}{}: {}", dotted(path, true), self.kinds())
    }

    fn kinds(&self) -> String {
        match (self.found, self.path.first()) {
            (Some(found), _) => format!("invalid type: {found}, expected {}", self.expected),
            (None, Some(Segment::Name(name))) => format!("missing field `{name}`"),
            (None, _) => "missing value".to_owned(),
        }
    }
}

/// `.users[3].id`; `*` is written as decode errors write a name that is not shown.
fn dotted(path: &[Segment], leading: bool) -> String {
    let mut text = String::new();
    for segment in path.iter().rev() {
        let dot = if leading || !text.is_empty() { "." } else { "" };
        match segment {
            Segment::Name(name) => text.push_str(&format!("{dot}{name}")),
            Segment::Index(index) => text.push_str(&format!("[{index}]")),
            Segment::Any => text.push_str(&format!("{dot}*")),
        }
    }
    text
}

/// In the form of serde's messages, which `decode` lets pass.
impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.found.is_none() { self.path.get(1..).unwrap_or_default() } else { &self.path };
        f.write_str(&self.kinds())?;
        if path.is_empty() { Ok(()) } else { write!(f, " in {}", dotted(path, false)) }
    }
}

impl std::error::Error for Mismatch {}
