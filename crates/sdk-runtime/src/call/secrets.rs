//! What of a request must not come back in a text.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use zeroize::Zeroizing;

use crate::Credentials;
use crate::redact::Redactor;
use crate::secret::noting::take_texts;

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
    /// The credentials, what was noted while the request was made, and every text of a body of which nothing is known, if
    /// that is JSON.
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
            if let Ok(value) = serde_json::from_slice(&self.0.unknown) {
                take_texts(value, &mut secrets);
            }
            Redactor::new(secrets)
        })
    }
}
