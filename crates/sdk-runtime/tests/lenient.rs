//! What a value of another type than documented costs a caller, and who learns of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

mod common;

use std::ops::ControlFlow;

use common::log::Log;
use common::server::{Reply, Server};
use common::{Client, LIST, call, call_as, options, start};
use sdk_runtime::wire::call_items;
use sdk_runtime::wire::{FromObject, Mismatch, Names, Object};
use sdk_runtime::{Error, ItemList, Response};

/// As generated code reads a type.
#[derive(Debug, PartialEq)]
struct Finding {
    id: String,
    indexed: Option<i64>,
    xrefs: Vec<String>,
}

impl FromObject for Finding {
    const NAMES: &'static Names = &Names::<[u16; 8]>::new(&["id", "indexed", "xrefs"]);

    fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch> {
        Ok(Self { id: object.required()?, indexed: object.optional(), xrefs: object.collection() })
    }
}

/// One good finding, one with three odd values, and one that has no id.
const FINDINGS: &str = r#"[{"id":"a","indexed":1,"xrefs":["x"]},
    {"id":20000000000000000001,"indexed":"canary-2024","xrefs":["y",{"type":"canary"},["canary"]]},
    {"indexed":3}]"#;

const POINTERS: [&str; 4] = ["/1/indexed", "/1/xrefs/1", "/1/xrefs/2", "/2/id"];

fn readable() -> [Finding; 2] {
    [
        Finding { id: "a".to_owned(), indexed: Some(1), xrefs: vec!["x".to_owned()] },
        Finding { id: "20000000000000000001".to_owned(), indexed: None, xrefs: vec!["y".to_owned()] },
    ]
}

async fn responding(body: &str) -> (Server, Client, Client) {
    let server = Server::start(&[Reply::json("200 OK", "", body)]).await;
    let strict = Client::of(options(&server.base_url).strict_reading());
    let lenient = Client::new(&server.base_url);
    (server, lenient, strict)
}

async fn findings(client: &Client) -> Result<Response<Vec<Finding>>, Error> {
    call(client, client.request(&LIST), &LIST).await
}

fn pointers<T>(response: &Response<T>) -> Vec<String> {
    response.mismatches().iter().map(Mismatch::pointer).collect()
}

#[tokio::test]
async fn an_odd_value_costs_itself_and_is_told() {
    let (_server, client, _) = responding(FINDINGS).await;
    let response = findings(&client).await.unwrap();
    assert_eq!(*response, readable());
    assert_eq!(pointers(&response), POINTERS);
    let first = &response.mismatches()[0];
    assert_eq!(first.to_string(), "invalid type: string, expected an integer of 64 bits in [1].indexed");
    assert!(!format!("{response:?} {:?}", response.mismatches()).contains("canary"));
    assert_eq!(response.mismatches().len(), 4);
}

#[tokio::test]
async fn one_event_tells_the_operation_and_the_place_but_no_value() {
    let log = Log::default();
    // For all tests of this file: what is kept per thread does not hear what another thread was the first to say.
    tracing_subscriber::fmt().with_writer(log.clone()).with_ansi(false).init();
    let findings_before = r#"{"id":"a"},"#.repeat(1234);
    let body = format!(r#"[{findings_before}{{"id":"b","indexed":"canary","xrefs":{{"canary":1}}}}]"#);
    let (_server, client, _) = responding(&body).await;
    findings(&client).await.unwrap();
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let told: Vec<_> = text.lines().filter(|line| line.contains("/1234/")).collect();
    let [event] = told[..] else { panic!("one event: {text}") };
    for part in ["WARN", "things-list", "/1234/indexed", "found=\"string\"", "mismatches=2"] {
        assert!(event.contains(part), "{part} in {event}");
    }
    assert!(!text.contains("canary"), "{text}");
}

#[tokio::test]
async fn a_strict_client_makes_an_error_of_it() {
    let (_server, _, strict) = responding(FINDINGS).await;
    let error = findings(&strict).await.unwrap_err();
    let text = error.to_string();
    assert!(common::is_unusable(&error), "{text}");
    let place = "at $[1].indexed: invalid type: string, expected an integer of 64 bits (and 3 more)";
    assert!(text.contains(place) && !text.contains("canary"), "{text}");
}

#[tokio::test]
async fn a_strict_client_takes_what_the_document_says() {
    let (_server, _, strict) = responding(r#"[{"id":7,"indexed":"1","xrefs":null,"more":{}}]"#).await;
    assert_eq!(findings(&strict).await.unwrap().len(), 1);
}

/// Until an item that is called `stop`.
async fn each(
    client: &Client,
    list: ItemList<'_>,
    stop: &str,
) -> (Vec<Finding>, Result<Response<Option<()>>, Error>) {
    let mut found = Vec::new();
    let result = call_items(start(client, client.request(&LIST), &LIST), list, |finding: Finding| {
        let flow = if finding.id == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        found.push(finding);
        flow
    })
    .await;
    (found, result)
}

#[tokio::test]
async fn items_one_by_one_cost_no_more() {
    let (_server, client, _) = responding(FINDINGS).await;
    let (found, result) = each(&client, ItemList::body(), "").await;
    assert_eq!(found, readable());
    assert_eq!(pointers(&result.unwrap()), POINTERS);
}

#[tokio::test]
async fn the_member_that_has_the_items_is_in_their_place() {
    let (_server, client, _) = responding(&format!(r#"{{"findings":{FINDINGS}}}"#)).await;
    let (_, result) = each(&client, ItemList::member("findings"), "").await;
    assert_eq!(pointers(&result.unwrap()), POINTERS.map(|pointer| format!("/findings{pointer}")));
}

/// A mark before UTF-8 and half of a surrogate pair.
const DAMAGED: &str = "\u{feff}[{\"id\":\"a\"},{\"id\":\"b\",\"xrefs\":[\"\\ud83d!\"]},{\"id\":\"c\"}]";

#[tokio::test]
async fn a_damaged_character_costs_itself() {
    let (_server, client, _) = responding(DAMAGED).await;
    let whole = self::findings(&client).await.unwrap();
    let (_server, client, strict) = responding(DAMAGED).await;
    let (found, result) = each(&client, ItemList::body(), "").await;
    for (findings, pointers) in [(&*whole, pointers(&whole)), (&found, pointers(&result.unwrap()))] {
        assert_eq!(findings.iter().map(|finding| finding.id.as_str()).collect::<String>(), "abc");
        assert_eq!(findings[1].xrefs, ["\u{fffd}!"]);
        assert_eq!(pointers, ["/1/*/0"]);
    }
    assert!(findings(&strict).await.unwrap_err().to_string().contains("at $[1].*[0]: invalid type: damage"));
}

#[tokio::test]
async fn what_was_not_read_is_not_judged() {
    let (_server, client, strict) = responding(FINDINGS).await;
    let (found, result) = each(&client, ItemList::body(), "a").await;
    assert_eq!((found.len(), result.unwrap().mismatches().len()), (1, 0));
    assert!(each(&strict, ItemList::body(), "a").await.1.is_ok());
}

#[tokio::test]
async fn a_strict_client_stops_at_the_item() {
    let (_server, _, strict) = responding(FINDINGS).await;
    let (found, result) = each(&strict, ItemList::body(), "").await;
    let text = result.unwrap_err().to_string();
    assert_eq!(found.len(), 1);
    assert!(text.contains("at $[1].indexed: ") && !text.contains("canary"), "{text}");
}

#[tokio::test]
async fn raw_json_and_a_type_of_ones_own_are_read_as_they_say() {
    let (_server, _, strict) = responding(FINDINGS).await;
    let value = call_as::<_, serde_json::Value>(&strict, strict.request(&LIST), &LIST).await.unwrap();
    assert_eq!(value[1]["xrefs"][1]["type"], "canary");
    let (_server, client, _) = responding(FINDINGS).await;
    let error =
        call_as::<_, Vec<std::collections::HashMap<String, i64>>>(&client, client.request(&LIST), &LIST);
    assert!(common::is_unusable(&error.await.unwrap_err()));
}
