//! What answers the requests that a document allows.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::contract::Violation;
use crate::document::Operation;

/// A request as it came over the wire.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Request {
    /// The method, in capitals.
    pub method: String,
    /// The path, percent-encoded, without the query.
    pub path: String,
    /// The query, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The headers, names in lower case, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// A request of a method and a target such as `/users?limit=1`.
    pub fn new(method: &str, target: &str) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let query = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Self { method: method.to_owned(), path: path.to_owned(), query, ..Self::default() }
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    /// Sets a JSON body and its content type.
    #[must_use]
    pub fn with_json(mut self, body: &Value) -> Self {
        self.body = body.to_string().into_bytes();
        self.with_header("content-type", "application/json")
    }

    /// The first header of this name, in any case of letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// A request that the document allows, on its way to a backend.
#[derive(Debug)]
#[non_exhaustive]
pub struct Call<'a> {
    /// The operation.
    pub operation: &'a Operation,
    /// Path parameters, percent-decoded.
    pub path: &'a BTreeMap<String, String>,
    /// The request itself.
    pub request: &'a Request,
    /// The base URL of the server, without a slash at the end.
    pub base_url: &'a str,
    /// The body as JSON, where it is JSON.
    pub json: Option<&'a Value>,
}

impl Call<'_> {
    /// A path parameter; empty when the operation has none of this name.
    pub fn path(&self, name: &str) -> &str {
        self.path.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The first query parameter of this name.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.request.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All query parameters of this name.
    pub fn query_all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.request.query.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A field of the JSON body.
    pub fn field(&self, name: &str) -> Option<&Value> {
        self.json?.get(name)
    }

    /// A text field of the JSON body.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.field(name)?.as_str()
    }
}

/// What a backend says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body; empty for none.
    pub body: Vec<u8>,
}

impl Answer {
    /// An answer without a body and without a content type.
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// A JSON answer.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::raw(status, "application/json", body.to_string().into_bytes())
    }

    /// An answer of any media type.
    pub fn raw(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::empty(status).with_header("content-type", content_type).with_body(body)
    }

    /// Adds a header, or replaces it.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(key, _)| !key.eq_ignore_ascii_case(name));
        self.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    /// Replaces the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// The content type.
    pub fn content_type(&self) -> Option<&str> {
        self.headers.iter().find(|(name, _)| name == "content-type").map(|(_, value)| value.as_str())
    }
}

/// What answers the requests that a document allows.
pub trait Backend: Send + Sync + 'static {
    /// Answers a request that the document allows. A change takes effect before this returns.
    fn answer(&self, call: &Call<'_>) -> Answer;

    /// Answers a request whose only defect is that it carries no credentials.
    ///
    /// `None` leaves it to the server, which then treats it as any other violation.
    fn unauthenticated(&self, call: &Call<'_>, violation: &Violation) -> Option<Answer> {
        let _ = (call, violation);
        None
    }

    /// Answers a request that is over the limit; `seconds` until the next one is allowed.
    fn limited(&self, seconds: u64) -> Answer {
        Answer::empty(429).with_header("retry-after", &seconds.to_string())
    }

    /// An error of this status in the vendor's form, for a scripted fault that has no body of its own.
    fn error(&self, status: u16) -> Answer {
        Answer::json(status, &serde_json::json!({"error": format!("scripted fault: status {status}")}))
    }

    /// Headers that the vendor puts on every answer; `number` counts the requests of the server from 1.
    fn signature(&self, number: u64) -> Vec<(String, String)> {
        let _ = number;
        Vec::new()
    }
}
