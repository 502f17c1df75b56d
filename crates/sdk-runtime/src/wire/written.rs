//! How numbers are written in a body.
//!
//! `serde_json::Number` forgets it: `1.10` becomes `1.1`, and a number of twenty digits a fraction. Its feature
//! `arbitrary_precision` would keep it, but features are those of a whole build, and this one changes how every other
//! crate in it reads numbers. `raw_value` changes nothing for others. A second look at the body is taken only where a
//! string was expected and such a number found.

use std::collections::HashMap;

use serde_json::value::RawValue;

/// The numbers of a value whose text is not that of the integer that they are read as. `None` where there are none, or
/// nobody has looked: a word to hand on, since this goes along with every value that is read.
#[derive(Debug, Default)]
pub(super) struct Written(Option<Box<Found>>);

#[derive(Debug)]
enum Found {
    Number(String),
    Elements(HashMap<usize, Written>),
    Members(HashMap<String, Written>),
}

impl Written {
    /// Finds them in a body, which has to be JSON.
    pub(super) fn find(body: &[u8]) -> Self {
        serde_json::from_slice::<&RawValue>(body).map_or(Self(None), Self::of)
    }

    fn of(raw: &RawValue) -> Self {
        let text = raw.get();
        let found = match text.bytes().next() {
            Some(b'[') => {
                let elements: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
                Found::Elements(found(elements.into_iter().enumerate()))
            }
            Some(b'{') => {
                let members: HashMap<String, &RawValue> = serde_json::from_str(text).unwrap_or_default();
                Found::Members(found(members))
            }
            Some(b'-' | b'0'..=b'9') if !is_plain(text) => Found::Number(text.to_owned()),
            _ => return Self(None),
        };
        Self(Some(Box::new(found)))
    }

    /// The text of the number that the value is.
    pub(super) fn number(self) -> Option<String> {
        match *self.0? {
            Found::Number(text) => Some(text),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn is_nowhere(&self) -> bool {
        self.0.is_none()
    }

    /// Those of an element.
    #[inline]
    pub(super) fn element(&mut self, index: usize) -> Self {
        match self.0.as_deref_mut() {
            Some(Found::Elements(elements)) => elements.remove(&index).unwrap_or_default(),
            _ => Self(None),
        }
    }

    /// Those of a member.
    #[inline]
    pub(super) fn member(&mut self, name: &str) -> Self {
        match self.0.as_deref_mut() {
            Some(Found::Members(members)) => members.remove(name).unwrap_or_default(),
            _ => Self(None),
        }
    }
}

fn found<'r, K: Eq + std::hash::Hash>(
    parts: impl IntoIterator<Item = (K, &'r RawValue)>,
) -> HashMap<K, Written> {
    let parts = parts.into_iter().map(|(key, raw)| (key, Written::of(raw)));
    parts.filter(|(_, written)| written.0.is_some()).collect()
}

/// Whether it is the text of the integer that it is read as.
fn is_plain(text: &str) -> bool {
    let unsigned = text.parse::<u64>().is_ok_and(|number| number.to_string() == text);
    unsigned || text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
}
