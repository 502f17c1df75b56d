//! Links that lead nowhere, elsewhere or back.

use futures_util::TryStreamExt as _;
use sdk_runtime::{Error, ErrorKind};
use wiremock::matchers::{any, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer};

use crate::common::Client;
use crate::{items_of, page, pages};

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
