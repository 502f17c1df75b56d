//! JSON pointers and references.

use serde_json::Value;

/// Follows references, and says where they lead.
pub(super) fn resolve<'d>(document: &'d Value, value: &'d Value, pointer: &str) -> (&'d Value, String) {
    let mut found = (value, pointer.to_owned());
    for _ in 0..32 {
        let target = found.0.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
        let Some(target) = target else { return found };
        found = (document.pointer(target).unwrap_or(&Value::Null), target.to_owned());
    }
    (&Value::Null, pointer.to_owned())
}

/// A name as a token of a JSON pointer.
pub(super) fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}
