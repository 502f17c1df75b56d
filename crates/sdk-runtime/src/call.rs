//! A call: what the generated `send` does after it has built the request.

mod attempt;
pub(crate) mod body;
mod failure;
mod future;
mod prepared;
pub(crate) mod secrets;
mod send_with_retry;
mod sent;
mod stream;
mod template;
pub(crate) mod unreadable;

use serde::de::DeserializeOwned;

use crate::decode::Undecodable;
use crate::error::{Detail, Failure};
use crate::response::Head;
use crate::wire::by_serde::BySerde;
use crate::wire::from_json::FromJson;
use crate::{BodyProblem, ClientContext, Error, ErrorKind, Operation, Response, decode};
use attempt::{Body, BodyMode};
use secrets::Secrets;
use send_with_retry::{CallSuccess, send_with_retry};
use unreadable::Unreadable;

pub use future::ResponseFuture;
pub use prepared::PreparedRequest;
pub use stream::ByteStream;

/// A request to an operation that is ready to be sent, or why it cannot be. Made by generated code.
#[must_use = "a call does nothing until it is sent"]
#[derive(Debug)]
pub struct Call {
    context: ClientContext,
    operation: &'static Operation,
    request: Result<PreparedRequest, Error>,
}

impl Call {
    /// A call of an operation.
    pub fn new(
        context: ClientContext,
        operation: &'static Operation,
        request: Result<impl Into<PreparedRequest>, Error>,
    ) -> Self {
        Self { context, operation, request: request.map(Into::into) }
    }

    /// Sends it; the success is a JSON body of the documented shape. What can be spared of it does not count unless the
    /// client reads strictly.
    pub fn json<T: FromJson>(self) -> ResponseFuture<T> {
        self.send(BodyMode::Buffer, read_json)
    }

    /// As [`json`](Self::json), for a type of the caller's, which is read as its `Deserialize` says: what that refuses is an
    /// error.
    pub fn json_as<T: DeserializeOwned>(self) -> ResponseFuture<T> {
        self.send(BodyMode::Buffer, |success, context| {
            read_json::<BySerde<T>>(success, context).map(|response| response.map(|BySerde(value)| value))
        })
    }

    /// Sends it; the success has no body, or none of interest: it is not read.
    pub fn empty(self) -> ResponseFuture<()> {
        self.send(BodyMode::Ignore, |success, _| Ok(Response::with_head((), success.head)))
    }

    /// Sends it; the success is a stream of bytes.
    ///
    /// The time limits of the call end with the head of the response; while the body is read, only silence is limited
    /// (`attempt_timeout`).
    pub fn stream(self) -> ResponseFuture<ByteStream> {
        self.send(BodyMode::Stream, |success, context| {
            let silence = context.policy().settings.attempt_timeout;
            let (head, secrets, response) = unread_body(success)?;
            Ok(Response::with_head(ByteStream::new(response, silence, head.clone(), secrets), head))
        })
    }

    pub(crate) fn context(&self) -> &ClientContext {
        &self.context
    }

    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The head of a success, the secrets of its request, and the response with its body unread.
    pub(crate) async fn open(self) -> Result<(Head, Secrets, reqwest::Response), Error> {
        unread_body(send_with_retry(&self.context, self.request?, self.operation, BodyMode::Stream).await?)
    }

    fn send<T>(self, mode: BodyMode, read: future::Read<T>) -> ResponseFuture<T> {
        let Self { context, operation, request } = self;
        let own = context.clone();
        let sending = async move { send_with_retry(&own, request?, operation, mode).await };
        ResponseFuture::new(context, sending, read)
    }
}

fn read_json<T: FromJson>(success: CallSuccess, context: &ClientContext) -> Result<Response<T>, Error> {
    let CallSuccess { head, body, secrets } = success;
    let Body::Buffered(body) = body else {
        return Err(body_error(head, &secrets, unread("the body was not read")));
    };
    let undecodable = |head, reason: Undecodable| body_error(head, &secrets, reason.into());
    let (value, mismatches) = match decode::decode::<T>(&body) {
        Ok(read) => read,
        Err(reason) => return Err(undecodable(head, reason)),
    };
    if context.policy().settings.strict_reading
        && let Some(words) = mismatches.describe("$")
    {
        return Err(undecodable(head, Undecodable::mismatch(words)));
    }
    mismatches.trace(head.operation);
    Ok(Response::with_head(value, head).with_mismatches(mismatches))
}

fn unread_body(success: CallSuccess) -> Result<(Head, Secrets, reqwest::Response), Error> {
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
    let failure = Failure::body(head.status, unreadable).vetted(secrets.redactor());
    Error::new(head.operation, failure, head.request_ids, head.attempts)
}
