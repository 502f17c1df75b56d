//! Whether a request left.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

/// Set as soon as a connection has taken a request to write it.
///
/// A time limit that runs out does not tell whether the connection was still being made or the server was silent.
/// For a write that is all the difference: the first is harmless, the second is not. hyper asks a body for its end
/// or its data only when the connection stands and the head is about to be written, so the body tells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sent(Arc<AtomicBool>);

impl Sent {
    pub(crate) fn happened(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    fn mark(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// The body that reports here. Wrap an empty body, too.
    pub(crate) fn watch(&self, body: reqwest::Body) -> reqwest::Body {
        reqwest::Body::wrap(Watched { body, sent: self.clone() })
    }
}

struct Watched {
    body: reqwest::Body,
    sent: Sent,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, reqwest::Error>>> {
        self.sent.mark();
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.sent.mark();
        self.body.is_end_stream()
    }

    // Not a sign: it can be asked at any time.
    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
