//! The forms in which a secret can come back from a vendor that echoes a request.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

/// Shorter pieces of Base64 are found by chance in ordinary words.
const LEAST_BASE64: usize = 6;

/// All forms of `secret`: as it is, JSON-escaped, URL-encoded, HTML-escaped, Base64 (also as a part of a longer text).
pub(super) fn of(secret: &str) -> Vec<Zeroizing<String>> {
    let mut forms = vec![secret.to_owned()];
    forms.extend([
        json(secret, false),
        json(secret, true),
        format!("{secret:?}").trim_matches('"').to_owned(),
    ]);
    forms.extend(url(secret));
    forms.extend(html(secret));
    forms.extend(base64(secret));
    forms.sort_unstable();
    forms.dedup();
    forms.into_iter().map(Zeroizing::new).collect()
}

fn json(secret: &str, ascii: bool) -> String {
    let mut escaped = String::new();
    for c in secret.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            // A few writers escape the solidus.
            '/' if ascii => escaped.push_str("\\/"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            '\u{8}' => escaped.push_str("\\b"),
            '\u{c}' => escaped.push_str("\\f"),
            c if c.is_ascii_control()
                || (ascii && (!c.is_ascii() || matches!(c, '<' | '>' | '&' | '\''))) =>
            {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    escaped.push_str(&format!("\\u{unit:04x}"));
                }
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// RFC 3986, what JavaScript's `encodeURIComponent` leaves, and HTML forms; hexadecimal digits in both cases.
fn url(secret: &str) -> Vec<String> {
    let encode = |kept: &str, blank: &str, lower: bool| -> String {
        let mut text = String::new();
        for byte in secret.bytes() {
            match byte {
                b' ' => text.push_str(blank),
                _ if byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte) => {
                    text.push(byte.into())
                }
                _ if lower => text.push_str(&format!("%{byte:02x}")),
                _ => text.push_str(&format!("%{byte:02X}")),
            }
        }
        text
    };
    let mut forms = Vec::new();
    for lower in [false, true] {
        forms.push(encode("-._~", "%20", lower));
        forms.push(encode("-._~!'()*", "%20", lower));
        forms.push(encode("-._*", "+", lower));
        forms.push(encode("-._~!$&'()*+,;=:@", "%20", lower));
    }
    forms
}

fn html(secret: &str) -> Vec<String> {
    let escaped = secret.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let quotes = [("&quot;", "&#39;"), ("&#34;", "&#x27;"), ("&quot;", "&apos;"), ("&quot;", "&#x27;")];
    let quoted = quotes.map(|(double, single)| escaped.replace('"', double).replace('\'', single));
    quoted.into_iter().chain([escaped]).collect()
}

/// Base64 of the secret at each of the three positions in a longer text, without the characters at both ends that
/// depend on its neighbours.
fn base64(secret: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for before in 0..3_usize {
        let mut bytes = Zeroizing::new(vec![0; before]);
        bytes.extend_from_slice(secret.as_bytes());
        let first = (before * 8).div_ceil(6);
        let end = bytes.len() * 8 / 6;
        for text in [STANDARD_NO_PAD.encode(&*bytes), URL_SAFE_NO_PAD.encode(&*bytes)] {
            if before == 0 {
                forms.push(text.clone());
            }
            forms.extend(text.get(first..end).map(str::to_owned));
        }
    }
    forms.retain(|form| form.len() >= LEAST_BASE64);
    forms
}
