//! Text that is not quite JSON, because it holds something that its writer could not write.
//!
//! A byte of another encoding, half of a surrogate pair or `NaN` in one note among thousands of things must not keep the
//! others from being read. What was damaged becomes U+FFFD.

use zeroize::Zeroizing;

/// Stands for what could not be read.
pub const DAMAGED: char = char::REPLACEMENT_CHARACTER;

/// The bytes as text, with [`DAMAGED`] for what is no UTF-8.
pub fn text(bytes: &[u8]) -> Zeroizing<String> {
    // The sign has three bytes: no reallocation leaves a copy behind.
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 3));
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(DAMAGED);
        }
    }
    text
}

/// The text with [`DAMAGED`] for lone surrogates and raw control characters in strings, and `null` for numbers that JSON
/// does not have. Numbers beyond what a reader holds become strings of their digits.
pub fn json(text: &str) -> Zeroizing<String> {
    let mut sound = Zeroizing::new(String::with_capacity(text.len() * 3));
    let mut rest = text;
    let mut inside = false;
    while let Some(first) = rest.chars().next() {
        let mut taken = first.len_utf8();
        match first {
            '"' => inside = !inside,
            '\\' if inside => {
                taken = escape(rest);
                if is_lone_surrogate(&rest[..taken]) {
                    sound.push(DAMAGED);
                    rest = &rest[taken..];
                    continue;
                }
            }
            _ if inside && first.is_ascii_control() => {
                sound.push(DAMAGED);
                rest = &rest[taken..];
                continue;
            }
            'N' | 'I' | '-' if !inside && word(rest) > 0 => {
                sound.push_str("null");
                rest = &rest[word(rest)..];
                continue;
            }
            '-' | '0'..='9' if !inside => {
                taken = rest
                    .find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c)))
                    .unwrap_or(rest.len());
                if rest[..taken].parse().is_ok_and(f64::is_infinite) {
                    let digits = &rest[..taken];
                    sound.extend(["\"", digits, "\""]);
                    rest = &rest[taken..];
                    continue;
                }
            }
            _ => {}
        }
        sound.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    sound
}

/// The length of the number at the beginning of the text that JSON does not have.
fn word(text: &str) -> usize {
    ["NaN", "Infinity", "-Infinity"].iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len())
}

/// The length of the escape that the text begins with; that of a surrogate pair is both halves.
fn escape(text: &str) -> usize {
    let high = unit(text).is_some_and(|unit| (0xD800..0xDC00).contains(&unit));
    let low = high && text.get(6..).and_then(unit).is_some_and(|unit| (0xDC00..0xE000).contains(&unit));
    match (unit(text), low) {
        (Some(_), true) => 12,
        (Some(_), false) => 6,
        // The character behind the backslash, whatever it is.
        (None, _) => text.chars().take(2).map(char::len_utf8).sum(),
    }
}

fn is_lone_surrogate(escape: &str) -> bool {
    escape.len() == 6 && unit(escape).is_some_and(|unit| (0xD800..0xE000).contains(&unit))
}

/// The UTF-16 unit of an escape like `\u00e9`.
fn unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_is_damaged_changes() {
        for (before, after) in [
            (
                r#"{"a":"\ud83d\ude00 \ud83d x","b":"\\ud800"}"#,
                "{\"a\":\"\\ud83d\\ude00 \u{fffd} x\",\"b\":\"\\\\ud800\"}",
            ),
            ("[NaN,-Infinity,\"NaN\",-1]", "[null,null,\"NaN\",-1]"),
            ("[1e400,-1.5,\"1e400\",-1e999]", "[\"1e400\",-1.5,\"1e400\",\"-1e999\"]"),
            ("[\"a\tb\"]\n", "[\"a\u{fffd}b\"]\n"),
            ("[\"\\udc00\\\"NaN\"]", "[\"\u{fffd}\\\"NaN\"]"),
        ] {
            assert_eq!(**json(before), *after);
            assert!(serde_json::from_str::<serde_json::Value>(after).is_ok(), "{after}");
        }
        assert_eq!(**text(b"caf\xe9!"), *"caf\u{fffd}!");
    }

    proptest! {
        #[test]
        fn sound_json_stays_as_it_is(text in "\\PC{0,60}") {
            let sound = serde_json::json!([text, {"k": [1, -1.5, null]}]).to_string();
            prop_assert_eq!(&**json(&sound), &sound);
        }

        #[test]
        fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..80), tail in "[\\\\u\"dD8cC0-9é]{0,30}") {
            json(&text(&bytes));
            json(&tail);
        }
    }
}
