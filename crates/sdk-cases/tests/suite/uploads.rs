//! Bodies that are no plain JSON, as they go over the wire, and what is asked for.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sdk_cases::uploads::{Client, types};
use sdk_runtime::{Secret, Upload};
use serde_json::{Value, json};
use wiremock::Request;

use crate::server::Server;

async fn client() -> (Server, Client) {
    let server = Server::responding(Value::Null).await;
    let client = Client::at(&server.uri()).unwrap();
    (server, client)
}

/// The parts of a body, without the boundary.
fn parts(request: &Request) -> Vec<String> {
    let content_type = header(request, "content-type");
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    let body = String::from_utf8(request.body.clone()).unwrap();
    let inner = body.strip_suffix(&format!("--{boundary}--\r\n")).unwrap();
    inner.split(&format!("--{boundary}\r\n")).skip(1).map(str::to_owned).collect()
}

fn header(request: &Request, name: &str) -> String {
    request.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn files_and_fields_are_parts() {
    let (server, client) = client().await;
    let progress = Arc::new(AtomicU64::new(0));
    let seen = Arc::clone(&progress);
    let content = Upload::from("{}").with_file_name("a\"b.json").with_media_type("application/json");
    let content = content.with_progress(move |sent| seen.store(sent, Ordering::Relaxed));
    let body = |body: types::builder::UploadFileBody| {
        body.content(content)
            .name("ü".to_owned())
            .picture(Upload::from("png"))
            .more(vec![Upload::from("1"), Upload::from("2")])
            .labels(vec!["x".to_owned()])
            .meta(types::UploadFileBodyMeta { size: Some(7) })
    };
    client.upload_file().body_map(body).send().await.unwrap();
    let request = server.request().await;
    let disposition = "Content-Disposition: form-data; name=";
    let octets = "Content-Type: application/octet-stream";
    let expected = [
        format!("{disposition}\"labels\"\r\nContent-Type: application/json\r\n\r\n[\"x\"]\r\n"),
        format!("{disposition}\"meta\"\r\nContent-Type: application/json\r\n\r\n{{\"size\":7}}\r\n"),
        format!("{disposition}\"name\"\r\n\r\nü\r\n"),
        format!(
            "{disposition}\"content\"; filename=\"a%22b.json\"\r\nContent-Type: application/json\r\n\r\n{{}}\r\n"
        ),
        format!("{disposition}\"more\"; filename=\"more\"\r\n{octets}\r\n\r\n1\r\n"),
        format!("{disposition}\"more\"; filename=\"more\"\r\n{octets}\r\n\r\n2\r\n"),
        format!("{disposition}\"picture\"; filename=\"picture\"\r\nContent-Type: image/png\r\n\r\npng\r\n"),
    ];
    let mut sent = parts(&request);
    // Files come last.
    assert!(sent[3..].iter().all(|part| part.contains("filename")), "{sent:?}");
    sent.sort_by_key(|part| expected.iter().position(|one| one == part));
    assert_eq!(sent, expected);
    assert_eq!(header(&request, "content-length"), request.body.len().to_string());
    assert_eq!(progress.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_stream_is_sent_as_it_comes() {
    let (server, client) = client().await;
    let file = Upload::file(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).await.unwrap();
    let call = client.upload_file().body_map(|body| body.content(file.clone()));
    call.send().await.unwrap();
    let sent = parts(&server.request().await);
    assert!(sent[0].contains("filename=\"Cargo.toml\"") && sent[0].contains("sdk-cases"), "{sent:?}");
    let again = client.upload_file().body_map(|body| body.content(file)).send().await.unwrap_err();
    assert!(again.is_invalid_request() && again.to_string().contains("sent before"), "{again}");
    let endless = Upload::stream("of unknown length", None);
    client.upload_file().body_map(|body| body.content(endless)).send().await.unwrap();
    assert_eq!(header(&server.request().await, "transfer-encoding"), "chunked");
}

#[tokio::test]
async fn a_body_in_parts_that_nothing_describes_takes_any_file() {
    let (server, client) = client().await;
    client.upload_anything().body(HashMap::from([("x".to_owned(), Upload::from("y"))])).send().await.unwrap();
    assert!(parts(&server.request().await)[0].ends_with("\r\n\r\ny\r\n"));
}

#[tokio::test]
async fn a_secret_in_a_part_is_not_repeated() {
    let server = Server::refusing("no user canary-7f3a").await;
    let client = Client::at(&server.uri()).unwrap();
    let body = |body: types::builder::UploadFieldsBody| {
        body.name("n".to_owned()).password(Secret::from("canary-7f3a"))
    };
    let refused = client.upload_fields().body_map(body).send().await.unwrap_err();
    assert!(parts(&server.request().await)[1].contains("canary-7f3a"));
    assert!(!format!("{refused} {refused:?}").contains("canary"), "{refused}");
}

#[tokio::test]
async fn forms_hold_lists_and_objects() {
    let (server, client) = client().await;
    let body = |body: types::builder::SendFormBody| {
        body.ids(vec![1, 2])
            .tags(vec!["x".to_owned(), "y".to_owned()])
            .meta(types::SendFormBodyMeta { a: Some("b".to_owned()) })
            .address(types::SendFormBodyAddress { street: Some("s".to_owned()) })
            .clear_note()
    };
    client.send_form().body_map(body).send().await.unwrap();
    let request = server.request().await;
    assert_eq!(header(&request, "content-type"), "application/x-www-form-urlencoded");
    let mut pairs: Vec<_> = std::str::from_utf8(&request.body).unwrap().split('&').collect();
    pairs.sort_unstable();
    let expected =
        ["address=%7B%22street%22%3A%22s%22%7D", "ids=1", "ids=2", "meta%5Ba%5D=b", "note=", "tags=x,y"];
    assert_eq!(pairs, expected);
}

#[tokio::test]
async fn media_types_are_those_of_the_document() {
    let server = Server::responding(json!({ "mode": "a" })).await;
    let client = Client::at(&server.uri()).unwrap();
    let response = client.patch_settings().body_map(|body| body.clear_mode()).send().await.unwrap();
    assert_eq!(response.mode.as_deref(), Some("a"));
    let request = server.request().await;
    assert_eq!(header(&request, "content-type"), "application/merge-patch+json");
    assert_eq!(header(&request, "accept"), "application/vnd.api+json");
    assert_eq!(request.body, b"{\"mode\":null}");

    client.put_notes().body("a,b").send().await.unwrap();
    let request = server.request().await;
    assert_eq!(header(&request, "content-type"), "text/csv");
    assert_eq!(header(&request, "accept"), "application/pdf, text/csv");

    client.put_text().body("ü").send().await.unwrap();
    assert_eq!(header(&server.request().await, "content-type"), "text/plain; charset=utf-8");

    client.put_picture().body("png").send().await.unwrap();
    assert_eq!(header(&server.request().await, "content-type"), "image/png");

    client.post_version().body_map(|body| body.a("x")).send().await.unwrap();
    let request = server.request().await;
    assert_eq!(header(&request, "content-type"), "application/json;version=2");
    assert_eq!(header(&request, "accept"), "application/json;version=2");

    client.get_thumbnail().send().await.unwrap();
    assert_eq!(header(&server.request().await, "accept"), "image/*");
}

#[tokio::test]
async fn an_object_that_is_no_json_is_written_by_the_caller() {
    let (server, client) = client().await;
    let body = |body: types::builder::SendInvoiceBody| body.invoice(Upload::from("<total>1</total>"));
    client.send_invoice().body_map(body).send().await.unwrap();
    let [part] = &parts(&server.request().await)[..] else { panic!("one part") };
    assert!(part.ends_with("Content-Type: application/xml\r\n\r\n<total>1</total>\r\n"), "{part}");
}

#[tokio::test]
async fn a_body_of_any_type_with_the_structure_of_json_is_json() {
    let (server, client) = client().await;
    client.put_any().body_map(|body| body.a("x").b(1)).send().await.unwrap();
    let request = server.request().await;
    assert_eq!(header(&request, "content-type"), "application/json");
    assert_eq!(request.body_json::<Value>().unwrap(), json!({ "a": "x", "b": 1 }));
    client.post_any().body(vec![1, 2]).send().await.unwrap();
    assert_eq!(server.request().await.body, b"[1,2]");

    let server = Server::responding(json!({ "b": 1 })).await;
    let choice = Client::at(&server.uri()).unwrap().get_choice().send().await.unwrap().into_inner();
    assert_eq!((choice.b, choice.c), (Some(1), None));
}

#[tokio::test]
async fn cookies_are_sent_in_one_header() {
    let (server, client) = client().await;
    client.get_session().sid("abc==").page_size(5).send().await.unwrap();
    assert_eq!(header(&server.request().await, "cookie"), "page-size=5; sid=abc==");
    for injected in ["a; b=c", "a\r\nb: c", "ü"] {
        let refused = client.get_session().sid(injected).send().await.unwrap_err();
        assert!(refused.is_invalid_request() && !refused.to_string().contains(injected), "{refused}");
    }
}
