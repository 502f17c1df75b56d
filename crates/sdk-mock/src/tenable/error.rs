//! Errors in the forms that were recorded or documented.

use serde_json::json;

use crate::backend::Response;

/// No, or wrong, credentials (documented example).
pub(super) fn unauthorized() -> Response {
    common(401, "Unauthorized", "Invalid credentials.")
}

/// Too low a role (recorded).
pub(super) fn forbidden() -> Response {
    common(403, "Forbidden", "Insufficient scope")
}

/// An object that is not there (recorded).
pub(super) fn not_found() -> Response {
    common(404, "Not Found", "Not Found")
}

/// A refusal with a reason (recorded).
pub(super) fn refused(reason: &str) -> Response {
    Response::json(400, &json!({"error": reason}))
}

/// Too many requests: HTML, not JSON (documented example).
pub(super) fn too_many() -> Response {
    let page = "<html>\r\n<head><title>429 Too Many Requests</title></head>\r\n<body bgcolor=\"white\">\r\n\
        <center><h1>429 Too Many Requests</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    Response::raw(429, "text/html", page)
}

/// Any status in the most common form.
pub(super) fn of_status(status: u16) -> Response {
    match status {
        401 => unauthorized(),
        403 => forbidden(),
        404 => not_found(),
        429 => too_many(),
        500 => common(500, "Internal Server Error", "An internal server error occurred"),
        409 | 502 | 503 => {
            let reason = hyper::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
            common(status, reason.unwrap_or_default(), reason.unwrap_or_default())
        }
        _ => common(status, "Error", "scripted fault"),
    }
}

fn common(status: u16, error: &str, message: &str) -> Response {
    Response::json(status, &json!({"statusCode": status, "error": error, "message": message}))
}
