//! Secrets that a session has shown, wherever they come again.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::secret::REDACTED;
use crate::message::{Request, Response};

/// A shorter secret is replaced where it stands and not looked for elsewhere: it would be found within words.
const MIN_CHARACTERS: usize = 6;

/// What was secret so far, the longest first: one can be a part of another.
#[derive(Default)]
pub(super) struct Known(BTreeSet<(Reverse<usize>, String)>);

impl std::fmt::Debug for Known {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Known({} secrets)", self.0.len())
    }
}

impl Known {
    pub(super) fn learn(&mut self, secret: &str) {
        if secret.chars().count() >= MIN_CHARACTERS && secret != REDACTED {
            self.0.insert((Reverse(secret.len()), secret.to_owned()));
        }
    }

    /// Learns what a header of credentials has: the whole, and the values in it without their scheme and names.
    pub(super) fn learn_credentials(&mut self, header: &str) {
        self.learn(header);
        for part in header.split([' ', ';', ',']) {
            let value = part.split_once('=').map_or(part, |(_, value)| match value.trim_matches('=') {
                // The padding of base64.
                "" => part,
                value => value.trim_matches('"'),
            });
            if !["bearer", "basic", "digest", "token"].contains(&value.to_ascii_lowercase().as_str()) {
                self.learn(value);
            }
        }
    }

    pub(super) fn replace_in_request(&self, request: &mut Request) {
        self.replace(&mut request.path);
        request.query.iter_mut().chain(&mut request.headers).for_each(|(_, value)| self.replace(value));
        self.replace_in_body(&mut request.body);
    }

    pub(super) fn replace_in_response(&self, response: &mut Response) {
        response.headers.iter_mut().for_each(|(_, value)| self.replace(value));
        self.replace_in_body(&mut response.body);
    }

    fn replace_in_body(&self, body: &mut Vec<u8>) {
        if let Ok(text) = std::str::from_utf8(body) {
            let mut text = text.to_owned();
            self.replace(&mut text);
            *body = text.into_bytes();
        }
    }

    /// Replaces them in each form in which they travel.
    fn replace(&self, text: &mut String) {
        for (_, secret) in &self.0 {
            let quoted = Value::from(secret.as_str()).to_string();
            let encoded = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
            let quoted = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(secret);
            for form in [secret, quoted, &encoded] {
                if text.contains(form) {
                    *text = text.replace(form, REDACTED);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_in_each_form_and_names_are_none() {
        let mut known = Known::default();
        known.learn_credentials("accessKey=canary-1;secretKey=\"canary-2\"");
        known.learn_credentials("Basic Y2FuYXJ5LTM=");
        known.learn("canary \"4\"");
        known.learn("short");
        let mut text =
            r#"accessKey secretKey Basic short canary-1 canary-2 Y2FuYXJ5LTM= canary \"4\" canary%20%224%22"#
                .to_owned();
        known.replace(&mut text);
        let [r, names] = [REDACTED, "accessKey secretKey Basic short"];
        assert_eq!(text, format!("{names} {r} {r} {r} {r} {r}"));
        assert!(!format!("{known:?}").contains("canary"));
    }
}
