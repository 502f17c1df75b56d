//! What the documents lack though it is there: operations, parameters of paths, members of responses.

use sdk_mock::Server;
use sdk_mock::cases::{RequestCase, ResponseCase};
use sdk_mock::contract::Contract;
use sdk_runtime::{Operation, RawRequest};

use crate::play::{requests, responses};
use crate::typed_client::document;

pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::json(
        "missing",
        "session-details",
        r#"{"id":2,"uuid":"u","username":"n","email":"e","permissions":64,"enabled":true,"features":{"was":true},"apps":{"nessus":1}}"#,
        &["id: 2", r#"username: Some("n")"#, r#""was": Bool(true)"#],
    ),
    ResponseCase::json("missing", "session-create", r#"{"token":"t"}"#, &["token: [redacted]"]),
    ResponseCase::json(
        "missing",
        "session-edit",
        r#"{"id":2,"uuid":"u","username":"n"}"#,
        &[r#"username: Some("n")"#],
    ),
    ResponseCase::empty("missing", "session-delete"),
    // Members that no document names are left alone, at any depth.
    ResponseCase::json(
        "missing",
        "users-list",
        r#"{"users":[{"id":1,"uuid":"u","username":"n","new":{"a":[1,null]}}],"more":false}"#,
        &[r#"username: Some("n")"#],
    ),
];

pub(crate) const REQUESTS: &[RequestCase] = &[
    RequestCase::body("missing", "session-create", r#"{"username":"n","password":"p"}"#).path("/session"),
    RequestCase::body("missing", "session-edit", r#"{"name":"n"}"#).path("/session"),
    // The vendor's own client sends `current_password` too; an administrator's change needs none.
    RequestCase::body("missing", "users-password", r#"{"password":"p"}"#),
];

#[tokio::test]
async fn what_the_document_lacks_is_there() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn what_the_document_lacks_can_be_sent() {
    requests(REQUESTS).await;
}

static FAMILY: Operation =
    Operation::new("editor-family", "GET", "/editor/policy/{policy_id}/families/{family_id}");
static AGENTS: Operation = Operation::new("scanner-agents", "GET", "/scanners/{scanner_id}/agents");
static FINDINGS: Operation = Operation::new("findings-search", "POST", "/api/v3/findings/host/search");
static PASSWORD: Operation = Operation::new("password", "PUT", "/users/{user_uuid}/chpasswd");

/// Operations without a method are asked for by their path, with the client's key, limits, retries and errors.
#[tokio::test]
async fn what_has_no_method_is_called_by_its_path() {
    let server = Server::builder(Contract::new(document())).lenient().start().await.unwrap();
    let client = crate::builder().base_url(server.base_url()).build().unwrap();
    let family = RawRequest::new(&client, &FAMILY).parameter("policy_id", 1).parameter("family_id", 2);
    let agents = RawRequest::new(&client, &AGENTS).parameter("scanner_id", 3).query("limit", 1);
    let findings = RawRequest::new(&client, &FINDINGS).json(&serde_json::json!({"limit": 1}));
    let body = serde_json::json!({"password": "new", "current_password": "old"});
    let password = RawRequest::new(&client, &PASSWORD).parameter("user_uuid", 7).json(&body);

    // The mock server knows the document only, so it refuses them; what matters is what was sent.
    let family = family.send::<serde_json::Value>().await;
    // As the vendor does, it takes any scanner where the document has the literal `null`.
    agents.send::<serde_json::Value>().await.unwrap();
    for outcome in [family, findings.send::<serde_json::Value>().await] {
        assert_eq!(outcome.unwrap_err().status().map(|status| status.as_u16()), Some(501));
    }
    password.send::<serde_json::Value>().await.unwrap_err();

    let sent: Vec<_> = server.requests().into_iter().map(|one| one.request).collect();
    let paths: Vec<_> = sent.iter().map(|one| one.path.as_str()).collect();
    let expected = [
        "/editor/policy/1/families/2",
        "/scanners/3/agents",
        "/api/v3/findings/host/search",
        "/users/7/chpasswd",
    ];
    assert_eq!(paths, expected);
    assert!(sent.iter().all(|one| one.header("x-apikeys").is_some()));
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&sent[3].body).unwrap(), body);
}
