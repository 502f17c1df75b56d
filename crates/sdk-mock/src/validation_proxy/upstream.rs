//! Who responds behind a validation proxy.

use std::time::Duration;

use reqwest::{Client, Method, Url, header, redirect};
use serde_json::json;

use crate::message::{Request, Response};
use crate::recording::{OF_CONNECTION, Replay};

/// How long a real server may take.
const TIMEOUT: Duration = Duration::from_secs(120);

/// Who responds: a real server, or the cases of a recording of one (`From<Vec<Case>>`).
#[derive(Debug)]
pub struct Upstream(pub(super) Source);

#[derive(Debug)]
pub(super) enum Source {
    Server(RealServer),
    Recording(Replay),
}

/// A server that cannot be asked.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UpstreamError(String);

impl Upstream {
    /// The server at this URL, with the system's trust store and the proxy of the environment. Requests keep their paths.
    ///
    /// # Errors
    /// When `url` has no host, has more than scheme, host and port, or is neither `http` nor `https`.
    pub fn server(url: &str) -> Result<Self, UpstreamError> {
        let wrong = |why: &str| UpstreamError(format!("the URL of the server {why}"));
        let url = Url::parse(url).map_err(|error| wrong(&format!("cannot be read: {error}")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong("begins with neither https:// nor http://"));
        }
        if url.path() != "/" || url.query().is_some() || !url.username().is_empty() {
            return Err(wrong("has more than scheme, host and port; requests bring their paths"));
        }
        // Who has installed another provider keeps it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().redirect(redirect::Policy::none()).timeout(TIMEOUT).build();
        let client =
            client.map_err(|error| UpstreamError(format!("the HTTP client cannot be made: {error}")))?;
        Ok(Self(Source::Server(RealServer { client, origin: url.origin().ascii_serialization() })))
    }
}

#[derive(Debug)]
pub(super) struct RealServer {
    client: Client,
    origin: String,
}

impl RealServer {
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }

    /// Passes a request on as it came.
    pub(super) async fn send(&self, target: &str, request: &Request) -> Result<Response, UpstreamError> {
        let failed = |error: reqwest::Error| {
            // Without the URL: its query can have a key.
            let error = error.without_url();
            let source = std::error::Error::source(&error).map(|source| format!(": {source}"));
            UpstreamError(format!("{} did not respond: {error}{}", self.origin, source.unwrap_or_default()))
        };
        let method = Method::from_bytes(request.method.as_bytes());
        let method = method.map_err(|_| UpstreamError("the method cannot be passed on".to_owned()))?;
        let mut passed = self.client.request(method, format!("{}{target}", self.origin));
        for (name, value) in &request.headers {
            // A body that is packed could not be held to the document.
            if !OF_CONNECTION.contains(&name.as_str()) && *name != header::ACCEPT_ENCODING.as_str() {
                passed = passed.header(name, value);
            }
        }
        if !request.body.is_empty() {
            passed = passed.body(request.body.clone());
        }
        let received = passed.send().await.map_err(failed)?;
        let mut response = Response::empty(received.status().as_u16());
        let headers = received.headers().iter();
        response.headers = headers
            .filter(|(name, _)| !OF_CONNECTION.contains(&name.as_str()))
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        response.body = received.bytes().await.map_err(failed)?.to_vec();
        Ok(response)
    }
}

impl UpstreamError {
    pub(super) fn response(&self) -> Response {
        Response::json(502, &json!({ "error": format!("sdk-mock: {self}") }))
    }
}
