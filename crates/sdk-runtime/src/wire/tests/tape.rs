//! What is JSON is decided as serde_json decides it.

use proptest::prelude::*;
use serde_json::Value;

use crate::wire::json::Json;
use crate::wire::tape::Tape;

/// The value, if the text is JSON to us.
fn ours(text: &[u8]) -> Option<Value> {
    let mut tape = Tape::new();
    tape.scan_all(text).ok().map(|()| Json::root(&tape).to_value())
}

fn assert_same(text: &[u8]) {
    assert_eq!(ours(text), serde_json::from_slice(text).ok(), "{:?}", String::from_utf8_lossy(text));
}

#[test]
fn a_text_is_json_or_not_as_serde_json_says() {
    for text in [
        "",
        " ",
        "null",
        "nul",
        "nulll",
        "true ",
        "\tfalse\r\n",
        "\"\"",
        "\"",
        "\"a",
        "[]",
        "[ ]",
        "[",
        "]",
        "[,]",
        "[1,]",
        "[1 2]",
        "[1,2]",
        "{}",
        "{ }",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "{\"a\" : [ { } ] }",
        "[}",
        "{]",
        "[1}",
        "{\"a\":1]",
        "{,}",
        "[[],[[]],{}]",
        "1,",
        "1 1",
        "-",
        "-0",
        "0",
        "00",
        "01",
        "-01",
        "1.",
        ".1",
        "1.5",
        "1e",
        "1e+",
        "1E-2",
        "1.0e5",
        "1e400",
        "-1e400",
        "1e-400",
        "0e999",
        "18446744073709551616",
        "-9223372036854775809",
        "+1",
        "NaN",
        "1x",
        "\"\\n\\t\\\"\\\\\\/\\b\\f\\r\"",
        "\"\\x\"",
        "\"\\",
        "\"\\\"",
        "\"\\u00e9\\u0041\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u+123\"",
        "\"\\ud83d\\ude00x\"",
        "\"\\ud83d\"",
        "\"\\ud83d\\u0041\"",
        "\"\\ude00\"",
        "\"\\ud83d\\ud83d\\ude00\"",
        "\"a\nb\"",
        "\"\u{7f}é😀\"",
        "\u{feff}1",
        "\"twelve bytes and \\u00e9 more \\\" \\\\\"",
        "{\"\\u0061\":1,\"b\\n\":[\"\\\\\"]}",
    ] {
        assert_same(text.as_bytes());
    }
    assert_same(b"\"caf\xe9\"");
    assert_same(b"[\"\xf0\x9f\x98\"]");
    let digits = "9".repeat(400);
    for number in [digits.clone(), format!("{digits}e-200"), format!("0.{digits}"), format!("[{digits}.5]")] {
        assert_same(number.as_bytes());
    }
    for depth in 120..135 {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            assert_same(format!("{}1{}", open.repeat(depth), close.repeat(depth)).as_bytes());
        }
        assert_same(format!("{}{}", "[".repeat(depth), "]".repeat(depth)).as_bytes());
    }
}

proptest! {
    #[test]
    fn any_text_of_what_json_is_made_of(parts in prop::collection::vec(
        prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"", "\\", "a", "\"a\"", "\"b\":", "null", "true", "1", "-", "0", ".", "e", "\\u00", "\\ud83d",
            "\\ude00", "é", "\n", " ", "12345678", "\"long enough for a step\"",
        ]),
        0..12,
    )) {
        assert_same(parts.concat().as_bytes());
    }

    /// A place in a sound text is made unsound.
    #[test]
    fn any_text_with_a_slip(text in "\\[(\\{\"[a-z]{1,9}\":(-?[0-9]{1,3}(\\.[0-9])?|\"[a-z\\\\\"]{0,20}\"|null)\\},? ?){0,4}\\]",
        at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut text = text.into_bytes();
        let at = at.index(text.len());
        assert_same(&text);
        text[at] = byte;
        assert_same(&text);
    }

    /// What stands behind a value does not matter, and what is missing does.
    #[test]
    fn the_beginning_of_a_text(text in "(\\[[1-9][0-9]?(,\"[a-z]{0,9}\"){0,3}\\]|\\{(\"a\":\\[\\]){0,1}\\}|\"[a-z]{0,9}\")", behind in "[\\]},a]{0,3}") {
        let whole = format!("{text}{behind}");
        let mut tape = Tape::new();
        prop_assert_eq!(tape.scan(whole.as_bytes(), 0), Some(text.len()));
        prop_assert_eq!(tape.scan(&text.as_bytes()[..text.len() - 1], 0), None);
    }
}
