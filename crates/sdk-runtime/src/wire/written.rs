//! How numbers are written in a body.
//!
//! `serde_json::Number` forgets it: `1.10` becomes `1.1`, and a number of twenty digits a fraction. Its feature
//! `arbitrary_precision` would keep it, but features are those of a whole build, and this one changes how every other
//! crate in it reads numbers. `raw_value` changes nothing for others. A second look at the body is taken only where a
//! string was expected and such a number found.

use std::collections::HashMap;

use serde_json::value::RawValue;

/// The numbers of a value whose text is not that of the integer that they are read as.
#[derive(Debug, Default)]
pub(super) enum Written {
    /// None, or nobody has looked.
    #[default]
    Nowhere,
    Number(String),
    Elements(HashMap<usize, Written>),
    Members(HashMap<String, Written>),
}

impl Written {
    /// Finds them in a body, which has to be JSON.
    pub(super) fn find(body: &[u8]) -> Self {
        serde_json::from_slice::<&RawValue>(body).map_or(Self::Nowhere, Self::of)
    }

    fn of(raw: &RawValue) -> Self {
        let text = raw.get();
        match text.bytes().next() {
            Some(b'[') => {
                let elements: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
                Self::Elements(found(elements.into_iter().enumerate()))
            }
            Some(b'{') => {
                let members: HashMap<String, &RawValue> = serde_json::from_str(text).unwrap_or_default();
                Self::Members(found(members))
            }
            Some(b'-' | b'0'..=b'9') if !is_plain(text) => Self::Number(text.to_owned()),
            _ => Self::Nowhere,
        }
    }

    /// The text of the number that the value is.
    pub(super) fn number(self) -> Option<String> {
        match self {
            Self::Number(text) => Some(text),
            _ => None,
        }
    }

    /// Those of an element.
    pub(super) fn element(&mut self, index: usize) -> Self {
        match self {
            Self::Elements(elements) => elements.remove(&index).unwrap_or_default(),
            _ => Self::Nowhere,
        }
    }

    /// Those of a member.
    pub(super) fn member(&mut self, name: &str) -> Self {
        match self {
            Self::Members(members) => members.remove(name).unwrap_or_default(),
            _ => Self::Nowhere,
        }
    }
}

fn found<'r, K: Eq + std::hash::Hash>(
    parts: impl IntoIterator<Item = (K, &'r RawValue)>,
) -> HashMap<K, Written> {
    let parts = parts.into_iter().map(|(key, raw)| (key, Written::of(raw)));
    parts.filter(|(_, written)| !matches!(written, Written::Nowhere)).collect()
}

/// Whether it is the text of the integer that it is read as.
fn is_plain(text: &str) -> bool {
    let unsigned = text.parse::<u64>().is_ok_and(|number| number.to_string() == text);
    unsigned || text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
}
