//! The typed client of an SDK, called by the vendor's names of operations with arguments in JSON.
//!
//! A file that the tests of every SDK include and no part of a crate: the types are those of the SDK, which the test
//! calls `sdk`. The test also says how its client is built without a base URL: `crate::builder`.

use std::any::Any;
use std::cell::RefCell;
use std::fmt::Debug;
use std::pin::Pin;

use futures_util::StreamExt;
use sdk_mock::document::Operation;
use sdk_runtime::ByteStream;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::sdk::{Client, Error, Response, RetryPolicy, types};

/// What the build step wrote about the document that this build was made of.
pub(crate) const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/contract.json"));

mod calls {
    //! The calls, and the helpers that they ask for.

    use super::{Client, Failure, Sending, Value, argument, sending, types};

    include!(concat!(env!("OUT_DIR"), "/contract.rs"));
}

type Sending<'a> = Pin<Box<dyn Future<Output = Result<String, Error>> + Send + 'a>>;
type Failure = String;

fn argument<T: DeserializeOwned>(arguments: &Value, name: &str) -> Result<Option<T>, Failure> {
    let value = arguments.get(name).cloned();
    value.map(serde_json::from_value).transpose().map_err(|error| format!("the argument {name}: {error}"))
}

/// Sends, and keeps of the answer what `Debug` shows of it.
fn sending<'a, T: Debug + Send + 'static>(
    call: impl Future<Output = Result<Response<T>, Error>> + Send + 'a,
) -> Sending<'a> {
    Box::pin(async move {
        let answer = call.await?;
        let shown = format!("{answer:?}");
        let mut value: Box<dyn Any + Send> = Box::new(answer.into_inner());
        let Some(stream) = value.downcast_mut::<ByteStream>() else { return Ok(shown) };
        let mut bytes = Vec::new();
        while let Some(chunk) = stream.next().await {
            bytes.extend_from_slice(&chunk?);
        }
        Ok(format!("{shown} {}", String::from_utf8_lossy(&bytes)))
    })
}

/// Clients, a new one after a dozen calls: a single one would keep to the vendor's rate.
pub(crate) struct Clients {
    base_url: String,
    current: RefCell<(Client, u32)>,
}

impl Clients {
    /// What is said of an operation that no method was generated for.
    pub(crate) const NO_METHOD: &str = "the client has no such operation";

    pub(crate) fn new(base_url: String) -> Self {
        let current = RefCell::new((Self::client(&base_url), 0));
        Self { base_url, current }
    }

    fn client(base_url: &str) -> Client {
        crate::builder().base_url(base_url).retry(RetryPolicy::never()).build().unwrap()
    }

    fn next(&self) -> Client {
        let mut current = self.current.borrow_mut();
        current.1 += 1;
        if current.1 > 12 {
            *current = (Self::client(&self.base_url), 1);
        }
        current.0.clone()
    }

    /// Calls an operation, and shows the decoded answer, or the error in its words and with its facts.
    pub(crate) async fn call(&self, operation: &Operation, arguments: &Value) -> Result<String, String> {
        let Ok(index) = calls::CALLS.binary_search_by_key(&operation.id.as_str(), |(id, _)| id) else {
            return Err(Self::NO_METHOD.to_owned());
        };
        let client = self.next();
        calls::CALLS[index].1(&client, arguments)?.await.map_err(|error| format!("{error} {error:?}"))
    }
}
