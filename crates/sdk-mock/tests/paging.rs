//! Lists in pages and exports in chunks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;

use std::collections::BTreeSet;

use sdk_mock::meraki::{self, Meraki};
use sdk_mock::tenable::{self, Tenable};
use serde_json::{Value, json};

/// The body of a response and the URL of the page of a relation.
async fn follow(client: &reqwest::Client, url: String, relation: &str) -> (Vec<Value>, Option<String>) {
    let response = client.get(url).bearer_auth(meraki::API_KEY).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let link = response.headers()["link"].to_str().unwrap().to_owned();
    let next = link.split(", ").find(|part| part.ends_with(&format!("rel={relation}")));
    let next = next.map(|part| part.trim_start_matches('<').split('>').next().unwrap().to_owned());
    (response.json().await.unwrap(), next)
}

#[tokio::test]
async fn a_long_list_is_paged_by_its_links() {
    let vendor = Meraki::builder().list_length(2_500).start().await;
    let client = client::new();
    let base = vendor.base_url();
    let mut next = Some(format!("{base}/organizations/{}/devices?perPage=1000", meraki::ORGANIZATION_ID));
    let (mut serials, mut pages) = (BTreeSet::new(), 0);
    while let Some(url) = next {
        let (items, after) = follow(&client, url, "next").await;
        serials.extend(items.iter().map(|item| item["serial"].to_string()));
        (pages, next) = (pages + 1, after);
    }
    assert_eq!((serials.len(), pages), (2_500, 3));
    vendor.assert_no_violations();
}

/// As the vendor's logs do: older elements behind `prev`, and both relations for ever.
#[tokio::test]
async fn a_log_begins_with_its_newest_elements() {
    let vendor = Meraki::builder().list_length(12).start().await;
    let client = client::new();
    let base = vendor.base_url();
    let log = format!("{base}/organizations/{}/configurationChanges", meraki::ORGANIZATION_ID);
    let mut url = format!("{log}?perPage=5");
    let mut lengths = Vec::new();
    for _ in 0..5 {
        let (items, older) = follow(&client, url, "prev").await;
        lengths.push(items.len());
        url = older.unwrap();
    }
    assert_eq!(lengths, [5, 5, 2, 0, 0]);
    let (items, future) = follow(&client, format!("{log}?perPage=5"), "next").await;
    assert_eq!(items.len(), 5);
    let (items, future) = follow(&client, future.unwrap(), "next").await;
    assert!(items.is_empty() && future.is_some());
    let (items, _) = follow(&client, format!("{log}?perPage=5&startingAfter=7"), "next").await;
    assert_eq!(items.len(), 5);
    vendor.assert_no_violations();
}

#[tokio::test]
async fn a_page_of_a_size_that_the_vendor_refuses() {
    let vendor = Meraki::start().await;
    let url = format!("{}/organizations/{}/networks?perPage=2", vendor.base_url(), meraki::ORGANIZATION_ID);
    let response = client::new().get(url).bearer_auth(meraki::API_KEY).send().await.unwrap();
    assert_eq!(response.status(), 400);
}

#[tokio::test]
async fn administrators_come_and_go() {
    let vendor = Meraki::start().await;
    vendor.add_admin("Bob", "bob@example.com");
    let client = client::new();
    let url = format!("{}/organizations/{}/admins", vendor.base_url(), meraki::ORGANIZATION_ID);
    let list = async || {
        let response = client.get(&url).bearer_auth(meraki::API_KEY).send().await.unwrap();
        response.json::<Vec<Value>>().await.unwrap()
    };
    assert_eq!(list().await.len(), 2);
    let new = json!({"name": "Eve", "email": "eve@example.com", "orgAccess": "read-only"});
    let post = client.post(&url).bearer_auth(meraki::API_KEY).json(&new);
    let eve: Value = post.send().await.unwrap().json().await.unwrap();
    assert_eq!(eve["orgAccess"], "read-only");
    let path = format!("{url}/{}", eve["id"].as_str().unwrap());
    let put = client.put(&path).bearer_auth(meraki::API_KEY).json(&json!({"orgAccess": "full"}));
    assert_eq!(put.send().await.unwrap().json::<Value>().await.unwrap()["orgAccess"], "full");
    assert_eq!(client.delete(&path).bearer_auth(meraki::API_KEY).send().await.unwrap().status(), 204);
    assert_eq!(list().await.len(), 2);
    vendor.assert_no_violations();
}

async fn tenable(vendor: &Tenable, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
    let keys = format!("accessKey={};secretKey={}", tenable::ACCESS_KEY, tenable::SECRET_KEY);
    let request = client::new().request(method.parse().unwrap(), format!("{}{path}", vendor.base_url()));
    let request = body.iter().fold(request.header("X-ApiKeys", keys), |request, body| request.json(body));
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap_or_default())
}

#[tokio::test]
async fn a_long_list_is_paged_by_offset() {
    let vendor = Tenable::builder().list_length(120).start().await;
    let mut ids = BTreeSet::new();
    for offset in [0, 50, 100, 150] {
        let (status, page) =
            tenable(&vendor, "GET", &format!("/scanners/null/agents?offset={offset}"), None).await;
        assert_eq!((status, &page["pagination"]["total"]), (200, &json!(120)));
        let agents = page["agents"].as_array().unwrap();
        assert_eq!(agents.len(), [50, 50, 20, 0][offset / 50]);
        ids.extend(agents.iter().map(|agent| agent["id"].as_u64().unwrap()));
    }
    assert_eq!(ids.len(), 120);
    vendor.assert_no_violations();
}

#[tokio::test]
async fn an_export_takes_its_time() {
    let vendor = Tenable::builder().export_size(3, 4).start().await;
    let (_, export) = tenable(&vendor, "POST", "/vulns/export", Some(json!({"num_assets": 50}))).await;
    let path = format!("/vulns/export/{}", export["export_uuid"].as_str().unwrap());
    let mut states = Vec::new();
    for _ in 0..3 {
        states.push(tenable(&vendor, "GET", &format!("{path}/status"), None).await.1["status"].clone());
    }
    assert_eq!(states, ["QUEUED", "PROCESSING", "FINISHED"]);
    for chunk in 1..=3 {
        let (status, elements) = tenable(&vendor, "GET", &format!("{path}/chunks/{chunk}"), None).await;
        assert_eq!((status, elements.as_array().unwrap().len()), (200, 4));
    }
    assert_eq!(tenable(&vendor, "GET", &format!("{path}/chunks/4"), None).await.0, 404);
    assert_eq!(tenable(&vendor, "POST", &format!("{path}/cancel"), None).await.1["status"], "CANCELLED");
    let (_, assets) = tenable(&vendor, "POST", "/assets/v2/export", Some(json!({"chunk_size": 100}))).await;
    let path = format!("/assets/export/{}/status", assets["export_uuid"].as_str().unwrap());
    assert_eq!(tenable(&vendor, "GET", &path, None).await.1["status"], "QUEUED");
    vendor.assert_no_violations();
}
