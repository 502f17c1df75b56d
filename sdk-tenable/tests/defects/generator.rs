//! Part A: what the generator does to a client that is made of the document as it is.

use sdk_mock::cases::{RequestCase, ResponseCase};

use crate::play::{document, is_complete, requests, responses};
use crate::sdk;

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

/// Operations whose request has several parts, which no method is generated for.
const UPLOADS: [&str; 3] = ["credentials-file-upload", "exclusions-import", "file-upload"];

#[tokio::test]
async fn an_unusable_response_says_that_the_change_was_made() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn what_the_generator_cannot_send_is_sent() {
    requests(REQUESTS).await;
}

/// Uploads in several parts are the only operations of the document without a method. One of them, `exclusions-import`,
/// is also B1-2: whoever sends it by hand reads no body.
#[test]
fn only_uploads_in_several_parts_have_no_method() {
    let document = document();
    let without: Vec<_> = document
        .operations()
        .iter()
        .map(|operation| operation.id.as_str())
        .filter(|id| !sdk::operations::ALL.iter().any(|known| known.id == *id))
        .collect();
    let expected = if is_complete() { UPLOADS.as_slice() } else { &[] };
    let mut sorted = without.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, expected);
    for id in without {
        let body = document.operation(id).unwrap().body.as_ref().unwrap();
        assert_eq!(body.media[0].name, "multipart/form-data", "{id}");
    }
}

pub(crate) fn assert_only_uploads_fail(report: &sdk_mock::conformance::Report) {
    let failed: Vec<_> = report.failed().into_iter().filter(|id| !UPLOADS.contains(id)).collect();
    assert!(failed.is_empty(), "{report}");
}
