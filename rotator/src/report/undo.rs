//! Undoes the escapings that a text may have gone through, wholly or in parts.
//!
//! A form can be searched for only if somebody thought of it. A vendor that escapes some characters and others not,
//! or twice, makes one that nobody listed; undoing whatever looks like an escape finds the secret again.

/// Escapings can be nested: JSON in JSON, a URL in HTML.
const ROUNDS: usize = 3;

/// Below this, letters and digits in a row are found by chance.
const LEAST_BARE: usize = 10;

/// Whether `secret` is in `text` behind some escaping, or with its punctuation changed.
pub(super) fn reveals(text: &str, secret: &str) -> bool {
    let bare_secret = bare(secret);
    let found = |text: &str| {
        text.contains(secret)
            || (bare_secret.chars().count() >= LEAST_BARE && bare(text).contains(&bare_secret))
    };
    let mut texts = vec![text.to_owned()];
    for _ in 0..ROUNDS {
        if texts.iter().any(|text| found(text)) {
            return true;
        }
        let undone = |text: &String| {
            [
                percent(text, false),
                percent(text, true),
                backslash(text, true),
                backslash(text, false),
                entities(text),
            ]
        };
        let mut next: Vec<_> = texts.iter().flat_map(undone).collect();
        next.sort_unstable();
        next.dedup();
        texts = next;
    }
    texts.iter().any(|text| found(text))
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn percent(text: &str, plus: bool) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match rest {
            [b'%', high, low, ..] => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = &rest[3..];
            }
            None => {
                bytes.push(if plus && *first == b'+' { b' ' } else { *first });
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// JSON's escapes, and those of most programming languages: all of them, or those by number only. In UTF-16, where
/// the halves of a pair that are escaped one by one join again.
fn backslash(text: &str, all: bool) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        units.extend(before.encode_utf16());
        let digits = || u16::from_str_radix(escape.get(1..5)?, 16).ok();
        let (unit, length) = match escape.bytes().next() {
            Some(b'u') => match digits() {
                Some(unit) => (unit, 5),
                None => (b'u'.into(), 1),
            },
            Some(b'n') if all => (b'\n'.into(), 1),
            Some(b'r') if all => (b'\r'.into(), 1),
            Some(b't') if all => (b'\t'.into(), 1),
            Some(b'b') if all => (0x8, 1),
            Some(b'f') if all => (0xC, 1),
            // The character stands for itself; it is read next, unless it is another backslash.
            Some(b'\\') if all => (b'\\'.into(), 1),
            Some(_) if all => {
                rest = escape;
                continue;
            }
            Some(b'\\') => {
                units.push(b'\\'.into());
                (b'\\'.into(), 1)
            }
            _ => (b'\\'.into(), 0),
        };
        units.push(unit);
        rest = &escape[length..];
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        match end.and_then(|end| entity(&rest[1..end]).map(|c| (c, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECRET: &str = "s3\"c\\r/%41&$é🔑";

    #[test]
    fn escapes_in_parts_and_nested_are_undone() {
        let json = serde_json::to_string(SECRET).unwrap();
        let twice = serde_json::to_string(&json).unwrap();
        for text in [
            SECRET.to_owned(),
            json,
            twice,
            "s3\"c\\\\r/%41&$\\u00e9\\ud83d\\udd11".to_owned(),
            "s3\"c\\r/%41&$\\u00e9🔑".to_owned(),
            "s3%22c%5cr/%2541&amp;$é🔑".to_owned(),
            "s3&#34;c\\r/%41&#x26;$&eacute;🔑".replace("&eacute;", "&#233;"),
        ] {
            assert!(reveals(&format!("a {text} b"), SECRET), "{text}");
        }
    }

    /// Found by fuzzing: a character that was used as a mark inside.
    #[test]
    fn private_characters_do_not_hide_a_secret() {
        let secret = "t/p <w\u{e000}\u{19}";
        for text in ["t\\/p <w\u{e000}\\u0019", "t\\/p <w\\ue000\\u0019", "t/p <w\u{e000}\\u0019"] {
            assert!(reveals(text, secret), "{text}");
        }
    }

    #[test]
    fn changed_punctuation_does_not_hide_a_long_secret() {
        assert!(reveals("x Correct Horse_9 y", "Correct-Horse-9"));
        assert!(!reveals("x Correct Horse y", "Correct-Horse-9"));
        assert!(!reveals("a b c", "abc"));
    }

    #[test]
    fn lone_escapes_are_left_alone() {
        for text in ["100 %", "%zz", "\\", "\\u12", "&", "&;", "&#xffffffff;", "\\ud800"] {
            assert!(!reveals(text, SECRET), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>(), secret in "\\PC{4,20}") {
            let _ = reveals(&text, &secret);
        }
    }
}
