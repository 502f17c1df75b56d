//! The vendor's request ids, which its support asks for.

use http::{HeaderMap, HeaderName};

use crate::redact::Redactor;

/// Longer values are no ids. Both vendors send a UUID or less.
const MAX_LENGTH: usize = 128;

/// The ids of the attempts of one call, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestIds {
    all: Vec<String>,
    /// The place of that of the response which the call ends with, if it had one. That it did not is how the response of a
    /// proxy is known.
    last: Option<usize>,
}

impl RequestIds {
    /// Takes the id of a response, if it has one that is fit to print.
    ///
    /// An id ends up in error lines and logs. It comes from the other side, or from whatever stands in between, so
    /// only visible ASCII is taken, and anything else, or what tells a secret, is left out as a whole.
    pub(crate) fn record(&mut self, headers: &HeaderMap, names: &[HeaderName], redactor: &Redactor) {
        self.last = None;
        let value = names.iter().find_map(|name| headers.get(name));
        let Some(text) = value.and_then(|value| value.to_str().ok()) else { return };
        let is_plain =
            !text.is_empty() && text.len() <= MAX_LENGTH && text.bytes().all(|byte| byte.is_ascii_graphic());
        if is_plain && !redactor.tells(text) {
            self.all.push(text.to_owned());
            self.last = Some(self.all.len() - 1);
        }
    }

    /// That of the last response, if it had one.
    pub(crate) fn last(&self) -> Option<&str> {
        self.all.get(self.last?).map(String::as_str)
    }

    /// Where that of the last response stands.
    pub(crate) fn place(&self) -> Option<usize> {
        self.last
    }

    /// The same ids; the call ends with an earlier response, whose id stands at `place`.
    pub(crate) fn ending_at(self, place: Option<usize>) -> Self {
        Self { last: place, ..self }
    }

    pub(crate) fn all(&self) -> &[String] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn ids_of(value: &[u8]) -> Vec<String> {
        let name = HeaderName::from_static("x-request-id");
        let mut headers = HeaderMap::new();
        headers.insert(&name, HeaderValue::from_bytes(value).unwrap());
        let mut ids = RequestIds::default();
        let redactor = Redactor::new(["c4n4ry".to_owned()]);
        ids.record(&headers, &[HeaderName::from_static("x-other"), name], &redactor);
        ids.all().to_vec()
    }

    #[test]
    fn a_plain_id_is_kept() {
        assert_eq!(ids_of(b"0f3c-9a"), ["0f3c-9a"]);
    }

    #[test]
    fn a_response_without_an_id_does_not_borrow_that_of_an_earlier_one() {
        let name = [HeaderName::from_static("x-request-id")];
        let mut headers = HeaderMap::new();
        headers.insert(&name[0], HeaderValue::from_static("one"));
        let mut ids = RequestIds::default();
        let redactor = Redactor::new::<String>([]);
        ids.record(&headers, &name, &redactor);
        assert_eq!(ids.last(), Some("one"));
        ids.record(&HeaderMap::new(), &name, &redactor);
        assert_eq!((ids.last(), ids.all().len()), (None, 1));
    }

    #[test]
    fn an_id_that_tells_a_secret_is_left_out() {
        for value in [&b"c4n4ry"[..], b"id-C4N4RY-1", b"YzRuNHJ5", b"c4n4r%79"] {
            assert!(ids_of(value).is_empty(), "{value:?}");
        }
    }

    #[test]
    fn what_could_forge_a_log_line_is_left_out() {
        for value in [&b"a b"[..], b"a\tb", b"caf\xc3\xa9", b"", &[b'a'; 129]] {
            assert!(ids_of(value).is_empty(), "{value:?}");
        }
    }
}
