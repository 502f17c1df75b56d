//! Rows of a table: what a vendor's server is known to answer, and what a typed client must make of it; what a
//! caller sets, and what must be sent.
//!
//! Examples made from a document show that a client agrees with the document. Rows show that it agrees with the
//! server where the document is wrong.
//!
//! ```
//! use sdk_mock::replay::{Row, Sent};
//!
//! const ANSWERS: &[Row] = &[
//!     Row::empty("no body", "users-delete"),
//!     Row::json("text", "server-properties", r#"{"idle_timeout":"30"}"#, &[r#"idle_timeout: Some("30")"#]),
//! ];
//! const REQUESTS: &[Sent] = &[Sent::body("no default", "users-edit", r#"{"name":"n"}"#)];
//! ```

mod report;
mod row;

use serde_json::{Map, Value};

use crate::Fault;
use crate::conformance::differences;
use crate::document::Operation;
use crate::example::{Examples, Extent};
use crate::record::Recorded;
use crate::server::Server;

pub use report::Report;
pub use row::{Row, Sent};

/// Plays rows through a client. `C` calls an operation with its arguments and gives the decoded answer, or the error,
/// as `Debug` shows it.
#[derive(Debug)]
pub struct Replay<'a, C> {
    server: &'a Server,
    examples: Examples,
    call: C,
    selection: bool,
    /// Requests that were there before, of this replay or not.
    seen: usize,
    report: Report,
}

impl<'a, C: AsyncFn(&Operation, &Value) -> Result<String, String>> Replay<'a, C> {
    /// A replay against a server. The examples must be of the same document.
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

    /// What came of all rows.
    pub fn report(self) -> Report {
        self.report
    }

    /// Answers as the rows say, and looks at what the client shows.
    pub async fn answers(&mut self, rows: &[Row]) {
        for row in rows {
            if row.complete && self.selection {
                self.report.skipped(row.defect, row.operation);
                continue;
            }
            let Some((operation, arguments)) = self.find(row.defect, row.operation, row.arguments, None)
            else {
                continue;
            };
            let fault = Fault::on(row.operation).status(row.status).body(row.content_type, row.body);
            self.server
                .fault(row.headers.iter().fold(fault, |fault, (name, value)| fault.header(name, value)));
            let (outcome, requests) = self.send(&operation, &arguments).await;
            let found = match requests.as_slice() {
                [] => vec![format!("no request was sent: {outcome:?}")],
                [request, ..] if request.refused => self.violations(row.operation),
                _ => row.compare(&outcome),
            };
            self.report.ran(row.defect, row.operation, found);
        }
    }

    /// Sends what the rows set, and looks at what arrives.
    pub async fn requests(&mut self, rows: &[Sent]) {
        for row in rows {
            if row.complete && self.selection {
                self.report.skipped(row.defect, row.operation);
                continue;
            }
            let Some((operation, arguments)) = self.find(row.defect, row.operation, row.arguments, row.body)
            else {
                continue;
            };
            // The backend's answer is not what this is about, and need not be one that a server gives.
            let (outcome, requests) = self.send(&operation, &arguments).await;
            let found = match (requests.as_slice(), row.refused) {
                ([], Some(words)) => row::lacks(&format!("{outcome:?}"), &[words]),
                (_, Some(_)) => vec!["it was sent".to_owned()],
                ([], None) => vec![format!("no request was sent: {outcome:?}")],
                ([request, ..], None) => {
                    let expected = self.examples.request_of(&operation, &arguments);
                    let mut found = differences(&expected, &request.request);
                    found.extend(row.compare(request));
                    if request.refused {
                        found.extend(self.violations(row.operation));
                    }
                    found
                }
            };
            self.report.ran(row.defect, row.operation, found);
        }
    }

    /// The operation of a row with its arguments, where the document has it.
    fn find(&mut self, defect: &str, id: &str, own: &str, body: Option<&str>) -> Option<(Operation, Value)> {
        let operation = self.server.contract().document().operation(id).cloned();
        let Some(operation) = operation else {
            self.report.skipped(defect, id);
            return None;
        };
        let mut arguments = self.examples.arguments(&operation, Extent::Minimal);
        let own = serde_json::from_str::<Map<String, Value>>(if own.is_empty() { "{}" } else { own });
        let body = body.map(serde_json::from_str::<Value>).transpose();
        let (Ok(own), Ok(body), Some(all)) = (own, body, arguments.as_object_mut()) else {
            self.report.ran(defect, id, vec!["the row's arguments are not JSON".to_owned()]);
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

    async fn send(
        &mut self,
        operation: &Operation,
        arguments: &Value,
    ) -> (Result<String, String>, Vec<Recorded>) {
        let outcome = (self.call)(operation, arguments).await;
        // Where a call failed before it was sent, its answer waits for the next one.
        self.server.clear_faults();
        let requests = self.server.requests_after(self.seen);
        self.seen += requests.len();
        (outcome, requests)
    }
}
