//! When attempts are repeated, and what the time limits do. Time is paused.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::time::Duration;

use common::script::{OK, Scripted, Step};
use common::{Client, LIST, UPDATE, UPDATE_ONCE, call_empty, options, request, scoped};
use sdk_runtime::vendor::{Rate, RateScope};
use sdk_runtime::{CallOptions, ClientOptions, Error, Operation, Response, RetryPolicy};
use tokio::time::Instant;

static THINGS: RateScope = RateScope::new("id", &[]);

fn steady() -> ClientOptions {
    steadily(options("https://api.example.com"))
}

fn steadily(options: ClientOptions) -> ClientOptions {
    // No jitter to speak of, so that the times are those of the server.
    let none = Duration::ZERO;
    options.attempts(4).backoff(none, none)
}

fn scripted(options: ClientOptions, steps: &[Step]) -> Scripted {
    Scripted::new(Client::of(options), steps)
}

async fn send(client: &Scripted, operation: &'static Operation) -> Result<Response<()>, Error> {
    call_empty(client, request("https://api.example.com", operation), operation).await
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_waited_for() {
    let client = scripted(
        steady(),
        &[
            Step::Response(429, &[("retry-after", "3")], ""),
            Step::Response(503, &[("retry-after", "5")], ""),
            OK,
        ],
    );
    let response = send(&client, &LIST).await.unwrap();
    assert_eq!(client.times(), [0, 3000, 8000]);
    assert_eq!(response.attempts(), 3);
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_waited_for_as_a_date() {
    let date: &'static str =
        httpdate::fmt_http_date(std::time::SystemTime::now() + Duration::from_secs(30)).leak();
    let headers: &'static [(&str, &str)] = vec![("retry-after", date)].leak();
    let client = scripted(steady(), &[Step::Response(429, headers, ""), OK]);
    send(&client, &LIST).await.unwrap();
    let wait = client.times()[1];
    // The clock of dates is not paused.
    assert!((10_000..=30_000).contains(&wait), "{wait}");
}

#[tokio::test(start_paused = true)]
async fn a_limit_is_waited_for_with_any_method() {
    for operation in [&LIST, &UPDATE, &UPDATE_ONCE] {
        let client = scripted(steady(), &[Step::Response(429, &[], "<html>"), OK]);
        send(&client, operation).await.unwrap();
        assert_eq!(client.times(), [0, 1000]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_error_is_repeated_for_idempotent_operations_only() {
    for (operation, attempts) in [(&LIST, 4), (&UPDATE, 4), (&UPDATE_ONCE, 1)] {
        let client = scripted(steady(), &[Step::Response(502, &[("x-request-id", "id")], "")]);
        let error = send(&client, operation).await.unwrap_err();
        assert_eq!((client.times().len(), error.attempts()), (attempts, attempts as u32));
        assert_eq!(error.request_ids().len(), attempts);
    }
}

/// Refused with 400, with words that say that it passes.
#[tokio::test(start_paused = true)]
async fn a_limit_of_concurrency_is_waited_for_with_any_method() {
    let busy = Step::Response(400, &[], r#"{"errors":["Cannot delete: too many Concurrent requests"]}"#);
    for operation in [&LIST, &UPDATE_ONCE] {
        let client = scripted(steady(), &[busy.clone(), OK]);
        assert_eq!(send(&client, operation).await.unwrap().attempts(), 2);
        // Half of the 120 seconds of a call at most.
        assert!((30_000..=60_000).contains(&client.times()[1]), "{:?}", client.times());
    }
    let client = scripted(steady().call_timeout(Duration::from_secs(20)), &[busy, OK]);
    let error = send(&client, &UPDATE_ONCE).await.unwrap_err();
    assert!(error.is_retryable() && error.retry_after() >= Some(Duration::from_secs(30)), "{error}");
    assert_eq!((error.attempts(), error.status().unwrap().as_u16()), (1, 400));
}

#[tokio::test(start_paused = true)]
async fn what_stays_wrong_is_not_repeated() {
    for status in [300, 304, 400, 401, 403, 404, 409, 410, 422, 451, 501, 505] {
        let client = scripted(steady(), &[Step::Response(status, &[("retry-after", "1")], "")]);
        let error = send(&client, &LIST).await.unwrap_err();
        assert_eq!((error.attempts(), error.is_retryable()), (1, false), "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_deadline_is_not_begun() {
    let client = scripted(
        steady().call_timeout(Duration::from_secs(60)),
        &[Step::Response(429, &[("retry-after", "61")], "")],
    );
    let start = Instant::now();
    let error = send(&client, &UPDATE).await.unwrap_err();
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert!(error.is_rate_limited() && !error.may_have_been_applied() && error.is_retryable());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));
}

#[tokio::test(start_paused = true)]
async fn endless_settings_make_no_trouble() {
    let endless = Duration::MAX;
    let policy = RetryPolicy::default().backoff(endless, endless);
    let options = steady().retry(policy).call_timeout(endless).attempt_timeout(endless);
    let client = scripted(options, &[Step::Response(500, &[], "")]);
    assert!(send(&client, &LIST).await.unwrap_err().is_retryable());
}

#[tokio::test(start_paused = true)]
async fn the_call_ends_at_its_deadline() {
    let limited = steady().attempt_timeout(Duration::from_secs(40)).call_timeout(Duration::from_secs(100));
    let client = scripted(limited, &[Step::Hang]);
    let start = Instant::now();
    let error = send(&client, &LIST).await.unwrap_err();
    assert_eq!(start.elapsed(), Duration::from_secs(100));
    assert_eq!(client.times(), [0, 40_000, 80_000]);
    assert!(error.is_timeout() && error.is_retryable());
}

#[tokio::test(start_paused = true)]
async fn an_attempt_may_take_its_time() {
    let client =
        scripted(steady().attempt_timeout(Duration::from_secs(10)), &[Step::Late(Duration::from_secs(9))]);
    assert_eq!(send(&client, &UPDATE_ONCE).await.unwrap().attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_is_shared_by_calls() {
    let client = scripted(steady(), &[Step::Late(Duration::from_secs(20))]);
    let context = client_context(&client).with_deadline(Instant::now() + Duration::from_secs(50));
    let client = client.with_context(context);
    send(&client, &LIST).await.unwrap();
    send(&client, &UPDATE).await.unwrap();
    let start = Instant::now();
    let error = send(&client, &LIST).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(start.elapsed(), Duration::from_secs(10));
    let sent = client.times().len();
    let late = send(&client, &UPDATE_ONCE).await.unwrap_err();
    assert!(late.is_timeout() && !late.may_have_been_applied() && late.is_retryable());
    assert_eq!((late.attempts(), client.times().len()), (0, sent), "nothing is sent after the deadline");
}

#[tokio::test(start_paused = true)]
async fn the_earlier_of_two_deadlines_holds() {
    let client = scripted(steady(), &[Step::Hang]);
    let now = Instant::now();
    let context = client_context(&client)
        .with_deadline(now + Duration::from_secs(5))
        .with_deadline(now + Duration::from_secs(50))
        .with_options(CallOptions::default().timeout(Duration::MAX));
    send(&client.with_context(context), &UPDATE_ONCE).await.unwrap_err();
    assert_eq!(now.elapsed(), Duration::from_secs(5));
}

#[tokio::test(start_paused = true)]
async fn a_call_can_have_a_time_of_its_own() {
    let client = scripted(steady(), &[Step::Hang]);
    let context =
        client_context(&client).with_options(CallOptions::default().timeout(Duration::from_secs(2)));
    let start = Instant::now();
    assert!(send(&client.with_context(context), &LIST).await.unwrap_err().is_timeout());
    assert_eq!(start.elapsed(), Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_was_used_is_not_sent_again() {
    let client = scripted(steady(), &[Step::Response(429, &[], ""), OK]);
    let mut request = request("https://api.example.com", &UPDATE);
    let parts = futures_util::stream::iter([Ok::<_, std::io::Error>("part")]);
    *request.body_mut() = Some(reqwest::Body::wrap_stream(parts));
    let error = call_empty(&client, request, &UPDATE).await.unwrap_err();
    assert_eq!((error.is_rate_limited(), client.times().len()), (true, 1));
}

#[tokio::test(start_paused = true)]
async fn what_one_call_learns_of_a_limit_holds_for_its_scope() {
    let rate = Rate::new(100.0, 100);
    let refusing = Step::Response(429, &[("retry-after", "5")], "");
    let client = scripted(steadily(scoped(rate, &THINGS)), &[refusing, OK]);
    let later = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        send(&client, &UPDATE).await.unwrap();
    };
    let (first, ()) = tokio::join!(send(&client, &LIST), later);
    assert_eq!(first.unwrap().attempts(), 2);
    let times = client.times();
    assert!(times[1] == 5000 && (5000..5100).contains(&times[2]), "{times:?}");
    let hurried = client.with_context(
        client_context(&client).with_options(CallOptions::default().timeout(Duration::from_secs(2))),
    );
    let refusing = Scripted::new(hurried.parts(), &[Step::Response(429, &[("retry-after", "9")], "")]);
    assert!(send(&refusing, &LIST).await.unwrap_err().is_rate_limited());
    let error = send(&hurried, &UPDATE_ONCE).await.unwrap_err();
    assert!(error.is_rate_limited() && !error.may_have_been_applied() && error.attempts() == 0, "{error}");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(9)));
}

#[tokio::test(start_paused = true)]
async fn a_call_can_be_repeated_in_another_way_than_others() {
    let client = scripted(steady(), &[Step::Response(502, &[("x-request-id", "id")], "")]);
    for (operation, options, attempts) in [
        (&LIST, CallOptions::default().attempts(1), 1),
        (&LIST, CallOptions::default().idempotent(false), 4),
        (&UPDATE, CallOptions::default().idempotent(false), 1),
        (&UPDATE_ONCE, CallOptions::default().idempotent(true), 4),
        (&UPDATE_ONCE, CallOptions::default().idempotent(true).attempts(2), 2),
    ] {
        let retryable = operation.is_read() || attempts > 1;
        let with_options = client.with_context(client_context(&client).with_options(options));
        let error = send(&with_options, operation).await.unwrap_err();
        assert_eq!((error.attempts(), error.is_retryable()), (attempts, retryable), "{}", operation.id);
    }
}

fn client_context(client: &Scripted) -> sdk_runtime::ClientContext {
    client.as_ref().clone()
}
