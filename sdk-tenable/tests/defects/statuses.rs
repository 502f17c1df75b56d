//! B2: successes whose media type has no schema. B4: statuses that the document does not know.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

/// The responses are not known: whatever comes, the call has succeeded, and what is read is not lost.
pub(crate) const WITHOUT_SCHEMA: &[ResponseCase] = &[
    ResponseCase::json("B2", "io-connectors-get-arm-template", r#"{"resources":["r"]}"#, &[r#"String("r")"#]),
    ResponseCase::json(
        "B2",
        "io-connectors-get-cft-template",
        r#"{"Resources":{"R":1}}"#,
        &[r#""R": Number(1)"#],
    ),
    ResponseCase::empty("B2", "profiles-update"),
    ResponseCase::json("B2", "profiles-update", r#"{"request_status_id":"r"}"#, &["status: 200"]),
    ResponseCase::empty("B2", "sensors-ot-update"),
    ResponseCase::empty("B2", "sensors-ot-delete"),
    ResponseCase::empty("B2", "vm-api-security-settings-update").status(204),
    ResponseCase::empty("B2", "io-v3-asset-attributes-create"),
    ResponseCase::json("B2", "io-v3-asset-attributes-create", r#"{"attributes":[]}"#, &["status: 200"]),
    ResponseCase::empty("B2", "io-v3-asset-attributes-update"),
    ResponseCase::empty("B2", "io-v3-asset-attributes-delete"),
    ResponseCase::empty("B2", "io-v3-asset-attributes-assign"),
    ResponseCase::empty("B2", "io-v3-asset-attributes-assigned-delete"),
    ResponseCase::empty("B2", "io-v3-asset-attributes-single-update"),
    ResponseCase::empty("B2", "io-v3-asset-attributes-single-delete"),
    ResponseCase::json("B2", "vm-reports-download", "%PDF-1.4 made up", &["%PDF-1.4 made up"])
        .content_type("application/pdf"),
    // JSON with 200, nothing with 204.
    ResponseCase::json("B2", "shared-collections-config-list", r#"{"scans":[{"id":6}]}"#, &["id: Some(6)"]),
    ResponseCase::json("B2", "shared-collections-config-list", "", &["status: 204", "value: None"])
        .status(204)
        .content_type(""),
    ResponseCase::empty("B2", "users-update-auths").status(204),
];

const BAD: &str = r#"{"statusCode":400,"error":"Bad Request","message":"Reason"}"#;
const FORBIDDEN: &str = r#"{"statusCode":403,"error":"Forbidden","message":"Insufficient scope"}"#;
const MISSING: &str = r#"{"statusCode":404,"error":"Not Found","message":"Not Found"}"#;

/// Statuses that were recorded and not documented.
pub(crate) const UNDOCUMENTED: &[ResponseCase] = &[
    ResponseCase::error(
        "B4",
        "exclusions-create",
        404,
        MISSING,
        &["responded with 404", "NotApplied", r#"["Not Found"]"#],
    ),
    ResponseCase::error(
        "B4",
        "scanners-delete",
        404,
        MISSING,
        &["responded with 404", "NotApplied", r#"["Not Found"]"#],
    ),
    ResponseCase::error(
        "B4",
        "scanners-edit",
        404,
        MISSING,
        &["responded with 404", "NotApplied", r#"["Not Found"]"#],
    ),
    ResponseCase::error("B4", "scans-attachments", 400, BAD, &["responded with 400", r#"["Reason"]"#]),
    ResponseCase::error(
        "B4",
        "users-list-auths",
        403,
        FORBIDDEN,
        &["responded with 403", r#"["Insufficient scope"]"#],
    ),
    ResponseCase::empty("B4", "users-update-auths"),
    ResponseCase::json(
        "B4",
        "tags-assign-asset-tags",
        r#"{"job_uuid":"j"}"#,
        &["status: 200", r#"job_uuid: Some("j")"#],
    ),
];

#[tokio::test]
async fn a_success_without_a_schema_is_a_success() {
    responses(WITHOUT_SCHEMA).await;
}

#[tokio::test]
async fn a_status_that_is_not_documented_says_what_it_says() {
    responses(UNDOCUMENTED).await;
}
