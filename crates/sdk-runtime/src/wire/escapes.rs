//! The escapes in JSON strings.

/// The length of the escape at the beginning. Half of a surrogate pair is none.
pub(super) fn length(text: &[u8]) -> Option<usize> {
    match text.get(1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(2),
        b'u' => match unit(text)? {
            0xD800..=0xDBFF => matches!(unit(text.get(6..)?)?, 0xDC00..=0xDFFF).then_some(12),
            0xDC00..=0xDFFF => None,
            _ => Some(6),
        },
        _ => None,
    }
}

/// The number of an escape `\u1234`.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = text.get(..6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, &digit| {
        let digit = char::from(digit).to_digit(16)?;
        Some(unit << 4 | u16::try_from(digit).ok()?)
    })
}

/// A string whose escapes are undone. They are known to be right.
pub(super) fn unescaped(mut text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    while let Some(at) = memchr::memchr(b'\\', text.as_bytes()) {
        plain.push_str(&text[..at]);
        let escape = &text.as_bytes()[at..];
        let mut length = 2;
        plain.push(match escape.get(1) {
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let units = [Some(escape), escape.get(6..)].map(|text| text.and_then(unit));
                let mut characters = char::decode_utf16(units.into_iter().flatten());
                let character = characters.next().and_then(Result::ok).unwrap_or(char::REPLACEMENT_CHARACTER);
                length = 6 * character.len_utf16();
                character
            }
            Some(&other) => char::from(other),
            None => return plain,
        });
        text = text.get(at + length..).unwrap_or_default();
    }
    plain.push_str(text);
    plain
}
