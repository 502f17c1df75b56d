//! Removing the secrets of a request from texts that came from outside.
//!
//! A server, or a proxy in front of it, may quote what it was sent. The texts of a vendor are worth showing, so the
//! secrets are taken out of them: the credentials, and *every* string of the request's JSON body. The runtime cannot
//! know which of those are passwords (it sees bytes, not types), and a rule by field names would miss one some day;
//! the price is that an echoed e-mail address is removed as well.

mod forms;
mod unescape;

use serde_json::Value;
use zeroize::{Zeroize, Zeroizing};

use crate::Credentials;
use crate::error::message::{cap, clean};

const MARK: &str = "[redacted]";
/// A longer text is no sentence, and is not shown.
const MAX_TEXT: usize = 4096;
/// A body with more strings is not searched; nothing of the answer is shown then.
const MAX_STRINGS: usize = 2000;
/// A secret shorter than this is only removed as a whole word: taking every `a` out of a sentence hides nothing.
const MIN_LENGTH: usize = 4;

/// Knows what must not be in a text.
pub(crate) struct Redactor {
    /// The secrets and their encoded forms, in lower case.
    needles: Vec<Zeroizing<String>>,
    /// The body had too many strings to look for.
    blind: bool,
}

impl Redactor {
    pub(crate) fn new(credentials: Option<&Credentials>, body: &[u8]) -> Self {
        let mut secrets = Vec::new();
        for secret in credentials.map_or(&[][..], Credentials::secrets) {
            secrets.push(Zeroizing::new(secret.expose().to_owned()));
        }
        if let Ok(mut value) = serde_json::from_slice::<Value>(body) {
            strings(&mut value, &mut secrets);
        }
        unique(&mut secrets);
        let blind = secrets.len() > MAX_STRINGS;
        let mut needles = Vec::new();
        if !blind {
            for secret in &secrets {
                forms::add(secret, &mut needles);
                // The texts have been cleaned, so a secret with a line break in it looks like this.
                forms::add(&clean(secret), &mut needles);
            }
            needles.iter_mut().for_each(|needle| needle.make_ascii_lowercase());
            unique(&mut needles);
            // A blank of a cleaned text is no secret; a long one can still be hidden behind escapes.
            needles.retain(|needle| needle.len() >= MIN_LENGTH || !needle.trim().is_empty());
        }
        Self { needles, blind }
    }

    /// A foreign text as it may be shown: one printable line, without the secrets, of limited length.
    pub(crate) fn vet(&self, text: &str) -> String {
        cap(self.redact(&clean(text)))
    }

    /// A cleaned text without the secrets.
    pub(crate) fn redact(&self, text: &str) -> String {
        if self.blind || text.len() > MAX_TEXT {
            return MARK.to_owned();
        }
        let text = self.replace(text);
        // What is still in there in some other or nested encoding cannot be cut out, so nothing is shown.
        if self.is_hidden_in(&text) { MARK.to_owned() } else { text }
    }

    /// Replaces every stretch that is covered by needles, overlapping ones included.
    fn replace(&self, text: &str) -> String {
        let mut covered = vec![false; text.len()];
        for needle in &self.needles {
            let needle = needle.as_bytes();
            let whole_word = needle.len() < MIN_LENGTH;
            for (start, window) in text.as_bytes().windows(needle.len()).enumerate() {
                let end = start + needle.len();
                if window.eq_ignore_ascii_case(needle) && (!whole_word || is_word(text, start, end)) {
                    covered[start..end].fill(true);
                }
            }
        }
        let mut result = String::with_capacity(text.len());
        let mut inside = false;
        for (at, c) in text.char_indices() {
            let hit = covered[at..at + c.len_utf8()].contains(&true);
            if hit && !inside {
                result.push_str(MARK);
            } else if !hit {
                result.push(c);
            }
            inside = hit;
        }
        result
    }

    /// Whether a needle appears when escapes are taken off. One kind of escape at a time: a secret may contain what
    /// looks like another kind.
    fn is_hidden_in(&self, text: &str) -> bool {
        let mut layer = vec![Zeroizing::new(text.to_owned())];
        for _ in 0..3 {
            let outer = std::mem::take(&mut layer);
            for text in &outer {
                let inner = unescape::MARKS.map(|mark| Zeroizing::new(unescape::once(text, mark)));
                layer.extend(inner.into_iter().filter(|inner| !outer.contains(inner)));
            }
            unique(&mut layer);
            let found = |text: &Zeroizing<String>| {
                let text = Zeroizing::new(text.to_ascii_lowercase());
                let is_in =
                    |needle: &Zeroizing<String>| needle.len() >= MIN_LENGTH && text.contains(needle.as_str());
                self.needles.iter().any(is_in)
            };
            if layer.iter().any(found) {
                return true;
            }
        }
        false
    }
}

fn unique(texts: &mut Vec<Zeroizing<String>>) {
    texts.retain(|text| !text.is_empty());
    texts.sort_by(|one, other| one.as_str().cmp(other));
    texts.dedup_by(|one, other| one.as_str() == other.as_str());
}

/// Whether a stretch of a text has no letter or digit directly before or after it.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let after = text.get(end..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Moves every string out of a JSON value.
fn strings(value: &mut Value, found: &mut Vec<Zeroizing<String>>) {
    match value {
        Value::String(text) => {
            found.push(Zeroizing::new(text.clone()));
            text.zeroize();
        }
        Value::Array(items) => items.iter_mut().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values_mut().for_each(|member| strings(member, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
