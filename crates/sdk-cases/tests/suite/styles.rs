//! Where arguments go and in which form, as OpenAPI 3.0.3 says ("Style Values", "Server Object").

use sdk_cases::styles::Client;
use serde_json::{Value, json};

use crate::server::Server;

async fn client() -> (Server, Client) {
    let server = Server::responding(Value::Null).await;
    let client = Client::at(&server.uri()).unwrap();
    (server, client)
}

#[tokio::test]
async fn arguments_of_a_path_have_the_style_of_the_document() {
    let (server, client) = client().await;
    client.get_list().id("3,a b").send().await.unwrap();
    assert_eq!(server.target().await, "/list/3,a%20b");
    client.get_label().id("5,6").send().await.unwrap();
    assert_eq!(server.target().await, "/label/.5%2C6");
    client.get_labels().id("5,6").send().await.unwrap();
    assert_eq!(server.target().await, "/labels/.5.6");
    client.get_matrix().user_id(5).send().await.unwrap();
    assert_eq!(server.target().await, "/matrix/;userId=5");
    client.get_matrices().id("5,6").send().await.unwrap();
    assert_eq!(server.target().await, "/matrices/;id=5;id=6");
    client.get_object().colour("r=1,g=2").send().await.unwrap();
    assert_eq!(server.target().await, "/object/r=1,g=2");
}

#[tokio::test]
async fn arguments_of_a_query_have_the_style_of_the_document() {
    let (server, client) = client().await;
    let call = client.get_queries().repeated(["a", "b"]).csv(["a", "b,c"]).pipe(["a", "b"]).space(["a", "b"]);
    let call = call.deep_a("x").deep_ids([1, 2]).fa("y").fb(true).json("{\"q\":1}");
    let call = call.deep_range(json!({ "gte": "t" })).deep_parts(json!([{ "gte": "u", "in": ["v", "w"] }]));
    let call = call.deep_pairs(json!([[1, 2], [3]]));
    let call = call.ticket("/a?b:c&d#e").numbers([0_i64; 0]);
    call.filter("z").dot_name(1.5).br(["1", "2"]).send().await.unwrap();
    let request = server.request().await;
    // RFC 6570: what separates items is not encoded, and a blank is no plus.
    let raw = request.url.query().unwrap();
    assert!(
        raw.contains("&csv=a,b%2Cc&") && raw.contains("&pipe=a%7Cb&") && raw.contains("&space=a%20b&"),
        "{raw}"
    );
    assert!(raw.ends_with("&ticket=/a?b:c%26d%23e"), "{raw}");
    let mut sent: Vec<_> = request.url.query_pairs().map(|(name, value)| format!("{name}={value}")).collect();
    sent.sort();
    let expected = [
        "$filter=z",
        "br[]=1",
        "br[]=2",
        "csv=a,b,c",
        "deep[a]=x",
        "deep[ids]=1",
        "deep[ids]=2",
        "deep[pairs][0][]=1",
        "deep[pairs][0][]=2",
        "deep[pairs][1][]=3",
        "deep[parts][0][gte]=u",
        "deep[parts][0][in][]=v",
        "deep[parts][0][in][]=w",
        "deep[range][gte]=t",
        "dot.name=1.5",
        "fa=y",
        "fb=true",
        "json={\"q\":1}",
        "pipe=a|b",
        "repeated=a",
        "repeated=b",
        "space=a b",
        "ticket=/a?b:c&d#e",
    ];
    assert_eq!(sent, expected);
}

/// What they hold is data: each entry is sent by itself, by its name or in brackets.
#[tokio::test]
async fn maps_are_sent_by_their_entries() {
    let (server, client) = client().await;
    let text = |name: &str, value: &str| [(name.to_owned(), value.to_owned())];
    let call = client.get_maps().filter(text("a b", "1&2")).metadata(text("k]", "v")).limits_cpu("x");
    let call =
        call.limits([("io".to_owned(), 5)]).lists([("l".to_owned(), vec!["p".to_owned(), "q".to_owned()])]);
    assert!(!format!("{call:?}").contains("1&2"), "what no type describes can be a password");
    call.nested(serde_json::Map::from_iter([("n".to_owned(), json!({ "a": 1 }))])).send().await.unwrap();
    let request = server.request().await;
    let mut sent: Vec<_> = request.url.query_pairs().map(|(name, value)| format!("{name}={value}")).collect();
    sent.sort();
    let expected = [
        "a b=1&2",
        "limits[cpu]=x",
        "limits[io]=5",
        "lists[l]=p",
        "lists[l]=q",
        "metadata[k]]=v",
        "nested[n][a]=1",
    ];
    assert_eq!(sent, expected);
    client.get_maps().send().await.unwrap();
    assert_eq!(server.target().await, "/maps");
}

#[tokio::test]
async fn an_item_cannot_leave_its_segment() {
    let (_server, client) = client().await;
    for escape in ["3,..", "a/b", "3,"] {
        assert!(client.get_list().id(escape).send().await.unwrap_err().is_invalid_request(), "{escape}");
    }
}

#[tokio::test]
async fn an_object_in_one_value_stays_one_argument() {
    let server = Server::responding(json!({ "total": u64::MAX })).await;
    let client = Client::at(&server.uri()).unwrap();
    let response = client.get_query().colour("r,1").sizes("w|2").offset(u64::MAX).send().await.unwrap();
    assert_eq!(server.target().await, format!("/query?colour=r,1&offset={}&sizes=w%7C2", u64::MAX));
    assert_eq!(response.total, Some(u64::MAX));
}

#[tokio::test]
async fn an_operation_with_a_server_of_its_own_is_sent_there() {
    let (server, client) = client().await;
    client.put_upload().server_url(format!("{}/v3", server.uri())).send().await.unwrap();
    assert_eq!(server.target().await, "/v3/upload");
    client.get_beside().send().await.unwrap();
    assert_eq!(server.target().await, "/v2/beside");
    client.get_same().send().await.unwrap();
    assert_eq!(server.target().await, "/same");
    let insecure = client.put_upload().server_url("http://uploads.example.com").send().await.unwrap_err();
    assert!(insecure.is_invalid_request(), "{insecure}");
}
