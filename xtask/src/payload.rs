//! What the Gateway pipes to a script.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sdk_mock::meraki::{API_KEY, NETWORK_ID};
use serde_json::json;

/// The account that is rotated and where it is.
pub(crate) struct Account<'a> {
    pub(crate) base_url: &'a str,
    pub(crate) email: &'a str,
    pub(crate) id: &'a str,
    pub(crate) new_password: &'a str,
}

/// The line for a rotation at the mock of Meraki.
pub(crate) fn payload(account: &Account<'_>) -> String {
    let records = json!([{
        "uid": "bench", "title": "Cisco Authentication Record", "password": API_KEY,
        "network_id": NETWORK_ID, "api_url": account.base_url,
    }]);
    let payload = json!({
        "providerRecordUid": "bench", "resourceRecordUid": null, "userRecordUid": "bench",
        "user": account.email, "oldPassword": "Old-Bench-Passw0rd", "newPassword": account.new_password,
        "records": STANDARD.encode(records.to_string()),
    });
    format!("{}\n", STANDARD.encode(payload.to_string()))
}
