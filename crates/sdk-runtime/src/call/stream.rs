//! A body that is read by the caller.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::stream;

use super::body::{self, BodyTimeouts};
use super::body_error;
use super::secrets::Secrets;
use super::unreadable::Unreadable;
use crate::Error;
use crate::response::Head;

/// The bytes of a body as they arrive.
pub struct ByteStream {
    inner: Pin<Box<dyn Stream<Item = Result<Bytes, Unreadable>> + Send>>,
    head: Head,
    secrets: Secrets,
}

impl ByteStream {
    /// `silence` is how long nothing may arrive.
    pub(crate) fn new(response: reqwest::Response, silence: Duration, head: Head, secrets: Secrets) -> Self {
        let chunks = stream::unfold(Some(response), move |response| async move {
            let mut response = response?;
            match body::next(&mut response, BodyTimeouts { until: None, silence }).await {
                Ok(Some(chunk)) => Some((Ok(chunk), Some(response))),
                Ok(None) => None,
                Err(error) => Some((Err(error), None)),
            }
        });
        Self { inner: Box::pin(chunks), head, secrets }
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.inner
            .as_mut()
            .poll_next(cx)
            .map_err(|unreadable| body_error(self.head.clone(), &self.secrets, unreadable))
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").field("operation", &self.head.operation.id).finish_non_exhaustive()
    }
}
