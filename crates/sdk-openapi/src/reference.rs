//! References within a document.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::pointer::{escape, unescape};

/// A chain of references longer than this is a cycle.
const DEPTH: usize = 32;

/// What a reference leads to. In a URL some characters are written as `%7B`.
pub(crate) fn target<'d>(document: &'d Value, reference: &str) -> Option<&'d Value> {
    document.pointer(&percent_decode_str(reference.strip_prefix('#')?).decode_utf8().ok()?)
}

/// Replaces a reference by what it leads to; one that leads nowhere stays.
pub(crate) fn inline(value: &mut Value, source: &Value) {
    for _ in 0..DEPTH {
        let reference = value.get("$ref").and_then(Value::as_str);
        let Some(target) = reference.and_then(|reference| target(source, reference)) else { return };
        *value = target.clone();
    }
}

/// A reference to a component, or to something in one, in its parts.
pub(crate) struct Component<'r> {
    pub(crate) section: &'r str,
    pub(crate) name: String,
    /// What follows, as it is written.
    rest: &'r str,
}

impl<'r> Component<'r> {
    pub(crate) fn of(reference: &'r str) -> Option<Self> {
        let (section, rest) = reference.strip_prefix("#/components/")?.split_once('/')?;
        let (token, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let name = unescape(&percent_decode_str(token).decode_utf8().ok()?);
        Some(Self { section, name, rest })
    }

    /// The same with another component.
    pub(crate) fn renamed(&self, name: &str) -> String {
        format!("#/components/{}/{}{}", self.section, escape(name).replace('%', "%25"), self.rest)
    }
}
