//! The fakes keep to the document that they serve: this crate's, and the vendors' complete ones as they are. As the overlays
//! correct them, the contract tests of the SDKs serve them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;

use std::path::Path;

use sdk_mock::Server;
use sdk_mock::contract::{QueryArrays, ViolationKind};
use sdk_mock::document::Document;
use sdk_mock::example::{Examples, Extent};
use sdk_mock::meraki::{self, Meraki};
use sdk_mock::state::Stateful;
use sdk_mock::tenable::{self, Tenable};
use serde_json::json;

const MERAKI: [&str; 1] = ["meraki/openapi-1.73.0.json"];
const TENABLE: [&str; 2] = ["tenable/platform-settings.json", "tenable/vulnerability-management.json"];

/// The vendor's documents as one, where they are at hand.
fn complete(files: &[&str]) -> Option<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vendor");
    let read =
        |file: &&str| serde_json::from_str(&std::fs::read_to_string(folder.join(file)).unwrap()).unwrap();
    folder.is_dir().then(|| Document::merged(files.iter().map(read)).unwrap())
}

/// Calls every operation, with what it requires and with all that it takes, and returns in what the fake's own responses
/// break the document.
async fn broken(
    server: &Server,
    arrays: QueryArrays,
    credentials: (&str, String),
    ids: &[(&str, &str)],
) -> Vec<String> {
    let document = server.contract().document();
    let examples = Examples::new(document.clone()).query_arrays(arrays);
    let http = client::new();
    for operation in document.operations() {
        for extent in [Extent::Minimal, Extent::Full] {
            let mut arguments = examples.arguments(operation, extent);
            for (name, id) in ids.iter().filter(|(name, _)| operation.path.contains(&format!("{{{name}}}"))) {
                arguments[*name] = json!(id);
            }
            let request = examples.request_of(operation, &arguments);
            let mut url = url::Url::parse(&format!("{}{}", server.origin(), request.path)).unwrap();
            if !request.query.is_empty() {
                url.query_pairs_mut().extend_pairs(&request.query);
            }
            let mut sending = http.request(request.method.parse().unwrap(), url).body(request.body.clone());
            if let Some(kind) = request.header("content-type") {
                sending = sending.header("content-type", kind);
            }
            sending.header(credentials.0, &credentials.1).send().await.unwrap();
        }
    }
    assert!(server.requests().len() >= 2 * document.operations().len());
    let own = server.violations().into_iter().filter(|violation| violation.kind == ViolationKind::Response);
    own.map(|violation| violation.to_string()).collect()
}

/// How many operations keep state, of this crate's documents and of the vendors' complete ones.
#[test]
fn most_operations_keep_state() {
    let count = |document: Document| {
        let all = document.operations().len();
        (Stateful::new(Examples::new(document)).operations(), all)
    };
    assert_eq!(count(Document::meraki().unwrap()), (132, 193));
    assert_eq!(count(Document::tenable().unwrap()), (132, 213));
    if let (Some(meraki), Some(tenable)) = (complete(&MERAKI), complete(&TENABLE)) {
        let (meraki, tenable) = (count(meraki), count(tenable));
        assert!(meraki.0 >= 400 && tenable.0 >= 150, "{meraki:?}, {tenable:?}");
    }
}

#[tokio::test]
async fn meraki_keeps_to_every_document() {
    let documents = [Document::meraki().ok(), complete(&MERAKI)];
    for document in documents.into_iter().flatten() {
        let vendor = Meraki::builder().document(document).lenient().start().await;
        let ids = [("organizationId", meraki::ORGANIZATION_ID), ("networkId", meraki::NETWORK_ID)];
        let key = ("authorization", format!("Bearer {}", meraki::API_KEY));
        assert_eq!(broken(&vendor, QueryArrays::Brackets, key, &ids).await, [""; 0]);
    }
}

#[tokio::test]
async fn tenable_keeps_to_every_document() {
    let complete = complete(&TENABLE);
    for document in [Document::tenable().ok(), complete].into_iter().flatten() {
        let vendor = Tenable::builder().document(document).lenient().start().await;
        let keys = format!("accessKey={};secretKey={}", tenable::ACCESS_KEY, tenable::SECRET_KEY);
        let user = [("user_id", tenable::USER_UUID), ("user_uuid", tenable::USER_UUID)];
        // Things that exist, and things that do not.
        for ids in [&user[..], &[]] {
            let key = ("x-apikeys", keys.clone());
            assert_eq!(broken(&vendor, QueryArrays::Standard, key, ids).await, [""; 0]);
            vendor.reset();
        }
    }
}
