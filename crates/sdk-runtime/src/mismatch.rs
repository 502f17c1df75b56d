//! Where a response is not what its document says.

use std::fmt;

use crate::wire::json::Json;

/// A value of another kind than the document says. Its text names place and kinds, never the value.
// In a box, because it is hardly ever there, and every value that is read comes in a `Result` with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch(Box<Reason>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Reason {
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
    fn reason(path: Vec<Segment>, expected: &'static str, found: Option<&'static str>) -> Self {
        Self(Box::new(Reason { path, expected, found }))
    }

    /// The value at hand is not of the expected kind.
    #[cold]
    pub(crate) fn new(expected: &'static str, found: Json<'_>) -> Self {
        Self::reason(Vec::new(), expected, Some(found.kind()))
    }

    /// Something that JSON does not have, at this place from the outside inwards.
    pub(crate) fn damaged(mut place: Vec<Segment>) -> Self {
        place.reverse();
        Self::reason(place, "JSON", Some("damage"))
    }

    /// A value in which lists and objects are nested deeper than is read.
    pub(crate) fn too_deep() -> Self {
        Self::reason(Vec::new(), "less nesting", Some("nesting"))
    }

    /// A required member is absent.
    #[cold]
    pub(crate) fn missing(name: &'static str) -> Self {
        Self::reason(vec![Segment::Name(name)], "a value", None)
    }

    /// The same, seen from one level higher.
    pub(crate) fn within(mut self, segment: Segment) -> Self {
        self.move_into(segment);
        self
    }

    pub(crate) fn move_into(&mut self, segment: Segment) {
        self.0.path.push(segment);
    }

    /// Where the value is, as a JSON pointer (RFC 6901) into the body. The name of a member of a map is data and
    /// therefore not in it; `*` stands for it.
    ///
    /// ```
    /// use sdk_runtime::wire::{Reading, from_value};
    ///
    /// let mut reading = Reading::default();
    /// let list = serde_json::json!([1, "two", 3]);
    /// assert_eq!(from_value::<Vec<i64>>(&list, &mut reading).unwrap(), [1, 3]);
    /// assert_eq!(reading.mismatches().kept()[0].pointer(), "/1");
    /// ```
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in self.0.path.iter().rev() {
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
    pub(crate) fn expected(&self) -> &'static str {
        self.0.expected
    }

    /// The kind of value that was found, in a word: `string`. `None` where a required member is absent.
    pub(crate) fn found(&self) -> Option<&'static str> {
        self.0.found
    }

    /// Where and what, as decode errors say it; `root` is the path of the value that was read.
    pub(crate) fn describe(&self, root: &str) -> String {
        let mut path = self.0.path.as_slice();
        if self.0.found.is_none() {
            path = path.get(1..).unwrap_or_default();
        }
        format!("at {root}{}: {}", dotted(path, true), self.kinds())
    }

    fn kinds(&self) -> String {
        match (self.0.found, self.0.path.first()) {
            (Some(found), _) => format!("invalid type: {found}, expected {}", self.0.expected),
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
        let path =
            if self.0.found.is_none() { self.0.path.get(1..).unwrap_or_default() } else { &self.0.path };
        f.write_str(&self.kinds())?;
        if path.is_empty() { Ok(()) } else { write!(f, " in {}", dotted(path, false)) }
    }
}

impl std::error::Error for Mismatch {}
