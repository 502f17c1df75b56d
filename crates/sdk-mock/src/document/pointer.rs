//! JSON pointers (RFC 6901) into a document, and `$ref` within it.

use sdk_openapi::pointer::{escape, unescape};
use serde_json::Value;

use super::template::percent_decode;

/// Appends one reference token to a pointer, escaped.
pub(crate) fn push(pointer: &str, token: &str) -> String {
    format!("{pointer}/{}", escape(token))
}

/// What is at a pointer. [`Value::pointer`] copies every token, and every request looks up dozens of pointers.
pub(crate) fn find<'a>(root: &'a Value, pointer: &str) -> Option<&'a Value> {
    if pointer.is_empty() {
        return Some(root);
    }
    pointer.strip_prefix('/')?.split('/').try_fold(root, |value, token| match value {
        Value::Object(members) if token.contains('~') => members.get(&unescape(token)),
        Value::Object(members) => members.get(token),
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        _ => None,
    })
}

/// Follows local `$ref`s from `pointer` until something else is found.
///
/// Returns where that is, and what is there. A reference to another file, to nothing, or in a cycle ends the
/// search with `None`.
pub(crate) fn resolve<'a>(root: &'a Value, pointer: &str) -> Option<(String, &'a Value)> {
    let mut pointer = pointer.to_owned();
    for _ in 0..32 {
        let value = find(root, &pointer)?;
        match value.get("$ref").and_then(Value::as_str) {
            None => return Some((pointer, value)),
            // The fragment of a URI: `%7B` is a brace.
            Some(reference) => pointer = percent_decode(reference.strip_prefix('#')?),
        }
    }
    None
}

/// The longest beginning of `pointer` that exists in the document.
///
/// The rewriting of OpenAPI schemas adds keywords that the document does not have; a reader wants a pointer that
/// they can open.
pub(crate) fn existing(root: &Value, pointer: &str) -> String {
    let mut pointer = pointer;
    while root.pointer(pointer).is_none() {
        match pointer.rfind('/') {
            Some(cut) => pointer = &pointer[..cut],
            None => return String::new(),
        }
    }
    pointer.to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn escapes_both_special_characters() {
        assert_eq!(push("/paths", "/a~b"), "/paths/~1a~0b");
    }

    #[test]
    fn follows_a_chain_of_references() {
        let root = json!({"a": {"$ref": "#/b"}, "b": {"$ref": "#/c"}, "c": 1});
        assert_eq!(resolve(&root, "/a"), Some(("/c".to_owned(), &json!(1))));
    }

    #[test]
    fn a_reference_may_be_percent_encoded() {
        let root = json!({"/a/{b}": {"$ref": "#/c%20d"}, "x": {"$ref": "#/~1a~1%7Bb%7D"}, "c d": 1});
        assert_eq!(resolve(&root, "/x"), Some(("/c d".to_owned(), &json!(1))));
    }

    #[test]
    fn gives_up_on_cycles_and_other_files() {
        let root = json!({"a": {"$ref": "#/a"}, "b": {"$ref": "other.json#/c"}});
        assert_eq!(resolve(&root, "/a"), None);
        assert_eq!(resolve(&root, "/b"), None);
    }

    #[test]
    fn shortens_to_what_exists() {
        let root = json!({"a": {"b": 1}});
        assert_eq!(existing(&root, "/a/c/d"), "/a");
        assert_eq!(existing(&root, "/x"), "");
    }
}
