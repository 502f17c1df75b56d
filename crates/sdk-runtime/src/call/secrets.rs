//! What of a request must not come back in a text.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use zeroize::Zeroizing;

use crate::redact::Redactor;
use crate::secret::noting::take_texts;
use crate::vendor::Credentials;

/// The secrets of one request. Looked for only when there is a text to vet.
#[derive(Clone)]
pub(crate) struct Secrets(Arc<Lazy>);

struct Lazy {
    credentials: Option<Credentials>,
    noted: Vec<Zeroizing<String>>,
    unknown: Bytes,
    redactor: OnceLock<Redactor>,
}

impl Secrets {
    /// The credentials, what was noted while the request was made, and every text of a body of which nothing is known.
    pub(crate) fn new(
        credentials: Option<Credentials>,
        noted: Vec<Zeroizing<String>>,
        unknown: Bytes,
    ) -> Self {
        Self(Arc::new(Lazy { credentials, noted, unknown, redactor: OnceLock::new() }))
    }

    /// What takes them out of a text.
    pub(crate) fn redactor(&self) -> &Redactor {
        self.0.redactor.get_or_init(|| {
            let mut secrets = self.0.noted.clone();
            for secret in self.0.credentials.as_ref().map_or(&[][..], Credentials::secrets) {
                secrets.push(Zeroizing::new(secret.expose().to_owned()));
            }
            match serde_json::from_slice(&self.0.unknown) {
                Ok(value) => take_texts(value, &mut secrets),
                Err(_) => take_words(&self.0.unknown, &mut secrets),
            }
            Redactor::new(secrets)
        })
    }
}

/// What of a body that is not JSON is read. A longer one is a file; nobody quotes its end.
const MAX_OF_A_BODY: usize = 1024 * 1024;

/// In bytes. Taking shorter words out of a sentence hides nothing that the whole line does not.
const SHORTEST_WORD: usize = 4;

/// Takes the lines and the words of a body: a server can quote either, and what holds them together (`password=…`, the
/// columns of CSV) is not known.
fn take_words(body: &[u8], found: &mut Vec<Zeroizing<String>>) {
    let text = Zeroizing::new(String::from_utf8_lossy(&body[..body.len().min(MAX_OF_A_BODY)]).into_owned());
    let is_no_letter = |c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER;
    for line in text.split(is_no_letter).map(str::trim).filter(|line| !line.is_empty()) {
        found.push(Zeroizing::new(line.to_owned()));
        let is_between = |c: char| c.is_whitespace() || "=:,;&\"'<>()[]{}".contains(c);
        let words = line.split(is_between).filter(|word| word.len() >= SHORTEST_WORD && *word != line);
        found.extend(words.map(|word| Zeroizing::new(word.to_owned())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redactor(body: &'static [u8]) -> Secrets {
        Secrets::new(None, Vec::new(), Bytes::from_static(body))
    }

    #[test]
    fn what_stands_in_a_body_of_text_is_not_shown() {
        for body in [
            &b"canary-9"[..],
            b"user=joe\npassword=canary-9\r\n",
            b"joe;canary-9;7",
            b"joe\tcanary-9",
            b"\x00\xff\x01canary-9\x00",
            b"user=joe&password=canary%2d9",
            b"<user password=\"canary-9\"/>",
            b"pass phrase: canary-9",
        ] {
            let secrets = redactor(body);
            assert_eq!(secrets.redactor().line("is it canary-9?"), "is it [redacted]?", "{body:?}");
        }
        assert_eq!(redactor(b"a b\n").redactor().line("a is no b"), "a is no b");
        assert_eq!(redactor(b"ab=1").redactor().line("what is ab=1"), "what is [redacted]");
        assert_eq!(redactor(b"").redactor().line("nothing"), "nothing");
    }
}
