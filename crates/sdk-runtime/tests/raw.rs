//! Operations that no document describes.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use common::{API_KEY, Client, PASSWORD};
use sdk_runtime::{Operation, RawRequest, Secret};
use serde_json::{Value, json};
use wiremock::matchers::{body_json, header, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

static READ: Operation = Operation::new("thing", "GET", "/things/{id}/parts");
static REPORT: Operation = Operation::new("report", "GET", "/reports/{id}.json");
static ROWS: Operation = Operation::new("rows", "GET", "/range/{from}:{to}/rows");
static CHANGE: Operation = Operation::new("thing-change", "PUT", "/things/{id}");

#[tokio::test]
async fn arguments_are_sent_in_their_places() {
    let server = MockServer::start().await;
    Mock::given(method("PUT"))
        .and(path("/things/a%20b"))
        .and(query_param("tag", "x&y"))
        .and(header("authorization", format!("Bearer {API_KEY}")))
        .and(header("content-type", "application/json"))
        .and(body_json(json!({"password": PASSWORD})))
        .respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    let client = Client::new(&server.uri());
    let body = json!({"password": Secret::from(PASSWORD).expose()});
    let request = RawRequest::new(&client, &CHANGE).parameter("id", "a b").query("tag", "x&y").json(&body);
    assert!(!format!("{request:?}").contains("Canary"));
    request.send::<()>().await.unwrap();
}

#[tokio::test]
async fn an_argument_may_be_a_part_of_a_segment() {
    let server = MockServer::start().await;
    let response = || ResponseTemplate::new(200).set_body_json(json!(1));
    Mock::given(path("/reports/7.json")).respond_with(response()).mount(&server).await;
    Mock::given(path("/range/1:a%20b/rows"))
        .and(query_param("q", "1"))
        .respond_with(response())
        .mount(&server)
        .await;
    let client = Client::new(&server.uri());
    RawRequest::new(&client, &REPORT).parameter("id", 7).send::<u8>().await.unwrap();
    let rows = RawRequest::new(&client, &ROWS).parameter("to", "a b").parameter("from", 1).query("q", 1);
    rows.send::<u8>().await.unwrap();
}

#[tokio::test]
async fn responses_are_decoded_whole() {
    let server = MockServer::start().await;
    let response = ResponseTemplate::new(200).set_body_json(json!({"parts": [1, 2, 3]}));
    Mock::given(path("/things/7/parts")).respond_with(response).mount(&server).await;
    let client = Client::new(&server.uri());
    let parts = RawRequest::new(&client, &READ).parameter("id", 7).send::<Value>().await.unwrap();
    assert_eq!(parts["parts"][2], 3);
}

#[tokio::test]
async fn a_missing_or_unsafe_argument_is_refused_before_sending() {
    let client = Client::new("http://127.0.0.1:9");
    let missing = RawRequest::new(&client, &READ).send::<Value>().await.unwrap_err();
    assert!(missing.is_invalid_request() && missing.to_string().contains("id"), "{missing}");
    let unknown = RawRequest::new(&client, &READ).parameter("id", 7).parameter("unit", "s");
    let unknown = unknown.send::<Value>().await.unwrap_err();
    assert!(unknown.is_invalid_request() && unknown.to_string().contains("no parameter unit"), "{unknown}");
    let escaping = RawRequest::new(&client, &READ).parameter("id", "..").send::<()>().await.unwrap_err();
    assert!(escaping.is_invalid_request() && escaping.attempts() == 0);
    let unwritable = std::collections::HashMap::from([((1, 2), 3)]);
    let error = RawRequest::new(&client, &CHANGE)
        .parameter("id", 1)
        .json(&unwritable)
        .send::<()>()
        .await
        .unwrap_err();
    assert!(error.is_invalid_request());
}
