//! What is written against the letter of OpenAPI goes over the wire as it is meant.

use sdk_cases::habits::{Client, types};
use serde_json::{Value, json};

use crate::server::Server;

async fn client(response: Value) -> (Server, Client) {
    let server = Server::responding(response).await;
    let client = Client::at(&server.uri()).unwrap();
    (server, client)
}

#[tokio::test]
async fn parts_of_a_whole_add_up_whichever_of_them_is_closed() {
    let value = json!({ "id": "1", "own": true, "sub": { "p": "x", "q": 2 } });
    let (server, client) = client(value.clone()).await;
    let sub = types::builder::ClosedRequestSub::default().p("x".to_owned()).q(2);
    let response =
        client.send_closed().body_map(|body| body.id("1").own(true).sub(sub)).send().await.unwrap();
    assert_eq!((response.own, response.sub.as_ref().and_then(|sub| sub.q)), (Some(true), Some(2)));
    assert_eq!(server.body().await, value);
}

#[tokio::test]
async fn integers_have_64_bits() {
    let value = json!({ "wide": u64::MAX, "part": 0.5 });
    let (server, client) = client(value.clone()).await;
    let response = client.send_bounds().body_map(|body| body.wide(u64::MAX).part(0.5)).send().await.unwrap();
    assert_eq!(response.wide, Some(u64::MAX));
    assert_eq!(server.body().await, value);
}

#[tokio::test]
async fn a_body_of_no_media_type_is_json_if_it_is_structured() {
    let (server, client) = client(json!({ "a": "y" })).await;
    let response = client.put_named().body_map(|body| body.a("x".to_owned())).send().await.unwrap();
    assert_eq!(response.a.as_deref(), Some("y"));
    assert_eq!(server.body().await, json!({ "a": "x" }));
    assert_eq!(server.request().await.headers["content-type"], "application/json");
}

#[tokio::test]
async fn forms_that_have_no_members_are_written_by_the_caller() {
    let (server, client) = client(Value::Null).await;
    client.send_written().body("a=1&b=%20").send().await.unwrap();
    let request = server.request().await;
    assert_eq!(
        (request.body.as_slice(), &request.headers["content-type"]),
        (&b"a=1&b=%20"[..], &"application/x-www-form-urlencoded".parse().unwrap())
    );
}

#[tokio::test]
async fn no_type_is_asked_for_without_a_body() {
    let (server, client) = client(Value::Null).await;
    client.put_image().without_body().send().await.unwrap();
    assert!(!server.request().await.headers.contains_key("content-type"));
    client.put_image().content_type("image/png").body("bytes").send().await.unwrap();
    assert_eq!(server.request().await.headers["content-type"], "image/png");
    assert!(client.put_image().body("bytes").send().await.unwrap_err().is_invalid_request());
}

#[tokio::test]
async fn names_that_differ_in_brackets_are_two() {
    let (server, client) = client(Value::Null).await;
    client.search().filter_a("x").filter_a_2(["y", "z"]).mixed("1").send().await.unwrap();
    let request = server.request().await;
    let mut sent: Vec<_> = request.url.query_pairs().map(|(name, value)| format!("{name}={value}")).collect();
    sent.sort();
    assert_eq!(sent, ["filter[a]=x", "filter[a][]=y", "filter[a][]=z", "mixed=1"]);
}

#[tokio::test]
async fn the_member_that_says_of_which_type_a_value_is_is_sent_though_no_type_has_it() {
    let value = json!({ "kind": "cat", "lives": 9 });
    let (server, client) = client(value.clone()).await;
    let body: types::SendUntoldBody = serde_json::from_value(value.clone()).unwrap();
    let response = client.send_untold().body(body).send().await.unwrap();
    assert_eq!((response.kind.as_deref(), response.lives), (Some("cat"), Some(9)));
    assert_eq!(server.body().await, value);
}

#[tokio::test]
async fn a_body_of_no_type_at_all_is_none() {
    let (server, client) = client(Value::Null).await;
    client.send_nothing().send().await.unwrap();
    assert!(!server.request().await.headers.contains_key("content-type"));
}
