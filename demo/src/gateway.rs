//! What the Keeper Gateway pipes to a post-rotation script.
//!
//! The form is that of Keeper's documentation of post-rotation scripts ("Inputs and Outputs"): one line of Base64, of
//! a JSON object whose `records` are Base64 again, of a JSON array.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

/// A payload, and the secrets in it that no output may contain.
pub(crate) struct Payload {
    user: String,
    old_password: String,
    new_password: String,
    records: Vec<Value>,
    secrets: Vec<String>,
}

impl Payload {
    pub(crate) fn new(user: &str, old_password: &str, new_password: &str) -> Self {
        Self {
            user: user.to_owned(),
            old_password: old_password.to_owned(),
            new_password: new_password.to_owned(),
            records: Vec::new(),
            secrets: vec![old_password.to_owned(), new_password.to_owned()],
        }
    }

    /// Attaches a record.
    pub(crate) fn record(mut self, title: &str, fields: &[(&str, &str)]) -> Self {
        let mut record = Map::new();
        record.insert("uid".to_owned(), json!(format!("demo-record-{}", self.records.len() + 1)));
        record.insert("title".to_owned(), json!(title));
        for (label, value) in fields {
            record.insert((*label).to_owned(), json!(value));
            if label.contains("key") || *label == "password" {
                self.secrets.push((*value).to_owned());
            }
        }
        self.records.push(Value::Object(record));
        self
    }

    /// The line on stdin.
    pub(crate) fn line(&self) -> String {
        let payload = json!({
            "providerRecordUid": "demo-configuration",
            "resourceRecordUid": null,
            "userRecordUid": "demo-user",
            "user": self.user,
            "oldPassword": self.old_password,
            "newPassword": self.new_password,
            "records": STANDARD.encode(json!(self.records).to_string()),
        });
        format!("{}\n", STANDARD.encode(payload.to_string()))
    }

    pub(crate) fn user(&self) -> &str {
        &self.user
    }

    pub(crate) fn secrets(&self) -> &[String] {
        &self.secrets
    }
}
