//! A response that echoes the request is never printed, neither in an error nor in a trace.
//!
//! A file of its own: the subscriber is that of the whole process, because what other tests trace at the same time
//! would disturb one of a thread.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::collections::HashMap;

use common::log::Log;
use common::secrets::{assert_silent, assert_silent_about, forms};
use common::server::{Reply, Server};
use common::{API_KEY, Client, LIST, PASSWORD, UPDATE, call_as};
use sdk_runtime::{Error, Operation};

fn printed(error: &Error) -> String {
    let mut text = format!("{error}\n{error:?}\n{error:#?}\n");
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
    text
}

/// Bodies of a server that echoes what it was sent, in every way it could.
fn echoes() -> Vec<String> {
    let mut bodies = Vec::new();
    for secret in [PASSWORD, API_KEY] {
        for form in forms(secret) {
            let text = format!("rejected {form} of user");
            bodies.push(serde_json::json!({ "errors": [text] }).to_string());
            bodies.push(
                serde_json::json!({"statusCode": 400, "error": "Bad Request", "message": text}).to_string(),
            );
            bodies.push(
                serde_json::json!({"error": serde_json::json!({ "error": text }).to_string()}).to_string(),
            );
            bodies.push(serde_json::json!([{ "id": text }]).to_string());
            bodies.push(format!("<html>{text}</html>"));
        }
    }
    bodies
}

#[derive(Debug, serde::Deserialize)]
struct Thing {
    #[allow(dead_code, reason = "only decoded")]
    id: i64,
}

#[tokio::test]
async fn an_echo_is_never_printed() {
    let log = Log::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    // A read did not send the password, so it cannot know that it is one.
    let knowing: [(&'static Operation, &[&str]); 2] = [(&UPDATE, &[API_KEY, PASSWORD]), (&LIST, &[API_KEY])];
    for body in echoes() {
        for (status, id) in [
            ("200 OK", "id-1"),
            ("400 Bad Request", "id-1"),
            ("500 x", "id-1"),
            ("302 x", "id-1"),
            ("200 OK", API_KEY),
            ("400 Bad Request", API_KEY),
        ] {
            let headers = format!(
                "location: http://evil.test/{API_KEY}\r\nx-request-id: {id}\r\nset-cookie: a={API_KEY}\r\n"
            );
            let server = Server::start(&[Reply::json(status, &headers, &body)]).await;
            let client = Client::new(&server.base_url);
            for (operation, secrets) in knowing {
                let error = call_as::<_, Vec<Thing>>(&client, client.request(operation), operation)
                    .await
                    .unwrap_err();
                assert_silent_about(secrets, &printed(&error));
                assert_eq!(error.request_id(), Some(id).filter(|id| *id != API_KEY));
            }
        }
    }
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert_silent(&log);
    assert!(log.contains("things-update") && log.contains("id-1"), "the trace is there: {log}");
    assert!(!log.contains("/things/7"), "the argument in the path is not");
}

/// The path of a defect names members, and a server chooses their names.
#[tokio::test]
async fn a_member_named_by_a_secret_is_not_printed() {
    for (secret, id) in [(API_KEY, "id-1"), ("Canary-Pw_9f2e", "Canary-Pw_9f2e")] {
        for body in [
            serde_json::json!({ secret: "x" }),
            serde_json::json!({ "known": 1, secret.to_lowercase(): ["x"] }),
            serde_json::json!({ format!("x-{secret}"): {} }),
        ] {
            let headers = format!("x-request-id: {id}\r\n");
            let server = Server::start(&[Reply::json("200 OK", &headers, &body.to_string())]).await;
            let client = Client::new(&server.base_url);
            let mut request = client.request(&UPDATE);
            *request.body_mut() =
                Some(serde_json::json!({ "password": "Canary-Pw_9f2e" }).to_string().into());
            let error =
                call_as::<_, HashMap<String, i64>>(&client, request, &UPDATE).await.map(|_| ()).unwrap_err();
            assert_silent_about(&[API_KEY, "Canary-Pw_9f2e", "canary-pw_9f2e"], &printed(&error));
            assert!(error.to_string().contains("at $.?"), "{error}");
            assert_eq!(error.request_id(), Some("id-1").filter(|known| *known == id));
        }
    }
}
