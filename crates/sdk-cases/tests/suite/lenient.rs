//! What of a response is not as documented costs itself, whatever construct it is in.

use sdk_cases::lenient::{Client, types};
use sdk_runtime::wire::Mismatch;
use sdk_runtime::{Error, Response};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::server::Server;

async fn client(response: Value) -> (Server, Client) {
    let server = Server::responding(response).await;
    let client = Client::at(&server.uri()).unwrap();
    (server, client)
}

fn is_unusable(error: &Error) -> bool {
    error.status().is_some_and(|status| status.is_success())
}

fn pointers<T>(response: &Response<T>) -> Vec<String> {
    response.mismatches().iter().map(Mismatch::pointer).collect()
}

#[tokio::test]
async fn an_odd_member_of_an_alternative_costs_itself() {
    let pets = json!([
        { "name": "Kit", "lives": "many", "toys": ["ball", {}, "mouse"] },
        { "name": "Rex", "tricks": { "count": "3" } },
        { "name": [], "tricks": { "count": [] } },
        { "tricks": 7 },
        "none"
    ]);
    let (_server, client) = client(pets).await;
    let pets = client.list_pets().send().await.unwrap();
    assert_eq!(pointers(&pets), ["/0/lives", "/0/toys/1", "/2/name", "/2/tricks/count", "/3/tricks", "/4"]);
    assert_eq!((pets[0].name.as_deref(), pets[0].lives), (Some("Kit"), None));
    assert_eq!(pets[0].toys, ["ball", "mouse"]);
    assert_eq!(pets[1].tricks.as_ref().unwrap().count, Some(3));
    assert_eq!(pets.len(), 4);
}

#[tokio::test]
async fn an_odd_choice_costs_itself_and_alternatives_of_several_kinds_are_kept_as_they_are() {
    let (_server, client) = client(json!({ "name": "Ann", "pet": [1], "address": { "street": 7 } })).await;
    let owner = client.get_owner().send().await.unwrap();
    assert_eq!((owner.name.as_deref(), pointers(&owner)), (Some("Ann"), vec!["/pet".to_owned()]));
    assert_eq!(owner.address, Some(json!({ "street": 7 })));
}

#[tokio::test]
async fn what_is_in_a_type_of_one_value_costs_itself() {
    let forest = json!({
        "trees": [{ "age": 80, "under": [{ "age": "old" }, 7, { "age": 2 }] }, null, { "age": 1.5 }],
        "kind": 7
    });
    let (_server, client) = client(forest).await;
    let forest = client.get_forest().send().await.unwrap();
    let mut found = pointers(&forest);
    found.sort_unstable();
    assert_eq!(found, ["/trees/0/under/0/age", "/trees/0/under/1", "/trees/1", "/trees/2/age"]);
    assert_eq!(forest.kind.as_ref().unwrap().as_str(), "7");
    let ages: Vec<_> = forest.trees.as_ref().unwrap().iter().map(|tree| tree.age).collect();
    assert_eq!(ages, [Some(80), None]);
}

#[tokio::test]
async fn members_of_an_object_that_is_open_are_kept() {
    let event = json!({ "id": "1", "colour": "red", "data": { "rssi": "x", "url": "u", "n": 1.5 } });
    let (_server, client) = client(json!({ "event-list": [event] })).await;
    let page = client.list_events().send().await.unwrap();
    let event: &types::Event = &page.event_list[0];
    assert_eq!(event.extra.get("colour"), Some(&json!("red")));
    let data = event.data.as_ref().unwrap();
    assert_eq!((data.extra.get("url"), data.extra.get("n")), (Some(&json!("u")), Some(&json!(1.5))));
    assert_eq!(pointers(&page), ["/event-list/0/data/rssi"]);
}

#[tokio::test]
async fn members_of_an_object_that_is_open_can_be_sent() {
    let (server, client) = client(Value::Null).await;
    let colour = serde_json::Map::from_iter([("colour".to_owned(), json!(["red"]))]);
    let body = |body: types::builder::Event| body.id("1".to_owned()).extra(colour);
    client.put_event().id("1").body_map(body).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "id": "1", "colour": ["red"] }));
}

#[tokio::test]
async fn a_list_of_another_type_is_no_end_of_the_pages() {
    for (page, place) in [
        (
            json!({ "event-list": { "0": { "id": "1" } } }),
            "at $.event-list: invalid type: map, expected a sequence",
        ),
        (json!({ "event-list": [{ "id": "1" }], "pagination": { "next": {} } }), "at $.pagination.next: "),
        (json!({ "event-list": [{ "id": "1" }], "pagination": "none" }), "at $.pagination: "),
    ] {
        let (_server, client) = client(page).await;
        let mut pages = client.list_events().pages();
        let error = pages.try_next().await.unwrap_err();
        assert!(is_unusable(&error) && error.to_string().contains(place), "{error}");
        assert!(pages.try_next().await.unwrap().is_none());
        assert!(is_unusable(&client.list_events().items().try_collect().await.unwrap_err()));
    }
    let (_server, client) = client(json!({ "lines": "none" })).await;
    assert!(is_unusable(&client.list_logs().pages().try_next().await.unwrap_err()));
    let error = client.list_logs().items().try_collect().await.unwrap_err();
    assert!(error.to_string().contains("at $.lines: invalid type: string, expected a sequence"), "{error}");
}

#[tokio::test]
async fn what_a_paginator_does_not_need_costs_itself() {
    let page =
        json!({ "event-list": [{ "id": [] }, 7], "warnings": "none", "pagination": { "total": "two" } });
    let (_server, client) = client(page).await;
    let page = client.list_events().pages().try_next().await.unwrap().unwrap();
    assert_eq!((page.event_list.len(), page.mismatches().len()), (1, 4));
    let (_server, client) = self::client(json!({ "event-list": null, "pagination": null })).await;
    assert!(client.list_events().items().try_collect().await.unwrap().is_empty());
}

#[tokio::test]
async fn an_odd_element_of_another_list_is_no_item_of_the_paginator() {
    let page = json!({ "event-list": [{ "id": "1" }], "warnings": [[]], "pagination": { "total": 2 } });
    let (server, client) = client(page).await;
    let error = client.list_events().items().try_collect().await.unwrap_err();
    assert_eq!(server.target().await, "/events?offset=1");
    assert!(error.to_string().contains("a page came twice"), "{error}");
}

#[tokio::test]
async fn every_operation_gives_the_json_as_it_came() {
    let response = json!({ "deleted": true, "pets": [{ "lives": "many" }] });
    let (_server, client) = client(response.clone()).await;
    assert_eq!(*client.list_pets().send_value().await.unwrap(), response);
    assert_eq!(*client.delete_event().id("7").send_value().await.unwrap(), response);
    assert_eq!(*client.download_event().id("7").send_value().await.unwrap(), response);
    let (_server, client) = self::client(Value::Null).await;
    assert_eq!(*client.delete_event().id("7").send_value().await.unwrap(), Value::Null);
    let page = ResponseTemplate::new(200).set_body_string("<html>");
    let server = Server::giving(page).await;
    let error = Client::at(&server.uri()).unwrap().delete_event().id("7").send_value().await.unwrap_err();
    assert!(is_unusable(&error) && error.was_applied(), "{error}");
}

#[tokio::test]
async fn a_response_of_any_type_that_has_the_structure_of_json_is_json() {
    let (_server, client) = client(json!([{ "name": "Kit", "lives": [] }])).await;
    let cats = client.get_anything().send().await.unwrap();
    assert_eq!((cats[0].name.as_deref(), pointers(&cats)), (Some("Kit"), vec!["/0/lives".to_owned()]));
    let (_server, client) = self::client(json!({ "name": "Kit" })).await;
    assert_eq!(client.get_one_of_anything().send().await.unwrap().name.as_deref(), Some("Kit"));
    let file: sdk_runtime::ByteStream = client.get_file().send().await.unwrap().into_inner();
    drop(file);
}

#[tokio::test]
async fn a_response_to_head_has_no_body() {
    let (_server, client) = client(json!({ "name": "Kit" })).await;
    assert_eq!(client.has_anything().send().await.unwrap().into_inner(), ());
}

/// As FastAPI describes what has no model. No body at all is no value.
#[tokio::test]
async fn a_write_that_responds_with_any_json_keeps_it() {
    for (response, value) in [(json!({ "id": 7 }), json!({ "id": 7 })), (Value::Null, Value::Null)] {
        let (_server, client) = client(response).await;
        assert_eq!(client.post_untyped().send().await.unwrap().into_inner(), value);
    }
}
