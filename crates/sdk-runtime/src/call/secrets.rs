//! What of a request must not come back in a text.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use serde_json::Value;
use zeroize::{Zeroize, Zeroizing};

use crate::Credentials;
use crate::redact::Redactor;

/// The secrets of one request. Looked for only when there is a text to vet.
#[derive(Clone)]
pub(crate) struct Secrets(Arc<Lazy>);

struct Lazy {
    credentials: Option<Credentials>,
    body: Bytes,
    redactor: OnceLock<Redactor>,
}

impl Secrets {
    /// The credentials, and every string of a JSON body.
    pub(crate) fn new(credentials: Option<Credentials>, body: Bytes) -> Self {
        Self(Arc::new(Lazy { credentials, body, redactor: OnceLock::new() }))
    }

    /// What takes them out of a text.
    pub(crate) fn redactor(&self) -> &Redactor {
        self.0.redactor.get_or_init(|| {
            let mut secrets = Vec::new();
            for secret in self.0.credentials.as_ref().map_or(&[][..], Credentials::secrets) {
                secrets.push(Zeroizing::new(secret.expose().to_owned()));
            }
            if let Ok(mut value) = serde_json::from_slice::<Value>(&self.0.body) {
                strings(&mut value, &mut secrets);
            }
            Redactor::new(secrets)
        })
    }
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
