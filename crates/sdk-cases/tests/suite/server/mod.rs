//! A server that gives one response to everything and keeps what it got.

#![allow(dead_code, reason = "every test file uses a part of this")]

use serde_json::Value;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub(crate) struct Server(MockServer);

impl Server {
    /// Responds with this JSON, or without a body where it is null.
    pub(crate) async fn responding(response: Value) -> Self {
        Self::giving(match response {
            Value::Null => ResponseTemplate::new(204),
            response => ResponseTemplate::new(200).set_body_json(response),
        })
        .await
    }

    /// Refuses everything, with these words.
    pub(crate) async fn refusing(words: &str) -> Self {
        let body = serde_json::json!({ "errors": [words] });
        Self::giving(ResponseTemplate::new(400).set_body_json(body)).await
    }

    pub(crate) async fn giving(template: ResponseTemplate) -> Self {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(template).mount(&server).await;
        Self(server)
    }

    pub(crate) fn uri(&self) -> String {
        self.0.uri()
    }

    /// The last request.
    pub(crate) async fn request(&self) -> Request {
        self.0.received_requests().await.unwrap().pop().unwrap()
    }

    pub(crate) async fn is_unasked(&self) -> bool {
        self.0.received_requests().await.unwrap().is_empty()
    }

    /// The JSON of the last request.
    pub(crate) async fn body(&self) -> Value {
        self.request().await.body_json().unwrap()
    }

    /// Path and query of the last request, as they were sent.
    pub(crate) async fn target(&self) -> String {
        let url = self.request().await.url;
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }
}
