//! Part A: what the generator does to a client that is made of the document as it is.

use sdk_mock::cases::{RequestCase, ResponseCase};

use crate::play::{requests, responses};
use crate::sdk;
use crate::typed_client::document;

pub(crate) const RESPONSES: &[ResponseCase] = &[
    // A response that cannot be decoded: the server has acted, and the error says so.
    ResponseCase::json(
        "A empty body",
        "scanner-groups-edit",
        "",
        &["status: Some(200)", "effect: Applied", "kind: Decode"],
    )
    .content_type("")
    .fails(),
    ResponseCase::json(
        "A empty body",
        "users-edit",
        "",
        &["status: Some(200)", "effect: Applied", "kind: Decode"],
    )
    .content_type("")
    .fails(),
    ResponseCase::json(
        "A mismatch",
        "users-edit",
        r#"{"id":{}}"#,
        &["effect: Applied", "kind: Decode", "at $.id: invalid type: map, expected an integer"],
    )
    .fails(),
    ResponseCase::json(
        "A mismatch",
        "users-create",
        r#"{"uuid":"u"}"#,
        &["effect: Applied", "missing field `id`"],
    )
    .fails(),
    // Responses that are decoded although the document promises something else.
    ResponseCase::json(
        "A lenient",
        "users-details",
        r#"{"id":"7","uuid":"no uuid","username":"n","type":"of-tomorrow","enabled":1,"new":[null]}"#,
        &["id: 7", r#"uuid: Some("no uuid")"#, r#"type_: Some("of-tomorrow")"#, "enabled: Some(true)"],
    ),
    ResponseCase::json(
        "A lenient",
        "scanners-details",
        r#"{"id":1,"uuid":"u","name":"n","ip_addresses":null,"aws_update_interval":0,"timestamp":1.0}"#,
        &["ip_addresses: []", "aws_update_interval: Some(0)", "timestamp: Some(1)"],
    ),
    ResponseCase::json(
        "A undocumented status",
        "users-list",
        r#"{"users":[]}"#,
        &["status: 218", "users: []"],
    )
    .status(218),
    ResponseCase::error(
        "A undocumented status",
        "users-list",
        418,
        r#"{"error":"Reason"}"#,
        &["status: Some(418)", r#"["Reason"]"#],
    ),
    ResponseCase::error(
        "A undocumented status",
        "users-password",
        503,
        "<html>",
        &["status: Some(503)", "messages: []"],
    )
    .content_type("text/html"),
];

pub(crate) const REQUESTS: &[RequestCase] = &[
    // An empty list can be sent, and so can an absent one.
    RequestCase::body("A empty list", "credentials-update", r#"{"permissions":[]}"#),
    RequestCase::body("A empty list", "credentials-update", r#"{"description":"d"}"#),
    // Whoever asks says who it is, and the version of the document is nobody's business.
    RequestCase::new("A headers", "users-list", "").without(&["api-version"]),
    RequestCase::new("A headers", "users-password", "").without(&["api-version"]),
    // What is no segment of a path is not sent.
    RequestCase::new("A path", "users-details", r#"{"user_id":".."}"#).refused("invalid request"),
];

#[tokio::test]
async fn an_unusable_response_says_that_the_change_was_made() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn what_the_generator_cannot_send_is_sent() {
    requests(REQUESTS).await;
}

#[test]
fn every_operation_has_a_method() {
    let has_method = |id: &str| sdk::operations::ALL.iter().any(|known| known.id == id);
    let document = document();
    let without: Vec<_> =
        document.operations().iter().map(|operation| &operation.id).filter(|id| !has_method(id)).collect();
    assert!(without.is_empty(), "{without:?}");
}
