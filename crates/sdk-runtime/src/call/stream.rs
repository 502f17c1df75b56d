//! A body that is read by the caller.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::body::unreadable;
use super::body_error;
use crate::Error;
use crate::response::Head;

/// The bytes of a body as they arrive.
pub struct ByteStream {
    inner: Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>> + Send>>,
    head: Head,
}

impl ByteStream {
    pub(crate) fn new(response: reqwest::Response, head: Head) -> Self {
        Self { inner: Box::pin(response.bytes_stream()), head }
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.inner.as_mut().poll_next(cx).map_err(|error| {
            let error = unreadable(&error);
            body_error(self.head.clone(), error.kind, error.reason)
        })
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").field("operation", &self.head.operation.id).finish_non_exhaustive()
    }
}
