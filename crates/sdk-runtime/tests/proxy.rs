//! Proxies: which one is used, and what a failure there means.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use common::server::{Reply, Server};
use common::{Client, UPDATE_ONCE, call_empty, options};
use sdk_runtime::{ConnectFailure, Error};

async fn through(reply: Reply) -> (Server, Result<(), Error>) {
    let proxy = Server::start(&[reply]).await;
    let url = proxy.base_url.replace("http://", "http://user:canary-proxy-1@");
    let client = Client::of(options("https://api.example.com").proxy(url));
    let result = call_empty(&client, client.request(&UPDATE_ONCE), &UPDATE_ONCE).await;
    (proxy, result.map(|_| ()))
}

#[tokio::test]
async fn a_proxy_that_refuses_has_let_nothing_through() {
    // A wrong login is sent once: several lock an account.
    for (reply, attempts, failure) in [
        (
            Reply::text("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n"),
            1,
            Some(ConnectFailure::ProxyLogin),
        ),
        (
            Reply::text("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n"),
            1,
            Some(ConnectFailure::ProxyRefused),
        ),
        (Reply::Close, 3, Some(ConnectFailure::Closed)),
    ] {
        let (proxy, result) = through(reply).await;
        let error = result.unwrap_err();
        assert!(error.is_connect() && !error.may_have_been_applied(), "{error}");
        assert_eq!((error.attempts(), proxy.connections()), (attempts, attempts));
        let can_pass = attempts > 1;
        assert_eq!((error.connect_failure(), error.is_retryable()), (failure, can_pass));
        assert!(!error.is_certificate());
        let text = format!("{error} {error:?}");
        assert!(!text.contains("canary"), "{text}");
    }
}

#[tokio::test]
async fn a_connection_that_a_proxy_ends_before_tls_has_let_nothing_through() {
    let (_proxy, result) = through(Reply::text("HTTP/1.1 200 OK\r\n\r\nno TLS")).await;
    let error = result.unwrap_err();
    assert!(error.is_connect() && !error.may_have_been_applied(), "{error}");
    assert_eq!((error.connect_failure(), error.attempts()), (Some(ConnectFailure::Closed), 3), "{error}");
}

#[tokio::test]
async fn no_proxy_means_none() {
    let server = Server::start(&[Reply::json("204 No Content", "", "")]).await;
    let client =
        Client::of(options(&server.base_url).proxy("http://127.0.0.1:9").http_client(|http| http.no_proxy()));
    call_empty(&client, client.request(&UPDATE_ONCE), &UPDATE_ONCE).await.unwrap();
}
