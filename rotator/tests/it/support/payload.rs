//! Payloads as the Gateway writes them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sdk_mock::{meraki, tenable};
use serde_json::{Value, json};

use super::{NEW, OLD};

/// A payload that can be spoilt.
#[derive(Clone)]
pub(crate) struct Payload {
    pub(crate) object: Value,
    pub(crate) records: Value,
}

impl Payload {
    /// With these attached records.
    pub(crate) fn new(user: &str, records: Value) -> Self {
        let object = json!({
            "providerRecordUid": "UID_PROVIDER", "resourceRecordUid": null, "userRecordUid": "UID_USER",
            "user": user, "newPassword": NEW, "oldPassword": OLD,
        });
        Self { object, records }
    }

    /// For the user that the fake Meraki has from the start.
    pub(crate) fn meraki() -> Self {
        let record = json!({
            "uid": "UID_CISCO", "title": "Cisco Authentication Record", "login": "someone",
            "network_id": meraki::NETWORK_ID, "password": meraki::API_KEY,
        });
        Self::new(meraki::USER_EMAIL, json!([record]))
    }

    /// For the user that the fake Tenable has from the start.
    pub(crate) fn tenable() -> Self {
        let record = json!({
            "uid": "UID_TENABLE", "title": "Tenable Authentication Record",
            "tenable_access_key": tenable::ACCESS_KEY, "tenable_secret_key": tenable::SECRET_KEY,
        });
        Self::new(tenable::USER, json!([record]))
    }

    /// As `rotator payload` writes it.
    pub(crate) fn practice(self) -> Self {
        self.with("userRecordUid", "made-by-rotator-payload")
    }

    /// With another value at a key, or without it for null.
    pub(crate) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.object[key] = value.into();
        self
    }

    /// Without a key.
    pub(crate) fn without(mut self, key: &str) -> Self {
        self.object.as_object_mut().unwrap().remove(key);
        self
    }

    /// With another field in the first record.
    pub(crate) fn with_field(mut self, label: &str, value: impl Into<Value>) -> Self {
        self.records[0][label] = value.into();
        self
    }

    /// Without a field in the first record.
    pub(crate) fn without_field(mut self, label: &str) -> Self {
        self.records[0].as_object_mut().unwrap().remove(label);
        self
    }

    /// With one record more.
    pub(crate) fn with_record(mut self, record: Value) -> Self {
        self.records.as_array_mut().unwrap().push(record);
        self
    }

    /// The JSON object, records included.
    pub(crate) fn json(&self) -> String {
        let mut object = self.object.clone();
        if object.get("records").is_none() {
            object["records"] = json!(STANDARD.encode(self.records.to_string()));
        }
        object.to_string()
    }

    /// What arrives on stdin, without the end of the line.
    pub(crate) fn base64(&self) -> String {
        STANDARD.encode(self.json())
    }

    /// What must never be printed.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let mut secrets: Vec<String> = ["newPassword", "oldPassword"]
            .iter()
            .filter_map(|key| self.object[key].as_str().map(str::to_owned))
            .collect();
        for record in self.records.as_array().into_iter().flatten() {
            for key in ["password", "tenable_access_key", "tenable_secret_key"] {
                secrets.extend(record[key].as_str().map(str::to_owned));
            }
        }
        secrets
    }
}
