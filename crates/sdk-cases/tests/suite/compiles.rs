//! What once did not compile, called.

use sdk_cases::compiles::{Client, Region, operations, types};
use serde_json::{Value, json};

use crate::server::Server;

async fn client(response: Value) -> (Server, Client) {
    let server = Server::responding(response).await;
    let client = Client::at(&server.uri()).unwrap();
    (server, client)
}

#[tokio::test]
async fn an_operation_called_list_is_in_the_list_of_all() {
    let (_server, client) = client(json!({ "items": ["one"], "next_page": null })).await;
    assert_eq!(client.list().limit(1).send().await.unwrap().into_inner().items, ["one"]);
    assert!(operations::ALL.iter().any(|operation| operation.id == "list"));
    assert!(operations::ALL.iter().any(|operation| operation.id == "all"));
}

#[tokio::test]
async fn a_choice_that_contains_itself_is_read_and_written() {
    let (server, client) = client(Value::Null).await;
    let text = json!({ "of": { "of": 1 }, "or": 2 });
    let negation: types::Negation = serde_json::from_value(text.clone()).unwrap();
    client.put_expression().body(negation).send().await.unwrap();
    assert_eq!(server.body().await, text);
}

/// The box that was read is given on as it is.
#[tokio::test]
async fn a_choice_in_a_box_is_taken_in_it_and_out_of_it() {
    let (server, client) = client(Value::Null).await;
    let text = json!({ "base": { "base": 1 }, "exponent": 2 });
    let power: types::Power = serde_json::from_value(text.clone()).unwrap();
    let exponent = power.exponent.map(|exponent| *exponent);
    client.put_formula().body_map(|body| body.base(power.base).exponent(exponent)).send().await.unwrap();
    assert_eq!(server.body().await, text);
}

#[tokio::test]
async fn a_type_in_two_circles_is_read_and_written() {
    let cycle = json!({ "name": "a", "child": { "name": "b" }, "other": { "node": { "name": "c" } } });
    let (server, client) = client(cycle).await;
    let node = client.get_circle().send().await.unwrap().into_inner();
    assert_eq!(node.child.unwrap().name.as_deref(), Some("b"));
    assert_eq!(node.other.unwrap().node.unwrap().name.as_deref(), Some("c"));

    let inner: types::Link = types::Link::builder().name("b".to_owned()).try_into().unwrap();
    client.put_circle().body_map(|link| link.next(Some(Box::new(inner)))).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "next": { "name": "b" } }));
}

#[tokio::test]
async fn members_that_have_no_name_need_not_be_set_and_can_be() {
    let (server, client) = client(Value::Null).await;
    client.create_profile().body_map(|body| body.id("7".to_owned())).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "id": "7" }));
    let extra = [("colour".to_owned(), json!(["red"]))];
    client
        .create_profile()
        .body_map(|body| body.extra(extra.into_iter().collect::<serde_json::Map<_, _>>()))
        .send()
        .await
        .unwrap();
    assert_eq!(server.body().await, json!({ "colour": ["red"] }));

    client.update_profile().body_map(|body| body.id("7".to_owned())).send().await.unwrap();
    assert_eq!(server.body().await, json!({ "id": "7" }));
    let read: types::CreateProfileBody = serde_json::from_value(json!({ "id": "7", "a": 1 })).unwrap();
    assert_eq!(read.extra.get("a"), Some(&json!(1)));
    assert!(types::CreateProfileBody::default().extra.is_empty());
}

/// `Client` is the client's, `V` and `F` are parameters of its methods.
#[tokio::test]
async fn types_can_be_called_what_generated_code_calls_something_else() {
    let value = json!({ "v": { "n": 1 }, "f": [{ "try_into": "x" }], "endless": [1], "one": { "a": 1 } });
    let (server, client) = client(value.clone()).await;
    let v: types::V = types::V::builder().n(1).try_into().unwrap();
    let f = types::F::try_from(types::F::builder().try_into("x".to_owned())).unwrap();
    let body =
        |body: types::builder::PutClientBody| body.v(v).f(vec![f]).endless(json!([1])).one(json!({ "a": 1 }));
    let response = client.put_client().body_map(body).send().await.unwrap();
    assert_eq!(server.body().await, value);
    assert_eq!((&response.endless, response.f.len()), (&Some(json!([1])), 1));
}

#[tokio::test]
async fn short_names_give_types() {
    let (server, client) = client(Value::Null).await;
    client.a().k(types::Ak::X).send().await.unwrap();
    client.b().l(types::BL::Y).send().await.unwrap();
    assert_eq!(server.target().await, "/b?l=y");
    client.get().send().await.unwrap();
    assert_eq!(server.target().await, "/_");
}

/// `Plus1` of the second parameter would be two values, so it is text.
#[tokio::test]
async fn variants_are_named_as_rust_names_them() {
    let (server, client) = client(Value::Null).await;
    client.vote().kind(types::VoteKind::Plus1).other("Plus1").send().await.unwrap();
    assert_eq!(server.target().await, "/votes?kind=%2B1&other=Plus1");
    assert!(matches!("-1".parse(), Ok(types::VoteKind::Minus1)));
}

#[test]
fn regions_of_one_name_are_told_apart() {
    assert_eq!(Region::ALL.map(|region| region.to_string()), ["us-east", "us_east"]);
}
