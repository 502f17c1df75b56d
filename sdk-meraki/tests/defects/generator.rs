//! Part A: what the generator does to a client that is made of the document as it is.

use sdk_mock::replay::{Row, Sent};

use crate::play::{answers, document, requests};
use crate::sdk;

pub(crate) const ROWS: &[Row] = &[
    // An answer that cannot be decoded: the server has acted, and the error says so.
    Row::json("A empty body", "updateNetworkMerakiAuthUser", "", DECODE).content_type("").fails(),
    Row::json("A mismatch", "updateNetworkMerakiAuthUser", r#"{"email":"e"}"#, DECODE).fails(),
    Row::json("A mismatch", "updateNetworkMerakiAuthUser", r#"[]"#, DECODE).fails(),
    Row::json("A mismatch", "updateNetworkMerakiAuthUser", "<html>", DECODE)
        .content_type("text/html")
        .fails(),
    // Answers that are decoded although the document promises something else.
    Row::json("A lenient", "updateNetworkMerakiAuthUser", r#"{"id":"1"}"#, &["email: None"]),
    Row::json(
        "A lenient",
        "getOrganizationDevicesAvailabilities",
        r#"[{"serial":"s","status":"of tomorrow","productType":7,"new":{"a":[null]}}]"#,
        &[r#"status: Some("of tomorrow")"#, r#"product_type: Some("7")"#],
    ),
    Row::json(
        "A lenient",
        "getOrganizationAdmins",
        r#"[{"id":1,"name":"n","email":"e","twoFactorAuthEnabled":"true","hasApiKey":0,"lastActive":"yesterday"}]"#,
        &[r#"id: "1""#, "two_factor_auth_enabled: Some(true)", "has_api_key: Some(false)", r#""yesterday""#],
    ),
    Row::json("A undocumented status", "getOrganizations", "[]", &["status: 206", "value: []"]).status(206),
    Row::error("A undocumented status", "getOrganizations", 418, "", &["status: Some(418)"]).content_type(""),
    Row::empty("A no body", "deleteNetworkMerakiAuthUser").status(204),
    Row::json("A no body", "deleteNetworkMerakiAuthUser", r#"{"a":1}"#, &["value: ()"]),
];

const DECODE: &[&str] = &["status: Some(200)", "effect: Applied", "kind: Decode", "the change was made"];

pub(crate) const REQUESTS: &[Sent] = &[
    // An empty list can be sent, and so can an absent one.
    Sent::body("A empty list", "updateNetworkMerakiAuthUser", r#"{"authorizations":[]}"#),
    Sent::body("A empty list", "updateDevice", r#"{"tags":[]}"#),
    Sent::body("A empty list", "updateDevice", r#"{"name":"n"}"#),
    // Whoever asks says who it is, and the version of the document is nobody's business.
    Sent::new("A headers", "getOrganizations", "").without(&["api-version"]),
    Sent::new("A headers", "updateNetworkMerakiAuthUser", "").without(&["api-version"]),
    // What is no segment of a path is not sent.
    Sent::new("A path", "getNetwork", r#"{"networkId":".."}"#).refused("invalid request"),
];

#[tokio::test]
async fn an_unusable_answer_says_that_the_change_was_made() {
    answers(ROWS).await;
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
