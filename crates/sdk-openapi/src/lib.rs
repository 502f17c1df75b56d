//! Reads OpenAPI documents: JSON and YAML, 3.1 in the words of 3.0, several as one.

mod json;
mod kind;
mod lower;
mod merge;
pub mod paths;
pub mod pointer;
mod reference;
mod template;
mod yaml;

use serde_json::Value;

pub use kind::known_type;
pub use lower::{lower, style};
pub use merge::merge;
pub use template::{Placeholder, placeholder};

/// Why a text is no document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// It begins as JSON and does not end so.
    #[error("it is not valid JSON: {source}, in #{pointer}; correct it there, or fetch the whole file again")]
    Json {
        /// JSON pointer of the innermost value that was begun.
        pointer: String,
        /// What is wrong in which line.
        source: serde_json::Error,
    },
    /// It is no YAML either, or one that nests too deep, or whose aliases make it too large.
    #[error("it is neither valid JSON nor valid YAML: {problem}, in #{pointer}; correct it there")]
    Yaml {
        /// JSON pointer of the innermost value that was begun.
        pointer: String,
        /// What is wrong in which line.
        problem: String,
    },
    /// It is written in UTF-16, UTF-32, Latin-1 or the like.
    #[error("# is not in UTF-8 from byte {0} on: save it in UTF-8")]
    Encoding(usize),
}

/// Reads a document in JSON or YAML. Names of members that YAML takes for numbers or truth values are texts, as in JSON.
///
/// ```
/// let document = sdk_openapi::parse(b"openapi: 3.1.0\nresponses: { 200: {} }").unwrap();
/// assert_eq!(document["responses"]["200"], serde_json::json!({}));
/// ```
///
/// # Errors
///
/// The text is neither.
pub fn parse(text: &[u8]) -> Result<Value, ParseError> {
    // Windows editors put a byte order mark in front, which neither allows.
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    let is_utf8 = std::str::from_utf8(text).map_err(|error| ParseError::Encoding(error.valid_up_to()));
    // No text begins with NUL: without a byte order mark, UTF-16 is valid UTF-8.
    if text.iter().take(4).any(|byte| *byte == 0) {
        return Err(ParseError::Encoding(0));
    }
    let text = is_utf8?;
    match text.trim_ascii_start().as_bytes().first() {
        Some(b'{' | b'[') => match json::parse(text) {
            Ok(document) => Ok(document),
            // What begins with a brace can be YAML as well; if it is not, what is wrong is said of the JSON.
            Err((source, pointer)) => yaml::parse(text).map_err(|_| ParseError::Json { pointer, source }),
        },
        _ => yaml::parse(text).map_err(|(problem, pointer)| ParseError::Yaml { pointer, problem }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_yaml_are_read_alike() {
        let json = parse(br#"{"a": {"200": [1, "x", null, true]}}"#).unwrap();
        assert_eq!(parse(b"a:\n  200:\n  - 1\n  - x\n  - null\n  - true\n").unwrap(), json);
        assert_eq!(parse("\u{feff}{\"a\": 1}".as_bytes()).unwrap()["a"], 1);
        assert_eq!(parse(b"{a: 1}").unwrap()["a"], 1);
        assert_eq!(
            parse(b"on: 1\ntrue: 2\n1.5: 3").unwrap(),
            serde_json::json!({ "on": 1, "true": 2, "1.5": 3 })
        );
    }

    #[test]
    fn an_integer_that_no_type_holds_is_a_float_in_both() {
        for number in ["18446744073709552000", "-18446744073709552000"] {
            let json = parse(format!("{{\"a\": {number}}}").as_bytes()).unwrap();
            assert_eq!(parse(format!("a: {number}").as_bytes()).unwrap(), json);
            assert!(json["a"].is_f64());
        }
    }

    #[test]
    fn a_version_without_quotes_is_as_it_is_written() {
        let document = parse(b"openapi: 3.1\ninfo: {title: a, version: 1.10}\na: {version: 1.10}").unwrap();
        assert_eq!((&document["openapi"], &document["info"]["version"]), (&"3.1".into(), &"1.10".into()));
        assert_eq!(document["a"]["version"], 1.1);
    }

    #[test]
    fn a_name_that_stands_twice_is_refused_with_its_pointer() {
        let json = r#"{"paths": {"/a": {"get": {}, "get": {"x": 1}}}}"#;
        let yaml = "paths:\n  /a:\n    get: {}\n    get: {x: 1}";
        for text in [json, yaml] {
            let error = parse(text.as_bytes()).unwrap_err().to_string();
            assert!(error.contains("`get` stands twice in one object: /paths/~1a/get"), "{error}");
        }
        // Of an example, and of an extension, nothing is generated.
        let json = r#"{"a": [{"example": {"b": [{"c": 1, "c": 2}]}, "x-a": {"d": 1, "d": 2}}]}"#;
        let yaml = "a:\n- example: {b: [{c: 1, c: 2}]}\n  x-a: {d: 1, d: 2}";
        let expected = serde_json::json!({ "a": [{ "example": { "b": [{ "c": 2 }] }, "x-a": { "d": 2 } }] });
        for text in [json, yaml] {
            assert_eq!(parse(text.as_bytes()).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_neither_is_an_error() {
        assert!(matches!(parse(b"{\"a\": [1,"), Err(ParseError::Json { .. })));
        for bytes in [&b"\xff\xfe{\0}\0"[..], b"\xfe\xff\0{", b"{\0}\0", b"\0{", b"a: \xe9"] {
            assert!(matches!(parse(bytes), Err(ParseError::Encoding(_))), "{bytes:?}");
        }
        for text in ["a: b: c", "\u{0}", "a: &x [*x]", "? [1]\n: 2"] {
            assert!(parse(text.as_bytes()).is_err(), "{text:?}");
        }
    }

    #[test]
    fn an_error_says_in_which_value_it_is() {
        for (text, pointer) in [
            ("{\"paths\": {\"/a\": {\"get\": {\"x\": [1, {", "/paths/~1a/get/x/1"),
            ("{\"a\": 1, \"b\": {]}", "/b"),
            ("{\"a\": {\"b\": 1} \"c\": 2}", ""),
            ("{\"a\": {}} x", ""),
            ("a:\n  b: c\n\td: e", "/a"),
            ("a:\n- b: [1, 2\nc: d", "/a/0/b"),
            ("a: {b: [*c]}", "/a/b"),
        ] {
            let error = parse(text.as_bytes()).unwrap_err();
            let (ParseError::Json { pointer: found, .. } | ParseError::Yaml { pointer: found, .. }) = &error
            else {
                panic!("{error}")
            };
            assert_eq!(found, pointer, "{error}");
            assert!(error.to_string().contains("line "), "{error}");
        }
    }

    #[test]
    fn aliases_cannot_make_a_text_large() {
        let list = "[x".to_owned() + &",x".repeat(500) + "]";
        let references = "*a, ".repeat(500);
        let error = parse(format!("a: &a {list}\nb: [{references}]").as_bytes()).unwrap_err();
        assert!(error.to_string().contains("aliases"), "{error}");
        assert!(parse(b"a: &a {x: 1}\nb: *a").is_ok());
    }
}
