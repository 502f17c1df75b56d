//! Errors in Meraki's form.

use serde_json::json;

use crate::backend::Answer;

pub(super) fn not_found() -> Answer {
    error(404, "Not found")
}

/// The form of all errors (Meraki, "Errors").
pub(super) fn error(status: u16, message: &str) -> Answer {
    Answer::json(status, &json!({"errors": [message]}))
}
