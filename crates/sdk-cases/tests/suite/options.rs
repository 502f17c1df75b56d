//! What one call does otherwise than others, on the wire.

use std::time::Duration;

use reqwest::header::HeaderValue;
use sdk_cases::calls::Client;
use sdk_runtime::{CallOptions, RetryPolicy};
use serde_json::json;

use crate::server::Server;

fn traced() -> CallOptions {
    CallOptions::default().header("traceparent", "00-1").header("x-impersonate", "username=ada@example.com")
}

#[tokio::test]
async fn headers_of_a_call_go_with_this_call_and_those_of_a_client_with_all() {
    let server = Server::responding(json!(["x"])).await;
    let plain = Client::at(&server.uri()).unwrap();
    let traced_client = plain.with_options(traced());
    for (call, sent) in [
        (plain.list_logs(), None),
        (plain.list_logs().options(traced()), Some("00-1")),
        (traced_client.list_logs(), Some("00-1")),
        (
            traced_client.list_logs().options(CallOptions::default().header("traceparent", "00-2")),
            Some("00-2"),
        ),
    ] {
        assert_eq!(call.items().try_collect().await.unwrap(), ["x"]);
        let request = server.request().await;
        let header = |name: &str| request.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(header("traceparent").as_deref(), sent);
        assert_eq!(header("x-impersonate").is_some(), sent.is_some());
    }
}

#[tokio::test]
async fn a_job_takes_them_to_all_its_calls() {
    let server = Server::responding(json!({ "id": "9", "state": "done" })).await;
    let client = Client::at(&server.uri()).unwrap();
    client.start_work().options_2("of the document").options(traced()).run().finished().await.unwrap();
    assert!(server.request().await.headers.contains_key("traceparent"));
    assert_eq!(server.target().await, "/work/9");
}

#[tokio::test]
async fn attempts_of_a_call_can_be_more_than_those_of_its_client() {
    let server = Server::refusing("busy, canary").await;
    let client = Client::at(&server.uri()).unwrap();
    let patient = RetryPolicy::default().attempts(2).backoff(Duration::ZERO, Duration::ZERO);
    let error = client.list_logs().options(CallOptions::default().retry(patient)).send().await.unwrap_err();
    assert_eq!(error.attempts(), 1, "a refusal does not pass");
    let mut token = HeaderValue::from_static("canary");
    token.set_sensitive(true);
    let error = client.list_logs().options(CallOptions::default().header("x-token", token)).send().await;
    assert!(!format!("{:?}", error.unwrap_err()).contains("canary"));
}

#[tokio::test]
async fn a_header_that_cannot_be_sent_is_an_error_before_anything_is_sent() {
    let server = Server::responding(json!([])).await;
    let client = Client::at(&server.uri()).unwrap();
    let calls = [
        client.list_logs().options(CallOptions::default().header("x-note", "two\nlines")),
        client.list_logs().options(CallOptions::default().header("user-agent", "another")),
    ];
    for call in calls {
        let debug = format!("{call:?}");
        assert!(!debug.contains("two") && !debug.contains("another"), "{debug}");
        assert!(call.send().await.unwrap_err().is_invalid_request());
    }
    assert!(server.is_unasked().await);
}
