//! B3: errors whose `error` is a text where 14 schemas say integer, and whose `statusCode` is the reverse; errors in
//! HTML, and without a body.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

/// One operation for each of the 14 schemas.
pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::error("B3", "vm-api-security-settings-list", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "groups-create", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "io-v3-access-control-permission-create", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "access-control-roles-create", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "users-create", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "recast-rules-create", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "scanner-profile-assign-bulk", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "io-scanners-directive", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "tags-create-tag-category", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "assets-list-assets", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "export-assets-v1", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "scans-export-request", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "scans-create", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "workbenches-vulnerabilities", 500, BROKEN, BROKEN_SHOWN),
    ResponseCase::error("B3", "groups-create", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error(
        "B3",
        "io-v3-access-control-permission-create",
        401,
        UNAUTHORIZED,
        UNAUTHORIZED_SHOWN,
    ),
    ResponseCase::error("B3", "access-control-roles-create", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error("B3", "users-create", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error("B3", "recast-rules-create", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error("B3", "scanner-profile-assign-bulk", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error("B3", "io-scanners-directive", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error("B3", "tags-create-tag-category", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error("B3", "assets-list-assets", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error("B3", "export-assets-v1", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error("B3", "scans-export-request", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error("B3", "scans-create", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    ResponseCase::error("B3", "workbenches-vulnerabilities", 401, UNAUTHORIZED, UNAUTHORIZED_SHOWN),
    // The same form in other words, and what the server says instead of it.
    ResponseCase::error(
        "B3",
        "users-details",
        404,
        r#"{"error":"Not Found"}"#,
        &["responded with 404", r#"["Not Found"]"#],
    ),
    ResponseCase::error(
        "B3",
        "scans-details",
        404,
        r#"{"error":"HTTP 404 Not Found"}"#,
        &[r#"["HTTP 404 Not Found"]"#],
    ),
    ResponseCase::error(
        "B3",
        "networks-details",
        404,
        r#"{"error":"{\"error\":\"Network with uuid 1 does not exist\"}"}"#,
        &[r#"["Network with uuid 1 does not exist"]"#],
    ),
    ResponseCase::error(
        "B3",
        "users-create",
        400,
        r#"{"statusCode":400,"error":"Bad Request","message":"Reason","validation":{"source":"params","keys":["k"]}}"#,
        &["responded with 400", r#"["Reason"]"#, "NotApplied"],
    ),
    ResponseCase::error("B3", "users-list", 429, PAGE, &["responded with 429", "messages: []", "NotApplied"])
        .content_type("text/html"),
    ResponseCase::error("B3", "users-password", 429, PAGE, &["responded with 429", "NotApplied"])
        .content_type("text/html")
        .headers(&[("retry-after", "7")]),
    ResponseCase::error("B3", "users-list", 400, "", &["responded with 400", "messages: []"])
        .content_type(""),
    ResponseCase::error("B3", "users-details", 403, "", &["responded with 403", "messages: []"])
        .content_type(""),
    ResponseCase::error("B3", "users-details", 404, "", &["responded with 404", "messages: []"])
        .content_type(""),
    ResponseCase::error("B3", "users-details", 404, MISSING, &["responded with 404", r#"["Not Found"]"#]),
    ResponseCase::error(
        "B3",
        "scans-list",
        403,
        FORBIDDEN,
        &["responded with 403", r#"["Insufficient scope"]"#],
    ),
];

const BROKEN: &str = r#"{"statusCode":500,"error":"Internal Server Error","message":"A reason"}"#;
const BROKEN_SHOWN: &[&str] = &["kind: Status", "status: Some(500)", r#"messages: ["A reason"]"#];
const UNAUTHORIZED: &str = r#"{"statusCode":401,"error":"Unauthorized"}"#;
const UNAUTHORIZED_SHOWN: &[&str] = &["kind: Status", "status: Some(401)", r#"messages: ["Unauthorized"]"#];
const PAGE: &str = "<html><body>Too many requests</body></html>";
const FORBIDDEN: &str = r#"{"statusCode":403,"error":"Forbidden","message":"Insufficient scope"}"#;
const MISSING: &str = r#"{"statusCode":404,"error":"Not Found","message":"Not Found"}"#;

#[tokio::test]
async fn an_error_is_read_whatever_its_form() {
    responses(RESPONSES).await;
}

/// What no table can say: that *every* operation reads the one form, whatever its document has for errors.
#[tokio::test]
async fn every_operation_reads_the_same_error() {
    let outcomes = crate::play::refused(500, BROKEN).await;
    let wrong: Vec<_> = outcomes
        .iter()
        .filter(|(_, shown)| !BROKEN_SHOWN.iter().all(|words| shown.contains(words)))
        .collect();
    println!("{} operations", outcomes.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(outcomes.len() >= 100);
}
