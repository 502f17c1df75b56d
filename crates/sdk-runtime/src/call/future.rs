//! The future of a response.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::send_with_retry::CallSuccess;
use crate::{ClientContext, Error, Response};

type Sending = Pin<Box<dyn Future<Output = Result<CallSuccess, Error>> + Send>>;
pub(super) type Read<T> = fn(CallSuccess, &ClientContext) -> Result<Response<T>, Error>;

/// A response to come: what the `send` of an operation returns. Nothing is sent before it is awaited.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx with a body of the documented shape.
///
/// An `async fn` for each operation would be a type of its own for each, and those are a third of what checking a
/// complete client costs.
#[must_use = "nothing is sent before the future is awaited"]
pub struct ResponseFuture<T> {
    context: ClientContext,
    sending: Sending,
    read: Read<T>,
}

impl<T> ResponseFuture<T> {
    pub(super) fn new(
        context: ClientContext,
        sending: impl Future<Output = Result<CallSuccess, Error>> + Send + 'static,
        read: Read<T>,
    ) -> Self {
        Self { context, sending: Box::pin(sending), read }
    }
}

impl<T> Future for ResponseFuture<T> {
    type Output = Result<Response<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let success = ready!(self.sending.as_mut().poll(context))?;
        Poll::Ready((self.read)(success, &self.context))
    }
}

impl<T> fmt::Debug for ResponseFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
