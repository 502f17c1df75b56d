//! Lists that are read page by page.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::collections::HashMap;
use std::time::Duration;

use common::script::{Scripted, Step};
use common::{API_KEY, Client, LIST, call, options, request};
use futures_util::{TryFutureExt as _, TryStreamExt};
use sdk_runtime::paging::{PageOrder, Paginator};
use sdk_runtime::wire::{self, Extent, FromObject, Mismatch, Names, Object, PageStart, offset_pages};
use sdk_runtime::{Error, ErrorKind, Operation, RawRequest, Response};
use serde_json::{Value, json};
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
async fn a_link_that_is_refused_is_told_once() {
    let server = MockServer::start().await;
    let link = Some("<https://evil.test/>; rel=next".to_owned());
    Mock::given(any()).respond_with(page(&[1], link)).mount(&server).await;
    let client = Client::new(&server.uri());
    let mut pages = pages(&client);
    assert!(pages.try_next().await.unwrap().is_some());
    assert!(pages.try_next().await.unwrap_err().kind() == ErrorKind::Redirect, "not the end of the list");
    assert!(pages.try_next().await.unwrap().is_none());
}

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

async fn error_after_first(link: &str) -> Error {
    let server = MockServer::start().await;
    let link = link.replace("BASE", &server.uri());
    Mock::given(any()).respond_with(page(&[1], Some(link))).mount(&server).await;
    let client = Client::new(&server.uri());
    let pages = pages(&client);
    let error = pages.try_fold(0, async |count, _| Ok(count + 1)).await.unwrap_err();
    assert!(server.received_requests().await.unwrap().len() < 5);
    error
}

#[tokio::test]
async fn a_page_on_a_foreign_host_is_refused() {
    let error = error_after_first("<https://evil.test/things?token=canary>; rel=next").await;
    assert!(error.kind() == ErrorKind::Redirect && !error.is_retryable() && !error.may_have_been_applied());
    let status = error.status().map(|status| status.as_u16());
    assert_eq!((status, error.attempts()), (Some(200), 1), "those of the page that leads there");
    let text = error.to_string();
    assert!(
        text.contains("next page refused") && text.contains("evil.test") && !text.contains("canary"),
        "{text}"
    );
}

#[tokio::test]
async fn a_cycle_is_noticed() {
    let error = error_after_first("<BASE/things/7?startingAfter=1>; rel=next").await;
    assert!(error.kind() == ErrorKind::Redirect && error.to_string().contains("cycle"), "{error}");
}

#[tokio::test]
async fn a_link_that_cannot_be_read_is_not_the_end() {
    for link in ["<https://[>; rel=next", "<BASE/things/7?startingAfter=1; rel=next", "BASE/things/7?page=2"]
    {
        let error = error_after_first(link).await;
        assert!(
            error.kind() == ErrorKind::Redirect && error.to_string().to_lowercase().contains("link"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_relative_link_leads_on_from_where_the_response_came_from() {
    let server = MockServer::start().await;
    let next = page(&[1], Some("<?startingAfter=1>; rel=next".to_owned()));
    Mock::given(query_param_is_missing("startingAfter")).respond_with(next).mount(&server).await;
    Mock::given(query_param("startingAfter", "1")).respond_with(page(&[2], None)).mount(&server).await;
    let client = Client::new(&server.uri());
    let items = items_of(&client);
    assert_eq!(items.try_collect().await.unwrap(), [1, 2]);
}

/// A page of a list of 10, from a script of one step.
async fn fetch(body: &'static str) -> Result<Response<Value>, Error> {
    let client = Client::of(options("https://api.example.com"));
    let scripted = Scripted::new(client, &[Step::Response(200, &[], body)]);
    call(&scripted, request("https://api.example.com", &LIST), &LIST).await
}

fn numbers(page: &Value) -> Vec<i64> {
    page["items"].as_array().unwrap().iter().filter_map(Value::as_i64).collect()
}

fn measure(page: &Value) -> Extent {
    Extent::of(&numbers(page), page["total"].as_i64())
}

/// The items of a list whose pages begin at an offset.
fn by_offset<Fut>(fetch: impl Fn(i64) -> Fut + Send + 'static) -> Paginator<i64>
where
    Fut: Future<Output = Result<Response<Value>, Error>> + Send + 'static,
{
    let pages = offset_pages(0, move |start: PageStart| fetch(start.offset()), measure, &[]);
    wire::items(pages, |page| numbers(&page))
}

#[tokio::test]
async fn offsets_lead_to_the_total() {
    let pages: HashMap<i64, &str> = [
        (0, r#"{"items":[1,2,3],"total":7}"#),
        (3, r#"{"items":[4,5,6],"total":7}"#),
        (6, r#"{"items":[7],"total":7}"#),
    ]
    .into();
    let items = by_offset(move |offset| fetch(pages[&offset]));
    assert_eq!(items.try_collect().await.unwrap(), [1, 2, 3, 4, 5, 6, 7]);
}

#[tokio::test]
async fn offsets_end_with_an_empty_page() {
    for total in ["null", "1000"] {
        let page = |items: &str| -> &'static str { format!(r#"{{"items":{items},"total":{total}}}"#).leak() };
        let pages: HashMap<i64, &str> = [(0, page("[1,2]")), (2, page("[3]")), (3, page("[]"))].into();
        let items = by_offset(move |offset| fetch(pages[&offset]));
        assert_eq!(items.try_collect().await.unwrap(), [1, 2, 3]);
    }
}

/// Whatever is asked for, the same page comes.
#[tokio::test]
async fn a_server_that_ignores_the_offset_is_noticed() {
    for body in [r#"{"items":[1,2],"total":5}"#, r#"{"items":[1,2]}"#] {
        let mut items = by_offset(|_| fetch(body));
        assert_eq!(items.try_next().await.unwrap(), Some(1));
        assert_eq!(items.try_next().await.unwrap(), Some(2));
        let error = items.try_next().await.unwrap_err();
        assert!(error.kind() == ErrorKind::Redirect && error.to_string().contains("came twice"), "{error}");
        assert_eq!(items.try_next().await.unwrap(), None);

        let mut pages = offset_pages(0, |_| fetch(body), measure, &[]);
        assert!(pages.try_next().await.unwrap().is_some());
        assert!(pages.try_next().await.unwrap_err().kind() == ErrorKind::Redirect);
        for _ in 0..2 {
            assert!(pages.try_next().await.unwrap().is_none(), "the end is the end");
        }
    }
}

/// There is always another page, and none says how long the list is.
#[tokio::test]
async fn a_list_without_end_is_an_error() {
    let client = Client::of(options("https://api.example.com"));
    let scripted = Scripted::new(client, &[Step::Response(200, &[], "{}")]);
    let mut items = by_offset(move |offset| {
        let page = call(&scripted, request("https://api.example.com", &LIST), &LIST);
        page.map_ok(move |page: Response<Value>| page.map(|_| json!({"items": [offset]})))
    });
    let mut count = 0;
    let error = loop {
        match items.try_next().await {
            Ok(item) => assert_eq!(item, Some(count)),
            Err(error) => break error,
        }
        count += 1;
    };
    assert_eq!(count, 1000);
    assert!(error.to_string().contains("does not say how long"), "{error}");
}

/// As generated code reads a page.
#[derive(Debug)]
struct Numbers(Vec<i64>);

impl FromObject for Numbers {
    const NAMES: &'static Names = &Names::<[u16; 2]>::new(&["items"]);

    fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch> {
        Ok(Self(object.collection()))
    }
}

#[tokio::test]
async fn a_list_of_another_type_is_no_empty_list() {
    let client = Client::of(options("https://api.example.com"));
    let scripted = Scripted::new(client, &[Step::Response(200, &[], r#"{"items":"none"}"#)]);
    let other = scripted.clone();
    let fetch = move || call(&scripted, request("https://api.example.com", &LIST), &LIST);
    let place = "at $.items: invalid type: string, expected a sequence";
    let is_told = |error: Error| common::is_unusable(&error) && error.to_string().contains(place);
    let measure: fn(&Numbers) -> Extent = |page| Extent::of(&page.0, None);
    let mut pages = wire::pages(&other, fetch(), Some(|page: &Numbers| page.0.len()), &["/items"]);
    assert!(is_told(pages.try_next().await.unwrap_err()));
    assert!(pages.try_next().await.unwrap().is_none());
    let mut pages = offset_pages(0, move |_| fetch(), measure, &["/items"]);
    assert!(is_told(pages.try_next().await.unwrap_err()));
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
