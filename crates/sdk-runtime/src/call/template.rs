//! A request that can be sent more than once.

use bytes::Bytes;
use http::{HeaderMap, Method};
use reqwest::{Body, Request, Url};
use zeroize::Zeroizing;

use super::sent::Sent;

/// The parts of a request, from which each attempt makes its own.
pub(crate) struct Template {
    pub(crate) url: Url,
    method: Method,
    headers: HeaderMap,
    body: Source,
}

enum Source {
    None,
    /// In memory: can be sent again. The copy is wiped when the call is over, since passwords are in it.
    Bytes(Bytes),
    /// A stream, which can be sent once.
    Once(Option<Body>),
}

impl Template {
    pub(crate) fn new(mut request: Request) -> Self {
        let body = match request.body_mut().take() {
            None => Source::None,
            Some(body) => match body.as_bytes() {
                Some(bytes) => Source::Bytes(Bytes::from_owner(Zeroizing::new(bytes.to_vec()))),
                None => Source::Once(Some(body)),
            },
        };
        Self {
            url: request.url().clone(),
            method: request.method().clone(),
            headers: std::mem::take(request.headers_mut()),
            body,
        }
    }

    /// The request for one more attempt, or nothing if the body is a stream that has been used.
    pub(crate) fn request(&mut self, url: Url, sent: &Sent) -> Option<Request> {
        let body = match &mut self.body {
            Source::None => Body::from(Bytes::new()),
            Source::Bytes(bytes) => Body::from(bytes.clone()),
            Source::Once(body) => body.take()?,
        };
        let mut request = Request::new(self.method.clone(), url);
        *request.headers_mut() = self.headers.clone();
        *request.body_mut() = Some(sent.watch(body));
        Some(request)
    }

    /// Whether another attempt can be made.
    pub(crate) fn is_replayable(&self) -> bool {
        !matches!(self.body, Source::Once(_))
    }

    /// The body, if it is in memory.
    pub(crate) fn bytes(&self) -> Bytes {
        match &self.body {
            Source::Bytes(bytes) => bytes.clone(),
            Source::None | Source::Once(_) => Bytes::new(),
        }
    }
}
