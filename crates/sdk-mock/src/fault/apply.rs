//! What a fault makes of a response.

use std::io::Read as _;
use std::time::Duration;

use flate2::Compression;
use flate2::read::GzEncoder;
use serde::Deserialize;
use serde_json::Value;

use super::{Fault, json};
use crate::backend::{Request, Response};

/// What happens to the response on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Wire {
    /// It is sent.
    #[default]
    #[serde(skip)]
    Deliver,
    /// It is sent, and the connection is closed without a word.
    ThenClose,
    /// The connection is closed instead.
    Close,
    /// The connection is reset instead.
    Reset,
    /// Nothing happens any more.
    Hang,
    /// So many bytes of the body, then the end.
    Truncate(usize),
    /// So many bytes of the body, then silence.
    Stall(usize),
    /// The body in ten pieces, with a pause before each.
    #[serde(rename = "trickle-ms", deserialize_with = "json::milliseconds")]
    Trickle(Duration),
}

impl Wire {
    /// Whether there is no response at all.
    pub(crate) fn is_silent(self) -> bool {
        matches!(self, Self::Close | Self::Reset | Self::Hang)
    }
}

impl Fault {
    /// Whether the backend sees the call before it gets a response. What only delays or cuts the backend's own response does not
    /// keep it away, and a variation is one of that response.
    pub(crate) fn reaches_backend(&self) -> bool {
        let replaced = self.status.is_some() || !self.headers.is_empty() || self.body.is_some() || self.echo;
        let is_first = !self.after_change && self.vary.is_empty();
        self.commit_after.is_none() && !(is_first && (replaced || self.wire.is_silent()))
    }

    /// The response after the fault. `healthy` is the backend's, absent where the backend was not asked.
    pub(crate) fn apply(
        &self,
        request: &Request,
        healthy: Option<Response>,
        error: impl Fn(u16) -> Response,
    ) -> Response {
        let mut response = match (healthy, self.status.or(self.echo.then_some(400))) {
            (Some(response), None) => response,
            (Some(response), Some(status)) if status < 300 => Response { status, ..response },
            (_, Some(status)) if status >= 400 => error(status),
            (_, status) => Response::empty(status.unwrap_or(200)),
        };
        if self.echo {
            response = echo(response.status, request);
        }
        if let Some((content_type, body)) = &self.body {
            response.headers.retain(|(name, _)| name != "content-type");
            response.body.clone_from(body);
            let content_type = self.content_type.as_deref().unwrap_or(content_type);
            if !content_type.is_empty() {
                response = response.with_header("content-type", content_type);
            }
        }
        for (name, value) in &self.headers {
            response = response.with_header(name, value);
        }
        if let (false, Ok(mut json)) = (self.vary.is_empty(), serde_json::from_slice::<Value>(&response.body))
        {
            self.vary.iter().for_each(|variation| variation.apply(&mut json));
            response.body = json.to_string().into_bytes();
        }
        let accepted = request.header("accept-encoding").is_some_and(|accepted| accepted.contains("gzip"));
        if self.gzip && accepted && !response.body.is_empty() {
            let compressed = compressed(&response.body);
            response = response.with_header("content-encoding", "gzip").with_body(compressed);
        }
        response
    }
}

fn compressed(body: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    // Reading from memory does not fail.
    let _ = GzEncoder::new(body, Compression::fast()).read_to_end(&mut compressed);
    compressed
}

/// An error that gives everything back, in the ways in which servers do it.
fn echo(status: u16, request: &Request) -> Response {
    let text = String::from_utf8_lossy(&request.body);
    let headers: Vec<_> = request.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let body = serde_json::json!({
        "errors": [format!("cannot process {text}"), format!("headers were {}", headers.join("; "))],
        "error": text,
        "message": format!("{} {} {text}", request.method, request.path),
        "request": serde_json::from_slice::<Value>(&request.body).unwrap_or(Value::Null),
    });
    Response::json(status, &body)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn apply(fault: Fault, healthy: Option<Response>) -> Response {
        let request = Request::new("PUT", "/x").with_json(&json!({"password": "canary"}));
        fault.apply(&request, healthy, |status| Response::json(status, &json!({"error": "e"})))
    }

    #[test]
    fn only_what_happens_after_the_change_reaches_the_backend() {
        let reaches = |fault: Fault| fault.reaches_backend();
        assert!(reaches(Fault::on("a").delay(Duration::from_secs(1))));
        assert!(reaches(Fault::on("a").trickle(Duration::ZERO)));
        assert!(reaches(Fault::on("a").after_change().status(502)));
        assert!(!reaches(Fault::on("a").status(502)));
        assert!(!reaches(Fault::on("a").reset_connection()));
        assert!(!reaches(Fault::on("a").redirect(308, "/")));
        assert!(!reaches(Fault::on("a").commit_after(Duration::ZERO)));
    }

    #[test]
    fn an_error_has_the_vendors_form() {
        let response = apply(Fault::on("a").status(503).retry_after_seconds(2), None);
        assert_eq!((response.status, response.body.as_slice()), (503, br#"{"error":"e"}"#.as_slice()));
        assert!(response.headers.contains(&("retry-after".to_owned(), "2".to_owned())));
    }

    #[test]
    fn a_foreign_body_replaces_type_and_content() {
        let healthy = Response::json(200, &json!({"updated": true}));
        let response = apply(Fault::on("a").after_change().html(), Some(healthy.clone()));
        assert_eq!((response.status, response.content_type()), (200, Some("text/html")));
        let response = apply(Fault::on("a").after_change().empty_body(), Some(healthy));
        assert_eq!((response.body.len(), response.content_type()), (0, None));
    }

    #[test]
    fn an_echo_repeats_secrets() {
        let response = apply(Fault::on("a").echo(400), None);
        assert_eq!(response.status, 400);
        assert!(String::from_utf8(response.body).unwrap().contains("canary"));
    }

    #[test]
    fn a_body_is_compressed_for_those_who_can_read_it() {
        let healthy = Response::json(200, &json!({"name": "n".repeat(1000)}));
        let body = |accepted: &str| {
            let request = Request::new("GET", "/x").with_header("accept-encoding", accepted);
            Fault::on("a").gzip().apply(&request, Some(healthy.clone()), Response::empty)
        };
        assert_eq!(body("br"), healthy);
        let compressed = body("br, gzip");
        assert_eq!((compressed.status, compressed.header("content-encoding")), (200, Some("gzip")));
        let mut body = Vec::new();
        flate2::read::GzDecoder::new(&*compressed.body).read_to_end(&mut body).unwrap();
        assert!(compressed.body.len() < 100 && body == healthy.body);
        assert!(serde_json::from_str::<Fault>(r#"{"gzip": true}"#).unwrap().gzip);
    }
}
