//! Every operation of the document that this build was made of, called through the client: with the arguments that
//! it requires and with all that there are, and with answers that changed over night.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]

mod calls {
    //! What the build step wrote, and the three helpers that it asks for.

    use std::future::Future;
    use std::pin::Pin;

    use sdk_meraki::{Client, Error, Response, types};
    use serde::de::DeserializeOwned;
    use serde_json::Value;

    pub(crate) type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>>;
    pub(crate) type Failure = String;

    fn argument<T: DeserializeOwned>(arguments: &Value, name: &str) -> Result<Option<T>, Failure> {
        let value = arguments.get(name).cloned();
        value.map(serde_json::from_value).transpose().map_err(|error| format!("the argument {name}: {error}"))
    }

    fn sending<'a, T: Send + 'a>(
        call: impl Future<Output = Result<Response<T>, Error>> + Send + 'a,
    ) -> Sending<'a> {
        Box::pin(async move { call.await.map(drop) })
    }

    include!(concat!(env!("OUT_DIR"), "/contract.rs"));
}

use std::cell::RefCell;

use sdk_meraki::{Client, RetryPolicy, operations};
use sdk_mock::Server;
use sdk_mock::contract::{Contract, QueryArrays};
use sdk_mock::document::{Document, Operation};
use sdk_mock::example::{Examples, Extent};
use sdk_mock::exercise::Exercise;
use serde_json::Value;

const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/contract.json"));

/// Clients, a new one after a dozen calls: a single one would keep to the vendor's rate.
struct Clients {
    base_url: String,
    current: RefCell<(Client, u32)>,
}

impl Clients {
    fn new(base_url: String) -> Self {
        let current = RefCell::new((Self::client(&base_url), 0));
        Self { base_url, current }
    }

    fn client(base_url: &str) -> Client {
        let builder = Client::builder().api_key("made-up");
        builder.base_url(base_url).retry(RetryPolicy::never()).build().unwrap()
    }

    fn next(&self) -> Client {
        let mut current = self.current.borrow_mut();
        current.1 += 1;
        if current.1 > 12 {
            *current = (Self::client(&self.base_url), 1);
        }
        current.0.clone()
    }

    async fn call(&self, operation: &Operation, arguments: &Value) -> Result<(), String> {
        let Ok(index) = calls::CALLS.binary_search_by_key(&operation.id.as_str(), |(id, _)| id) else {
            return Err("the client has no such operation".to_owned());
        };
        let client = self.next();
        calls::CALLS[index].1(&client, arguments)?.await.map_err(|error| error.to_string())
    }
}

#[tokio::test]
async fn every_operation_is_sent_and_decoded() {
    let document = Document::parse(DOCUMENT).unwrap();
    let contract = Contract::new(document.clone()).query_arrays(QueryArrays::Brackets);
    let server = Server::builder(contract).start().await.unwrap();
    let clients = Clients::new(server.base_url());
    let examples = Examples::new(document.clone()).query_arrays(QueryArrays::Brackets);

    // What a vendor calls required is a claim; the overlay says what was seen to be true.
    let ours = document.title().ends_with("a selection");
    let report = Exercise::new(&server, examples)
        .relied_on(if ours { "required" } else { "x-identity" })
        .run(async |operation, arguments| clients.call(operation, arguments).await)
        .await;

    println!("{report}");
    if ours {
        assert!(report.failed().is_empty(), "{report}");
        assert_eq!(operations::ALL.len(), document.operations().len());
    } else {
        // Uploads in several parts are not generated; the report above names them.
        assert!(report.percent() >= 99.0, "{report}");
    }
}

/// Every request, sent to a server of the same document that nobody here wrote, which answers an error where one
/// breaks the document: `.ci/referees`.
#[tokio::test]
#[ignore = "needs MOCK_BASE_URL, the address of such a server"]
async fn an_independent_server_accepts_every_request() {
    let clients = Clients::new(std::env::var("MOCK_BASE_URL").unwrap());
    let document = Document::parse(DOCUMENT).unwrap();
    let examples = Examples::new(document.clone()).query_arrays(QueryArrays::Brackets);
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
