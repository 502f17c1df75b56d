//! Lists page by page, as the operations of the client read them.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]

use sdk_mock::Stub;
use sdk_mock::record::Recorded;
use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable};
use sdk_tenable::Client;
use serde_json::json;

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
async fn the_audit_log_is_paged_by_what_its_pages_name() {
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
async fn a_paginator_can_begin_in_the_middle() {
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

/// The first page is full, so the vendor's own limit does not hide what stands on the second.
#[tokio::test]
async fn a_thing_is_found_by_its_name_on_any_page_and_only_if_it_is_the_one() {
    let (tenable, client) = start(0).await;
    let network = |number: usize, name: &str| json!({"uuid": format!("00000000-0000-4000-8000-00000000000{number}"), "name": name});
    let networks = [network(1, "Lab"), network(2, "Berlin"), network(3, "lab"), network(4, "Berlin")];
    for (offset, page) in [("0", &networks[..2]), ("2", &networks[2..])] {
        let body = json!({"networks": page, "pagination": {"total": 4, "limit": 2, "offset": 0}});
        tenable.stub(Stub::on("networks-list").for_query("offset", offset).json(&body));
    }
    let named = async |name: &str| client.networks_list().limit(2).offset(0).by_name(name).await;
    assert_eq!(named("lab").await.unwrap().uuid, "00000000-0000-4000-8000-000000000003");
    let missing = named("Paris").await.unwrap_err();
    assert!(missing.is_not_found() && !missing.is_invalid_request() && !missing.is_retryable(), "{missing}");
    assert_eq!(missing.to_string(), "networks-list: nothing in the list has this name");
    let several = named("Berlin").await.unwrap_err();
    assert!(several.is_invalid_request() && !several.is_not_found(), "{several}");
    assert_eq!(
        several.to_string(),
        "networks-list: invalid request: several things in the list have this name"
    );
}

/// A list that has no pages, and one beside which the response has another.
#[tokio::test]
async fn names_become_ids_in_lists_of_every_form() {
    let (tenable, client) = start(0).await;
    let template = json!({"uuid": "ad629e16-03b6-8c1d-cef6-ef8c9dd3c658d24bd260ef5f9e66", "name": "advanced", "title": "Advanced Scan"});
    tenable.stub(Stub::on("editor-list-templates").json(&json!({"templates": [template]})));
    tenable.stub(Stub::on("scanners-list").json(&json!({"scanners": [{"id": 7, "name": "Paris"}]})));
    let scans = json!({"folders": [{"id": 3, "name": "Weekly"}], "scans": [{"id": 8, "name": "Weekly"}]});
    tenable.stub(Stub::on("scans-list").json(&scans));
    let template = client.editor_list_templates().type_("scan").by_name("advanced").await.unwrap();
    let scanner = client.scanners_list().by_name("Paris").await.unwrap();
    let scan = client.scans_list().by_name("Weekly").await.unwrap();
    assert_eq!(
        (&*template.uuid.unwrap(), scanner.id, scan.id),
        ("ad629e16-03b6-8c1d-cef6-ef8c9dd3c658d24bd260ef5f9e66", 7, 8)
    );
    tenable.assert_no_violations();
}
