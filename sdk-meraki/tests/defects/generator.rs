//! Part A: what the generator does to a client that is made of the document as it is.

use sdk_mock::cases::{RequestCase, ResponseCase};

use crate::play::{requests, responses};
use crate::sdk;
use crate::typed_client::document;

pub(crate) const RESPONSES: &[ResponseCase] = &[
    // A response that cannot be decoded: the server has acted, and the error says so.
    ResponseCase::json("A empty body", "updateNetworkMerakiAuthUser", "", DECODE).content_type("").fails(),
    ResponseCase::json("A mismatch", "updateNetworkMerakiAuthUser", r#"{"email":"e"}"#, DECODE).fails(),
    ResponseCase::json("A mismatch", "updateNetworkMerakiAuthUser", r#"[]"#, DECODE).fails(),
    ResponseCase::json("A mismatch", "updateNetworkMerakiAuthUser", "<html>", DECODE)
        .content_type("text/html")
        .fails(),
    // Responses that are decoded although the document promises something else.
    ResponseCase::json("A lenient", "updateNetworkMerakiAuthUser", r#"{"id":"1"}"#, &["email: None"]),
    ResponseCase::json(
        "A lenient",
        "getOrganizationDevicesAvailabilities",
        r#"[{"serial":"s","status":"of tomorrow","productType":7,"new":{"a":[null]}}]"#,
        &[r#"status: Some("of tomorrow")"#, r#"product_type: Some("7")"#],
    ),
    ResponseCase::json(
        "A lenient",
        "getOrganizationAdmins",
        r#"[{"id":1,"name":"n","email":"e","twoFactorAuthEnabled":"true","hasApiKey":0,"lastActive":"yesterday"}]"#,
        &[r#"id: "1""#, "two_factor_auth_enabled: Some(true)", "has_api_key: Some(false)", r#""yesterday""#],
    ),
    ResponseCase::json("A undocumented status", "getOrganizations", "[]", &["status: 206", "value: []"])
        .status(206),
    ResponseCase::error("A undocumented status", "getOrganizations", 418, "", &["status: Some(418)"])
        .content_type(""),
    ResponseCase::empty("A no body", "deleteNetworkMerakiAuthUser").status(204),
    ResponseCase::json("A no body", "deleteNetworkMerakiAuthUser", r#"{"a":1}"#, &["value: ()"]),
];

const DECODE: &[&str] = &["status: Some(200)", "effect: Applied", "kind: Decode", "the change was made"];

pub(crate) const REQUESTS: &[RequestCase] = &[
    // An empty list can be sent, and so can an absent one.
    RequestCase::body("A empty list", "updateNetworkMerakiAuthUser", r#"{"authorizations":[]}"#),
    RequestCase::body("A empty list", "updateDevice", r#"{"tags":[]}"#),
    RequestCase::body("A empty list", "updateDevice", r#"{"name":"n"}"#),
    // Whoever asks says who it is, and the version of the document is nobody's business.
    RequestCase::new("A headers", "getOrganizations", "").without(&["api-version"]),
    RequestCase::new("A headers", "updateNetworkMerakiAuthUser", "").without(&["api-version"]),
    // What is no segment of a path is not sent.
    RequestCase::new("A path", "getNetwork", r#"{"networkId":".."}"#).refused("invalid request"),
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
    let document = document();
    let ids = document.operations().iter().map(|operation| operation.id.as_str());
    let without: Vec<_> =
        ids.filter(|id| !sdk::operations::ALL.iter().any(|known| known.id == *id)).collect();
    assert!(without.is_empty(), "{without:?}");
}
