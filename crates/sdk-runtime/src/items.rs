//! A long list, item by item while it arrives.

pub(crate) mod splitter;

use std::ops::ControlFlow;

use progenitor_client::ClientHooks;
use serde::de::DeserializeOwned;
use tokio::time::Instant;

use crate::call::{body, body_error, exchange_for_stream};
use crate::{Core, Error, ErrorKind, Operation, Response, decode};
use splitter::{Problem, Splitter};

/// Sends a request whose success is a JSON list, and hands each item to `each` as soon as it has arrived, so that a
/// list of any length takes the memory of one item. Called by generated code.
///
/// The list is the whole body, or with `member` the member of that name of the object that is the body. As in other
/// answers, `null` and a missing member count as an empty list. When `each` returns `Break`, the rest is not read,
/// the value comes back in the response, and the connection cannot be used again; when it always returns `Continue`,
/// the value is `None`.
///
/// An attempt is repeated only until the head of an answer has arrived: items that were handed out cannot be taken
/// back. The time limit of the call holds to the end of the body, that of an attempt to its head. The limit for
/// bodies applies to each item, and to everything around the list.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx with a list of the documented shape. Items may have been handed out before.
pub async fn call_items<C, T, B>(
    client: &C,
    request: reqwest::Request,
    operation: &'static Operation,
    member: Option<&'static str>,
    mut each: impl FnMut(T) -> ControlFlow<B>,
) -> Result<Response<Option<B>>, Error>
where
    C: ClientHooks<Core>,
    T: DeserializeOwned,
{
    let core = client.inner();
    let deadline = core.call_deadline(Instant::now());
    let (head, mut response) = exchange_for_stream(client, request, operation).await?;
    let mut splitter = Splitter::new(member, core.policy().body_limit);
    let mut index = 0_usize;
    let mut broken = None;
    loop {
        let chunk = match body::next(&mut response, deadline).await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break,
            Err(error) => return Err(body_error(head, error.kind, error.reason)),
        };
        let fed = splitter.feed(&chunk, &mut |item| {
            let value = decode::decode_at(item, || root(member, index)).map_err(Problem)?;
            index += 1;
            Ok(match each(value) {
                ControlFlow::Continue(()) => ControlFlow::Continue(()),
                ControlFlow::Break(value) => {
                    broken = Some(value);
                    ControlFlow::Break(())
                }
            })
        });
        match fed {
            Ok(ControlFlow::Continue(())) => {}
            Ok(ControlFlow::Break(())) => return Ok(Response::new(broken, head)),
            Err(Problem(reason)) => return Err(body_error(head, ErrorKind::Decode, reason)),
        }
    }
    match splitter.finish() {
        Ok(()) => Ok(Response::new(None, head)),
        Err(Problem(reason)) => Err(body_error(head, ErrorKind::Decode, reason)),
    }
}

/// The JSON path of an item.
fn root(member: Option<&str>, index: usize) -> String {
    match member {
        Some(member) => format!("$.{member}[{index}]"),
        None => format!("$[{index}]"),
    }
}
