//! What the rotator prints of foreign text: no line of it tells a secret, whoever put it there.
//!
//! Input: a line with each of two secrets, a line of one letter (how they are written, see `fuzz::encode`), a line
//! with what stands before them; the rest stands behind them.

#![no_main]

use fuzz::encode::{encode, is_base64};
use fuzz::find::{MIN_IN_BASE64, tells};
use fuzz::{GAP, unmarked};
use libfuzzer_sys::fuzz_target;
use rotator::report::Secrets;
use sdk_runtime::redact::REDACTED;

fuzz_target!(|data: &str| {
    let mut lines = data.splitn(5, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (one, other, letters, before, after) = (line(), line(), line().as_bytes(), line(), line());
    let letters = &letters[..letters.len().min(1)];
    let known = Secrets::default();
    let secrets: Vec<_> = [one, other].into_iter().filter(|secret| is_told(secret, letters)).collect();
    known.learn(secrets.iter().map(|secret| (*secret).to_owned()));
    let written = |secret: &&str| encode(secret, letters);
    let text = format!("{before}{}{after}", secrets.iter().map(written).collect::<String>());
    let line = known.line(&text);
    assert!(!line.contains(char::is_control), "{line:?}");
    for secret in secrets {
        assert!(!tells(&unmarked(&line), secret, 0), "{text:?} -> {line:?}");
        let form = encode(secret, letters);
        assert!(!unmarked(&line).contains(&form), "{text:?} -> {line:?}");
    }
});

/// Whether a secret is long enough to be told from ordinary words, and is not a part of the mark itself.
fn is_told(secret: &str, letters: &[u8]) -> bool {
    let in_base64 = letters.iter().any(|letter| is_base64(*letter));
    let long_enough = secret.chars().count() >= 4 && !(in_base64 && secret.len() < MIN_IN_BASE64);
    long_enough && !REDACTED.contains(secret) && !secret.contains(GAP)
}
