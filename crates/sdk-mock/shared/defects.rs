//! Plays the tables of `tests/defects` of an SDK through its typed client.
//!
//! A file that the tests of both SDKs include. A case whose operation is not in the document that the build was made of
//! is left out; the vendors' complete documents have all of them, so there a missing operation is a failure.

use sdk_mock::cases::{CaseRunner, Report, RequestCase, ResponseCase};
use sdk_mock::conformance::Conformance;
use sdk_mock::contract::Contract;
use sdk_mock::document::Operation;
use sdk_mock::example::{Examples, Extent};
use sdk_mock::record::Recorded;
use sdk_mock::{Fault, Server};
use serde_json::Value;

use crate::ARRAYS;
use crate::typed_client::{Clients, document};

/// Whether the document is the vendor's, and not the project's selection.
pub(crate) fn is_complete() -> bool {
    !document().title().ends_with("a selection")
}

async fn server() -> (Server, Examples) {
    let contract = Contract::new(document()).query_arrays(ARRAYS);
    let server = Server::builder(contract).lenient().start().await.unwrap();
    (server, Examples::new(document()).query_arrays(ARRAYS))
}

/// What the server responds with, and what the client must show.
pub(crate) async fn responses(cases: &[ResponseCase]) {
    let (server, examples) = server().await;
    let clients = Clients::new(server.base_url());
    let call = async |operation: &Operation, arguments: &Value| clients.call(operation, arguments).await;
    let mut runner = CaseRunner::new(&server, examples, call).selection(!is_complete());
    runner.responses(cases).await;
    check(&runner.report());
}

/// What the caller sets, and what must be sent.
pub(crate) async fn requests(cases: &[RequestCase]) {
    let (server, examples) = server().await;
    let clients = Clients::new(server.base_url());
    let call = async |operation: &Operation, arguments: &Value| clients.call(operation, arguments).await;
    let mut runner = CaseRunner::new(&server, examples, call).selection(!is_complete());
    runner.requests(cases).await;
    check(&runner.report());
}

#[track_caller]
fn check(report: &Report) {
    println!("{report}");
    assert!(report.failed().is_empty(), "{report}");
    assert!(!is_complete() || report.missing().is_empty(), "not in the document: {:#?}", report.missing());
}

/// Calls every operation with what it requires, and again with each other argument alone.
pub(crate) async fn one_by_one() -> sdk_mock::conformance::Report {
    let (server, examples) = server().await;
    let clients = Clients::new(server.base_url());
    Conformance::new(&server, examples)
        .one_by_one(async |operation, arguments| clients.call(operation, arguments).await.map(drop))
        .await
}

/// Refuses every operation with this response, and gives what the client shows of it.
#[allow(dead_code, reason = "not every SDK asks for it")]
pub(crate) async fn refused(status: u16, body: &'static str) -> Vec<(String, String)> {
    let (server, examples) = server().await;
    let clients = Clients::new(server.base_url());
    server.fault(Fault::on_any().status(status).body("application/json", body).always());
    let mut outcomes = Vec::new();
    for operation in document().operations() {
        let arguments = examples.arguments(operation, Extent::Minimal);
        match clients.call(operation, &arguments).await {
            Err(error) if error == Clients::NO_METHOD => {}
            Ok(shown) | Err(shown) => outcomes.push((operation.id.clone(), shown)),
        }
    }
    outcomes
}

/// Sends single requests, for questions that are asked of every operation.
#[allow(dead_code, reason = "not every SDK asks for it")]
pub(crate) struct Sender {
    server: Server,
    examples: Examples,
    clients: Clients,
    seen: usize,
}

#[allow(dead_code, reason = "not every SDK asks for it")]
impl Sender {
    pub(crate) async fn start() -> Self {
        let (server, examples) = server().await;
        let clients = Clients::new(server.base_url());
        Self { server, examples, clients, seen: 0 }
    }

    /// Sends what an operation requires, changed with a view to all that there is, and gives the request that arrived.
    pub(crate) async fn send(
        &mut self,
        operation: &Operation,
        change: impl FnOnce(&mut Value, &Value),
    ) -> Option<Recorded> {
        let mut arguments = self.examples.arguments(operation, Extent::Minimal);
        change(&mut arguments, &self.examples.arguments(operation, Extent::Full));
        // What came of it is told by the request.
        let _ = self.clients.call(operation, &arguments).await;
        let requests = self.server.requests_after(self.seen);
        self.seen += requests.len();
        requests.into_iter().next()
    }
}
