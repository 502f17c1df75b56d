//! What responds to the requests that a document allows.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::contract::Violation;
use crate::document::Operation;
pub use crate::message::{Request, Response};

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
    /// The media types that the client asks for.
    pub(crate) fn accept(&self) -> Option<&str> {
        self.request.header("accept")
    }

    /// A path parameter; empty when the operation has none of this name.
    pub fn path(&self, name: &str) -> &str {
        self.path.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The first query parameter of this name.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query_all(name).next()
    }

    /// All query parameters of this name.
    pub fn query_all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.request.all(name)
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

/// What responds to the requests that a document allows.
pub trait Backend: Send + Sync + 'static {
    /// Responds to a request that the document allows. A change takes effect before this returns.
    fn respond(&self, call: &Call<'_>) -> Response;

    /// Responds to a request whose only defect is that it carries no credentials.
    ///
    /// `None` leaves it to the server, which then treats it as any other violation.
    fn unauthenticated(&self, _call: &Call<'_>, _violation: &Violation) -> Option<Response> {
        None
    }

    /// Responds to a request that is over the limit; `seconds` until the next one is allowed.
    fn limited(&self, seconds: u64) -> Response {
        Response::empty(429).with_header("retry-after", &seconds.to_string())
    }

    /// The same response in a form that the document allows, where the backend knows one: for a response that was written
    /// after another document.
    fn adapted(&self, _call: &Call<'_>, _response: &Response) -> Option<Response> {
        None
    }

    /// An error of this status in the vendor's form, for a scripted fault that has no body of its own.
    fn error(&self, status: u16) -> Response {
        Response::json(status, &serde_json::json!({"error": format!("scripted fault: status {status}")}))
    }

    /// Headers that the vendor puts on every response; `number` counts the requests of the server from 1.
    fn vendor_headers(&self, _number: u64) -> Vec<(String, String)> {
        Vec::new()
    }

    /// Headers that carry credentials, beside those of which the document says so.
    fn credentials(&self) -> &'static [&'static str] {
        &[]
    }

    /// Goes back to the state of the start. Without state there is nothing to do.
    fn reset(&self) {}

    /// Keeps a copy of the state under a name. `false`: there is no state.
    fn keep(&self, _name: &str) -> bool {
        false
    }

    /// Goes back to the state of that name. `false`: there is none.
    fn restore(&self, _name: &str) -> bool {
        false
    }

    /// How many operations of the document keep state.
    fn stateful_operations(&self) -> usize {
        0
    }

    /// The state as JSON, for those who look at it from outside. `None`: there is none.
    fn state(&self) -> Option<Value> {
        None
    }

    /// Adds to the state what is in `addition`, which has the form of [`Backend::state`].
    ///
    /// # Errors
    /// When there is no state, or `addition` has another form.
    fn add_state(&self, _addition: Value) -> Result<(), String> {
        Err("this server has no state: give a stub instead".to_owned())
    }
}
