//! Lists that are handed out while they arrive.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::ops::ControlFlow;

use common::server::{Reply, Server};
use common::{Client, LIST, PASSWORD, options, start};
use sdk_runtime::wire::call_items_as;
use sdk_runtime::{Error, ItemList, Response};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct User {
    id: i64,
    #[allow(dead_code, reason = "only decoded")]
    email: Option<String>,
}

fn users(ids: std::ops::Range<i64>) -> String {
    let users: Vec<_> =
        ids.map(|id| serde_json::json!({"id": id, "email": format!("u{id}@example.com")})).collect();
    serde_json::to_string(&users).unwrap()
}

/// The ids of a list, up to the first that is `stop`.
async fn list(
    client: &Client,
    list: ItemList<'_>,
    stop: i64,
) -> (Vec<i64>, Result<Response<Option<i64>>, Error>) {
    let mut ids = Vec::new();
    let result = call_items_as(start(client, client.request(&LIST), &LIST), list, |user: User| {
        ids.push(user.id);
        if user.id == stop { ControlFlow::Break(user.id) } else { ControlFlow::Continue(()) }
    })
    .await;
    (ids, result)
}

#[tokio::test]
async fn every_item_is_handed_out_in_order() {
    let server = Server::start(&[Reply::json("200 OK", "x-request-id: id-1\r\n", &users(0..5000))]).await;
    let (ids, result) = list(&Client::new(&server.base_url), ItemList::body(), -1).await;
    let response = result.unwrap();
    assert_eq!(ids, (0..5000).collect::<Vec<_>>());
    assert_eq!(response.request_id(), Some("id-1"));
    assert_eq!(response.into_inner(), None);
}

#[tokio::test]
async fn a_list_in_a_member_is_found() {
    let body = format!(r#"{{"total":2,"users":{},"more":[{{"id":9}}]}}"#, users(0..2));
    let server = Server::start(&[Reply::json("200 OK", "", &body)]).await;
    let (ids, result) = list(&Client::new(&server.base_url), ItemList::member("users"), -1).await;
    assert_eq!(ids, [0, 1]);
    assert!(result.unwrap().is_none());
}

#[tokio::test]
async fn one_among_many_is_found_without_decoding_the_others() {
    // The others are not even users.
    let others = "[],{\"id\":\"no number\",\"list\":[{}]},\"text\",7,".repeat(3000);
    let wanted = r#"{"email":"Ann@Example.com","id":5},{"id":6,"email":"ann\u0040example.com"}"#;
    let server = Server::start(&[Reply::json("200 OK", "", &format!("[{others}{wanted},{others}0]"))]).await;
    let list_of = ItemList::body().containing("ann@example.com");
    let (ids, result) = list(&Client::new(&server.base_url), list_of, -1).await;
    assert_eq!(ids, [5, 6]);
    assert!(result.unwrap().is_none());
}

#[tokio::test]
async fn the_rest_is_not_read_after_a_break() {
    let endless = format!("HTTP/1.1 200 OK\r\n\r\n{}", users(0..3).replace("}]", "},"));
    let server = Server::start(&[Reply::Stall(endless.into_bytes())]).await;
    let (ids, result) = list(&Client::new(&server.base_url), ItemList::body(), 1).await;
    assert_eq!((ids, result.unwrap().into_inner()), (vec![0, 1], Some(1)));
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error_after_its_items() {
    let text = users(0..3);
    for reply in [
        format!("HTTP/1.1 200 OK\r\ncontent-length: 10000\r\n\r\n{}", &text[..text.len() - 1]),
        // Without a length, only the list itself tells that something is missing.
        format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{}", &text[..text.len() - 1]),
    ] {
        let server = Server::start(&[Reply::text(&reply)]).await;
        let (ids, result) = list(&Client::new(&server.base_url), ItemList::body(), -1).await;
        let error = result.unwrap_err();
        assert!(common::is_unusable(&error) && !error.was_applied(), "{error}");
        assert_eq!((ids.len(), error.attempts(), server.connections()), (3, 1, 1));
    }
}

#[tokio::test]
async fn failures_before_the_head_are_repeated() {
    let server =
        Server::start(&[Reply::Close, Reply::json("503 x", "", ""), Reply::json("200 OK", "", &users(0..2))])
            .await;
    let (ids, result) = list(&Client::new(&server.base_url), ItemList::body(), -1).await;
    assert_eq!((ids.len(), result.unwrap().attempts()), (2, 3));
}

#[tokio::test]
async fn the_place_of_a_wrong_item_is_named_and_its_value_is_not() {
    let body = format!(r#"{{"users":[{{"id":1}},{{"id":"{}"}}]}}"#, PASSWORD.replace('"', ""));
    let server = Server::start(&[Reply::json("200 OK", "", &body)]).await;
    let (ids, result) = list(&Client::new(&server.base_url), ItemList::member("users"), -1).await;
    let text = result.unwrap_err().to_string();
    assert_eq!(ids, [1]);
    assert!(text.contains("at $.users[1].id: invalid type: string, expected i64"), "{text}");
    assert!(!text.contains("Canary"), "{text}");
}

#[tokio::test]
async fn the_deadline_of_the_call_holds_for_the_body() {
    let server = Server::start(&[Reply::Stall(b"HTTP/1.1 200 OK\r\n\r\n[{\"id\":1},".to_vec())]).await;
    let limited = options(&server.base_url).call_timeout(std::time::Duration::from_millis(200));
    let (ids, result) = list(&Client::of(limited), ItemList::body(), -1).await;
    assert_eq!(ids, [1]);
    assert!(result.unwrap_err().is_timeout());
}
