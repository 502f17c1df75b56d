//! A request holds what it needs of its client: it goes to other tasks, and out of functions.

use std::ops::ControlFlow;

use sdk_cases::calls::{Client, builder, types};
use sdk_runtime::Job;
use sdk_runtime::paging::Paginator;
use serde_json::{Value, json};

use crate::server::Server;

async fn client(response: Value) -> (Server, Client) {
    let server = Server::responding(response).await;
    let client = Client::at(&server.uri()).unwrap();
    (server, client)
}

/// The client ends with the function.
fn things(client: Client) -> builder::ListThings {
    client.list_things().site_id("a")
}

fn logs(client: Client) -> Paginator<String> {
    client.list_logs().client("b").items()
}

fn work(client: Client) -> Job<std::convert::Infallible> {
    client.start_work().client("b").run()
}

#[tokio::test]
async fn a_request_is_sent_by_another_task() {
    let (server, client) = client(json!([{ "id": "7" }])).await;
    let things = tokio::spawn(things(client.clone()).send()).await.unwrap().unwrap();
    assert_eq!(things[0].id.as_deref(), Some("7"));
    assert_eq!(server.target().await, "/sites/a/things");
    tokio::spawn(client.list_things().site_id("b").send()).await.unwrap().unwrap();
    assert_eq!(server.target().await, "/sites/b/things");
}

#[tokio::test]
async fn items_are_handed_out_by_another_task() {
    let (_server, client) = client(json!([{ "id": "7" }, { "id": "8" }])).await;
    let sent = things(client).send_each(|thing: types::ListThingsResponseItem| ControlFlow::Break(thing.id));
    let first = tokio::spawn(sent).await.unwrap().unwrap();
    assert_eq!(first.into_inner().unwrap().as_deref(), Some("7"));
}

#[tokio::test]
async fn pages_are_read_by_another_task_also_with_an_argument_called_client() {
    let (server, client) = client(json!(["x", "y"])).await;
    let items = tokio::spawn(logs(client).try_collect()).await.unwrap().unwrap();
    assert_eq!(items, ["x", "y"]);
    assert_eq!(server.target().await, "/logs?client=b");
}

#[tokio::test]
async fn work_is_waited_for_by_another_task_also_with_an_argument_called_client() {
    let (server, client) = client(json!({ "id": "9", "state": "done" })).await;
    let mut job = work(client);
    tokio::spawn(async move { job.finished().await }).await.unwrap().unwrap();
    assert_eq!(server.target().await, "/work/9");
}
