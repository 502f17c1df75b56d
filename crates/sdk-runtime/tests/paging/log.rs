//! A log, which is read from its newest entry into the past.

use sdk_runtime::paging::{PageOrder, Paginator};
use sdk_runtime::{Operation, Response, wire};
use wiremock::matchers::{query_param, query_param_is_missing};
use wiremock::{Mock, MockServer};

use crate::common::{Client, call};
use crate::page;

/// A log as a vendor serves it: the newest first, `prev` leads to older entries, and there is always a `next`.
async fn a_log() -> MockServer {
    let server = MockServer::start().await;
    let link = |prev: Option<&str>| {
        let at = |relation: &str, argument: &str, token: &str| {
            format!("<{}/things/7?{argument}={token}>; rel={relation}", server.uri())
        };
        let prev = prev.map(|token| at("prev", "endingBefore", token));
        let next = at("next", "startingAfter", "2999-01-01T00:00:00Z");
        Some([prev, Some(next)].into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    let first =
        Mock::given(query_param_is_missing("startingAfter")).and(query_param_is_missing("endingBefore"));
    first.respond_with(page(&[5, 4], link(Some("2026-01-04")))).mount(&server).await;
    for (token, items, prev) in [
        ("2026-01-04", &[3, 2][..], "2026-01-02"),
        ("2026-01-02", &[1], "2026-01-01"),
        ("2026-01-01", &[], "1970-01-01"),
    ] {
        let older = Mock::given(query_param("endingBefore", token));
        older.respond_with(page(items, link(Some(prev)))).mount(&server).await;
    }
    Mock::given(query_param("startingAfter", "2999-01-01T00:00:00Z"))
        .respond_with(page(&[6], link(Some("2026-01-04"))))
        .mount(&server)
        .await;
    server
}

static LOG: Operation = log(None);
static LOG_SINCE_2014: Operation = log(Some("2014-01-01"));
static LOG_SINCE_THE_3RD: Operation = log(Some("2026-01-03"));

const fn log(oldest: Option<&'static str>) -> Operation {
    let page_order = PageOrder::Prev { oldest };
    Operation::new("log", "GET", "/things/{id}").paged(page_order)
}

fn pages_after(client: &Client, first: Response<Vec<u64>>) -> Paginator<Response<Vec<u64>>> {
    wire::pages(client, async { Ok(first) }, Some(Vec::len), &[])
}

async fn newest_page(client: &Client, operation: &'static Operation) -> Response<Vec<u64>> {
    call(client, client.request(operation), operation).await.unwrap()
}

#[tokio::test]
async fn a_log_is_paged_towards_the_past() {
    let server = a_log().await;
    let client = Client::new(&server.uri());
    for operation in [&LOG, &LOG_SINCE_2014] {
        let first = newest_page(&client, operation).await;
        let items = wire::items(pages_after(&client, first), |page| page);
        assert_eq!(items.try_collect().await.unwrap(), [5, 4, 3, 2, 1]);
    }
    // What is older than the oldest is not asked for.
    let mut pages = pages_after(&client, newest_page(&client, &LOG_SINCE_THE_3RD).await);
    assert!(pages.try_next().await.unwrap().is_some());
    assert!(pages.try_next().await.unwrap().is_some());
    assert!(pages.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_log_that_is_begun_at_a_time_ends_near_the_present() {
    let server = a_log().await;
    let client = Client::new(&server.uri());
    let mut request = client.request(&LOG);
    request.url_mut().set_query(Some("startingAfter=2999-01-01T00:00:00Z"));
    let first: Response<Vec<u64>> = call(&client, request, &LOG).await.unwrap();
    let items = wire::items(pages_after(&client, first), |page| page);
    assert_eq!(items.try_collect().await.unwrap(), [6]);
}
