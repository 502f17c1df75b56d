//! A success whose body is of no use, or that has none.

use std::time::Duration;

use futures_util::StreamExt as _;
use sdk_runtime::BodyProblem;

use crate::common::server::{Reply, Server};
use crate::common::{Client, LIST, UPDATE, UPDATE_ONCE, call, call_empty, call_stream, is_unusable, options};
use crate::{Effect, Thing, effect, fail, fail_once};

#[tokio::test]
async fn a_success_with_a_useless_body_was_applied() {
    let cut = Reply::text("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"a\":");
    let cut_chunk = Reply::text("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n");
    for (reply, problem) in [
        (Reply::json("200 OK", "", ""), BodyProblem::Empty),
        (Reply::json("200 OK", "", "<html>"), BodyProblem::NotJson),
        (Reply::json("201 Created", "", r#"{"a":"#), BodyProblem::Truncated),
        (Reply::json("200 OK", "", "[]"), BodyProblem::Mismatch),
        (cut, BodyProblem::Lost),
        (cut_chunk, BodyProblem::Lost),
    ] {
        for operation in [&UPDATE, &UPDATE_ONCE] {
            let error = fail_once(std::slice::from_ref(&reply), operation).await;
            assert_eq!(effect(&error), Effect::Applied, "{error}");
            assert!(is_unusable(&error), "{error}");
            assert_eq!((error.body_problem(), error.attempts()), (Some(problem), 1), "{error}");
        }
    }
}

/// What a call ends with is the attempt that shows most: not the silence after it.
#[tokio::test]
async fn a_success_that_was_cut_off_is_not_forgotten() {
    let cut =
        |header: &str| Reply::text(&format!("HTTP/1.1 200 OK\r\n{header}content-length: 100\r\n\r\n{{"));
    let unavailable = Reply::json("503 Service Unavailable", "x-request-id: third\r\n", "{}");
    for (first, id) in [(cut("x-request-id: first\r\n"), Some("first")), (cut(""), None)] {
        let server = Server::start(&[first, Reply::Close, unavailable.clone()]).await;
        let error = fail(&Client::new(&server.base_url), &UPDATE).await;
        assert_eq!(
            (effect(&error), error.status().map(|it| it.as_u16())),
            (Effect::Applied, Some(200)),
            "{error}"
        );
        assert_eq!((error.request_id(), error.attempts()), (id, 3), "{error}");
        assert_eq!(error.request_ids().last().map(String::as_str), Some("third"));
    }
    let server = Server::start(&[cut(""), Reply::json("403 Forbidden", "", "{}")]).await;
    let error = fail(&Client::new(&server.base_url), &LIST).await;
    assert_eq!(error.status().map(|it| it.as_u16()), Some(403), "a read ends with its last attempt");
}

#[tokio::test]
async fn a_success_without_a_body_is_one_where_the_response_can_be_missing() {
    let server = Server::start(&[Reply::json("200 OK", "", "")]).await;
    let client = Client::new(&server.base_url);
    let response =
        call::<_, Option<Thing>>(&client, client.request(&UPDATE_ONCE), &UPDATE_ONCE).await.unwrap();
    assert_eq!(response.into_inner(), None);
}

#[tokio::test]
async fn a_success_whose_body_stalls_was_applied() {
    let stalls = Reply::Stall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{".to_vec());
    let url = Server::start(&[stalls]).await.base_url;
    let client = Client::of(options(&url).attempt_timeout(Duration::from_secs(1)));
    let error = fail(&client, &UPDATE_ONCE).await;
    assert_eq!(effect(&error), Effect::Applied, "{error}");
    assert!(error.is_timeout() && is_unusable(&error), "{error}");
    assert_eq!(error.body_problem(), Some(BodyProblem::Lost));
    assert!(error.to_string().contains("(`attempt_timeout`)"), "{error}");
}

/// Only in the middle of a body that is handed out while it arrives, silence is what is limited.
#[tokio::test]
async fn a_stream_that_falls_silent_ends() {
    let stalls = Reply::Stall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{".to_vec());
    let url = Server::start(&[stalls]).await.base_url;
    let client = Client::of(options(&url).attempt_timeout(Duration::from_millis(300)));
    let stream = call_stream(&client, client.request(&UPDATE_ONCE), &UPDATE_ONCE).await.unwrap();
    let parts: Vec<_> = stream.into_inner().collect().await;
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[0].as_deref().unwrap(), b"{");
    assert!(parts[1].as_ref().unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_body_that_breaks_off_is_read_again_for_a_read() {
    let broken = Reply::text("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"a\":");
    let server = Server::start(&[broken, Reply::json("200 OK", "", "[1]")]).await;
    let client = Client::new(&server.base_url);
    let response = call::<_, Vec<i64>>(&client, client.request(&LIST), &LIST).await.unwrap();
    assert_eq!((response.attempts(), response.into_inner()), (2, vec![1]));
}

#[tokio::test]
async fn a_body_over_the_limit_is_not_read() {
    for reply in [
        Reply::json("200 OK", "", &"x".repeat(1001)),
        Reply::text(&format!("HTTP/1.1 200 OK\r\n\r\n{}", "x".repeat(1_000_000))),
    ] {
        let server = Server::start(&[reply]).await;
        let client = Client::of(options(&server.base_url).body_limit(1000));
        let error = fail(&client, &UPDATE).await;
        assert_eq!((effect(&error), error.attempts()), (Effect::Applied, 1));
        assert!(is_unusable(&error) && error.to_string().contains("1000 bytes (`body_limit`)"), "{error}");
        assert_eq!(error.body_problem(), Some(BodyProblem::TooLarge));
    }
}

#[tokio::test]
async fn any_2xx_without_a_body_is_a_success_where_none_is_expected() {
    for status in ["200 OK", "202 Accepted", "204 No Content"] {
        let server = Server::start(&[Reply::json(status, "x-request-id: id-1\r\n", "")]).await;
        let client = Client::new(&server.base_url);
        let response = call_empty(&client, client.request(&UPDATE), &UPDATE).await.unwrap();
        assert_eq!(response.request_id(), Some("id-1"));
    }
}
