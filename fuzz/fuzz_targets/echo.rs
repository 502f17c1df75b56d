//! The SDKs' redaction: what is shown of a response that quotes the request does not tell a secret of it.
//!
//! Input: a line with the secret, a line of letters (how it is quoted, see `fuzz::encode`), a line with what stands
//! before it; the rest stands behind it.

#![no_main]

use fuzz::encode::{encode, is_base64};
use fuzz::find::{MIN_IN_BASE64, tells};
use fuzz::{GAP, unmarked};
use libfuzzer_sys::fuzz_target;
use sdk_runtime::fuzzing;

fuzz_target!(|data: &str| {
    let mut lines = data.splitn(4, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (secret, letters, before, after) = (line(), line().as_bytes(), line(), line());
    if secret.len() < MIN_IN_BASE64
        || secret.contains(GAP)
        || "[redacted]".contains(&secret.to_ascii_lowercase())
    {
        return;
    }
    // At most two layers; Base64 innermost only, because Base64 of an escaped secret is what a body in Base64 is.
    let letters = &letters[..letters.len().min(2)];
    if letters.iter().skip(1).any(|letter| is_base64(*letter)) {
        return;
    }
    let text = format!("{before}{}{after}", encode(secret, letters));
    let request = serde_json::json!({ "password": secret }).to_string();
    let response = serde_json::json!({ "errors": [text] }).to_string();
    let token = (letters.last() != Some(&b'j')).then_some(secret);
    for shown in fuzzing::messages(token, request.as_bytes(), response.as_bytes()) {
        assert!(!tells(&unmarked(&shown), secret, 2), "{text:?} -> {shown:?}");
        assert!(!shown.contains(char::is_control) && shown.chars().count() <= 301, "{shown:?}");
    }
});
