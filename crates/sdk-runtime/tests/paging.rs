//! Lists that are walked page by page.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::collections::HashMap;
use std::pin::pin;

use common::script::{Scripted, Step};
use common::{API_KEY, Client, LIST, options, request};
use futures_util::TryStreamExt;
use sdk_runtime::paging::{Pages, by_cursor, by_offset};
use sdk_runtime::{Error, Response, call};
use serde_json::{Value, json};
use wiremock::matchers::{any, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

fn page(ids: &[u64], link: Option<String>) -> ResponseTemplate {
    let answer = ResponseTemplate::new(200).set_body_json(ids);
    match link {
        Some(link) => answer.insert_header("link", link),
        None => answer,
    }
}

/// Three pages, linked in the vendor's way: absolute, `rel` without quotes, other relations before.
async fn three_pages() -> MockServer {
    let server = MockServer::start().await;
    let link = |after: &str| {
        let url = format!("{}/things/7?startingAfter={after}", server.uri());
        Some(format!("<{}/things/7>; rel=first, <{url}>; rel=next", server.uri()))
    };
    let first = Mock::given(query_param_is_missing("startingAfter"));
    first.respond_with(page(&[1, 2], link("2"))).mount(&server).await;
    Mock::given(query_param("startingAfter", "2")).respond_with(page(&[], link("3"))).mount(&server).await;
    Mock::given(query_param("startingAfter", "3")).respond_with(page(&[4], None)).mount(&server).await;
    server
}

async fn first_page(client: &Client) -> Response<Vec<u64>> {
    call(client, client.request(&LIST), &LIST).await.unwrap()
}

#[tokio::test]
async fn links_are_followed_to_the_end() {
    let server = three_pages().await;
    let client = Client::new(&server.uri());
    let mut pages = Pages::new(&client, first_page(&client).await);
    let mut seen = Vec::new();
    while let Some(page) = pages.next_page().await.unwrap() {
        seen.push(page.into_inner());
    }
    assert_eq!(seen, [vec![1, 2], vec![], vec![4]]);
    assert!(pages.next_page().await.unwrap().is_none());
    for request in server.received_requests().await.unwrap() {
        assert_eq!(request.headers["authorization"], format!("Bearer {API_KEY}"));
        assert_eq!(request.method.as_str(), "GET");
    }
}

#[tokio::test]
async fn items_come_one_by_one() {
    let server = three_pages().await;
    let client = Client::new(&server.uri());
    let mut items = Pages::new(&client, first_page(&client).await).items(|page| page);
    let mut seen = Vec::new();
    while let Some(item) = items.next_item().await.unwrap() {
        seen.push(item);
    }
    assert_eq!(seen, [1, 2, 4]);
    let stream = Pages::new(&client, first_page(&client).await).items(|page| page).into_stream();
    assert_eq!(stream.try_collect::<Vec<_>>().await.unwrap(), [1, 2, 4]);
    let pages = Pages::new(&client, first_page(&client).await).into_stream();
    assert_eq!(pages.map_ok(|page| page.len()).try_collect::<Vec<_>>().await.unwrap(), [2, 0, 1]);
}

#[tokio::test]
async fn a_walk_can_go_on_after_a_failure() {
    let server = MockServer::start().await;
    let link = format!("<{}/things/7?startingAfter=1>; rel=next", server.uri());
    Mock::given(query_param_is_missing("startingAfter"))
        .respond_with(page(&[1], Some(link)))
        .mount(&server)
        .await;
    let broken = Mock::given(any()).respond_with(ResponseTemplate::new(403));
    broken.up_to_n_times(1).mount(&server).await;
    Mock::given(any()).respond_with(page(&[2], None)).mount(&server).await;
    let client = Client::new(&server.uri());
    let mut items = Pages::new(&client, first_page(&client).await).items(|page| page);
    assert_eq!(items.next_item().await.unwrap(), Some(1));
    assert!(items.next_item().await.unwrap_err().is_forbidden());
    assert_eq!(items.next_item().await.unwrap(), Some(2));
    assert_eq!(items.next_item().await.unwrap(), None);
}

async fn error_after_first(link: &str) -> Error {
    let server = MockServer::start().await;
    let link = link.replace("BASE", &server.uri());
    Mock::given(any()).respond_with(page(&[1], Some(link))).mount(&server).await;
    let client = Client::new(&server.uri());
    let pages = Pages::new(&client, first_page(&client).await).into_stream();
    let error = pages.try_fold(0, async |count, _| Ok(count + 1)).await.unwrap_err();
    assert!(server.received_requests().await.unwrap().len() < 5);
    error
}

#[tokio::test]
async fn a_page_on_a_foreign_host_is_refused() {
    let error = error_after_first("<https://evil.test/things?token=canary>; rel=next").await;
    assert!(error.is_redirect() && !error.is_decode() && !error.is_retryable());
    let text = error.to_string();
    assert!(text.contains("evil.test") && !text.contains("canary"), "{text}");
}

#[tokio::test]
async fn a_circle_is_noticed() {
    let error = error_after_first("<BASE/things/7?startingAfter=1>; rel=next").await;
    assert!(error.is_redirect() && error.to_string().contains("circle"), "{error}");
    let error = error_after_first("<https://[>; rel=next").await;
    assert!(error.is_redirect(), "{error}");
}

#[tokio::test]
async fn a_relative_link_leads_on_from_where_the_answer_came_from() {
    let server = MockServer::start().await;
    let next = page(&[1], Some("<?startingAfter=1>; rel=next".to_owned()));
    Mock::given(query_param_is_missing("startingAfter")).respond_with(next).mount(&server).await;
    Mock::given(query_param("startingAfter", "1")).respond_with(page(&[2], None)).mount(&server).await;
    let client = Client::new(&server.uri());
    let items = Pages::new(&client, first_page(&client).await).items(|page| page).into_stream();
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap(), [1, 2]);
}

/// A page of a list of 10, answered by a script of one step.
async fn fetch(body: &'static str) -> Result<Response<Value>, Error> {
    let client = Client::of(options("https://api.example.com").build().unwrap());
    let scripted = Scripted::new(client, &[Step::Answer(200, &[], body)]);
    call(&scripted, request("https://api.example.com", &LIST), &LIST).await
}

fn numbers(page: &Value) -> Vec<i64> {
    page["items"].as_array().unwrap().iter().filter_map(Value::as_i64).collect()
}

#[tokio::test]
async fn offsets_lead_to_the_total() {
    let pages: HashMap<i64, &str> = [
        (0, r#"{"items":[1,2,3],"total":7}"#),
        (3, r#"{"items":[4,5,6],"total":7}"#),
        (6, r#"{"items":[7],"total":7}"#),
    ]
    .into();
    let items = by_offset(|offset| fetch(pages[&offset]), |page| (numbers(&page), page["total"].as_i64()));
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap(), [1, 2, 3, 4, 5, 6, 7]);
}

#[tokio::test]
async fn offsets_end_with_an_empty_page() {
    for total in [None, Some(1000)] {
        let pages: HashMap<i64, &str> =
            [(0, r#"{"items":[1,2]}"#), (2, r#"{"items":[3]}"#), (3, r#"{"items":[]}"#)].into();
        let items = by_offset(|offset| fetch(pages[&offset]), |page| (numbers(&page), total));
        assert_eq!(items.try_collect::<Vec<_>>().await.unwrap(), [1, 2, 3]);
    }
}

#[tokio::test]
async fn cursors_lead_on_until_there_is_none() {
    let items = by_cursor(
        |cursor: Option<String>| async move {
            fetch(match cursor.as_deref() {
                None => r#"{"items":[1],"next":"a"}"#,
                Some("a") => r#"{"items":[],"next":"b"}"#,
                Some(_) => r#"{"items":[2,3]}"#,
            })
            .await
        },
        |page| (numbers(&page), page["next"].as_str().map(str::to_owned)),
    );
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap(), [1, 2, 3]);
}

#[tokio::test]
async fn cursors_in_a_circle_are_an_error() {
    let items = by_cursor(|_| fetch(r#"{"items":[1]}"#), |page: Value| (numbers(&page), Some(json!("same"))));
    let mut items = pin!(items);
    assert_eq!(items.try_next().await.unwrap(), Some(1));
    assert_eq!(items.try_next().await.unwrap(), Some(1));
    assert!(items.try_next().await.unwrap_err().to_string().contains("circle"));
    assert_eq!(items.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn walks_can_be_spawned() {
    let server = three_pages().await;
    let client = Client::new(&server.uri());
    let walk = async move {
        let items = Pages::new(&client, first_page(&client).await).items(|page| page).into_stream();
        items.try_collect::<Vec<_>>().await.unwrap().len()
    };
    assert_eq!(tokio::spawn(walk).await.unwrap(), 3);
}
