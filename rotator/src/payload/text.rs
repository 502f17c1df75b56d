//! Bytes to text: byte order marks, UTF-16 and NULs, whoever put them there.
//!
//! Windows PowerShell pipes text in `$OutputEncoding`, which a profile can turn into UTF-16 or UTF-8 with a byte
//! order mark (facts: PowerShell's about_Character_Encoding).

use zeroize::Zeroizing;

/// Decodes UTF-8 or UTF-16 of either byte order, with or without a byte order mark.
///
/// Without a mark, UTF-16 is recognised by its NULs: JSON and Base64 begin with ASCII, so every other byte is zero.
/// Returns `None` where the bytes are neither.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Zeroizing<String>> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Option<Zeroizing<String>> {
    std::str::from_utf8(bytes).ok().map(|text| Zeroizing::new(text.to_owned()))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Zeroizing<String>> {
    // A lone byte at the end is half of a line end that an 8-bit `echo` added behind 16-bit text.
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    // Three bytes of UTF-8 per unit are the most there can be: no reallocation leaves a copy behind.
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() / 2 * 3));
    for character in char::decode_utf16(units) {
        text.push(character.ok()?);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn le(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn be(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn every_encoding_of_one_text_is_that_text() {
        let text = "{\"user\":\"zoë@example.com 🔑\"}";
        let with_mark = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            with_mark(&[0xEF, 0xBB, 0xBF], text.as_bytes().to_vec()),
            le(text),
            be(text),
            with_mark(&[0xFF, 0xFE], le(text)),
            with_mark(&[0xFE, 0xFF], be(text)),
        ] {
            assert_eq!(decode(&bytes).as_deref().map(String::as_str), Some(text), "{bytes:02x?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(decode(&[b'a', 0xC3]).is_none());
        // A lone surrogate.
        assert!(decode(&[0xFF, 0xFE, 0x00, 0xD8]).is_none());
    }

    #[test]
    fn half_a_line_end_behind_utf16_is_ignored() {
        let mut bytes = le("{}");
        bytes.push(b'\n');
        assert_eq!(decode(&bytes).as_deref().map(String::as_str), Some("{}"));
    }
}
