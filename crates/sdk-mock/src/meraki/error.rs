//! Errors in Meraki's form.

use serde_json::json;

use crate::backend::Response;

pub(super) fn not_found() -> Response {
    error(404, "Not found")
}

/// The form of all errors (Meraki, "Errors").
pub(super) fn error(status: u16, message: &str) -> Response {
    Response::json(status, &json!({"errors": [message]}))
}
