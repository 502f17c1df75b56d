//! Redirects: same method, same body, and the API key only to hosts of the API.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use common::{API_KEY, CREATE, Client, LIST, LOGIN, PASSWORD, UPDATE, call};
use sdk_runtime::{ErrorKind, Operation};
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

async fn redirecting(status: u16, to: &str) -> MockServer {
    let server = MockServer::start().await;
    let response = ResponseTemplate::new(status).insert_header("location", to);
    Mock::given(any()).respond_with(response).mount(&server).await;
    server
}

async fn responding() -> MockServer {
    let server = MockServer::start().await;
    let response = ResponseTemplate::new(200).set_body_json(serde_json::json!({"id": 7}));
    Mock::given(any()).respond_with(response).mount(&server).await;
    server
}

async fn received(server: &MockServer) -> Vec<Request> {
    server.received_requests().await.unwrap()
}

#[tokio::test]
async fn method_body_and_key_travel_to_a_shard() {
    for status in [301, 302, 307, 308] {
        for operation in [&LIST, &UPDATE, &CREATE] as [&'static Operation; 3] {
            let shard = responding().await;
            let front = redirecting(status, &format!("{}/shard/things/7?a=b", shard.uri())).await;
            let client = Client::new(&front.uri());
            let response =
                call::<_, serde_json::Value>(&client, client.request(operation), operation).await.unwrap();
            assert_eq!((response["id"].as_i64(), response.attempts()), (Some(7), 1));
            let request = &received(&shard).await[0];
            let body = received(&front).await[0].body.clone();
            assert_eq!(request.method.as_str(), operation.method, "{status}");
            assert_eq!(request.url.path(), "/shard/things/7");
            assert_eq!(request.body, body);
            assert_eq!(request.headers["authorization"], format!("Bearer {API_KEY}"));
        }
    }
}

/// reqwest would carry the key to any host. The settings that keep it from that cannot be undone.
#[tokio::test]
async fn the_http_client_never_redirects_by_itself() {
    let elsewhere = responding().await;
    let front = redirecting(303, &elsewhere.uri()).await;
    let options = common::options(&front.uri())
        .http_client(|http| http.redirect(reqwest::redirect::Policy::limited(5)));
    let client = Client::of(options);
    let error = call::<_, serde_json::Value>(&client, client.request(&UPDATE), &UPDATE).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect, "{error}");
    assert!(received(&elsewhere).await.is_empty());
}

#[tokio::test]
async fn the_http_client_can_be_changed() {
    let server = responding().await;
    let address = *server.address();
    let options = common::options("http://localhost:9").http_client(move |http| {
        http.proxy(reqwest::Proxy::http(format!("http://{address}")).unwrap()).user_agent("mine")
    });
    let client = Client::of(options);
    let response = call::<_, serde_json::Value>(&client, client.request(&LIST), &LIST).await.unwrap();
    assert_eq!(response["id"], 7);
    assert_eq!(received(&server).await[0].headers["user-agent"], "mine");
}

/// The status is the one that the server sent.
#[tokio::test]
async fn a_stream_is_not_sent_twice() {
    for status in [301, 302, 307, 308] {
        let shard = responding().await;
        let front = redirecting(status, &shard.uri()).await;
        let client = Client::new(&front.uri());
        let mut request = client.request(&UPDATE);
        let parts = [Ok::<_, std::io::Error>("{}")];
        *request.body_mut() = Some(reqwest::Body::wrap_stream(futures_util::stream::iter(parts)));
        let error = call::<_, serde_json::Value>(&client, request, &UPDATE).await.unwrap_err();
        assert!(error.kind() == ErrorKind::Redirect && error.to_string().contains("stream"), "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert!(received(&shard).await.is_empty());
    }
}

#[tokio::test]
async fn a_write_is_not_turned_into_a_get_by_303() {
    let shard = responding().await;
    let front = redirecting(303, &shard.uri()).await;
    let client = Client::new(&front.uri());
    let error = call::<_, serde_json::Value>(&client, client.request(&UPDATE), &UPDATE).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert!(received(&shard).await.is_empty());
}

#[tokio::test]
async fn a_foreign_host_gets_nothing() {
    let front = redirecting(308, "https://evil.test/steal?secret=canary").await;
    let client = Client::new(&front.uri());
    let error = call::<_, serde_json::Value>(&client, client.request(&UPDATE), &UPDATE).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Redirect && !error.is_retryable() && !error.may_have_been_applied());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(308));
    let text = error.to_string();
    assert!(text.contains("evil.test") && !text.contains("canary") && !text.contains(PASSWORD), "{text}");
    assert_eq!(received(&front).await.len(), 1);
}

#[tokio::test]
async fn a_loop_ends() {
    let server = MockServer::start().await;
    let response = ResponseTemplate::new(302).insert_header("location", "/things/7");
    Mock::given(path("/things/7")).respond_with(response).mount(&server).await;
    let client = Client::new(&server.uri());
    let error = call::<_, serde_json::Value>(&client, client.request(&LIST), &LIST).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect, "{error}");
    assert_eq!(received(&server).await.len(), 4);
}

#[tokio::test]
async fn an_operation_without_the_key_is_sent_without_it() {
    let shard = responding().await;
    let front = redirecting(307, &shard.uri()).await;
    let client = Client::new(&front.uri());
    call::<_, serde_json::Value>(&client, client.request(&LOGIN), &LOGIN).await.unwrap();
    for request in received(&front).await.iter().chain(&received(&shard).await) {
        assert!(!request.headers.contains_key("authorization"));
        assert!(request.headers.contains_key("user-agent"));
        assert!(!request.headers.contains_key("referer"));
    }
}
