//! Every operation of the document that this build was made of, called through the client: with the arguments that
//! it requires and with all that there are, and with answers that changed over night.

mod calls {
    //! What the build step wrote, and the three helpers that it asks for.

    use std::future::Future;
    use std::pin::Pin;

    use sdk_tenable::{Client, Error, Response, types};
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

use sdk_mock::Server;
use sdk_mock::contract::{Contract, QueryArrays};
use sdk_mock::document::{Document, Operation};
use sdk_mock::example::Examples;
use sdk_mock::exercise::Exercise;
use sdk_tenable::{Client, RetryPolicy, operations};
use serde_json::Value;

const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/contract.json"));

async fn call(base_url: &str, operation: &Operation, arguments: &Value) -> Result<(), String> {
    let Ok(index) = calls::CALLS.binary_search_by_key(&operation.id.as_str(), |(id, _)| id) else {
        return Err("the client has no such operation".to_owned());
    };
    // A client for each call: one client would keep to the vendor's rate.
    let client = Client::builder()
        .api_keys("made-up", "made-up")
        .base_url(base_url)
        .retry(RetryPolicy::never())
        .build();
    let client = client.map_err(|error| error.to_string())?;
    calls::CALLS[index].1(&client, arguments)?.await.map_err(|error| error.to_string())
}

#[tokio::test]
async fn every_operation_is_sent_and_decoded() {
    let document = Document::parse(DOCUMENT).unwrap();
    let contract = Contract::new(document.clone()).query_arrays(QueryArrays::Standard);
    let server = Server::builder(contract).start().await.unwrap();
    let base_url = server.base_url();
    let examples = Examples::new(document.clone()).query_arrays(QueryArrays::Standard);

    let report = Exercise::new(&server, examples)
        .run(async |operation, arguments| call(&base_url, operation, arguments).await)
        .await;

    println!("{report}");
    assert!(report.failed().is_empty(), "{report}");
    assert_eq!(operations::ALL.len(), document.operations().len());
}
