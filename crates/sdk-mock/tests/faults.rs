//! Scripted faults and what a client sees of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;

use std::time::{Duration, Instant};

use sdk_mock::tenable::{self, Tenable};
use sdk_mock::{Fault, Variation};
use sdk_mock::{RateLimit, meraki};
use serde_json::json;

const NEW: &str = "New-Passw0rd-22";

/// Longer than any response takes, on a busy machine as well.
const PATIENCE: Duration = Duration::from_secs(120);

async fn change(vendor: &Tenable) -> reqwest::Result<reqwest::Response> {
    change_within(vendor, PATIENCE).await
}

async fn change_within(vendor: &Tenable, time: Duration) -> reqwest::Result<reqwest::Response> {
    let client = client::builder().redirect(reqwest::redirect::Policy::none());
    let client = client.timeout(time).build().unwrap();
    let keys = format!("accessKey={};secretKey={}", tenable::ACCESS_KEY, tenable::SECRET_KEY);
    let url = format!("{}/users/{}/chpasswd", vendor.base_url(), tenable::USER_UUID);
    client.put(url).header("X-ApiKeys", keys).json(&json!({"password": NEW})).send().await
}

fn changed(vendor: &Tenable) -> bool {
    vendor.password_of(tenable::USER).as_deref() == Some(NEW)
}

#[tokio::test]
async fn a_status_comes_instead_of_the_change() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on("users-password").status(429).retry_after_seconds(7));
    let response = change(&vendor).await.unwrap();
    assert_eq!((response.status().as_u16(), response.headers()["retry-after"].to_str().unwrap()), (429, "7"));
    assert_eq!(response.headers()["content-type"], "text/html");
    assert!(!changed(&vendor));
    assert!(change(&vendor).await.unwrap().status().is_success());
    assert!(changed(&vendor));
    vendor.assert_faults_used();
}

#[tokio::test]
async fn a_gateway_fails_after_the_change() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on("users-password").after_change().status(502).html());
    assert_eq!(change(&vendor).await.unwrap().status(), 502);
    assert!(changed(&vendor));
    assert!(vendor.requests()[0].applied);
}

#[tokio::test]
async fn connections_break_before_and_after_the_change() {
    for (fault, applied) in [
        (Fault::on_any().reset_connection(), false),
        (Fault::on_any().close_connection(), false),
        (Fault::on_any().reset_connection().after_change(), true),
        (Fault::on_any().close_connection().after_change(), true),
    ] {
        let vendor = Tenable::start().await;
        let shown = format!("{fault:?}");
        vendor.fault(fault);
        assert!(change(&vendor).await.is_err(), "{shown}");
        assert_eq!(changed(&vendor), applied, "{shown}");
        assert_eq!(vendor.requests()[0].status, None);
    }
}

#[tokio::test]
async fn a_change_comes_later_than_its_response() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on("users-password").commit_after(Duration::from_millis(300)).status(504));
    assert_eq!(change(&vendor).await.unwrap().status(), 504);
    assert!(!changed(&vendor) && !vendor.requests()[0].applied);
    while !changed(&vendor) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(vendor.requests()[0].applied);
    assert_eq!(vendor.commit_pending(), 0);
}

#[tokio::test]
async fn a_change_that_is_put_off_outlives_its_client_and_is_made_when_the_test_says_so() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on("users-password").commit_after(Duration::MAX).reset_connection());
    assert!(change(&vendor).await.is_err());
    assert!(!changed(&vendor));
    assert_eq!(vendor.commit_pending(), 1);
    assert!(changed(&vendor) && vendor.requests()[0].applied);
    assert_eq!((vendor.commit_pending(), vendor.password_changes()), (0, 1));
}

#[tokio::test]
async fn a_server_that_never_responds() {
    for (fault, applied) in [(Fault::on_any().hang(), false), (Fault::on_any().hang().after_change(), true)] {
        let vendor = Tenable::start().await;
        vendor.fault(fault);
        assert!(change_within(&vendor, Duration::from_secs(10)).await.unwrap_err().is_timeout());
        assert_eq!(changed(&vendor), applied);
    }
}

#[tokio::test]
async fn a_slow_change_happens_although_nobody_waits() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on_any().delay(Duration::from_secs(12)));
    assert!(change_within(&vendor, Duration::from_secs(8)).await.unwrap_err().is_timeout());
    assert!(!changed(&vendor), "the delay is before the change");
    let start = Instant::now();
    while !changed(&vendor) {
        assert!(start.elapsed() < Duration::from_secs(120), "the vendor finishes what it began");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_slow_response_does_not_stop_others() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on("users-password").delay_response(Duration::from_secs(3600)));
    let slow = change_within(&vendor, Duration::from_secs(10));
    let fast = async {
        while !changed(&vendor) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        list(&vendor).await
    };
    let (slow, fast) = tokio::join!(slow, fast);
    assert!(slow.unwrap_err().is_timeout());
    assert!(fast.unwrap().ends_with('}'));
}

#[tokio::test]
async fn a_slow_response_is_a_response() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on("users-password").delay_response(Duration::from_millis(300)));
    let start = Instant::now();
    assert_eq!(change(&vendor).await.unwrap().status(), 200);
    assert!(start.elapsed() >= Duration::from_millis(300));
}

async fn list(vendor: &Tenable) -> reqwest::Result<String> {
    list_within(vendor, PATIENCE).await
}

async fn list_within(vendor: &Tenable, time: Duration) -> reqwest::Result<String> {
    let client = client::builder().timeout(time).build().unwrap();
    let keys = format!("accessKey={};secretKey={}", tenable::ACCESS_KEY, tenable::SECRET_KEY);
    client.get(format!("{}/users", vendor.base_url())).header("X-ApiKeys", keys).send().await?.text().await
}

#[tokio::test]
async fn bodies_are_cut_and_stall() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on("users-list").truncate(20));
    vendor.fault(Fault::on("users-list").stall(20));
    vendor.fault(Fault::on("users-list").trickle(Duration::from_millis(10)));
    assert!(list(&vendor).await.is_err());
    assert!(list_within(&vendor, Duration::from_secs(5)).await.unwrap_err().is_timeout());
    assert!(list(&vendor).await.unwrap().ends_with('}'));
    vendor.fault(Fault::on("users-password").truncate(0));
    let response = change(&vendor).await.unwrap();
    assert!(response.bytes().await.is_err(), "an empty response can be cut as well");
    assert!(changed(&vendor));
}

#[tokio::test]
async fn responses_are_foreign_or_varied() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on("users-list").html());
    vendor.fault(Fault::on("users-list").wrong_json());
    vendor.fault(Fault::on("users-list").empty_body());
    assert!(list(&vendor).await.unwrap().starts_with("<html>"));
    assert!(list(&vendor).await.unwrap().contains("unexpected"));
    assert_eq!(list(&vendor).await.unwrap(), "");
    for variation in Variation::ALL {
        vendor.fault(Fault::on("users-list").vary(variation));
        let text = list(&vendor).await.unwrap();
        assert!(text.contains(tenable::USER_UUID), "identities survive {variation:?}: {text}");
    }
    vendor.assert_no_violations();
}

#[tokio::test]
async fn a_connection_ends_after_the_response() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on("users-list").then_close());
    let client = client::new();
    let url = format!("{}/users", vendor.base_url());
    for _ in 0..2 {
        let keys = format!("accessKey={};secretKey={}", tenable::ACCESS_KEY, tenable::SECRET_KEY);
        let response = client.get(&url).header("X-ApiKeys", keys).send().await.unwrap();
        assert!(response.bytes().await.unwrap().starts_with(b"{"));
        // The end of the connection is on its way; a client that noticed takes a new one.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(vendor.connections(), 2);
}

#[tokio::test]
async fn retry_after_can_be_a_date() {
    let vendor = Tenable::start().await;
    let date = std::time::UNIX_EPOCH + Duration::from_secs(1_767_225_600);
    vendor.fault(Fault::on_any().status(503).retry_after_date(date));
    let response = change(&vendor).await.unwrap();
    assert_eq!(response.headers()["retry-after"], "Thu, 01 Jan 2026 00:00:00 GMT");
}

#[tokio::test]
async fn redirects_lead_elsewhere() {
    let (vendor, other) = (Tenable::start().await, Tenable::start().await);
    for status in [301, 302, 307, 308] {
        vendor.fault(Fault::on_any().redirect(status, &format!("{}/users", other.base_url())));
        let response = change(&vendor).await.unwrap();
        assert_eq!(response.status().as_u16(), status);
        assert_eq!(response.headers()["location"].to_str().unwrap(), format!("{}/users", other.base_url()));
    }
    assert!(!changed(&vendor));
}

#[tokio::test]
async fn an_echo_gives_the_secret_back() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on_any().echo(400));
    let response = change(&vendor).await.unwrap();
    assert_eq!(response.status(), 400);
    let text = response.text().await.unwrap();
    assert!(text.contains(NEW) && text.contains(tenable::SECRET_KEY));
}

#[tokio::test]
async fn a_faulty_response_does_not_excuse_a_wrong_request() {
    let vendor = Tenable::start().await;
    vendor.fault(Fault::on_any().status(503));
    let response = client::new().get(format!("{}/users?wrong=1", vendor.base_url())).send().await.unwrap();
    assert_eq!(response.status(), 400);
    assert!(!vendor.violations().is_empty());
    assert_eq!(vendor.unused_faults().len(), 1);
}

#[tokio::test]
async fn a_limit_answers_429() {
    let limit = RateLimit::bucket(0.5, 2.0);
    let vendor = meraki::Meraki::builder().rate_limit(limit).start().await;
    let url = format!("{}/organizations", vendor.base_url());
    let client = client::new();
    let mut responses = Vec::new();
    for _ in 0..3 {
        responses.push(client.get(&url).bearer_auth(meraki::API_KEY).send().await.unwrap());
    }
    let statuses: Vec<_> = responses.iter().map(|response| response.status().as_u16()).collect();
    assert_eq!(statuses, [200, 200, 429]);
    assert_eq!(responses[2].headers()["retry-after"], "2");
    let body = responses.remove(2).json::<serde_json::Value>().await.unwrap();
    assert_eq!(body, json!({"errors": ["API rate limit exceeded for organization"]}));
}

#[tokio::test]
async fn refused_and_stopped_servers_cannot_be_reached() {
    let mut vendor = Tenable::start().await;
    vendor.refuse_connections(1);
    assert!(change(&vendor).await.is_err());
    assert!(vendor.requests().is_empty());
    assert!(change(&vendor).await.unwrap().status().is_success());
    assert_eq!(vendor.connections(), 2);
    vendor.stop();
    assert!(change(&vendor).await.unwrap_err().is_connect());
}
