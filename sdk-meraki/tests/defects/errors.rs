//! MK-16: the document describes no errors at all.

use sdk_mock::cases::ResponseCase;

use crate::play::{refused, responses};

pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::error(
        "MK-16",
        "getOrganizations",
        401,
        r#"{"errors":["Invalid API key"]}"#,
        &["status: Some(401)", r#"["Invalid API key"]"#],
    ),
    ResponseCase::error("MK-16", "getNetwork", 404, "", &["status: Some(404)", "messages: []"])
        .content_type(""),
    ResponseCase::error("MK-16", "getNetwork", 404, "<html></html>", &["status: Some(404)", "messages: []"])
        .content_type("text/html"),
    ResponseCase::error(
        "MK-16",
        "updateNetworkMerakiAuthUser",
        400,
        r#"{"errors":["One","Two"]}"#,
        &["responded with 400", r#"["One", "Two"]"#, "NotApplied"],
    ),
    ResponseCase::error(
        "MK-16",
        "getOrganizations",
        429,
        r#"{"errors":["API rate limit exceeded for organization"]}"#,
        &["status: Some(429)", "retry_after: Some(3s)", "NotApplied"],
    )
    .headers(&[("retry-after", "3")]),
    ResponseCase::error(
        "MK-16",
        "updateNetworkMerakiAuthUser",
        502,
        "<html>",
        &["status: Some(502)", "effect: Unknown"],
    )
    .content_type("text/html"),
    ResponseCase::error("MK-16", "updateNetworkMerakiAuthUser", 418, "?", &["status: Some(418)"])
        .content_type(""),
];

#[tokio::test]
async fn an_error_is_read_whatever_its_form() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn every_operation_reads_the_same_error() {
    let outcomes = refused(400, r#"{"errors":["A reason"]}"#).await;
    let shown =
        |text: &String| text.contains("status: Some(400)") && text.contains(r#"messages: ["A reason"]"#);
    // Its required parameter is a list of objects, which is offered as text: no example can be sent.
    let known = |id: &str| id == "getOrganizationCameraDetectionsHistoryByBoundaryByInterval";
    let wrong: Vec<_> = outcomes.iter().filter(|(id, text)| !shown(text) && !known(id)).collect();
    println!("{} operations", outcomes.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(outcomes.len() >= 80);
}
