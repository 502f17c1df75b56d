//! What is odd in a document costs itself: the others of its operations are there, and go over the wire.

use sdk_cases::odd::{Client, operations, types};
use sdk_codegen::{Api, Document, Selection, generate};
use serde_json::{Value, json};

use crate::server::Server;

#[tokio::test]
async fn what_no_client_needs_refuses_nothing() {
    let server = Server::responding(json!("text")).await;
    let client = Client::at(&server.uri()).unwrap();
    assert_eq!(client.get_a().send().await.unwrap().into_inner(), "text");
    client.get_a_2().send().await.unwrap();
    assert_eq!(server.target().await, "/b");
    client.put_name().path_path_id("1").path_id("2").send().await.unwrap();
    assert_eq!(server.target().await, "/names/1?path_id=2");
    client.get_name().path_path_id("1").id("2").send().await.unwrap();
    assert_eq!(server.target().await, "/names/1?id=2");
}

/// What the client and its builders call their own.
#[tokio::test]
async fn names_that_are_taken_get_others() {
    let server = Server::responding(json!("text")).await;
    let client = Client::at(&server.uri()).unwrap();
    assert_eq!(client.new_2().send_value_2("1").send_value().await.unwrap().into_inner(), "text");
    assert_eq!(server.target().await, "/new?send_value=1");
    client.read().path_2nd("1").x3rd("2").send().await.unwrap();
    assert_eq!(server.target().await, "/codes/1?3rd=2");
}

#[tokio::test]
async fn a_reference_to_nothing_is_any_json() {
    let server = Server::responding(json!({ "lost": [1] })).await;
    let client = Client::at(&server.uri()).unwrap();
    assert_eq!(client.put_lost().send().await.unwrap().lost, Some(json!([1])));
}

#[tokio::test]
async fn independent_choices_can_be_made() {
    let server = Server::responding(Value::Null).await;
    let client = Client::at(&server.uri()).unwrap();
    let body = |body: types::builder::SendBothBody| body.a("x".to_owned()).d("y".to_owned());
    client.send_both().body_map(body).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "a": "x", "d": "y" }));
    let body = |body: types::builder::SendChoicesBody| body.b("x".to_owned()).c("y".to_owned());
    client.send_choices().body_map(body).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "b": "x", "c": "y" }));
}

fn generated(content: Value) -> Result<sdk_codegen::Generated, sdk_codegen::Error> {
    let document = Document { name: "odd".to_owned(), content };
    generate(&Api::default(), vec![document], None, &Selection::All)
}

#[test]
fn what_is_left_out_is_named_with_its_reason() {
    let generated =
        generated(serde_json::from_str(include_str!("../../documents/odd.json")).unwrap()).unwrap();
    let left_out = generated.report.left_out;
    let ids: Vec<_> = left_out.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["getDots", "getLost", "getNoSlash", "sendMixed", "sendSigned", "getStatus"]);
    let words =
        ["no URL keeps", "does not exist", "slash", "multipart/mixed", "`X-Signature`", "does not follow"];
    for (one, word) in left_out.iter().zip(words) {
        assert!(one.reason.contains(word), "{one:?}");
        assert!(generated.index.contains(&one.id), "{}", generated.index);
        assert!(operations::ALL.iter().all(|operation| operation.id != one.id));
    }
    let of_limited = |pointer: &str| pointer.starts_with("/paths/~1limited/");
    let notes: Vec<_> = generated.report.notes.iter().filter(|note| of_limited(&note.pointer)).collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].pointer.ends_with("/encoding/a/headers/X-Limit"), "{notes:?}");
}

#[test]
fn what_is_no_document_of_this_kind_is_refused_with_words() {
    let only = json!({ "/x": { "get": { "operationId": "x", "responses": { "200": { "content": 7 } } } } });
    let elsewhere = json!({ "200": { "$ref": "other.yaml#/A" } });
    for (document, words) in [
        (json!({ "openapi": "3.1.0", "webhooks": { "a": {} } }), "webhooks only"),
        (json!({ "swagger": "2.0", "paths": {} }), "Swagger 2.0"),
        (json!({ "paths": {} }), "version of OpenAPI is missing"),
        (json!({ "openapi": "3.0.3", "paths": only }), "the operation `x`"),
        (
            json!({ "openapi": "3.0.3", "paths": { "/a": { "get": { "responses": elsewhere } } } }),
            "in another file",
        ),
    ] {
        let error = generated(document).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
}
