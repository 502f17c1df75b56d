//! What writes is logged in the place of being sent, where a call or a client asks for it.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use common::log::Log;
use common::secrets::assert_silent;
use common::server::{Reply, Server};
use common::{CREATE, Client, DELETE, LIST, UPDATE, call};
use sdk_runtime::CallOptions;
use serde_json::Value;

#[tokio::test]
async fn reads_are_sent_and_writes_are_logged() {
    let log = Log::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::INFO).with_writer(log.clone()).finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let server = Server::start(&[Reply::json("200 OK", "", "[]")]).await;
    let client = Client::new(&server.base_url);
    let dry = Client { context: client.context.with_options(CallOptions::default().dry_run(true)) };

    for operation in [&CREATE, &UPDATE, &DELETE] {
        let error = call::<_, Value>(&dry, client.request(operation), operation).await.unwrap_err();
        assert!(error.is_dry_run() && !error.may_have_been_applied() && !error.is_retryable(), "{error:?}");
        assert_eq!(error.attempts(), 0);
        assert_eq!(error.to_string(), format!("{}: dry run, not sent", operation.id));
    }
    assert_eq!(server.connections(), 0);
    call::<_, Value>(&dry, client.request(&LIST), &LIST).await.unwrap();
    assert_eq!(server.connections(), 1);

    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert_eq!(text.matches("dry run: not sent").count(), 3, "{text}");
    assert!(text.contains("/things/7") && text.contains("password"), "{text}");
    assert_silent(&text);
}
