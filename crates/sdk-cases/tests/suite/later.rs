//! OpenAPI 3.1, in YAML.

use std::collections::HashMap;

use sdk_cases::later::{Client, types};
use sdk_runtime::Upload;
use serde_json::{Value, json};

use crate::server::Server;

#[tokio::test]
async fn a_document_of_3_1_is_read() {
    let thing = json!({
        "name": null, "kind": "thing", "part": { "size": 18_446_744_073_709_551_615_u64 }, "maybe": { "size": 1 },
        "pair": [1, 2], "either": "x", "node": { "next": { "next": {} } }, "any": [1], "counts": { "a": 3 },
        "default": { "size": 2 },
    });
    let server = Server::responding(thing).await;
    let client = Client::at(&server.uri()).unwrap();
    let thing = client.get_thing().id(5).send().await.unwrap();
    assert_eq!(server.target().await, "/things/5");
    assert!(thing.mismatches().is_empty(), "{:?}", thing.mismatches());
    assert_eq!((thing.name.as_deref(), thing.kind.as_deref()), (None, Some("thing")));
    assert_eq!(thing.part.as_ref().unwrap().size, Some(u64::MAX));
    assert_eq!(thing.maybe.as_ref().unwrap().size, Some(1));
    assert_eq!(thing.default.as_ref().unwrap().size, Some(2));
    assert_eq!((&thing.pair, thing.counts.get("a")), (&vec![1, 2], Some(&3)));
    assert!(thing.node.as_ref().unwrap().next.as_ref().unwrap().next.is_some());
    assert_eq!((thing.either.clone(), thing.any.clone()), (Some(json!("x")), Some(json!([1]))));
}

/// What a condition adds, what is merged, and what stands beside the reference of a path.
#[tokio::test]
async fn nothing_that_is_described_is_lost() {
    let server = Server::responding(json!({ "kind": "far", "far": 3, "near": { "kind": "x" } })).await;
    let client = Client::at(&server.uri()).unwrap();
    let response = client.get_extended().send().await.unwrap().into_inner().unwrap();
    assert_eq!((response.kind.as_deref(), response.far), (Some("far"), Some(3)));
    assert_eq!(response.near.unwrap().kind.as_deref(), Some("x"));
    client.put_extended().send().await.unwrap();
    assert_eq!(server.target().await, "/extended");
}

#[tokio::test]
async fn a_body_of_3_1_is_sent() {
    let server = Server::responding(Value::Null).await;
    let client = Client::at(&server.uri()).unwrap();
    let part = types::PatchThingBodyPart { size: Some(u64::MAX) };
    let counts = HashMap::from([("a".to_owned(), 1)]);
    let body = |body: types::builder::PatchThingBody| {
        body.clear_name().clear_maybe().part(part).pair(vec![3, 4]).counts(counts).either(json!(1))
    };
    client.patch_thing().id(5).body_map(body).send().await.unwrap();
    let expected = json!({
        "name": null, "maybe": null, "part": { "size": u64::MAX }, "pair": [3, 4], "counts": { "a": 1 }, "either": 1,
    });
    assert_eq!(server.body().await, expected);
}

#[tokio::test]
async fn files_are_known_by_their_media_type() {
    let server = Server::responding(Value::Null).await;
    let client = Client::at(&server.uri()).unwrap();
    let body = |body: types::builder::SendFileBody| {
        body.picture(Upload::from("png"))
            .document(Upload::from("pdf"))
            .name("n".to_owned())
            .stamp("AA==".to_owned())
    };
    client.send_file().body_map(body).send().await.unwrap();
    let sent = String::from_utf8(server.request().await.body).unwrap();
    assert!(sent.contains("filename=\"document\"\r\nContent-Type: application/pdf\r\n\r\npdf"), "{sent}");
    assert!(sent.contains("name=\"stamp\"\r\n\r\nAA=="), "{sent}");
}

#[tokio::test]
async fn parts_have_the_style_of_the_document() {
    let server = Server::responding(Value::Null).await;
    let client = Client::at(&server.uri()).unwrap();
    let body = |body: types::builder::SendStylesBody| {
        body.joined(vec!["x".to_owned(), "y".to_owned()])
            .deep(types::SendStylesBodyDeep { a: Some(1) })
            .exploded(types::SendStylesBodyExploded { b: Some(2) })
            .files(vec![Upload::from("1"), Upload::from("2")])
    };
    client.send_styles().body_map(body).send().await.unwrap();
    let sent = String::from_utf8(server.request().await.body).unwrap();
    for part in ["\"joined\"\r\n\r\nx,y", "\"deep[a]\"\r\n\r\n1", "\"b\"\r\n\r\n2"] {
        assert!(sent.contains(part), "{part} in {sent}");
    }
    for file in ["1", "2"] {
        let part = format!("\"files\"; filename=\"files\"\r\nContent-Type: image/png\r\n\r\n{file}\r\n");
        assert!(sent.contains(&part), "{part} in {sent}");
    }
}
