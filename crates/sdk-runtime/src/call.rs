//! A call: what the generated `send` does after it has built the request.
//!
//! `ClientHooks::exec` can return nothing but what reqwest returned, and a `reqwest::Error` cannot be made by hand.
//! So the loop of rate limit, attempt, redirect and retry is here and not in `exec`; `exec` remains the way in which
//! one single request is sent, `pre` runs once per call and `post` after each response.

mod attempt;
pub(crate) mod body;
mod failure;
mod prepared;
pub(crate) mod secrets;
mod send_with_retry;
mod sent;
mod stream;
mod template;
pub(crate) mod unreadable;

use progenitor_client::ClientHooks;
use serde::de::DeserializeOwned;

use crate::decode::Undecodable;
use crate::error::{Detail, Effect, Inner};
use crate::response::Head;
use crate::wire::{BySerde, FromJson};
use crate::{BodyProblem, ClientContext, Error, ErrorKind, Operation, Response, decode};
use attempt::{Body, BodyMode};
use secrets::Secrets;
use send_with_retry::send_with_retry;
use unreadable::Unreadable;

pub use prepared::PreparedRequest;
pub use stream::ByteStream;

/// Sends a request whose success is a JSON body. Called by generated code.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx with a body of the documented shape. What can be spared of it does not count unless
/// the client reads strictly.
pub async fn call<C, T>(
    client: &C,
    request: impl Into<PreparedRequest>,
    operation: &'static Operation,
) -> Result<Response<T>, Error>
where
    C: ClientHooks<ClientContext>,
    T: FromJson,
{
    let success = send_with_retry(client, request, operation, BodyMode::Buffer).await?;
    let Body::Buffered(body) = success.body else {
        return Err(body_error(success.head, &success.secrets, unread("the body was not read")));
    };
    let undecodable = |head, reason: Undecodable| body_error(head, &success.secrets, reason.into());
    let (value, mismatches) = match decode::decode::<T>(&body) {
        Ok(read) => read,
        Err(reason) => return Err(undecodable(success.head, reason)),
    };
    if client.inner().policy().strict_reading
        && let Some(words) = mismatches.describe("$")
    {
        return Err(undecodable(success.head, Undecodable::mismatch(words)));
    }
    mismatches.trace(operation);
    Ok(Response::new(value, success.head).with_mismatches(mismatches))
}

/// As [`call`], for a type of the caller's, which is read as its `Deserialize` says: what that refuses is an error.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx with a body of that type.
pub async fn call_as<C, T>(
    client: &C,
    request: impl Into<PreparedRequest>,
    operation: &'static Operation,
) -> Result<Response<T>, Error>
where
    C: ClientHooks<ClientContext>,
    T: DeserializeOwned,
{
    let response = call::<_, BySerde<T>>(client, request, operation).await?;
    Ok(response.map(|BySerde(value)| value))
}

/// Sends a request whose success has no body, or none of interest: it is not read. Called by generated code.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx.
pub async fn call_empty<C>(
    client: &C,
    request: impl Into<PreparedRequest>,
    operation: &'static Operation,
) -> Result<Response<()>, Error>
where
    C: ClientHooks<ClientContext>,
{
    let success = send_with_retry(client, request, operation, BodyMode::Ignore).await?;
    Ok(Response::new((), success.head))
}

/// Sends a request whose success is a stream of bytes. Called by generated code.
///
/// The time limits of the call end with the head of the response; while the body is read, only the read timeout of the
/// client applies.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx.
pub async fn call_stream<C>(
    client: &C,
    request: impl Into<PreparedRequest>,
    operation: &'static Operation,
) -> Result<Response<ByteStream>, Error>
where
    C: ClientHooks<ClientContext>,
{
    let silence = client.inner().policy().read_timeout;
    let (head, secrets, response) = send_for_stream(client, request, operation).await?;
    Ok(Response::new(ByteStream::new(response, silence, head.clone(), secrets), head))
}

/// The head of a success, the secrets of its request, and the response with its body unread.
pub(crate) async fn send_for_stream<C: ClientHooks<ClientContext>>(
    client: &C,
    request: impl Into<PreparedRequest>,
    operation: &'static Operation,
) -> Result<(Head, Secrets, reqwest::Response), Error> {
    let success = send_with_retry(client, request, operation, BodyMode::Stream).await?;
    match success.body {
        Body::Stream(response) => Ok((success.head, success.secrets, response)),
        _ => Err(body_error(success.head, &success.secrets, unread("the body was already read"))),
    }
}

/// A body that is not where it has to be: a mistake of this crate.
fn unread(words: &'static str) -> Unreadable {
    Unreadable { kind: ErrorKind::Decode, problem: BodyProblem::Lost, detail: Detail::Ours(words.into()) }
}

/// A 2xx arrived, so the server has done what was asked; only its words were no use.
pub(crate) fn body_error(head: Head, secrets: &Secrets, unreadable: Unreadable) -> Error {
    let Unreadable { kind, problem, detail } = unreadable;
    Error::of(Inner {
        body: Some(problem),
        transient: kind != ErrorKind::Decode,
        status: Some(head.status),
        request_ids: head.request_ids,
        attempts: head.attempts,
        detail: Some(detail.vetted(secrets.redactor())),
        ..Inner::new(kind, Effect::Applied, head.operation)
    })
}
