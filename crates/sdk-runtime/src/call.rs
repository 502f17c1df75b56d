//! A call: what the generated `send` does after it has built the request.
//!
//! `ClientHooks::exec` can return nothing but what reqwest returned, and a `reqwest::Error` cannot be made by hand.
//! So the loop of rate limit, attempt, redirect and retry is here and not in `exec`; `exec` remains the way in which
//! one single request is sent, `pre` runs once per call and `post` after each answer.

mod attempt;
mod body;
mod exchange;
mod failure;
mod sent;
mod stream;
mod template;

use progenitor_client::ClientHooks;
use serde::de::DeserializeOwned;

use crate::error::{Effect, Inner};
use crate::{Core, Error, ErrorKind, Operation, Response, decode};
use attempt::Content;
use exchange::exchange;

pub use stream::ByteStream;

/// Sends a request whose success is a JSON body. Called by generated code.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx with a body of the documented shape.
pub async fn call<C, T>(
    client: &C,
    request: reqwest::Request,
    operation: &'static Operation,
) -> Result<Response<T>, Error>
where
    C: ClientHooks<Core>,
    T: DeserializeOwned,
{
    let answer = exchange(client, request, operation, attempt::Read::Collect).await?;
    let Content::Collected(body) = answer.content else {
        return Err(undecodable(operation, answer.head, "the body was not read".to_owned()));
    };
    match decode::decode(&body) {
        Ok(value) => Ok(Response::new(value, answer.head)),
        Err(reason) => Err(undecodable(operation, answer.head, reason)),
    }
}

/// Sends a request whose success has no body, or none of interest: it is not read. Called by generated code.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx.
pub async fn call_empty<C>(
    client: &C,
    request: reqwest::Request,
    operation: &'static Operation,
) -> Result<Response<()>, Error>
where
    C: ClientHooks<Core>,
{
    let answer = exchange(client, request, operation, attempt::Read::Discard).await?;
    Ok(Response::new((), answer.head))
}

/// Sends a request whose success is a stream of bytes. Called by generated code.
///
/// The time limits of the call end with the head of the answer; while the body is read, only the read timeout of the
/// client applies.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx.
pub async fn call_stream<C>(
    client: &C,
    request: reqwest::Request,
    operation: &'static Operation,
) -> Result<Response<ByteStream>, Error>
where
    C: ClientHooks<Core>,
{
    let answer = exchange(client, request, operation, attempt::Read::Leave).await?;
    let head = answer.head;
    let Content::Left(response) = answer.content else {
        return Err(undecodable(operation, head, "the body was already read".to_owned()));
    };
    Ok(Response::new(ByteStream::new(response, operation, head.clone()), head))
}

/// A 2xx arrived, so the server has done what was asked; only its words were no use.
fn undecodable(operation: &'static Operation, head: crate::response::Head, reason: String) -> Error {
    Error::of(Inner {
        status: Some(head.status),
        request_ids: head.request_ids,
        attempts: head.attempts,
        detail: Some(reason),
        ..Inner::new(ErrorKind::Decode, Effect::Applied, operation)
    })
}
