//! Secrets that are easy to find again, and the search for them.
//!
//! Written without the program's own code for this: a defect there must not hide itself here.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// The new password: meets Tenable's rules, and has every character that some encoding changes.
pub(crate) const NEW: &str = "N3w-C4n4ry \"q\\b/%41&$é<>'+!";

/// The old password.
pub(crate) const OLD: &str = "0ld-C4n4ry \"p\\a/%42&$è<>'+?";

/// The forms in which a secret might be printed.
pub(crate) fn forms(secret: &str) -> Vec<String> {
    let json = serde_json::to_string(secret).unwrap();
    let percent = |kept: &str, upper: bool| -> String {
        secret
            .bytes()
            .map(|byte| match byte {
                _ if byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte) => {
                    char::from(byte).to_string()
                }
                _ if upper => format!("%{byte:02X}"),
                _ => format!("%{byte:02x}"),
            })
            .collect()
    };
    let ascii: String = secret
        .chars()
        .map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) })
        .collect();
    vec![
        secret.to_owned(),
        json[1..json.len() - 1].to_owned(),
        ascii,
        percent("-._~", true),
        percent("-._~", false),
        percent("-._*", true).replace("%20", "+"),
        STANDARD.encode(secret),
        STANDARD.encode(secret).trim_end_matches('=').to_owned(),
        URL_SAFE.encode(secret),
        format!("{secret:?}"),
        // Pieces that no encoding touches, so that a form nobody thought of is found as well.
        secret.split_once(' ').map_or(secret, |(start, _)| start).to_owned(),
    ]
}

/// Asserts that none of these secrets is in the text, in whatever form.
#[track_caller]
pub(crate) fn assert_silent(text: &str, secrets: &[String]) {
    for secret in secrets.iter().filter(|secret| secret.len() >= 8) {
        for form in forms(secret) {
            assert!(!text.contains(&form), "a secret came out as {form}:\n{text}");
        }
        // Base64 of a text around the secret, at each position.
        for before in 0..3 {
            let padded = [&vec![b'x'; before][..], secret.as_bytes()].concat();
            let encoded = STANDARD.encode(&padded);
            let inner = &encoded[4..encoded.len() - 4];
            assert!(inner.len() < 8 || !text.contains(inner), "a secret came out in Base64:\n{text}");
        }
    }
}
