//! Work that goes on after the response: started, waited for, fetched.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use common::Client;
use futures_util::StreamExt as _;
use reqwest::Request;
use sdk_runtime::wire::{JobParts, JobSpec};
use sdk_runtime::{CallOptions, Error, ItemList, Job, JobToken, Operation, RawRequest};
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

static START: Operation = Operation::new("start", "POST", "/sites/{site}/exports");
static STATUS: Operation = Operation::new("status", "GET", "/sites/{site}/exports/{id}");
static FETCH: Operation = Operation::new("fetch", "GET", "/sites/{site}/exports/{id}/parts/{part}");
static CANCEL: Operation = Operation::new("cancel", "DELETE", "/sites/{site}/exports/{id}");
static SPEC: JobSpec = JobSpec {
    start: &START,
    status: &STATUS,
    cancel: Some(&CANCEL),
    parameter: "id",
    id: "/job/id",
    running: Some("active"),
    done: &[("/state", "done"), ("/completed", "true")],
    failed: &[("/state", "failed")],
    reason: Some("/why"),
    parts: Some(JobParts {
        fetch: &FETCH,
        parameter: "part",
        list: ItemList::member("rows"),
        ready: "/ready",
        lost: &["/lost"],
    }),
};

fn job(client: &Client) -> Job<i64> {
    let start = RawRequest::new(client, &START).parameter("site", "s 1");
    Job::new(client, &SPEC, start.send::<Value>()).argument("site", &Ok::<_, String>("s 1"))
}

/// All items that a job hands out.
async fn items(mut job: Job<i64>) -> Result<Vec<i64>, Error> {
    let mut all = Vec::new();
    while let Some(part) = job.next_part().await? {
        all.extend(part);
    }
    Ok(all)
}

/// A server that responds to the start with this, and then tells these states, the last one for ever.
async fn server(start: ResponseTemplate, states: &[Value]) -> (MockServer, Client) {
    let server = MockServer::start().await;
    Mock::given(method("POST")).and(path("/sites/s%201/exports")).respond_with(start).mount(&server).await;
    for (number, state) in states.iter().enumerate() {
        let state = ResponseTemplate::new(200).set_body_json(state);
        let mock = Mock::given(method("GET")).and(path("/sites/s%201/exports/7")).respond_with(state);
        let is_last = number + 1 == states.len();
        if is_last { mock } else { mock.up_to_n_times(1) }.mount(&server).await;
    }
    for part in 1..=3_i64 {
        let rows = ResponseTemplate::new(200).set_body_json(json!({"rows": [10 * part, 10 * part + 1]}));
        let at = format!("/sites/s%201/exports/7/parts/{part}");
        Mock::given(method("GET")).and(path(at)).respond_with(rows).mount(&server).await;
    }
    let client = Client::new(&server.uri());
    (server, client)
}

fn started() -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(json!({"job": {"id": 7}}))
}

async fn requests(server: &MockServer, at: &str) -> usize {
    let all = server.received_requests().await.unwrap();
    all.iter().filter(|request| request.url.path().contains(at)).count()
}

#[tokio::test]
async fn parts_are_handed_out_as_they_become_ready_and_once() {
    let states = [
        json!({}),
        json!({"ready": [2]}),
        json!({"ready": [1, 2]}),
        json!({"state": "done", "ready": [1, 2, 3]}),
    ];
    let (server, client) = server(started(), &states).await;
    assert_eq!(items(job(&client)).await.unwrap(), [20, 21, 10, 11, 30, 31]);
    assert_eq!(requests(&server, "/parts/").await, 3);
}

/// Nothing is asked for twice, and nothing comes twice, whoever goes on.
#[tokio::test]
async fn a_job_goes_on_behind_the_last_item() {
    let (server, client) = server(started(), &[json!({"completed": true, "ready": [1, 2]})]).await;
    let mut first = job(&client);
    let stopped =
        first.for_each(|row| if row == 20 { ControlFlow::Break(row) } else { ControlFlow::Continue(()) });
    assert_eq!(stopped.await.unwrap(), Some(20));
    let kept = serde_json::to_string(first.token().unwrap()).unwrap();
    assert_eq!(kept, r#"{"id":"7","done":[1],"part":[2,1]}"#);

    let mut rest = Vec::new();
    first
        .for_each(|row| {
            rest.push(row);
            ControlFlow::<()>::Continue(())
        })
        .await
        .unwrap();
    let token: JobToken = serde_json::from_str(&kept).unwrap();
    assert_eq!(items(job(&client).resume(token)).await.unwrap(), rest);
    assert_eq!(rest, [21]);
    let starts = server.received_requests().await.unwrap();
    assert_eq!(starts.iter().filter(|request| request.method == "POST").count(), 1);
}

#[tokio::test]
async fn lost_parts_are_named_after_all_others_were_handed_out() {
    let end = json!({"state": "done", "ready": [1, 3], "lost": [2]});
    let (_server, client) = server(started(), &[end]).await;
    let mut job = job(&client);
    let mut parts = Vec::new();
    let error = loop {
        match job.next_part().await {
            Ok(part) => parts.push(part.unwrap()),
            Err(error) => break error,
        }
    };
    assert_eq!(parts, [[10, 11], [30, 31]]);
    assert_eq!(error.lost_parts(), [2]);
    assert_eq!(
        error.to_string(),
        "start: no whole result: 7 ended without all its parts (lost: [2]): start it again to have them"
    );
}

/// A job that keeps its token in a file goes on with it; the part that broke off comes whole, and the file is gone in the end.
#[tokio::test]
async fn a_token_that_is_kept_in_a_file_goes_on_in_another_run() {
    let ready = json!({"state": "done", "ready": [1, 4, 3]});
    let (server, client) = server(started(), &[ready]).await;
    let broken = ResponseTemplate::new(200).set_body_string(r#"{"rows": [40, 41,"#);
    let fourth = Mock::given(method("GET")).and(path("/sites/s%201/exports/7/parts/4"));
    let fourth = fourth.respond_with(broken).up_to_n_times(5).mount_as_scoped(&server).await;
    let file = std::env::temp_dir().join(format!("job-token-{}.json", std::process::id()));
    let mut first = job(&client).kept_in(&file);
    assert_eq!(first.next_part().await.unwrap().unwrap(), [10, 11]);
    first.next_part().await.unwrap_err();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), r#"{"id":"7","done":[1],"part":null}"#);
    drop(fourth);
    let whole = ResponseTemplate::new(200).set_body_json(json!({"rows": [40, 41, 42]}));
    Mock::given(method("GET"))
        .and(path("/sites/s%201/exports/7/parts/4"))
        .respond_with(whole)
        .mount(&server)
        .await;
    assert_eq!(first.next_part().await.unwrap().unwrap(), [40, 41, 42], "none is lost");

    let mut second = job(&client).kept_in(&file);
    assert_eq!(second.next_part().await.unwrap().unwrap(), [40, 41, 42]);
    assert_eq!(second.next_part().await.unwrap().unwrap(), [30, 31]);
    assert_eq!(second.next_part().await.unwrap(), None);
    assert!(!file.exists());
    let starts = server.received_requests().await.unwrap();
    assert_eq!(starts.iter().filter(|request| request.method == "POST").count(), 1);

    std::fs::write(&file, "no token").unwrap();
    let error = job(&client).kept_in(&file).next_part().await.unwrap_err().to_string();
    assert!(error.contains("job-token-") && error.contains("expected"), "{error}");
    std::fs::remove_file(&file).unwrap();
}

#[tokio::test]
async fn a_failure_tells_state_and_reason() {
    let (_server, client) = server(started(), &[json!({"state": "failed", "why": "too\nlarge"})]).await;
    let error = job(&client).finished().await.unwrap_err();
    assert!(error.may_have_been_applied() && !error.is_retryable());
    assert_eq!(error.to_string(), "start: no whole result: 7 ended as failed (too large): start it again");
}

#[tokio::test]
async fn work_that_runs_already_is_taken_over() {
    for status in [409, 429] {
        let refused = ResponseTemplate::new(status)
            .insert_header("retry-after", "0")
            .set_body_json(json!({"active": 7, "error": "a duplicate"}));
        let (_server, client) = server(refused, &[json!({"state": "done", "ready": [1]})]).await;
        assert_eq!(items(job(&client)).await.unwrap(), [10, 11], "{status}");
    }
    let refused = ResponseTemplate::new(400).set_body_json(json!({"active": 7, "error": "no"}));
    let (_server, client) = server(refused, &[json!({"state": "done"})]).await;
    let error = job(&client).finished().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400);
}

#[tokio::test]
async fn the_deadline_leaves_a_token_and_cancelling_is_a_request() {
    let (server, client) = server(started(), &[json!({"state": "busy"})]).await;
    let mut job = job(&client).deadline(Instant::now());
    assert!(job.cancel().await.unwrap_err().is_invalid_request(), "nothing is started yet");
    let error = job.finished().await.unwrap_err();
    assert!(error.is_timeout() && error.to_string().contains("did not end before the deadline"), "{error}");
    assert_eq!(job.token().unwrap().id(), "7");
    Mock::given(method("DELETE")).respond_with(ResponseTemplate::new(204)).expect(1).mount(&server).await;
    job.cancel().await.unwrap();
}

#[tokio::test]
async fn a_start_that_names_nothing_or_failed_is_not_made_twice() {
    let nameless = ResponseTemplate::new(200).set_body_json(json!({"job": {"id": ""}}));
    let (server, client) = server(nameless, &[json!({})]).await;
    let mut job = job(&client);
    let error = job.finished().await.unwrap_err();
    assert!(error.was_applied() && error.to_string().contains("did not name it"), "{error}");
    assert!(job.finished().await.unwrap_err().to_string().contains("make a new job"));
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

/// A part comes in pieces, each 20 seconds after the one before. Time is paused.
async fn slow(options: CallOptions, deadline: Duration) -> Result<Vec<i64>, Error> {
    let context =
        Client::new("https://api.example.com").context.with_transport(async |_, request: Request| {
            let body = match (request.method().as_str(), request.url().path()) {
                ("POST", _) => reqwest::Body::from(r#"{"job":{"id":7}}"#),
                (_, path) if path.ends_with("/7") => reqwest::Body::from(r#"{"state":"done","ready":[1]}"#),
                _ => {
                    let pieces = futures_util::stream::iter([
                        r#"{"rows":[1"#,
                        ",2",
                        ",3",
                        ",4",
                        ",5",
                        ",6",
                        ",7",
                        "]}",
                    ]);
                    reqwest::Body::wrap_stream(pieces.then(async |piece| {
                        tokio::time::sleep(Duration::from_secs(20)).await;
                        Ok::<_, std::io::Error>(piece)
                    }))
                }
            };
            Ok(http::Response::new(body).into())
        });
    let client = Client { context: context.with_options(options) };
    items(job(&client).deadline(Instant::now() + deadline)).await
}

#[tokio::test(start_paused = true)]
async fn a_part_has_the_time_of_the_job_unless_the_request_says_otherwise() {
    let hour = Duration::from_secs(3600);
    assert_eq!(slow(CallOptions::default(), hour).await.unwrap(), [1, 2, 3, 4, 5, 6, 7]);
    let is_late = |end: Result<_, _>| end.is_err_and(|error: Error| error.is_timeout());
    assert!(is_late(slow(CallOptions::default().timeout(Duration::from_secs(120)), hour).await));
    assert!(is_late(slow(CallOptions::default(), Duration::from_secs(120)).await));
}
