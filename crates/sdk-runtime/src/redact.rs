//! Removing the secrets of a request from texts that came from outside.

use serde_json::Value;

use crate::Credentials;

/// Knows what must not be in a text.
pub(crate) struct Redactor {
    needles: Vec<String>,
}

const MARK: &str = "[redacted]";

impl Redactor {
    pub(crate) fn new(credentials: Option<&Credentials>, body: &[u8]) -> Self {
        let mut needles: Vec<String> = Vec::new();
        if let Some(credentials) = credentials {
            needles.extend(credentials.secrets().iter().map(|secret| secret.expose().to_owned()));
        }
        if let Ok(value) = serde_json::from_slice::<Value>(body) {
            strings(&value, &mut needles);
        }
        needles.retain(|needle| !needle.is_empty());
        needles.sort_by_key(|needle| std::cmp::Reverse(needle.len()));
        Self { needles }
    }

    pub(crate) fn redact(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for needle in &self.needles {
            text = text.replace(needle.as_str(), MARK);
        }
        text
    }
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|member| strings(member, found)),
        _ => {}
    }
}
