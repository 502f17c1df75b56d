//! The span of a call, as OpenTelemetry wants it.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use common::log::Log;
use common::script::{OK, Scripted, Step};
use common::{Client, LIST};
use sdk_runtime::RawRequest;
use serde_json::Value;
use tracing_subscriber::fmt::format::FmtSpan;

/// One test, because the subscriber of a program is set once.
#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_with_the_fields_of_the_conventions() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::DEBUG).with_ansi(false);
    subscriber.with_span_events(FmtSpan::CLOSE).with_writer(log.clone()).init();
    let common = r#"otel.kind="client" otel.name=GET /things/{id} operation="things-list" http.request.method="GET" url.template="/things/{id}" server.address="api.example.com""#;
    let busy = Step::Response(503, &[], "{}");
    for (steps, expected) in [
        (&[OK][..], " http.response.status_code=200}"),
        (&[busy.clone(), OK], " http.response.status_code=200 http.request.resend_count=1}"),
        (
            &[Step::Response(404, &[], "{}")],
            r#" otel.status_code="ERROR" error.type="404" http.response.status_code=404}"#,
        ),
        (&[Step::Hang], r#" otel.status_code="ERROR" error.type=Timeout http.request.resend_count=1}"#),
    ] {
        let client = Scripted::new(Client::new("https://api.example.com"), steps);
        let _ = RawRequest::new(&client, &LIST).parameter("id", "secret-argument").send::<Value>().await;
        let text = String::from_utf8(std::mem::take(&mut *log.0.lock().unwrap())).unwrap();
        let closed = text.lines().find(|line| line.contains("close")).unwrap_or_default();
        assert!(closed.contains(common) && closed.contains(expected), "{expected}\n{text}");
        assert!(!text.contains("secret-argument"), "{text}");
        assert_eq!(text.contains("INFO"), steps.len() > 1 || expected.contains("Timeout"), "{text}");
    }
}
