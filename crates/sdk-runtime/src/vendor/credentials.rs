//! What authenticates a request.

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::ConfigProblem;
use crate::Secret;

/// The header that authenticates every request of a client, and the secrets in it.
///
/// The secrets are kept beside the header so that they can be removed from texts of the server, should it echo them.
#[derive(Clone)]
pub struct Credentials {
    name: HeaderName,
    value: HeaderValue,
    secrets: Vec<Secret>,
}

impl Credentials {
    /// `Authorization: Bearer <token>`.
    ///
    /// # Errors
    ///
    /// [`ConfigProblem::Credentials`] as for [`header`](Self::header).
    pub fn bearer(token: &Secret) -> Result<Self, ConfigProblem> {
        Self::header("authorization", &[("Bearer ", token)])
    }

    /// A header made of pairs of literal text and secret, for example
    /// `&[("accessKey=", access), (";secretKey=", secret)]`.
    ///
    /// # Errors
    ///
    /// [`ConfigProblem::Credentials`] if `name` is no name of a header, or a secret is empty, has whitespace around it, or contains a character that is not
    /// visible ASCII: each of these is a slip in the place where the key was stored.
    pub fn header(name: &str, parts: &[(&'static str, &Secret)]) -> Result<Self, ConfigProblem> {
        let length = parts.iter().map(|(text, secret)| text.len() + secret.expose().len()).sum();
        let mut line = Zeroizing::new(String::with_capacity(length));
        for (text, secret) in parts {
            let secret = secret.expose();
            if secret.is_empty() {
                return Err(ConfigProblem::Credentials("an API key is empty"));
            }
            if !secret.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(ConfigProblem::Credentials(
                    "an API key contains whitespace or another character that no key has",
                ));
            }
            line.push_str(text);
            line.push_str(secret);
        }
        let (Ok(name), Ok(mut value)) = (HeaderName::try_from(name), HeaderValue::from_str(&line)) else {
            return Err(ConfigProblem::Credentials("cannot be sent in a header"));
        };
        // Keeps it out of every Debug output of reqwest and hyper, and out of HPACK tables.
        value.set_sensitive(true);
        Ok(Self { name, value, secrets: parts.iter().map(|(_, secret)| (*secret).clone()).collect() })
    }

    pub(crate) fn apply(&self, headers: &mut HeaderMap) {
        headers.insert(self.name.clone(), self.value.clone());
    }

    pub(crate) fn name(&self) -> &HeaderName {
        &self.name
    }

    pub(crate) fn secrets(&self) -> &[Secret] {
        &self.secrets
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("header", &self.name).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_of_two_secrets() {
        let (access, secret) = (Secret::from("AK"), Secret::from("SK"));
        let name = "x-apikeys";
        let credentials =
            Credentials::header(name, &[("accessKey=", &access), (";secretKey=", &secret)]).unwrap();
        let mut headers = HeaderMap::new();
        credentials.apply(&mut headers);
        assert_eq!(headers[name], "accessKey=AK;secretKey=SK");
        assert!(headers[name].is_sensitive());
    }

    #[test]
    fn debug_shows_the_header_name_only() {
        let credentials = Credentials::bearer(&Secret::from("canary-7f3a")).unwrap();
        let text = format!("{credentials:?}");
        assert!(text.contains("authorization") && !text.contains("canary"), "{text}");
    }

    #[test]
    fn slips_are_refused() {
        for key in ["", " key", "key\n", "k ey", "k\u{e9}y", "key\u{200b}"] {
            assert!(Credentials::bearer(&Secret::from(key)).is_err(), "{key:?}");
        }
        assert!(Credentials::header("no name", &[("", &Secret::from("key"))]).is_err());
    }
}
