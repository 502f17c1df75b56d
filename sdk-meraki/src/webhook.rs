//! Who sent a webhook.

use serde::Deserialize;
use subtle::ConstantTimeEq;

use crate::Secret;

/// The member of the payload; the templates that come with the Dashboard have it.
#[derive(Deserialize)]
struct Payload {
    #[serde(rename = "sharedSecret")]
    shared_secret: Secret,
}

/// Whether the body of a webhook carries the secret that its receiver has in the Dashboard (`sharedSecret` of
/// `createNetworkWebhooksHttpServer`): the vendor's only proof of who sent it
/// (<https://developer.cisco.com/meraki/webhooks/introduction/>).
///
/// The secrets are compared in constant time; their lengths can be told. An empty `secret` is nobody's: who forgot to set one
/// lets nobody in, while the Dashboard sends an empty text for a receiver without a secret.
///
/// ```
/// use sdk_meraki::{Secret, is_genuine_webhook};
///
/// let secret = Secret::from("Example-Secret-1");
/// assert!(is_genuine_webhook(br#"{"sharedSecret": "Example-Secret-1", "alertType": "APs went down"}"#, &secret));
/// assert!(!is_genuine_webhook(br#"{"sharedSecret": "", "alertType": "APs went down"}"#, &Secret::default()));
/// ```
#[must_use]
pub fn is_genuine_webhook(body: &[u8], secret: &Secret) -> bool {
    let Ok(Payload { shared_secret }) = serde_json::from_slice(body) else { return false };
    let is_set = !secret.expose().is_empty();
    is_set & bool::from(shared_secret.expose().as_bytes().ct_eq(secret.expose().as_bytes()))
}
