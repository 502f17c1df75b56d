//! What a failed call knows about its effect: the most important promise of this crate.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

#[path = "effect/body.rs"]
mod body;
mod common;
#[path = "effect/connection.rs"]
mod connection;

use std::time::Duration;

use common::server::{Reply, Server};
use common::{CREATE, Client, DELETE, LIST, UPDATE, UPDATE_ONCE, call, call_empty, options};
use sdk_runtime::{Error, ErrorKind, Operation};

/// The three responses, in one comparable value.
#[derive(Debug, PartialEq)]
enum Effect {
    None,
    Maybe,
    Applied,
}

fn effect(error: &Error) -> Effect {
    match (error.was_applied(), error.may_have_been_applied()) {
        (false, false) => Effect::None,
        (false, true) => Effect::Maybe,
        (true, true) => Effect::Applied,
        (true, false) => panic!("applied, but cannot have been"),
    }
}

#[tokio::test]
async fn a_success_tells_whether_an_earlier_attempt_may_have_taken_effect() {
    let ok = Reply::json("200 OK", "", "{}");
    for (first, operation, expected) in [
        (Reply::json("429 Too Many Requests", "retry-after: 0\r\n", "{}"), &UPDATE, false),
        (Reply::json("408 Request Timeout", "x-request-id: 1\r\n", "{}"), &UPDATE, false),
        (Reply::json("408 Request Timeout", "", "{}"), &UPDATE, true),
        (Reply::json("307 x", "location: /other\r\nx-request-id: 1\r\n", "{}"), &UPDATE, false),
        (Reply::json("307 x", "location: /other\r\n", "{}"), &UPDATE, true),
        (Reply::json("307 x", "location: /other\r\n", "{}"), &LIST, false),
        (Reply::json("502 Bad Gateway", "", "{}"), &UPDATE, true),
        (Reply::Close, &UPDATE, true),
        (Reply::text("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"), &UPDATE, true),
        (Reply::Close, &LIST, false),
        (ok.clone(), &UPDATE, false),
    ] {
        let server = Server::start(&[first, ok.clone()]).await;
        let client = Client::new(&server.base_url);
        let response = call::<_, Thing>(&client, client.request(operation), operation).await.unwrap();
        assert_eq!(response.earlier_may_have_been_applied(), expected, "{response:?}");
    }
}

/// A response that is an object.
type Thing = serde_json::Map<String, serde_json::Value>;

async fn fail(client: &Client, operation: &'static Operation) -> Error {
    call::<_, Thing>(client, client.request(operation), operation).await.unwrap_err()
}

async fn fail_once(replies: &[Reply], operation: &'static Operation) -> Error {
    let server = Server::start(replies).await;
    let is_silent = replies.iter().any(|reply| matches!(reply, Reply::Silence));
    // On a busy machine, who responds takes longer than who need not.
    let timeout = Duration::from_secs(if is_silent { 1 } else { 60 });
    let client = Client::of(options(&server.base_url).attempt_timeout(timeout).attempts(1));
    fail(&client, operation).await
}

#[tokio::test]
async fn a_timeout_after_sending_may_have_had_an_effect() {
    // DELETE has no body: that it was sent must be noticed without one.
    for operation in [&UPDATE_ONCE, &CREATE, &DELETE] {
        let error = fail_once(&[Reply::Silence], operation).await;
        assert_eq!((error.kind(), effect(&error)), (ErrorKind::Timeout, Effect::Maybe), "{error}");
        assert!(
            error.is_timeout() && error.to_string().contains("did not respond (`attempt_timeout`)"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_lost_connection_may_have_had_an_effect() {
    for reply in [Reply::Close, Reply::text("HTTP/1.1 20"), Reply::text("not http\r\n\r\n")] {
        for operation in [&UPDATE_ONCE, &DELETE] {
            let error = fail_once(std::slice::from_ref(&reply), operation).await;
            assert_eq!((error.kind(), effect(&error)), (ErrorKind::Transport, Effect::Maybe), "{error}");
        }
    }
    let error = fail_once(&[Reply::Reset], &UPDATE_ONCE).await;
    assert!(!error.was_applied(), "{error}");
}

#[tokio::test]
async fn a_write_that_must_not_be_repeated_is_sent_once() {
    let server = Server::start(&[Reply::Close]).await;
    let error = fail(&Client::new(&server.base_url), &UPDATE_ONCE).await;
    assert_eq!((error.attempts(), server.connections()), (1, 1));
    assert!(!error.is_retryable(), "{error}");
}

#[tokio::test]
async fn a_connection_that_the_server_has_closed_is_not_used_again() {
    // Kept alive by its head, and closed all the same.
    let closing = Reply::text("HTTP/1.1 204 No Content\r\n\r\n");
    let server = Server::start(&[closing]).await;
    let client = Client::new(&server.base_url);
    for number in 1..=3 {
        call_empty(&client, client.request(&UPDATE_ONCE), &UPDATE_ONCE).await.unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert_eq!(server.connections(), number);
    }
}

#[tokio::test]
async fn an_idempotent_write_is_repeated_after_a_lost_connection() {
    let server = Server::start(&[Reply::Close, Reply::Close, Reply::json("200 OK", "", "{}")]).await;
    let client = Client::new(&server.base_url);
    let response = call::<_, serde_json::Value>(&client, client.request(&UPDATE), &UPDATE).await.unwrap();
    assert_eq!(response.attempts(), 3);
}

#[tokio::test]
async fn a_clear_refusal_has_no_effect() {
    for status in
        ["400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "409 Conflict", "422 x"]
    {
        let error = fail_once(&[Reply::json(status, "", "{}")], &UPDATE_ONCE).await;
        let said = [error.is_unauthorized(), error.is_forbidden(), error.is_not_found()];
        assert_eq!(said, ["401", "403", "404"].map(|code| status.starts_with(code)), "{error}");
        assert!(!error.is_rate_limited(), "{error}");
        assert_eq!((error.kind(), effect(&error)), (ErrorKind::Status, Effect::None), "{error}");
        assert!(!error.is_retryable() && error.body_problem().is_none(), "{error}");
    }
    let error = fail_once(&[Reply::json("429 Too Many Requests", "", "{}")], &UPDATE_ONCE).await;
    assert_eq!(effect(&error), Effect::None);
    assert!(error.is_rate_limited() && error.is_retryable(), "{error}");
}

/// A gateway that gave up waiting for the server behind it, or sends on what it had handed on.
#[tokio::test]
async fn what_a_gateway_says_of_an_earlier_sending_leaves_the_effect_open() {
    let refused = Reply::json("400 x", "x-request-id: 2\r\n", "{}");
    for (first, headers, expected) in [
        ("408 x", "", Effect::Maybe),
        ("425 x", "", Effect::Maybe),
        ("307 x", "location: /other\r\n", Effect::Maybe),
        ("408 x", "x-request-id: 1\r\n", Effect::None),
        ("308 x", "location: /other\r\nx-request-id: 1\r\n", Effect::None),
        ("429 x", "retry-after: 0\r\n", Effect::None),
    ] {
        let server = Server::start(&[Reply::json(first, headers, "{}"), refused.clone()]).await;
        let error = fail(&Client::new(&server.base_url), &UPDATE).await;
        assert_eq!((error.status().unwrap().as_u16(), effect(&error)), (400, expected), "{first} {headers}");
    }
}

#[tokio::test]
async fn a_refusal_after_a_lost_response_leaves_the_effect_open() {
    let server = Server::start(&[Reply::Close, Reply::json("404 Not Found", "", "{}")]).await;
    let error = fail(&Client::new(&server.base_url), &DELETE).await;
    assert!(error.is_not_found());
    assert_eq!((effect(&error), error.attempts()), (Effect::Maybe, 2));
}

#[tokio::test]
async fn a_server_error_may_have_had_an_effect() {
    for status in
        ["500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable", "504 x", "520 x"]
    {
        for headers in ["", "retry-after: 0\r\n"] {
            let error = fail_once(&[Reply::json(status, headers, "{}")], &UPDATE_ONCE).await;
            assert_eq!((error.kind(), effect(&error)), (ErrorKind::Status, Effect::Maybe), "{error}");
            assert!(!error.is_retryable(), "{error}");
        }
    }
}

#[tokio::test]
async fn a_read_has_no_effect_whatever_happens() {
    for reply in
        [Reply::Silence, Reply::Close, Reply::json("500 x", "", "{}"), Reply::json("200 OK", "", "<")]
    {
        let error = fail_once(&[reply], &LIST).await;
        assert_eq!(effect(&error), Effect::None, "{error}");
    }
}

#[tokio::test]
async fn a_refused_redirect_has_no_effect_unless_it_says_done() {
    for (status, expected) in
        [("301 x", Effect::None), ("302 x", Effect::None), ("308 x", Effect::None), ("303 x", Effect::Maybe)]
    {
        let error =
            fail_once(&[Reply::json(status, "location: https://evil.test/\r\n", "{}")], &UPDATE_ONCE).await;
        assert_eq!((error.kind(), effect(&error)), (ErrorKind::Redirect, expected), "{error}");
    }
}
