//! What schemas mean, sent and read.

use sdk_cases::meaning::{Client, types};
use serde_json::{Value, json};

use crate::server::Server;

async fn client(response: Value) -> (Server, Client) {
    let server = Server::responding(response).await;
    let client = Client::at(&server.uri()).unwrap();
    (server, client)
}

#[tokio::test]
async fn the_only_response_that_is_documented_is_read() {
    let (_server, full) = client(json!({ "name": "a" })).await;
    assert_eq!(full.get_default().send().await.unwrap().into_inner().unwrap().name.as_deref(), Some("a"));
    let (_server, empty) = client(Value::Null).await;
    assert!(empty.get_default().send().await.unwrap().into_inner().is_none());
}

#[tokio::test]
async fn successes_that_are_described_in_other_words_are_one_type() {
    let (_server, client) = client(json!({ "id": 7, "token": "canary" })).await;
    let response = client.create_token().send().await.unwrap().into_inner();
    assert_eq!(response.id, Some(7));
    assert!(!format!("{response:?}").contains("canary"), "a secret");
    assert_eq!(response.token.unwrap().expose(), "canary");
}

#[tokio::test]
async fn a_choice_is_read_as_the_alternative_that_keeps_all() {
    let (server, client) = client(Value::Null).await;
    let step =
        json!({ "type": "call", "self": "x", "use": [{ "type": "call", "self": "y" }, { "type": "wait" }] });
    let body: types::PutStepBody = serde_json::from_value(step.clone()).unwrap();
    client.put_step().body(body).send().await.unwrap();
    assert_eq!(server.body().await, step);
    assert!(
        serde_json::from_value::<types::PutStepBody>(json!({ "until": "x" })).is_err(),
        "neither has a type"
    );
}

#[tokio::test]
async fn lists_of_several_successes_have_items_of_one_type() {
    let (_server, client) =
        client(json!([{ "token": "canary", "size": 1.5, "kind": "y", "tags": ["t"] }])).await;
    let list = client.get_lists().send().await.unwrap().into_inner();
    assert!(!format!("{list:?}").contains("canary"), "a secret");
    assert_eq!((list[0].size, list[0].kind.as_deref(), list[0].tags.len()), (Some(1.5), Some("y"), 1));
}

#[tokio::test]
async fn what_is_inherited_and_said_again_is_both() {
    let (server, client) = client(json!({ "password": "canary", "cats": [{ "lives": 7 }] })).await;
    let cat: types::PutNarrowBodyCat =
        types::PutNarrowBodyCat::builder().lives(9).colour("red".to_owned()).try_into().unwrap();
    let body = |body: types::builder::PutNarrowBody| {
        body.kind(types::PutNarrowBodyKind::Y).cat(cat).grade("c".to_owned())
    };
    let response = client.put_narrow().body_map(body).send().await.unwrap();
    let sent = json!({ "kind": "y", "cat": { "lives": 9, "colour": "red" }, "grade": "c" });
    assert_eq!(server.body().await, sent);
    assert!(!format!("{response:?}").contains("canary"), "a secret");
    assert_eq!(response.cats[0].lives, Some(7));
    assert!("x".parse::<types::PutNarrowBodyKind>().is_err(), "not what both allow");
}

#[tokio::test]
async fn what_is_inherited_keeps_its_type_where_only_its_description_is_new() {
    let (server, client) = client(json!({ "kind": "y", "password": "canary" })).await;
    let body = |body: types::builder::PutAccountBody| {
        body.kind(types::PutAccountBodyKind::X).password(sdk_runtime::Secret::from("canary"))
    };
    let response = client.put_account().body_map(body).send().await.unwrap().into_inner();
    assert_eq!(server.body().await, json!({ "kind": "x", "password": "canary" }));
    assert!(!format!("{response:?}").contains("canary"), "a secret");
}

#[tokio::test]
async fn the_only_alternative_holds_beside_what_is_said_with_it() {
    let (server, client) = client(json!({ "lives": 9 })).await;
    let body = |body: types::builder::PutPetBody| body.id("1".to_owned()).colour("red".to_owned());
    let cat = client.put_pet().body_map(body).send().await.unwrap().into_inner();
    assert_eq!(server.body().await, json!({ "id": "1", "colour": "red" }));
    assert_eq!(cat.lives, Some(9));
}

#[tokio::test]
async fn a_member_is_absent_null_or_a_value_also_by_reference() {
    let (server, client) = client(Value::Null).await;
    client.patch_pet().body_map(|body| body).send().await.unwrap();
    assert_eq!(server.body().await, json!({}));
    client
        .patch_pet()
        .body_map(|body| body.cat(None::<types::Cat>).owner(None::<types::Owner>).name(None::<&str>))
        .send()
        .await
        .unwrap();
    assert_eq!(server.body().await, json!({}));
    client.patch_pet().body_map(|body| body.clear_cat().clear_owner().clear_name()).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "cat": null, "owner": null, "name": null }));
    let cat: types::PatchPetBodyCat = types::PatchPetBodyCat::builder().lives(9).try_into().unwrap();
    client.patch_pet().body_map(|body| body.cat(Some(cat))).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "cat": { "lives": 9 } }));
    let owner: types::Owner = types::Owner::builder().name("n".to_owned()).try_into().unwrap();
    client.patch_pet().body_map(|body| body.owner(Some(owner))).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "owner": { "name": "n" } }));
}

#[tokio::test]
async fn a_reference_can_be_null_wherever_it_stands() {
    let nulls = json!({ "cat": null, "one": null, "cats": [null, { "lives": 9 }], "count": u64::MAX });
    let (server, client) = client(nulls.clone()).await;
    let cat: types::PutNullsBodyCatsItem =
        types::PutNullsBodyCatsItem::builder().lives(9).try_into().unwrap();
    let body = |body: types::builder::PutNullsBody| {
        body.cat(None::<types::PutNullsBodyCat>).clear_one().cats([None, Some(cat)]).count(u64::MAX)
    };
    let response = client.put_nulls().body_map(body).send().await.unwrap();
    assert_eq!(server.body().await, nulls);
    assert!(response.mismatches().is_empty());
    assert_eq!((response.cats.len(), response.count), (2, Some(u64::MAX)));

    let server = Server::giving(wiremock::ResponseTemplate::new(200).set_body_json(Value::Null)).await;
    let client = Client::at(&server.uri()).unwrap();
    assert!(client.get_null().send().await.unwrap().into_inner().is_none());
}

#[tokio::test]
async fn what_one_side_alone_sets_is_required_of_that_side_only() {
    let (server, client) = client(json!({ "id": "7", "made": "today", "name": "a" })).await;
    let body = |body: types::builder::CreateUserBody| body.name("a".to_owned()).secret("canary".to_owned());
    let user = client.create_user().body_map(body).send().await.unwrap().into_inner();
    assert_eq!(server.body().await, json!({ "name": "a", "secret": "canary" }));
    assert_eq!((user.id.as_str(), user.made.as_deref(), user.secret), ("7", Some("today"), None));
}

#[tokio::test]
async fn what_one_alternative_says_is_kept_where_they_become_one_type() {
    let (server, client) = client(json!({ "id": "1", "red": 1, "lives": 9 })).await;
    let choice = client.get_choice().send().await.unwrap().into_inner();
    assert_eq!((choice.lives, choice.extra.get("red")), (Some(9), Some(&1)));
    client.put_choice().body_map(|body| body.clear_cat()).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "cat": null }));
}

#[tokio::test]
async fn what_is_required_beside_alternatives_cannot_be_left_out() {
    let (server, client) = client(Value::Null).await;
    let error = client.post_choice().body_map(|body| body.lives(9)).send().await.unwrap_err();
    assert!(error.is_invalid_request() && error.to_string().contains("id"), "{error}");
    client.post_choice().body_map(|body| body.id("1").lives(9)).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "id": "1", "lives": 9 }));
}

#[tokio::test]
async fn members_whose_names_are_not_known_but_their_type_is_are_read_and_written() {
    let (server, client) = client(json!({ "id": "1", "red": 1, "blue": 2 })).await;
    let counts = client.get_counts().send().await.unwrap().into_inner();
    assert_eq!((counts.extra.get("red"), counts.extra.get("blue")), (Some(&1), Some(&2)));
    let more = std::collections::HashMap::from([("green".to_owned(), 3)]);
    client.put_counts().body_map(|body| body.extra(more)).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "green": 3 }));
}
