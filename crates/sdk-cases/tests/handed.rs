//! Every operation of every document here goes over the wire as its document says, or is refused with its place and a reason;
//! so do those of documents that are no part of this project and are handed to the build (`SDK_CASES_DOCUMENTS`, folders
//! separated as in `PATH`): `.ci/vendor-lane` hands in what it finds.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]
#![allow(dead_code, reason = "nobody uses all of a client")]

use std::pin::Pin;

use sdk_mock::Server;
use sdk_mock::conformance::Report;
use sdk_mock::contract::Contract;
use sdk_mock::document::Document;
use sdk_mock::example::Examples;
use sdk_runtime::vendor::VendorProfile;

/// Calls every operation of a client.
type Calls = fn() -> Pin<Box<dyn Future<Output = Report>>>;

/// Documents here are odd on purpose: no value follows this schema, which is nothing but itself. Another test calls it.
const ODD: [&str; 1] = ["documents_compiles putClient"];

static PROFILE: VendorProfile = VendorProfile::new();

async fn serving(document: Document) -> (Server, Examples) {
    let server =
        Server::builder(Contract::new(document.clone()).without_credentials()).start().await.unwrap();
    (server, Examples::new(document))
}

/// What a vendor's crate has around the generated client, and its contract test.
macro_rules! client {
    () => {
        use sdk_runtime::ClientOptions;
        use sdk_runtime::vendor::{ConfigProblem, Credentials, VendorClient, VendorProfile};

        mod sdk {
            pub(super) use sdk_runtime::{Error, Response, Secret};

            pub(super) use super::generated::{Client, types};
        }

        impl VendorClient for sdk::Client {
            type Key = sdk::Secret;

            fn profile() -> &'static VendorProfile {
                &super::PROFILE
            }

            fn base_url() -> &'static str {
                "https://example.com"
            }

            fn key_of_variables(
                variable: impl Fn(&'static str) -> Result<sdk::Secret, ConfigProblem>,
            ) -> Result<sdk::Secret, ConfigProblem> {
                variable("HANDED_API_KEY")
            }

            fn credentials(key: &sdk::Secret) -> Result<Credentials, ConfigProblem> {
                Credentials::bearer(key)
            }

            fn user_agent(name: &str, version: &str, _: &str) -> Result<String, &'static str> {
                Ok(format!("{name}/{version}"))
            }
        }

        fn builder() -> ClientOptions<sdk::Client> {
            ClientOptions::default().api_key("made-up")
        }

        pub(super) fn calls() -> std::pin::Pin<Box<dyn Future<Output = sdk_mock::conformance::Report>>> {
            Box::pin(async {
                let (server, examples) = super::serving(typed_client::document()).await;
                let clients = typed_client::Clients::new(server.base_url());
                let call =
                    async |operation: &_, arguments: &_| clients.call(operation, arguments).await.map(drop);
                sdk_mock::conformance::Conformance::new(&server, examples).run(call).await
            })
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/handed.rs"));

#[tokio::test]
async fn every_operation_is_sent_as_its_document_says_or_refused() {
    let mut failed = Vec::new();
    for (document, calls) in CLIENTS {
        let report = calls().await.to_string();
        let known = REFUSALS.iter().map(|(what, _)| *what).chain(ODD);
        let mut operation = "";
        for line in report.lines().skip(1) {
            match line.strip_prefix("    ") {
                None => operation = line.trim(),
                // Some schemas allow no value at all. Then the mock has no response either, and says so.
                Some(failure) if failure.contains("(response of the mock)") => (),
                Some(_) if known.clone().any(|what| what == format!("{document} {operation}")) => (),
                Some(failure) => failed.push(format!("{document} {operation}: {failure}")),
            }
        }
    }
    for (what, reason) in REFUSALS {
        println!("{what}: {reason}");
        if !reason.contains(['/', '#']) && !what.contains(' ') {
            failed.push(format!("{what}: {reason:?} names no place"));
        }
    }
    println!("{} documents, {} refusals", CLIENTS.len(), REFUSALS.len());
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
