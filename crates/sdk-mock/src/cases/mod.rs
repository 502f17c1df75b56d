//! Cases of a table: what a vendor's server is known to respond with, and what a typed client must make of it; what a
//! caller sets, and what must be sent.
//!
//! Examples made from a document show that a client agrees with the document. Cases show that it agrees with the
//! server where the document is wrong.
//!
//! ```
//! use sdk_mock::cases::{ResponseCase, RequestCase};
//!
//! const RESPONSES: &[ResponseCase] = &[
//!     ResponseCase::empty("no body", "users-delete"),
//!     ResponseCase::json("text", "server-properties", r#"{"idle_timeout":"30"}"#, &[r#"idle_timeout: Some("30")"#]),
//! ];
//! const REQUESTS: &[RequestCase] = &[RequestCase::body("no default", "users-edit", r#"{"name":"n"}"#)];
//! ```

mod case;
mod report;

use case::About;
use serde_json::{Map, Value};

use crate::Fault;
use crate::conformance::{differences, received};
use crate::document::Operation;
use crate::example::{Examples, Extent};
use crate::recording::Case;
use crate::server::Server;

pub use case::{RequestCase, ResponseCase};
pub use report::Report;

/// Plays cases through a client. `C` calls an operation with its arguments and gives the decoded response, or the error,
/// as `Debug` shows it.
#[derive(Debug)]
pub struct CaseRunner<'a, C> {
    server: &'a Server,
    examples: Examples,
    call: C,
    selection: bool,
    /// Requests that were there before, of this runner or not.
    seen: usize,
    report: Report,
}

impl<'a, C: AsyncFn(&Operation, &Value) -> Result<String, String>> CaseRunner<'a, C> {
    /// A runner against a server. The examples must be of the same document.
    pub fn new(server: &'a Server, examples: Examples, call: C) -> Self {
        let seen = server.requests().len();
        Self { server, examples, call, selection: false, seen, report: Report::default() }
    }

    /// The document is a selection of the vendor's: it lacks operations, and members of others.
    #[must_use]
    pub fn selection(mut self, selection: bool) -> Self {
        self.selection = selection;
        self
    }

    /// What came of all cases.
    pub fn report(self) -> Report {
        self.report
    }

    /// Responds as the cases say, and checks what the client shows.
    pub async fn responses(&mut self, cases: &[ResponseCase]) {
        for case in cases {
            let Some((operation, arguments)) = self.find(case.about, None) else { continue };
            let id = case.about.operation;
            let fault = Fault::on(id).status(case.status).body(case.content_type, case.body);
            self.server
                .fault(case.headers.iter().fold(fault, |fault, (name, value)| fault.header(name, value)));
            let call = (self.call)(&operation, &arguments);
            let (outcome, requests) = received(self.server, &mut self.seen, call).await;
            let found = match requests.as_slice() {
                [] => vec![format!("no request was sent: {outcome:?}")],
                [request, ..] if request.refused => self.violations(id),
                _ => case.compare(&outcome),
            };
            self.report.ran(case.about, found);
        }
    }

    /// Responds as a real server did in a recording, and checks whether the client reads a success as one, and a refusal as a
    /// refusal. What a client repeats (429, 5xx) or follows (3xx) is left out, and what is in no document.
    pub async fn recorded(&mut self, cases: &[Case]) {
        for case in cases {
            let status = case.response.status;
            let Some(id) =
                case.operation.as_deref().filter(|_| matches!(status, 200..=299 | 400..=407 | 409..=428))
            else {
                continue;
            };
            let about = About { defect: "recorded", operation: id, arguments: "", complete: false };
            let Some((operation, arguments)) = self.find(about, None) else { continue };
            let content_type = case.response.content_type().unwrap_or_default();
            let fault = Fault::on(id).status(status).body(content_type, case.response.body.clone());
            let headers = case.response.headers.iter().filter(|(name, _)| name != "content-type");
            self.server.fault(headers.fold(fault, |fault, (name, value)| fault.header(name, value)));
            let call = (self.call)(&operation, &arguments);
            let (outcome, _) = received(self.server, &mut self.seen, call).await;
            let found = match outcome {
                Err(shown) if status < 400 => Some(format!("status {status} was not read: {shown}")),
                Ok(_) if status >= 400 => Some(format!("status {status} was read as a success")),
                _ => None,
            };
            self.report.ran(about, found.into_iter().collect());
        }
    }

    /// Sends what the cases set, and checks what arrives.
    pub async fn requests(&mut self, cases: &[RequestCase]) {
        for case in cases {
            let Some((operation, arguments)) = self.find(case.about, case.body) else { continue };
            // The backend's response is not what this is about, and need not be one that a server gives.
            let call = (self.call)(&operation, &arguments);
            let (outcome, requests) = received(self.server, &mut self.seen, call).await;
            let found = match (requests.as_slice(), case.refused) {
                ([], Some(words)) => case::lacks(&format!("{outcome:?}"), &[words]),
                (_, Some(_)) => vec!["it was sent".to_owned()],
                ([], None) => vec![format!("no request was sent: {outcome:?}")],
                ([request, ..], None) => {
                    let expected = self.examples.request_of(&operation, &arguments);
                    let mut found = differences(&expected, &request.request);
                    found.extend(case.compare(request));
                    if request.refused {
                        found.extend(self.violations(case.about.operation));
                    }
                    found
                }
            };
            self.report.ran(case.about, found);
        }
    }

    /// The operation of a case with its arguments, where the document has it.
    fn find(&mut self, about: About<'_>, body: Option<&str>) -> Option<(Operation, Value)> {
        let operation = self.server.contract().document().operation(about.operation).cloned();
        let Some(operation) = operation.filter(|_| !(about.complete && self.selection)) else {
            self.report.skipped(about);
            return None;
        };
        let mut arguments = self.examples.arguments(&operation, Extent::Minimal);
        let own = if about.arguments.is_empty() { "{}" } else { about.arguments };
        let own = serde_json::from_str::<Map<String, Value>>(own);
        let body = body.map(serde_json::from_str::<Value>).transpose();
        let (Ok(own), Ok(body), Some(all)) = (own, body, arguments.as_object_mut()) else {
            self.report.ran(about, vec!["the case's arguments are not JSON".to_owned()]);
            return None;
        };
        all.extend(own);
        all.extend(body.map(|body| ("body".to_owned(), body)));
        Some((operation, arguments))
    }

    /// In what the requests of an operation have broken the document.
    fn violations(&self, operation: &str) -> Vec<String> {
        let all = self.server.violations();
        all.iter().filter(|one| one.operation == operation).map(ToString::to_string).collect()
    }
}
