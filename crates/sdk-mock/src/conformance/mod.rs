//! Every operation of a document, called through a typed client, with made-up arguments and varied responses.
//!
//! The test of a client hands in how it calls an operation by its id; the rest is here:
//!
//! * each operation is called with the arguments that it requires, and with all that its document describes. What
//!   the server received must be the request that the document's values make, field by field;
//! * each operation's response must be decoded as the document has it, and in every [`Variation`].
//!
//! ```no_run
//! # async fn example(client: &dyn Fn(&str) -> Result<(), String>) {
//! use sdk_mock::conformance::Conformance;
//! # let (contract, examples): (sdk_mock::contract::Contract, sdk_mock::example::Examples) = todo!();
//! let server = sdk_mock::Server::builder(contract).start().await.unwrap();
//! let report = Conformance::new(&server, examples).run(async |operation, arguments| client(&operation.id)).await;
//! assert_eq!(report.failed(), Vec::<&str>::new(), "{report}");
//! # }
//! ```

mod compare;
mod report;

use serde_json::Value;

use crate::Fault;
use crate::document::Operation;
use crate::example::{Examples, Extent};
use crate::record::Recorded;
use crate::server::Server;
use crate::variation::Variation;

pub(crate) use compare::differences;
pub use report::Report;

/// The whole of a document, to be called through a client.
#[derive(Debug)]
#[must_use = "nothing is called before `run`"]
pub struct Conformance<'a> {
    server: &'a Server,
    examples: Examples,
    relied_on: &'a str,
}

impl<'a> Conformance<'a> {
    /// Every operation of the server's document. The examples must be of the same document.
    pub fn new(server: &'a Server, examples: Examples) -> Self {
        Self { server, examples, relied_on: "required" }
    }

    /// The keyword of a schema that lists the fields which the client relies on; `required` unless told otherwise.
    pub fn relied_on(mut self, keyword: &'a str) -> Self {
        self.relied_on = keyword;
        self
    }

    /// Calls every operation. `call` says in words why a call failed, or that the client lacks the operation.
    pub async fn run(self, call: impl AsyncFn(&Operation, &Value) -> Result<(), String>) -> Report {
        let document = self.server.contract().document().clone();
        let mut report = Report::default();
        let mut seen = self.server.requests().len();
        for operation in document.operations() {
            report.begin(&operation.id);
            for extent in [Extent::Minimal, Extent::Full] {
                let arguments = self.examples.arguments(operation, extent);
                let what = format!("{extent:?} arguments");
                self.compared(operation, &arguments, &what, &call, &mut seen, &mut report).await;
            }
            let arguments = self.examples.arguments(operation, Extent::Minimal);
            for variation in Variation::ALL {
                let Some(response) = self.examples.varied(operation, variation, self.relied_on) else {
                    continue;
                };
                let fault = Fault::on(&operation.id).after_change().status(response.status);
                let media_type = response.content_type().unwrap_or_default().to_owned();
                self.server.fault(fault.body(&media_type, response.body));
                let (outcome, _) = received(self.server, &mut seen, call(operation, &arguments)).await;
                report.called(&operation.id, &format!("{variation:?}"), outcome);
            }
        }
        for violation in self.server.violations() {
            report.compared(&violation.operation.clone(), "document", vec![violation.to_string()]);
        }
        report
    }

    /// Calls every operation with what it requires, and again with each other argument added alone. Exactly that must
    /// be sent: no default, no empty field, no query parameter of the client's own.
    pub async fn one_by_one(self, call: impl AsyncFn(&Operation, &Value) -> Result<(), String>) -> Report {
        let document = self.server.contract().document().clone();
        let mut report = Report::default();
        let mut seen = self.server.requests().len();
        for operation in document.operations() {
            report.begin(&operation.id);
            for (added, arguments) in self.examples.one_by_one(operation) {
                self.compared(operation, &arguments, &added, &call, &mut seen, &mut report).await;
            }
        }
        report
    }

    /// Calls an operation, and holds what was received to what the arguments mean.
    async fn compared(
        &self,
        operation: &Operation,
        arguments: &Value,
        what: &str,
        call: &impl AsyncFn(&Operation, &Value) -> Result<(), String>,
        seen: &mut usize,
        report: &mut Report,
    ) {
        let (outcome, received) = received(self.server, seen, call(operation, arguments)).await;
        let expected = if self.server.contract().asks_for_credentials() {
            self.examples.request_of(operation, arguments)
        } else {
            self.examples.without_credentials(operation, arguments)
        };
        let found = match received.as_slice() {
            [record] => differences(&expected, &record.request),
            [] => vec!["nothing was sent".to_owned()],
            _ => vec![format!("{} requests were sent", received.len())],
        };
        report.called(&operation.id, what, outcome);
        report.compared(&operation.id, what, found);
    }
}

/// What came of a call, and the requests that it sent.
pub(crate) async fn received<T>(
    server: &Server,
    seen: &mut usize,
    call: impl Future<Output = T>,
) -> (T, Vec<Recorded>) {
    let outcome = call.await;
    // Where a call failed before it was sent, its response waits for the next one.
    server.clear_faults();
    let requests = server.requests_after(*seen);
    *seen += requests.len();
    (outcome, requests)
}
