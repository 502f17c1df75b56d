//! Lists page by page, as the operations of the client read them.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]

use std::ops::ControlFlow;

use sdk_meraki::Client;
use sdk_mock::Fault;
use sdk_mock::meraki::{API_KEY, Meraki, ORGANIZATION_ID};
use sdk_mock::record::Recorded;

async fn start(length: usize) -> (Meraki, Client) {
    let meraki = Meraki::builder().list_length(length).start().await;
    let client = Client::builder().api_key(API_KEY).base_url(meraki.base_url()).build().unwrap();
    (meraki, client)
}

#[tokio::test]
async fn items_come_from_every_page() {
    let (meraki, client) = start(7).await;
    let devices = client.get_organization_devices().organization_id(ORGANIZATION_ID).per_page(3).items();
    assert!(meraki.requests().is_empty(), "nothing is sent before the first item is asked for");
    assert_eq!(devices.try_collect().await.unwrap().len(), 7);
    assert_eq!(meraki.requests().len(), 3);
    meraki.assert_no_violations();
}

#[tokio::test]
async fn pages_carry_what_their_responses_carried() {
    let (meraki, client) = start(7).await;
    let mut pages = client.get_organization_devices().organization_id(ORGANIZATION_ID).per_page(3).pages();
    let mut lengths = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        assert_eq!(page.attempts(), 1);
        lengths.push(page.len());
    }
    assert_eq!(lengths, [3, 3, 1]);
    assert!(pages.try_next().await.unwrap().is_none());
    meraki.assert_no_violations();
}

#[tokio::test]
async fn one_response_is_one_page() {
    let (_meraki, client) = start(7).await;
    let devices = client.get_organization_devices().organization_id(ORGANIZATION_ID).per_page(4);
    let first = devices.send().await.unwrap();
    assert_eq!(first.len(), 4);
    let changes =
        client.get_organization_configuration_changes().organization_id(ORGANIZATION_ID).per_page(5);
    assert_eq!(changes.send().await.unwrap().len(), 5);
}

fn ending_before(request: &Recorded) -> Option<String> {
    let query = &request.request.query;
    query.iter().find(|(name, _)| name == "endingBefore").map(|(_, value)| value.clone())
}

/// The vendor's links lead towards the present for ever; the older entries are behind `prev`.
#[tokio::test]
async fn a_log_is_paged_from_its_newest_entry_to_its_oldest() {
    let (meraki, client) = start(12).await;
    let changes =
        client.get_organization_configuration_changes().organization_id(ORGANIZATION_ID).per_page(5);
    assert_eq!(changes.items().try_collect().await.unwrap().len(), 12);
    let asked: Vec<_> = meraki.requests().iter().map(ending_before).collect();
    assert_eq!(asked, [None, Some("4".to_owned()), Some("9".to_owned()), Some("11".to_owned())]);
    meraki.assert_no_violations();
}

#[tokio::test]
async fn a_list_that_is_not_cut_is_one_page() {
    let (meraki, client) = start(1).await;
    meraki.add_admin("Grace Hopper", "grace@example.com");
    let admins = client.get_organization_admins().organization_id(ORGANIZATION_ID).items();
    assert_eq!(admins.try_collect().await.unwrap().len(), 2);
    meraki.assert_calls(&["getOrganizationAdmins"]);
}

#[tokio::test]
async fn an_error_ends_the_pages_after_what_was_there() {
    let (meraki, client) = start(7).await;
    meraki.fault(Fault::on("getOrganizationDevices").skip(1).status(403));
    let mut devices = client.get_organization_devices().organization_id(ORGANIZATION_ID).per_page(3).items();
    for _ in 0..3 {
        assert!(devices.try_next().await.unwrap().is_some());
    }
    assert!(devices.try_next().await.unwrap_err().is_forbidden());
    assert!(devices.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_search_that_finds_nothing_is_an_empty_list() {
    let (meraki, client) = start(7).await;
    meraki.fault(Fault::on("getOrganizationClientsSearch").status(204).body("", "").always());
    let search = client.get_organization_clients_search().organization_id(ORGANIZATION_ID).mac("m");
    assert!(search.clone().send().await.unwrap().is_none());
    assert!(search.clone().items().try_collect().await.unwrap().is_empty());
    let mut pages = search.clone().pages();
    assert!(pages.try_next().await.unwrap().is_some_and(|page| page.is_none()));
    assert!(pages.try_next().await.unwrap().is_none());
    let each = search.send_each(ControlFlow::Break).await.unwrap();
    assert!(each.is_none());
}
