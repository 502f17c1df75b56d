//! No secret in anything of a client that can be printed.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use common::secrets::assert_silent;
use common::server::{Reply, Server};
use common::{API_KEY, Client, UPDATE, call_as, options};

#[derive(Debug, serde::Deserialize)]
struct Thing {
    #[allow(dead_code, reason = "only decoded")]
    id: i64,
}

#[test]
fn the_context_of_a_client_prints_no_key() {
    let options = options("https://api.example.com").proxy(format!("http://user:{API_KEY}@proxy.test:1"));
    assert_silent(&format!("{options:?} {options:#?}"));
    let context = options.build().unwrap();
    assert_silent(&format!("{context:?} {context:#?}"));
}

#[tokio::test]
async fn a_success_prints_no_headers() {
    let headers = format!("set-cookie: token={API_KEY}\r\n");
    let server = Server::start(&[Reply::json("200 OK", &headers, r#"{"id":1}"#)]).await;
    let client = Client::new(&server.base_url);
    let response = call_as::<_, Thing>(&client, client.request(&UPDATE), &UPDATE).await.unwrap();
    assert_silent(&format!("{response:?}"));
    assert_eq!(response.headers()["set-cookie"], format!("token={API_KEY}"));
}

#[test]
fn a_bad_proxy_is_not_quoted() {
    let error =
        options("https://api.example.com").proxy(format!("http://user:{API_KEY}@[")).build().unwrap_err();
    assert_silent(&format!("{error} {error:?}"));
}

/// The vendor's words in other forms than the usual ones.
#[tokio::test]
async fn one_line_of_plain_text_of_a_refusal_is_shown() {
    for (status, body, shown) in [
        ("409 Conflict", "The export is already running", true),
        ("409 Conflict", "<html>Conflict</html>", false),
        ("500 x", "The export is already running", false),
    ] {
        let head =
            format!("HTTP/1.1 {status}\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n");
        let reply = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
        let server = Server::start(&[Reply::Bytes(reply.into_bytes())]).await;
        let client = Client::new(&server.base_url);
        let error = call_as::<_, Thing>(&client, client.request(&UPDATE), &UPDATE).await.unwrap_err();
        let expected: Vec<_> = shown.then(|| body.to_owned()).into_iter().collect();
        assert_eq!(error.messages(), expected, "{error}");
    }
}
