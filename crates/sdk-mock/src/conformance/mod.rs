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
        for operation in document.operations() {
            report.begin(&operation.id);
            for extent in [Extent::Minimal, Extent::Full] {
                let arguments = self.examples.arguments(operation, extent);
                let outcome = call(operation, &arguments).await;
                report.called(&operation.id, &format!("{extent:?} arguments"), outcome);
            }
            let arguments = self.examples.arguments(operation, Extent::Minimal);
            for variation in Variation::ALL {
                let Some(response) = self.examples.varied(operation, variation, self.relied_on) else {
                    continue;
                };
                let fault = Fault::on(&operation.id).after_change().status(response.status);
                self.server.fault(fault.body("application/json", response.body));
                let outcome = call(operation, &arguments).await;
                report.called(&operation.id, &format!("{variation:?}"), outcome);
            }
            // Where a call failed before it was sent, its response waits for the next one.
            self.server.clear_faults();
        }
        self.compare(&mut report);
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
                let outcome = call(operation, &arguments).await;
                let received = self.server.requests_after(seen);
                seen += received.len();
                let found = match received.as_slice() {
                    [record] => {
                        let expected = self.examples.request_of(operation, &arguments);
                        compare::differences(&expected, &record.request)
                    }
                    [] => vec!["nothing was sent".to_owned()],
                    _ => vec![format!("{} requests were sent", received.len())],
                };
                report.called(&operation.id, &added, outcome);
                report.compared(&operation.id, &added, found);
            }
        }
        report
    }

    /// What was received, beside what the arguments mean.
    fn compare(&self, report: &mut Report) {
        let mut received = self.server.requests();
        for operation in self.server.contract().document().operations() {
            let (mine, others): (Vec<_>, Vec<_>) =
                received.into_iter().partition(|record| record.operation.as_deref() == Some(&operation.id));
            received = others;
            for (extent, record) in [Extent::Minimal, Extent::Full].into_iter().zip(&mine) {
                let expected = self.examples.request(operation, extent);
                let differences = compare::differences(&expected, &record.request);
                report.compared(&operation.id, &format!("{extent:?} arguments"), differences);
            }
            if mine.is_empty() {
                report.compared(&operation.id, "calls", vec!["the server received no request".to_owned()]);
            }
        }
        for violation in self.server.violations() {
            report.compared(&violation.operation.clone(), "document", vec![violation.to_string()]);
        }
    }
}
