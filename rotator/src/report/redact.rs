//! The last line of defence: no secret leaves the program, whoever put it into a text.
//!
//! Nothing is ever meant to be redacted here: messages are made of names and positions, and the SDKs keep bodies to
//! themselves. If a later change or a vendor's echo breaks that rule, this still holds.

use std::sync::{Arc, Mutex, PoisonError};

use sdk_runtime::Secret;
use zeroize::Zeroizing;

use super::{clean, forms, undo};
use crate::payload::{Payload, Record, label};

/// What stands in the place of a secret.
pub const REDACTED: &str = "[redacted]";

/// Shorter texts are found by chance in ordinary words, and hiding them would show where they stand.
const LEAST_CHARS: usize = 4;

/// Knows the secrets of this run. Clones share them: traces begin before there is a payload.
#[derive(Clone, Default)]
pub struct Redactor(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    secrets: Vec<Secret>,
    forms: Vec<Zeroizing<String>>,
}

impl Redactor {
    /// Learns one secret in all its forms.
    pub fn learn(&self, secret: &Secret) {
        // EXPOSE: to find it in outgoing text.
        let text = secret.expose();
        if text.chars().count() < LEAST_CHARS {
            return;
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.secrets.iter().any(|other| other.expose() == text) {
            return;
        }
        known.forms.extend(forms::of(text));
        // The longest first: a form may contain another one.
        known.forms.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        known.forms.dedup();
        known.secrets.push(secret.clone());
        drop(known);
        // Texts of a vendor have been cleaned on their way here, and so has a secret in them.
        self.learn(&Secret::from(clean(text)));
    }

    /// Learns both passwords and what is secret in the records.
    pub fn learn_payload(&self, payload: &Payload) {
        self.learn(&payload.new_password);
        payload.old_password.iter().for_each(|old| self.learn(old));
        payload.records.iter().for_each(|record| self.learn_record(record));
    }

    fn learn_record(&self, record: &Record) {
        for (label, value) in record.fields() {
            for text in value.strings() {
                if is_secret_label(label) || (!is_named_in_messages(label) && looks_secret(text.expose())) {
                    self.learn(text);
                }
            }
        }
    }

    /// A foreign text as it may be printed: one line, without any known secret.
    ///
    /// Redacted before it is cleaned, because cleaning cuts long texts and must not cut a secret in two; and after it,
    /// because a blank in the place of a control character can complete one.
    #[must_use]
    pub fn line(&self, text: &str) -> String {
        self.redact(&clean(&self.redact(text)))
    }

    /// The text without any known secret. If one is in it in a form that cannot be cut out, nothing of the text is
    /// left.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = text.to_owned();
        for form in &known.forms {
            if text.contains(form.as_str()) {
                text = text.replace(form.as_str(), REDACTED);
            }
        }
        if known.secrets.iter().any(|secret| undo::reveals(&text, secret.expose())) {
            return REDACTED.to_owned();
        }
        text
    }
}

impl std::fmt::Debug for Redactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Redactor")
    }
}

/// Labels under which the vault keeps secrets.
fn is_secret_label(label: &str) -> bool {
    const WORDS: [&str; 13] = [
        "pass",
        "secret",
        "key",
        "token",
        "pin",
        "otp",
        "onetime",
        "one_time",
        "private",
        "credential",
        "auth",
        "psk",
        "phrase",
    ];
    let label = label.to_lowercase();
    WORDS.iter().any(|word| label.contains(word))
}

/// Labels whose values messages name, and have to.
fn is_named_in_messages(label: &str) -> bool {
    ["network_id", "api_url", "account_type", "login"].iter().any(|named| label::fits(label, named))
}

/// Text that no person would type: long, without blanks, with digits and letters, and not a name of something.
fn looks_secret(text: &str) -> bool {
    text.len() >= 20
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '@' | ':' | '.'))
        && text.contains(|c: char| c.is_ascii_digit())
        && text.contains(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE};
    use proptest::prelude::*;

    use super::*;

    fn redactor(secret: &str) -> Redactor {
        let redactor = Redactor::default();
        redactor.learn(&Secret::from(secret));
        redactor
    }

    const SECRET: &str = "c4n\"a\\r'y%&$ é/<>+Zz09";

    #[test]
    fn every_form_is_found() {
        let redactor = redactor(SECRET);
        let json = serde_json::to_string(SECRET).unwrap();
        for form in [
            SECRET.to_owned(),
            json.trim_matches('"').to_owned(),
            "c4n\\\"a\\\\r\\u0027y%\\u0026$ \\u00e9\\/\\u003c\\u003e+Zz09".to_owned(),
            "c4n%22a%5Cr%27y%25%26%24%20%C3%A9%2F%3C%3E%2BZz09".to_owned(),
            "c4n%22a%5cr%27y%25%26%24+%c3%a9%2f%3c%3e%2bZz09".to_owned(),
            "c4n&quot;a\\r&#39;y%&amp;$ é/&lt;&gt;+Zz09".to_owned(),
            STANDARD.encode(SECRET),
            URL_SAFE.encode(SECRET),
        ] {
            let text = redactor.redact(&format!("before {form} after"));
            assert!(text.starts_with("before [redacted]") && text.ends_with(" after"), "{form}: {text}");
            assert!(!text.contains(&form), "{form}: {text}");
        }
    }

    #[test]
    fn a_line_break_in_the_place_of_a_blank_does_not_hide_a_secret() {
        let known = redactor("ab cd");
        for text in ["ab\tcd", "ab\n cd", "ab\u{200b}cd", "ab cd"] {
            assert_eq!(known.line(&format!("x {text} y")), "x [redacted] y", "{text:?}");
        }
        // As the SDK hands on a message that quotes it.
        assert_eq!(redactor("ab  c\td").line("x ab c d y"), "x [redacted] y");
    }

    #[test]
    fn base64_of_a_text_around_the_secret_is_found_at_every_position() {
        for before in 0..7 {
            let text = format!("{}{SECRET}{}", "x".repeat(before), "y".repeat(before));
            let encoded = STANDARD.encode(text);
            let redacted = redactor(SECRET).redact(&encoded);
            assert!(redacted.contains(REDACTED), "{before}: {redacted}");
            let kept = encoded.len() - redacted.replace(REDACTED, "").len();
            assert!(kept * 6 >= SECRET.len() * 8 - 16, "{before}: {redacted}");
        }
    }

    #[test]
    fn ordinary_texts_and_short_secrets_are_left_alone() {
        let redactor = redactor("abc");
        assert_eq!(redactor.redact("abcdef"), "abcdef");
        redactor.learn(&Secret::from("Passw0rd!long"));
        assert_eq!(redactor.redact("The password of a@b was changed"), "The password of a@b was changed");
    }

    #[test]
    fn secrets_of_records_are_told_by_label_or_looks() {
        let redactor = Redactor::default();
        let record: Record = serde_json::from_str(
            r#"{"uid":"u","title":"t","password":["pppp"],"tenable_secret_key":"ssss","oneTimeCode":"otpauth",
                "login":"someone@example.com","network_id":"N_123456789012345678","x":{"y":"0123456789abcdef0123456789"}}"#,
        )
        .unwrap();
        redactor.learn_record(&record);
        for secret in ["pppp", "ssss", "otpauth", "0123456789abcdef0123456789"] {
            assert_eq!(redactor.redact(secret), REDACTED);
        }
        for named in ["someone@example.com", "N_123456789012345678"] {
            assert_eq!(redactor.redact(named), named);
        }
    }

    proptest! {
        #[test]
        fn no_secret_survives(secret in "\\PC{4,40}", before in "\\PC{0,20}", after in "\\PC{0,20}") {
            let redactor = redactor(&secret);
            let text = redactor.redact(&format!("{before}{secret}{after}"));
            // Neighbours can complete another copy of it, and the mark itself can hold an odd one, such as "edac".
            let neighbours = [&before, &after, &format!("{before}{after}")].map(|text| text.contains(&secret));
            prop_assert!(!text.replace(REDACTED, "").contains(&secret) || neighbours.contains(&true));
        }
    }
}
