//! Base64 as it really arrives: wrapped, unpadded, in the URL-safe alphabet, between byte order marks and NULs.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

use super::error::PayloadError;

/// Padding is counted by us, because NULs and line ends may stand between the padding characters.
const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Decodes Base64, ignoring everything around it that a shell, an editor or PowerShell may have added.
///
/// Skipped: white space anywhere, NULs (so UTF-16 needs no further care: the alphabet is ASCII), byte order marks at
/// the start, one pair of quotation marks around the whole. Accepted: both alphabets, with and without padding.
///
/// # Errors
///
/// [`PayloadError::Base64`] with the position of the first character that does not belong; it is a position and not
/// the character, because the text is made of secrets.
pub fn decode(what: &'static str, input: &[u8]) -> Result<Zeroizing<Vec<u8>>, PayloadError> {
    let refuse = |why: String| PayloadError::Base64 { what, why };
    let mut symbols = Zeroizing::new(Vec::with_capacity(input.len()));
    let mut padding = 0_usize;
    for (position, &byte) in unquoted(input) {
        match byte {
            b'=' => padding += 1,
            _ if padding > 0 => {
                return Err(refuse("more text follows its end; is the payload there twice?".to_owned()));
            }
            b'-' => symbols.push(b'+'),
            b'_' => symbols.push(b'/'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' => symbols.push(byte),
            _ => return Err(refuse(format!("byte {} is not of its alphabet", position + 1))),
        }
    }
    if padding > 2 {
        return Err(refuse("too much padding".to_owned()));
    }
    let mut decoded = Zeroizing::new(Vec::with_capacity(symbols.len() / 4 * 3 + 3));
    match ENGINE.decode_vec(&*symbols, &mut decoded) {
        Ok(()) => Ok(decoded),
        Err(_) => Err(refuse("its end is missing".to_owned())),
    }
}

/// Whether nothing but what [`decode`] skips is there.
pub(super) fn is_blank(input: &[u8]) -> bool {
    unquoted(input).next().is_none()
}

/// The bytes that count, each with its position in the input.
fn unquoted(input: &[u8]) -> impl Iterator<Item = (usize, &u8)> {
    let start = match input {
        [0xEF, 0xBB, 0xBF, ..] => 3,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => 2,
        _ => 0,
    };
    let counts = |byte: &u8| !byte.is_ascii_whitespace() && *byte != 0 && *byte != 0x0B;
    let first = (start..input.len()).find(|&at| counts(&input[at]));
    let last = (start..input.len()).rfind(|&at| counts(&input[at]));
    let range = match (first, last) {
        (Some(first), Some(last)) => {
            let quoted = first < last && input[first] == input[last] && matches!(input[first], b'"' | b'\'');
            if quoted { first + 1..last } else { first..last + 1 }
        }
        _ => 0..0,
    };
    let offset = range.start;
    input[range]
        .iter()
        .enumerate()
        .map(move |(at, byte)| (at + offset, byte))
        .filter(move |(_, byte)| counts(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encode(bytes: &[u8]) -> String {
        base64::engine::general_purpose::STANDARD.encode(bytes)
    }

    #[test]
    fn a_position_is_named_and_no_character() {
        let error = decode("the input", b"QUJD!secret").unwrap_err().to_string();
        assert!(error.contains("byte 5"), "{error}");
        assert!(!error.contains("secret") && !error.contains('!'), "{error}");
    }

    #[test]
    fn two_payloads_in_one_input_are_refused() {
        let error = decode("the input", b"QQ==\nQQ==\n").unwrap_err().to_string();
        assert!(error.contains("twice"), "{error}");
    }

    #[test]
    fn a_truncated_text_is_refused() {
        assert!(decode("the input", b"QUJDR").is_err());
    }

    #[test]
    fn quotation_marks_around_the_whole_are_ignored() {
        assert_eq!(**decode("the input", b"\"QUJD\"\r\n").unwrap(), *b"ABC");
        assert_eq!(**decode("the input", b"'QUJD'").unwrap(), *b"ABC");
        assert!(decode("the input", b"\"").is_err());
    }

    proptest! {
        #[test]
        fn any_dressing_of_any_bytes_decodes_to_them(
            bytes in proptest::collection::vec(any::<u8>(), 1..200),
            columns in 1_usize..80,
            crlf: bool, url_safe: bool, padded: bool, mark in 0_u8..4, nuls: bool,
        ) {
            let mut text = encode(&bytes);
            if url_safe { text = text.replace('+', "-").replace('/', "_"); }
            if !padded { text = text.trim_end_matches('=').to_owned(); }
            let end = if crlf { "\r\n" } else { "\n" };
            let wrapped: String = std::iter::once(end.to_owned())
                .chain(text.as_bytes().chunks(columns).map(|line| format!("{}{end}", String::from_utf8_lossy(line))))
                .collect();
            let dressed: Vec<u8> = match mark {
                0 => wrapped.into_bytes(),
                1 => [&[0xEF, 0xBB, 0xBF], wrapped.as_bytes()].concat(),
                2 => [&[0xFF, 0xFE], &*wrapped.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat(),
                _ => [&[0xFE, 0xFF], &*wrapped.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()].concat(),
            };
            let dressed = if nuls { [&dressed[..], &[0, 0]].concat() } else { dressed };
            prop_assert_eq!(&**decode("the input", &dressed).unwrap(), &bytes);
        }

        #[test]
        fn no_input_panics(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            let _ = decode("the input", &bytes);
        }
    }
}
