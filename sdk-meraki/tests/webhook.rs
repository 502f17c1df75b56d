//! Who sent a webhook.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use sdk_meraki::{Client, Secret, is_genuine_webhook};
use sdk_mock::meraki::{API_KEY, Meraki, ORGANIZATION_ID};
use serde_json::Value;

fn client(meraki: &Meraki) -> Client {
    Client::builder().api_key(API_KEY).base_url(meraki.base_url()).build().unwrap()
}

/// With the payload that the document shows of such a message.
#[tokio::test]
async fn the_secret_tells_who_sent_it() {
    let meraki = Meraki::start().await;
    let types = client(&meraki).get_organization_webhooks_alert_types().organization_id(ORGANIZATION_ID);
    let types = types.send_value().await.unwrap();
    let payload: Value = types[0]["example"].clone();
    let secret = Secret::from(payload["sharedSecret"].as_str().unwrap());
    let body = |payload: &Value| serde_json::to_vec(payload).unwrap();

    assert!(is_genuine_webhook(&body(&payload), &secret));
    for wrong in ["Example-Secret-2", "Example-Secret-", "Example-Secret-11", ""] {
        assert!(!is_genuine_webhook(&body(&payload), &Secret::from(wrong)), "{wrong}");
    }
    // What a receiver without a secret is sent.
    let mut unset = payload.clone();
    unset["sharedSecret"] = "".into();
    assert!(!is_genuine_webhook(&body(&unset), &Secret::default()));
    unset.as_object_mut().unwrap().remove("sharedSecret");
    assert!(!is_genuine_webhook(&body(&unset), &secret));
    assert!(!is_genuine_webhook(b"<html>", &secret));
}
