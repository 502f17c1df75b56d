//! Lists page by page, as the operations of the client read them.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]

use sdk_mock::record::Recorded;
use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable};
use sdk_tenable::Client;

async fn start(length: usize) -> (Tenable, Client) {
    let tenable = Tenable::builder().list_length(length).start().await;
    let client = Client::builder().api_keys(ACCESS_KEY, SECRET_KEY).base_url(tenable.base_url()).build();
    (tenable, client.unwrap())
}

#[tokio::test]
async fn items_come_from_every_page() {
    let (tenable, client) = start(7).await;
    let agents = client.agents_list().limit(3).items().try_collect().await.unwrap();
    assert_eq!(agents.len(), 7);
    assert_eq!(tenable.requests().len(), 3, "the total says where the list ends");
    tenable.assert_no_violations();
}

/// As the vendor's own Python library reads it.
#[tokio::test]
async fn the_audit_log_is_walked_by_what_its_pages_name() {
    let (tenable, client) = start(7).await;
    let events = client.audit_log_events().limit(3).items().try_collect().await.unwrap();
    assert_eq!(events.len(), 7);
    let asked: Vec<_> = tenable.requests().iter().map(|request| argument(request, "next")).collect();
    assert_eq!(asked, [None, Some("3".to_owned()), Some("6".to_owned())]);
    tenable.assert_no_violations();
}

fn argument(request: &Recorded, name: &str) -> Option<String> {
    request.request.query.iter().find(|(one, _)| one == name).map(|(_, value)| value.clone())
}

#[tokio::test]
async fn a_walk_can_begin_in_the_middle() {
    let (tenable, client) = start(7).await;
    let mut pages = client.agents_list().limit(3).offset(2).pages();
    let mut lengths = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        lengths.push(page.agents.len());
    }
    assert_eq!(lengths, [3, 2]);
    let offsets: Vec<_> =
        tenable.requests().iter().flat_map(|request| request.request.query.clone()).collect();
    let offsets: Vec<_> =
        offsets.iter().filter(|(name, _)| name == "offset").map(|(_, at)| at.as_str()).collect();
    assert_eq!(offsets, ["2", "5"]);
    tenable.assert_no_violations();
}
