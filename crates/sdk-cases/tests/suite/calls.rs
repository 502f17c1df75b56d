//! Calls as people write them at the first attempt.

use sdk_cases::calls::{Client, types};
use serde_json::{Value, json};

use crate::server::Server;

async fn client(response: Value) -> (Server, Client) {
    let server = Server::responding(response).await;
    let client = Client::at(&server.uri()).unwrap();
    (server, client)
}

#[tokio::test]
async fn text_is_taken_in_every_form_required_or_not() {
    let (server, client) = client(json!([])).await;
    let (site, text) = ("a".to_owned(), "b".to_owned());
    let name = Some(text.clone());
    let all = [
        client.list_things().site_id("a").name("b"),
        client.list_things().site_id(&site).name(&text),
        client.list_things().site_id(site.clone()).name("b".to_owned()),
        client.list_things().site_id(&site).name(name.as_deref()),
        client.list_things().site_id(&site).name(name.clone()),
    ];
    for call in all {
        call.send().await.unwrap();
        assert_eq!(server.target().await, "/sites/a/things?name=b");
    }
    client.list_things().site_id("a").name(None::<&str>).per_page(None::<i64>).send().await.unwrap();
    assert_eq!(server.target().await, "/sites/a/things");
    let owner = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    client.list_things().site_id("a").owner(Some(owner)).per_page(Some(5)).send().await.unwrap();
    assert_eq!(server.target().await, format!("/sites/a/things?owner={owner}&perPage=5"));
}

#[tokio::test]
async fn lists_are_taken_in_every_form() {
    let (server, client) = client(json!([])).await;
    let owned = vec!["x".to_owned(), "y".to_owned()];
    let call = || client.list_things().site_id("a");
    let all = [
        call().serials(["x", "y"]),
        call().serials(vec!["x", "y"]),
        call().serials(&owned),
        call().serials(owned.as_slice()),
        call().serials(Some(["x", "y"])),
        call().serials(owned.clone()),
    ];
    for call in all {
        call.send().await.unwrap();
        assert_eq!(server.target().await, "/sites/a/things?serials=x&serials=y");
    }
    call().kinds(["red"]).send().await.unwrap();
    assert_eq!(server.target().await, "/sites/a/things?kinds=red");
    let error = call().kinds(["green"]).send().await.unwrap_err();
    assert!(error.is_invalid_request() && error.to_string().contains("kinds: invalid value"), "{error}");
}

#[tokio::test]
async fn a_body_takes_what_an_operation_takes_and_builders_inside_of_builders() {
    let (server, client) = client(Value::Null).await;
    let filters = types::CreateThingBodyFilters::builder().since(5_u32).kinds(["red"]);
    let rule = |field: &str| types::CreateThingBodyRulesItem::builder().field(field);
    let body = types::CreateThingBody::builder()
        .name("n")
        .notes("o")
        .password("p")
        .tags(["t"])
        .count(Some(3))
        .kind("blue")
        .free("f")
        .filters(filters)
        .rules([rule("a").value("v"), rule("b").value(None::<&str>)]);
    let sent = json!({
        "name": "n", "notes": "o", "password": "p", "tags": ["t"], "count": 3, "kind": "blue", "free": "f",
        "filters": { "since": 5, "kinds": ["red"] },
        "rules": [{ "field": "a", "value": "v" }, { "field": "b" }]
    });

    client.create_thing().site_id("a").body(body.clone()).send().await.unwrap();
    assert_eq!(server.body().await, sent);
    client.create_thing().site_id("a").body_map(|_| body).send().await.unwrap();
    assert_eq!(server.body().await, sent);
    client
        .create_thing()
        .site_id("a")
        .body_map(|body| body.name("n").notes(None::<&str>))
        .send()
        .await
        .unwrap();
    assert_eq!(server.body().await, json!({ "name": "n" }));
}

#[tokio::test]
async fn a_builder_inside_that_lacks_something_is_named() {
    let (_server, client) = client(Value::Null).await;
    let filters = types::CreateThingBodyFilters::builder();
    let call = client.create_thing().site_id("a").body_map(|body| body.name("n").filters(filters));
    let error = call.send().await.unwrap_err();
    assert!(
        error.is_invalid_request() && error.to_string().contains("filters: no value supplied for since"),
        "{error}"
    );
}

#[tokio::test]
async fn a_parameter_is_not_called_as_a_method_of_the_builder() {
    let (server, client) = client(json!({ "id": "7" })).await;
    client.start_work().run_2("now").options_2("all").send().await.unwrap();
    assert_eq!(server.target().await, "/work?options=all&run=now");
}

/// A body that the document does not require, but in which something is required: nobody leaves it out by accident.
#[tokio::test]
async fn a_body_can_be_left_out() {
    let (server, client) = client(Value::Null).await;
    client.post_note().without_body().send().await.unwrap();
    let request = server.request().await;
    assert!(request.body.is_empty() && !request.headers.contains_key("content-type"), "{request:?}");
    client.put_notes().without_body().send().await.unwrap();
    assert!(server.request().await.body.is_empty());
    // Two alternatives are one type, of which nothing is required.
    client.patch_notes().without_body().send().await.unwrap();
    assert!(server.request().await.body.is_empty());
    client.find_notes().without_body().send().await.unwrap();
    assert!(server.request().await.body.is_empty());
    // One that can only be empty.
    client.delete_notes().send().await.unwrap();
    let request = server.request().await;
    assert!(request.body.is_empty() && !request.headers.contains_key("content-type"), "{request:?}");
    client.post_note().without_body().body(types::PostNoteBody { text: "a".into() }).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "text": "a" }));
    let error = client.post_note().send().await.unwrap_err();
    assert!(error.is_invalid_request() && error.to_string().contains("text"), "{error}");
}
