//! No secret and no body in anything that can be printed.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::io;
use std::sync::{Arc, Mutex};

use base64::Engine;
use common::server::{Reply, Server};
use common::{API_KEY, Client, LIST, PASSWORD, UPDATE, options};
use sdk_runtime::{Error, Operation, call};
use tracing_subscriber::fmt::MakeWriter;

/// Forms in which a secret must not be found.
fn forms(secret: &str) -> Vec<String> {
    let json = serde_json::to_string(secret).unwrap();
    vec![
        secret.to_owned(),
        json.trim_matches('"').to_owned(),
        reqwest::Url::parse_with_params("http://h/", [("", secret)]).unwrap().query().unwrap()[1..]
            .to_owned(),
        base64::engine::general_purpose::STANDARD.encode(secret),
    ]
}

fn assert_silent(text: &str) {
    assert_silent_about(&[API_KEY, PASSWORD], text);
}

fn assert_silent_about(secrets: &[&str], text: &str) {
    for secret in secrets {
        for form in forms(secret) {
            assert!(!text.contains(&form), "{form} in {text}");
        }
    }
}

fn printed(error: &Error) -> String {
    let mut text = format!("{error}\n{error:?}\n{error:#?}\n");
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
    text
}

/// Everything that tracing prints.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
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
    let _guard = tracing::subscriber::set_default(subscriber);
    // A read did not send the password, so it cannot know that it is one.
    let knowing: [(&'static Operation, &[&str]); 2] = [(&UPDATE, &[API_KEY, PASSWORD]), (&LIST, &[API_KEY])];
    for body in echoes() {
        for status in ["200 OK", "400 Bad Request", "500 x", "302 x"] {
            let headers = format!(
                "location: http://evil.test/{API_KEY}\r\nx-request-id: id-1\r\nset-cookie: a={API_KEY}\r\n"
            );
            let server = Server::start(&[Reply::json(status, &headers, &body)]).await;
            let client = Client::new(&server.base_url);
            for (operation, secrets) in knowing {
                let error =
                    call::<_, Vec<Thing>>(&client, client.request(operation), operation).await.unwrap_err();
                assert_silent_about(secrets, &printed(&error));
                assert_eq!(error.request_id(), Some("id-1"));
            }
        }
    }
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert_silent(&log);
    assert!(log.contains("things-update") && log.contains("id-1"), "the trace is there: {log}");
    assert!(!log.contains("/things/7"), "the argument in the path is not");
}

#[test]
fn parts_of_a_client_print_no_key() {
    let options = options("https://api.example.com").proxy(format!("http://user:{API_KEY}@proxy.test:1"));
    assert_silent(&format!("{options:?} {options:#?}"));
    let parts = options.build().unwrap();
    assert_silent(&format!("{parts:?} {:?}", parts.core));
}

#[tokio::test]
async fn a_success_prints_no_headers() {
    let headers = format!("set-cookie: token={API_KEY}\r\n");
    let server = Server::start(&[Reply::json("200 OK", &headers, r#"{"id":1}"#)]).await;
    let client = Client::new(&server.base_url);
    let response = call::<_, Thing>(&client, client.request(&UPDATE), &UPDATE).await.unwrap();
    assert_silent(&format!("{response:?}"));
    assert_eq!(response.headers()["set-cookie"], format!("token={API_KEY}"));
}

#[test]
fn a_bad_proxy_is_not_quoted() {
    let error =
        options("https://api.example.com").proxy(format!("http://user:{API_KEY}@[")).build().unwrap_err();
    assert_silent(&format!("{error} {error:?}"));
}
