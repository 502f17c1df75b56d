//! What foreign text must not tell.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use sdk_runtime::redact::Redactor;
use zeroize::Zeroizing;

use crate::payload::{Payload, label};

/// The secrets of this run. Clones share them: traces begin before there is a payload.
#[derive(Debug, Clone, Default)]
pub struct Secrets(Arc<OnceLock<Redactor>>);

impl Secrets {
    /// Learns the secrets of the run. There is one payload, so only the first call counts.
    pub fn learn<S: Into<Zeroizing<String>>>(&self, secrets: impl IntoIterator<Item = S>) {
        self.0.get_or_init(|| Redactor::new(secrets));
    }

    /// Learns both passwords and what is secret in the records.
    pub fn learn_payload(&self, payload: &Payload, labels: &Labels) {
        self.learn(of(payload, labels));
    }

    /// A foreign text as it may be printed: one line, without any known secret.
    #[must_use]
    pub fn line(&self, foreign: &str) -> String {
        match self.0.get() {
            Some(redactor) => redactor.line(foreign),
            None => Redactor::new::<String>([]).line(foreign),
        }
    }
}

/// What the targets say of the fields of their records.
#[derive(Debug)]
pub struct Labels {
    /// Labels of fields that hold a key or a password, whatever is in them.
    pub secret: Vec<&'static str>,
    /// Labels of fields whose values messages name, and have to.
    pub public: Vec<&'static str>,
}

impl Labels {
    fn is_secret(&self, label: &str) -> bool {
        self.secret.iter().any(|known| label::matches(label, known))
    }

    fn is_public(&self, label: &str) -> bool {
        self.public.iter().chain(&PUBLIC).any(|known| label::matches(label, known))
    }
}

/// Both passwords, and of each record what is under a key's label, or under a label that sounds secret, or looks like
/// a key. A record can repeat the login or the network under such a label ("API key owner"); these are names.
fn of(payload: &Payload, labels: &Labels) -> Vec<Zeroizing<String>> {
    let fields = || payload.records.iter().flat_map(|record| record.fields());
    let mut names = HashSet::from([payload.user.to_lowercase()]);
    for (_, value) in fields().filter(|(label, _)| labels.is_public(label)) {
        // EXPOSE: to tell names from secrets.
        names.extend(value.strings().map(|text| text.expose().to_lowercase()));
    }
    let mut secrets: Vec<_> = std::iter::once(&payload.new_password).chain(&payload.old_password).collect();
    for (label, value) in fields() {
        let is_key = labels.is_secret(label);
        let sounds_secret = is_secret_label(label);
        let is_name = labels.is_public(label);
        secrets.extend(value.strings().filter(|text| {
            let text = text.expose();
            is_key
                || (sounds_secret || !is_name && looks_secret(text)) && !names.contains(&text.to_lowercase())
        }));
    }
    // EXPOSE: to find them in outgoing text.
    secrets.into_iter().map(|secret| Zeroizing::new(secret.expose().to_owned())).collect()
}

/// The same for fields that every record can have.
const PUBLIC: [&str; 2] = ["api_url", "login"];

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

/// Text that no person would type: long, without whitespace, with digits and letters, and not a name of something.
fn looks_secret(text: &str) -> bool {
    text.len() >= 20
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '@' | ':' | '.'))
        && text.contains(|c: char| c.is_ascii_digit())
        && text.contains(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sdk_runtime::redact::REDACTED;
    use serde_json::json;

    use super::*;
    use crate::target;

    fn secrets(user: &str, record: serde_json::Value) -> Secrets {
        let payload = json!({
            "providerRecordUid": "p", "userRecordUid": "u", "user": user, "newPassword": "n3w-pw", "oldPassword": "0ld-pw",
            "records": STANDARD.encode(json!([record]).to_string()),
        });
        let secrets = Secrets::default();
        let payload = Payload::decode(STANDARD.encode(payload.to_string()).as_bytes()).unwrap();
        secrets.learn_payload(&payload, &target::labels());
        secrets
    }

    #[test]
    fn secrets_of_records_are_told_by_label_or_looks() {
        let secrets = secrets(
            "ann",
            json!({
                "uid": "u", "title": "t", "password": ["pppp"], "tenable_secret_key": "ssss", "oneTimeCode": "otpauth",
                "login": "someone@example.com", "network_id": "N_123456789012345678",
                "x": {"y": "0123456789abcdef0123456789"},
            }),
        );
        for secret in ["n3w-pw", "0ld-pw", "pppp", "ssss", "otpauth", "0123456789abcdef0123456789"] {
            assert_eq!(secrets.line(secret), REDACTED);
        }
        for named in ["someone@example.com", "N_123456789012345678"] {
            assert_eq!(secrets.line(named), named);
        }
    }

    #[test]
    fn a_name_under_a_label_that_sounds_secret_is_still_a_name_unless_it_is_a_key() {
        let secrets = secrets(
            "Ann@example.com",
            json!({
                "API key owner": "ann@example.com", "Authorized network": "N_1", "network_id": "N_1", "pin": "Meraki",
            }),
        );
        assert_eq!(secrets.line("Ann@example.com in N_1"), "Ann@example.com in N_1");
        assert_eq!(secrets.line("the Meraki cloud"), "the [redacted] cloud");

        let secrets = self::secrets("k3y", json!({"password": "k3y", "network_id": "n3w-pw"}));
        assert_eq!(secrets.line("k3y in n3w-pw"), "[redacted] in [redacted]");
    }

    #[test]
    fn before_there_is_a_payload_foreign_text_is_one_line() {
        assert_eq!(Secrets::default().line("a\nb"), "a b");
    }
}
