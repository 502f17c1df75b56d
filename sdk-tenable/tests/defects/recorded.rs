//! Recorded and captured: answers that the real server gave, and requests that it took, against its document.

use sdk_mock::replay::{Row, Sent};

use crate::play::{answers, requests};

pub(crate) const ROWS: &[Row] = &[
    Row::json(
        "recorded",
        "exports-vulns-download-chunk",
        r#"[{"indexed":"2026-01-15T08:30:00.123456Z","plugin":{"id":1,"xrefs":[{"type":"CVE","id":"2026-0001"}],"ms_bulletin":["5000001"]}}]"#,
        &[
            r#"indexed: Some("2026-01-15T08:30:00.123456Z")"#,
            r#"type_: Some("CVE")"#,
            r#"id: Some("2026-0001")"#,
            r#"ms_bulletin: ["5000001"]"#,
        ],
    ),
    // A category without values.
    Row::json(
        "recorded",
        "tags-list-tag-values",
        r#"{"values":[{"category_uuid":"c","category_name":"Empty"}]}"#,
        &[r#"category_uuid: Some("c")"#, "uuid: None"],
    ),
    Row::json(
        "recorded",
        "credentials-list-credential-types",
        r#"{"credentials":[{"types":[{"configuration":[{"preferences":{"a":["b"]}},{"preferences":["p"]}]}]}]}"#,
        &[r#"{"a": Array [String("b")]}"#, r#"[String("p")]"#],
    ),
    Row::json(
        "recorded",
        "scanners-list",
        r#"{"scanners":[{"id":1,"uuid":"u","name":"n","key":"k-secret","license":{"apps":{"was":{"activation_code":"AAAA-BBBB"}}}}]}"#,
        &["activation_code: Some([redacted])", "key: Some([redacted])"],
    ),
    Row::json(
        "recorded",
        "workbenches-vulnerability-info",
        r#"{"info":{"vulnerability_information":{"cpe":["cpe:/a:x"]}}}"#,
        &[r#"cpe: ["cpe:/a:x"]"#],
    ),
    Row::json(
        "recorded",
        "workbenches-assets-activity",
        r#"{"activity":[{"details":{"firstScanTime":"2018-12-31T16:50:55.418Z"}}]}"#,
        &[r#"first_scan_time: Some("2018-12-31T16:50:55.418Z")"#],
    ),
];

pub(crate) const REQUESTS: &[Sent] = &[
    Sent::body("recorded", "scans-create", r#"{"uuid":"u","settings":{"name":"n","launch":"ONETIME"}}"#),
    Sent::body(
        "recorded",
        "scans-create",
        r#"{"uuid":"u","settings":{"name":"n"},"plugins":{"General":{"status":"enabled"}}}"#,
    ),
    Sent::new("recorded", "scans-details", r#"{"history_id":"00000000-0000-4000-8000-000000000301"}"#)
        .query("history_id=00000000-0000-4000-8000-000000000301"),
    Sent::new("recorded", "scans-history", "").query(""),
    Sent::new("recorded", "networks-list", r#"{"f":["name:match:a","name:match:b"]}"#)
        .query("f=name:match:a&f=name:match:b"),
    Sent::body(
        "recorded",
        "scans-export-request",
        r#"{"format":"csv","filter.0.filter":"a","filter.0.quality":"eq","filter.0.value":"1","filter.1.filter":"b","filter.1.quality":"eq","filter.1.value":"2"}"#,
    ),
    Sent::body("recorded", "exports-vulns-request-export", r#"{"filters":{"tag.Region":["Chicago"]}}"#),
    Sent::body("recorded", "policies-create", r#"{"uuid":"u","settings":{"name":"n"}}"#),
    Sent::body("recorded", "target-groups-create", r#"{"name":"n","members":"192.0.2.1"}"#),
    // Secret, and part of the query all the same.
    Sent::new("recorded", "scans-attachments", r#"{"key":"k"}"#).query("key=k"),
    // What a template has beside what the document knows.
    Sent::body(
        "recorded",
        "scans-configure",
        r#"{"uuid":"u","settings":{"name":"n","unscanned_closed":"no","preference of a template":["a",1]}}"#,
    ),
    Sent::body(
        "recorded",
        "scans-create",
        r#"{"uuid":"u","settings":{"name":"n","preference of a template":"yes"}}"#,
    ),
    Sent::new("recorded", "users-password", r#"{"user_uuid":"7"}"#).path("/users/7/chpasswd"),
    Sent::body("recorded", "exclusions-create", r#"{"name":"n","members":"192.0.2.1","description":null}"#),
    Sent::body("recorded", "exclusions-edit", r#"{"name":"n","members":"192.0.2.1","description":null}"#),
    Sent::body("recorded", "agent-exclusions-create", AGENTS),
    Sent::body("recorded", "agent-exclusions-edit", AGENTS),
    Sent::body(
        "recorded",
        "permissions-change",
        r#"{"acls":[{"type":"default","permissions":16},{"type":"user","id":2,"permissions":64}]}"#,
    ),
];

const AGENTS: &str = r#"{"name":"n","description":null,"schedule":{"starttime":"s","endtime":"e","timezone":"t","rrules":{"freq":"ONETIME"}}}"#;

#[tokio::test]
async fn what_servers_answered_is_read() {
    answers(ROWS).await;
}

#[tokio::test]
async fn what_servers_took_can_be_sent() {
    requests(REQUESTS).await;
}
