//! The ways in which a text may come back from a server, one letter each.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};

/// A text in the encodings that these letters name, the first letter innermost. Unknown letters change nothing.
pub fn encode(text: &str, letters: &[u8]) -> String {
    letters.iter().fold(text.to_owned(), |text, letter| once(&text, *letter))
}

fn once(text: &str, letter: u8) -> String {
    match letter {
        b'j' => inside(&serde_json::to_string(text).expect("a string is JSON")),
        b'J' => text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect(),
        b'/' => inside(&serde_json::to_string(text).expect("a string is JSON")).replace('/', "\\/"),
        b'p' => text.bytes().map(|byte| format!("%{byte:02x}")).collect(),
        b'P' => percent(text, "-._~"),
        b'+' => percent(text, "-._*").replace("%20", "+"),
        b'c' => percent(text, "-._~!'()*"),
        b'h' => text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', "&#39;"),
        b'#' => text.chars().map(|c| format!("&#{};", u32::from(c))).collect(),
        b'b' => STANDARD.encode(text),
        b'n' => STANDARD_NO_PAD.encode(text),
        b'w' => URL_SAFE.encode(text),
        // As a part of something longer: Basic authentication, a whole body.
        b'1' => STANDARD.encode(format!("u:{text}")),
        b'2' => STANDARD.encode(format!("u:x{text}\"}}")),
        b'3' => STANDARD.encode(format!("u:xy{text}z")),
        b'q' => format!("{text:?}").trim_matches('"').to_owned(),
        _ => text.to_owned(),
    }
}

/// Whether a letter is one of the Base64 ones.
pub fn is_base64(letter: u8) -> bool {
    b"bnw123".contains(&letter)
}

fn inside(quoted: &str) -> String {
    quoted[1..quoted.len() - 1].to_owned()
}

fn percent(text: &str, kept: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            _ if byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte) => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
