//! Lists that are read page by page.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;
#[path = "paging/links.rs"]
mod links;
#[path = "paging/log.rs"]
mod log;
#[path = "paging/offsets.rs"]
mod offsets;

use std::time::Duration;

use common::{API_KEY, Client, LIST, call};
use futures_util::TryStreamExt;
use sdk_runtime::paging::Paginator;
use sdk_runtime::{RawRequest, Response, wire};
use wiremock::matchers::{any, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

fn page(ids: &(impl serde::Serialize + ?Sized), link: Option<String>) -> ResponseTemplate {
    let response = ResponseTemplate::new(200).set_body_json(ids);
    match link {
        Some(link) => response.insert_header("link", link),
        None => response,
    }
}

/// Three pages, linked in the vendor's way: absolute, `rel` without quotes, other relations before.
async fn three_pages() -> MockServer {
    pages_with(&[3]).await
}

/// Three pages, the second one with these items.
async fn pages_with(second: &(impl serde::Serialize + ?Sized)) -> MockServer {
    let server = MockServer::start().await;
    let link = |after: &str| {
        let url = format!("{}/things/7?startingAfter={after}", server.uri());
        Some(format!("<{}/things/7>; rel=first, <{url}>; rel=next", server.uri()))
    };
    let first = Mock::given(query_param_is_missing("startingAfter"));
    first.respond_with(page(&[1, 2], link("2"))).mount(&server).await;
    Mock::given(query_param("startingAfter", "2")).respond_with(page(second, link("3"))).mount(&server).await;
    Mock::given(query_param("startingAfter", "3")).respond_with(page(&[4], None)).mount(&server).await;
    server
}

fn pages(client: &Client) -> Paginator<Response<Vec<u64>>> {
    wire::pages(client, call(client, client.request(&LIST), &LIST), Some(Vec::len), &[])
}

fn items_of(client: &Client) -> Paginator<u64> {
    wire::items(pages(client), |page| page)
}

#[tokio::test]
async fn links_are_followed_to_the_end() {
    let server = three_pages().await;
    let client = Client::new(&server.uri());
    let mut pages = pages(&client);
    let mut seen = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        seen.push(page.into_inner());
    }
    assert_eq!(seen, [vec![1, 2], vec![3], vec![4]]);
    assert!(pages.try_next().await.unwrap().is_none());
    for request in server.received_requests().await.unwrap() {
        assert_eq!(request.headers["authorization"], format!("Bearer {API_KEY}"));
        assert_eq!(request.method.as_str(), "GET");
    }
}

#[tokio::test]
async fn a_request_beside_the_document_has_pages_as_well() {
    let server = three_pages().await;
    let client = Client::new(&server.uri());
    let request = RawRequest::new(&client, &LIST).parameter("id", 7);
    let pages = request.pages::<Vec<u8>>().map_ok(Response::into_inner);
    assert_eq!(pages.try_collect::<Vec<_>>().await.unwrap(), [vec![1, 2], vec![3], vec![4]]);
}

#[tokio::test]
async fn items_come_one_by_one() {
    let server = three_pages().await;
    let client = Client::new(&server.uri());
    let mut items = items_of(&client);
    let mut seen = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        seen.push(item);
    }
    assert_eq!(seen, [1, 2, 3, 4]);
    let stream = items_of(&client);
    assert_eq!(stream.try_collect().await.unwrap(), [1, 2, 3, 4]);
    let pages = pages(&client);
    assert_eq!(pages.map_ok(|page| page.len()).try_collect::<Vec<_>>().await.unwrap(), [2, 1, 1]);
}

/// Some servers always have a next page, and nothing on it.
#[tokio::test]
async fn a_page_without_items_is_the_last_one() {
    let server = pages_with(&[0u64; 0]).await;
    let client = Client::new(&server.uri());
    let items = items_of(&client);
    assert_eq!(items.try_collect().await.unwrap(), [1, 2]);
    let pages = pages(&client).try_collect().await.unwrap();
    assert_eq!(pages.iter().map(|page| page.len()).collect::<Vec<_>>(), [2, 0]);
    let mut items = items_of(&client);
    while items.try_next().await.unwrap().is_some() {}
    let requests = server.received_requests().await.unwrap().len();
    assert_eq!(items.try_next().await.unwrap(), None);
    assert_eq!(server.received_requests().await.unwrap().len(), requests, "the end is the end");
}

#[tokio::test]
async fn a_page_whose_items_cannot_be_read_is_not_empty() {
    let server = pages_with(&["three"]).await;
    let client = Client::new(&server.uri());
    let pages = pages(&client).try_collect().await.unwrap();
    assert_eq!(pages.iter().map(|page| page.len()).collect::<Vec<_>>(), [2, 0, 1]);
    assert_eq!(pages[1].mismatches().len(), 1);
    let items = items_of(&client);
    assert_eq!(items.try_collect().await.unwrap(), [1, 2, 4]);
}

/// The second page takes its time.
async fn a_slow_second_page() -> MockServer {
    let server = MockServer::start().await;
    let link = format!("<{}/things/7?startingAfter=1>; rel=next", server.uri());
    Mock::given(query_param_is_missing("startingAfter"))
        .respond_with(page(&[1], Some(link)))
        .mount(&server)
        .await;
    let slow = page(&[2], None).set_delay(Duration::from_secs(1));
    Mock::given(any()).respond_with(slow).mount(&server).await;
    server
}

/// Polls a future once it has had time to send, and drops it.
async fn give_up<F: Future>(server: &MockServer, asked: usize, future: F) {
    let sent = async {
        while server.received_requests().await.unwrap().len() < asked {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::select! {
        _ = future => panic!("the page is slow"),
        () = sent => {}
    }
}

#[tokio::test]
async fn a_page_that_was_not_waited_for_is_not_lost() {
    let server = a_slow_second_page().await;
    let client = Client::new(&server.uri());
    let mut items = items_of(&client);
    assert_eq!(items.try_next().await.unwrap(), Some(1));
    give_up(&server, 2, items.try_next()).await;
    assert_eq!(items.try_next().await.unwrap(), Some(2));
    assert_eq!(items.try_next().await.unwrap(), None);
    assert_eq!(server.received_requests().await.unwrap().len(), 2);
}

#[tokio::test]
async fn paginators_can_be_spawned() {
    let server = three_pages().await;
    let client = Client::new(&server.uri());
    let items = async move {
        let items = items_of(&client);
        items.try_collect().await.unwrap().len()
    };
    assert_eq!(tokio::spawn(items).await.unwrap(), 4);
}
