//! What no type describes can be a password: it is sent, and neither printed nor shown where a server repeats it.

use std::collections::HashMap;
use std::fmt::Debug;

use sdk_cases::free::{Client, types};
use serde_json::{Map, Value, json};

use crate::server::Server;

fn settings(secret: &str) -> Map<String, Value> {
    Map::from_iter([("password".to_owned(), json!([{ "deep": secret }]))])
}

fn texts(secret: &str) -> HashMap<String, String> {
    HashMap::from([("a".to_owned(), secret.to_owned())])
}

fn body(body: types::builder::CreateCredentialBody) -> types::builder::CreateCredentialBody {
    let limit = json!({ "name": "shown-limit", "more": settings("canary-limit") });
    let more = types::CreateCredentialBodyMore::builder()
        .known("shown-known".to_owned())
        .extra(texts("canary-more"));
    body.name("shown-name")
        .settings(settings("canary-settings"))
        .labels(texts("canary-label"))
        .any(json!("canary-any"))
        .history(vec![settings("canary-history")])
        .limit(serde_json::from_value::<types::CreateCredentialBodyLimit>(limit).unwrap())
        .more(types::CreateCredentialBodyMore::try_from(more).unwrap())
}

const FREE: [&str; 6] =
    ["canary-settings", "canary-label", "canary-any", "canary-history", "canary-limit", "canary-more"];

fn assert_silent(value: &impl Debug) {
    let shown = format!("{value:?} {value:#?}");
    assert!(!shown.contains("canary"), "{shown}");
}

fn assert_redacted(value: &impl Debug) {
    assert_silent(value);
    let shown = format!("{value:?}");
    assert!(shown.contains("[redacted]"), "{shown}");
}

#[tokio::test]
async fn it_is_sent_and_not_printed() {
    let server = Server::responding(json!({ "settings": { "a": "seen" } })).await;
    let client = Client::at(&server.uri()).unwrap();
    let built: types::CreateCredentialBody = body(types::CreateCredentialBody::builder()).try_into().unwrap();
    assert_redacted(&built);
    assert!(format!("{built:?}").contains("shown-limit"), "{built:?}");
    assert_silent(&body(types::CreateCredentialBody::builder()));
    let call = client.create_credential().body_map(body);
    assert_silent(&call);
    let response = call.send().await.unwrap();
    assert!(format!("{response:?}").contains("seen"), "a response is worth seeing");
    let sent = server.body().await.to_string();
    for text in FREE {
        assert!(sent.contains(text), "{text} in {sent}");
    }
    let call = client.put_settings().body(settings("canary-whole"));
    assert_silent(&call);
}

#[tokio::test]
async fn it_is_not_shown_where_a_server_repeats_it() {
    for text in FREE {
        let server = Server::refusing(&format!("{text} of shown-name, shown-limit, shown-known")).await;
        let client = Client::at(&server.uri()).unwrap();
        let error = client.create_credential().body_map(body).send().await.unwrap_err();
        assert_eq!(error.messages(), ["[redacted] of shown-name, shown-limit, shown-known"]);
    }
    let server = Server::refusing("bad canary-whole").await;
    let client = Client::at(&server.uri()).unwrap();
    let error = client.put_settings().body(settings("canary-whole")).send().await.unwrap_err();
    assert_eq!(error.messages(), ["bad [redacted]"]);
}
