//! Every operation of the document that a build was made of, called through the client: with the arguments that
//! it requires and with all that there are, and with responses that changed over night.
//!
//! A file that the tests of every SDK include and no part of a crate. The test says how arrays travel (`crate::ARRAYS`),
//! and gives the vendor's fake (`crate::fake`) and what exists there (`crate::IDS`).

use sdk_mock::Server;
use sdk_mock::cases::CaseRunner;
use sdk_mock::conformance::Conformance;
use sdk_mock::contract::{Contract, ViolationKind};
use sdk_mock::example::{Examples, Extent};
use sdk_mock::recording;

use crate::typed_client::{self, Clients, document};
use crate::{ARRAYS, sdk};

#[tokio::test]
async fn every_operation_is_sent_and_decoded() {
    let document = document();
    let contract = Contract::new(document.clone()).query_arrays(ARRAYS);
    let server = Server::builder(contract).start().await.unwrap();
    let clients = Clients::new(server.base_url());
    let examples = Examples::new(document.clone()).query_arrays(ARRAYS);

    // What a vendor calls required is a claim; the overlay says what was seen to be true.
    let ours = document.title().ends_with("a selection");
    let report = Conformance::new(&server, examples)
        .relied_on(if ours { "required" } else { "x-codegen-identity" })
        .run(async |operation, arguments| clients.call(operation, arguments).await.map(drop))
        .await;

    println!("{report}");
    assert_eq!(report.failed(), Vec::<&str>::new(), "{report}");
    if ours {
        assert_eq!(sdk::operations::ALL.len(), document.operations().len());
    }
}

/// The fake was written after one document and serves any: with this one, too, its responses are what the document says.
#[tokio::test]
async fn the_fake_keeps_to_the_document() {
    let document = document();
    let fake = crate::fake(document.clone()).await;
    let clients = Clients::new(fake.base_url());
    let examples = Examples::new(document.clone()).query_arrays(ARRAYS);
    for operation in document.operations() {
        for extent in [Extent::Minimal, Extent::Full] {
            let mut arguments = examples.arguments(operation, extent);
            for (name, id) in
                crate::IDS.iter().filter(|(name, _)| operation.path.contains(&format!("{{{name}}}")))
            {
                arguments[*name] = (*id).into();
            }
            // Whether it is refused or not: what counts is in what form.
            drop(clients.call(operation, &arguments).await);
        }
    }
    let own = fake.violations().into_iter().filter(|violation| violation.kind == ViolationKind::Response);
    let own: Vec<_> = own.map(|violation| violation.to_string()).collect();
    assert!(own.is_empty() && fake.requests().len() > document.operations().len(), "{}", own.join("\n"));
}

#[test]
fn every_body_can_be_built() {
    let document = document();
    let (bodies, failed) =
        typed_client::build_bodies(&document, &Examples::new(document.clone()).query_arrays(ARRAYS));
    let sent = document.operations().iter().filter(|operation| operation.body.is_some()).count();
    assert!(bodies * 4 >= sent, "{bodies} of {sent}");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_response_is_read_from_its_identity() {
    let (types, failed) = typed_client::read_responses();
    assert!(types * 2 >= sdk::operations::ALL.len(), "{types}");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What servers were recorded to respond (`sdk-mock proxy --record`) is read by this client: the files in
/// `tests/recordings`, and the one that is named by `SDK_MOCK_RECORDING`.
#[tokio::test]
async fn recorded_responses_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recordings");
    // A new SDK has none.
    let files = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let files: Vec<_> = files.chain(std::env::var_os("SDK_MOCK_RECORDING").map(Into::into)).collect();
    let document = document();
    let contract = Contract::new(document.clone()).query_arrays(ARRAYS);
    let server = Server::builder(contract).lenient().start().await.unwrap();
    let clients = Clients::new(server.base_url());
    let examples = Examples::new(document).query_arrays(ARRAYS);
    let call = async |operation: &_, arguments: &_| clients.call(operation, arguments).await;
    let mut runner = CaseRunner::new(&server, examples, call);
    for file in &files {
        runner.recorded(&recording::read(file).unwrap()).await;
    }
    let report = runner.report();
    assert!(report.failed().is_empty() && (files.is_empty() || report.cases() > 0), "{report}");
}

/// Every request, sent to a server of the same document that nobody here wrote, which responds with an error where one
/// breaks the document: `.ci/referees`.
#[tokio::test]
#[ignore = "needs MOCK_BASE_URL, the address of such a server"]
async fn an_independent_server_accepts_every_request() {
    let clients = Clients::new(std::env::var("MOCK_BASE_URL").unwrap());
    let document = document();
    let examples = Examples::new(document.clone()).query_arrays(ARRAYS);
    let mut refused = Vec::new();
    for operation in document.operations() {
        for extent in [Extent::Minimal, Extent::Full] {
            if let Err(error) = clients.call(operation, &examples.arguments(operation, extent)).await {
                refused.push(format!("{extent:?} arguments: {error}"));
            }
        }
    }
    println!("{} operations, {} requests refused", document.operations().len(), refused.len());
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}
