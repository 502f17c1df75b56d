//! Compressed responses: `cargo test -p sdk-runtime --features gzip --test gzip`.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::io::Read as _;

use common::{Client, LIST};
use flate2::{Compression, read::GzEncoder};
use sdk_runtime::RawRequest;
use serde_json::Value;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// A server that compresses whatever it is asked for; with the part of the body that arrives.
async fn server(status: u16, body: Vec<u8>, arrives: f64) -> MockServer {
    let server = MockServer::start().await;
    let respond = move |request: &Request| {
        let accepted = request.headers.get("accept-encoding").is_some_and(|accepted| accepted == "gzip");
        if !accepted {
            return ResponseTemplate::new(406).set_body_json("not compressed");
        }
        let mut compressed = Vec::new();
        GzEncoder::new(&*body, Compression::best()).read_to_end(&mut compressed).unwrap();
        compressed.truncate((compressed.len() as f64 * arrives) as usize);
        ResponseTemplate::new(status)
            .insert_header("content-encoding", "gzip")
            .set_body_raw(compressed, "application/json")
    };
    Mock::given(any()).respond_with(respond).mount(&server).await;
    server
}

fn request(server: &MockServer, limit: usize) -> RawRequest {
    let options = common::options(&server.uri()).body_limit(limit);
    RawRequest::new(&Client::of(options), &LIST).parameter("id", 7)
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn a_compressed_body_is_read_and_counts_as_it_was() {
    let spaces = |count: usize| [&b"["[..], &vec![b' '; count], b"7]"].concat();
    let server_of_much = server(200, spaces(10_000_000), 1.0).await;
    let response = request(&server_of_much, 11_000_000).send::<Value>().await.unwrap();
    assert_eq!(*response, serde_json::json!([7]));
    // Ten kilobytes on the wire.
    let error = request(&server_of_much, 1_000_000).send::<Value>().await.unwrap_err();
    assert!(error.to_string().contains("larger than 1000000 bytes"), "{error}");

    let refusing = server(400, br#"{"errors":["no such thing"]}"#.to_vec(), 1.0).await;
    let error = request(&refusing, 1000).send::<Value>().await.unwrap_err();
    assert_eq!(error.messages(), ["no such thing"]);

    let broken = server(200, spaces(10_000), 0.5).await;
    let error = request(&broken, 100_000).send::<Value>().await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (200, 3), "{error}");
}

#[cfg(not(feature = "gzip"))]
#[tokio::test]
async fn without_the_feature_nothing_is_asked_for_compressed() {
    let server = server(200, b"7".to_vec(), 1.0).await;
    let error = request(&server, 1000).send::<Value>().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 406);
}
