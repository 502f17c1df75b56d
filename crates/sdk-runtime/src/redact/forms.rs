//! The forms in which a secret can appear in a text.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

/// A shorter piece of Base64 says little about what it encodes, and turns up in ordinary words.
const MIN_BASE64: usize = 6;

/// Adds a secret plain, JSON-escaped, URL-encoded, HTML-escaped and in Base64. Letters may differ in case, so
/// `%2f` and `%2F` count as one.
pub(super) fn add(secret: &str, forms: &mut Vec<Zeroizing<String>>) {
    let mut add = |form: String| {
        forms.push(Zeroizing::new(form));
    };
    add(secret.to_owned());
    let json = json_escaped(secret);
    add(json.replace('/', "\\/"));
    add(ascii_escaped(&json));
    add(json);
    for keep in ["-._~", "-._*", "-._~!$&'()*+,;=:@/?", "-_.!~*'();/?:@&=+$,#"] {
        let encoded = percent_encoded(secret, keep);
        add(encoded.replace("%20", "+"));
        add(encoded);
    }
    for quote in ["&#39;", "&#x27;", "&apos;"] {
        add(html_escaped(secret, quote));
    }
    for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
        for before in 0..3 {
            let form = base64_inside(secret, before, engine);
            if form.len() >= MIN_BASE64 || before == 0 && form.len() >= 4 {
                add(form);
            }
        }
    }
}

fn json_escaped(secret: &str) -> String {
    let quoted = serde_json::to_string(secret).unwrap_or_default();
    quoted.trim_start_matches('"').strip_suffix('"').unwrap_or_default().to_owned()
}

/// JSON as libraries write it that stay within ASCII.
fn ascii_escaped(json: &str) -> String {
    let mut units = [0; 2];
    let mut text = String::new();
    for c in json.chars() {
        if c.is_ascii() {
            text.push(c);
        } else {
            c.encode_utf16(&mut units).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}")));
        }
    }
    text
}

fn percent_encoded(secret: &str, keep: &str) -> String {
    let mut text = String::new();
    for byte in secret.bytes() {
        if byte.is_ascii_alphanumeric() || keep.as_bytes().contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

fn html_escaped(secret: &str, quote: &str) -> String {
    secret
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', quote)
}

/// The characters that a secret leads to inside a longer text in Base64, when `before` bytes of its group of three
/// come before it. The characters at the edges depend on the neighbours and are left out.
fn base64_inside(secret: &str, before: usize, engine: &base64::engine::GeneralPurpose) -> String {
    let mut bytes = Zeroizing::new(vec![0; before]);
    bytes.extend_from_slice(secret.as_bytes());
    let encoded = Zeroizing::new(engine.encode(&*bytes));
    let first = [0, 2, 3][before];
    let complete = bytes.len() * 8 / 6;
    encoded.get(first..complete).unwrap_or_default().to_owned()
}
