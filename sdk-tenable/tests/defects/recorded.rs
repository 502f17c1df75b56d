//! Recorded and captured: responses that the real server gave, and requests that it took, against its document.

use sdk_mock::cases::{RequestCase, ResponseCase};

use crate::play::{requests, responses};

pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::json(
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
    ResponseCase::json(
        "recorded",
        "tags-list-tag-values",
        r#"{"values":[{"category_uuid":"c","category_name":"Empty"}]}"#,
        &[r#"category_uuid: Some("c")"#, "uuid: None"],
    ),
    ResponseCase::json(
        "recorded",
        "credentials-list-credential-types",
        r#"{"credentials":[{"types":[{"configuration":[{"preferences":{"a":["b"]}},{"preferences":["p"]}]}]}]}"#,
        &[r#"{"a": Array [String("b")]}"#, r#"[String("p")]"#],
    ),
    ResponseCase::json(
        "recorded",
        "scanners-list",
        r#"{"scanners":[{"id":1,"uuid":"u","name":"n","key":"k-secret","license":{"apps":{"was":{"activation_code":"AAAA-BBBB"}}}}]}"#,
        &["activation_code: Some([redacted])", "key: Some([redacted])"],
    ),
    ResponseCase::json(
        "recorded",
        "workbenches-vulnerability-info",
        r#"{"info":{"vulnerability_information":{"cpe":["cpe:/a:x"]}}}"#,
        &[r#"cpe: ["cpe:/a:x"]"#],
    ),
    ResponseCase::json(
        "recorded",
        "workbenches-assets-activity",
        r#"{"activity":[{"details":{"firstScanTime":"2018-12-31T16:50:55.418Z"}}]}"#,
        &[r#"first_scan_time: Some("2018-12-31T16:50:55.418Z")"#],
    ),
    // The times beside it, which were seconds in the document.
    ResponseCase::json(
        "recorded",
        "workbenches-assets-activity",
        r#"{"activity":[{"details":{"updatedAt":"2026-01-01T00:00:00Z","lastScanTime":"2026-01-02T00:00:00Z","lastAuthenticatedScanTime":"2026-01-03T00:00:00Z","lastLicensedScanTime":"2026-01-04T00:00:00Z","lastLicensedScanTimeV2":"2026-01-05T00:00:00Z","terminatedAt":"2026-01-06T00:00:00Z","deletedAt":"2026-01-07T00:00:00Z"}}]}"#,
        &["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06", "2026-01-07"],
    ),
    ResponseCase::json(
        "recorded",
        "io-connectors-list",
        r#"{"connectors":[{"name":"c","params":{"subscription_id":["s"]}}]}"#,
        &[r#"subscription_id: Some(Array [String("s")])"#],
    ),
    ResponseCase::json(
        "recorded",
        "users-edit",
        r#"{"id":1,"uuid":"u","username":"n","whatsnew_version":"7"}"#,
        &[r#"whatsnew_version: Some(String("7"))"#],
    )
    .complete(),
    // The user of the other operations, described a second time.
    ResponseCase::json(
        "recorded",
        "groups-list-users",
        r#"{"users":[{"id":1,"uuid":"u","username":"n","permissions":64}]}"#,
        &[r#"username: Some("n")"#, "permissions: Some(64)"],
    ),
    // An asset has the members of one version of the export or the other.
    ResponseCase::json(
        "recorded",
        "exports-assets-download-chunk",
        r#"[{"id":"a","network":{"ipv4s":["192.0.2.1"]},"scan":{"last_scan_target":"t"}}]"#,
        &[r#"ipv4s: ["192.0.2.1"]"#, r#"last_scan_target: Some("t")"#],
    ),
    ResponseCase::json(
        "recorded",
        "exports-assets-download-chunk",
        r#"[{"id":"a","ipv4s":["192.0.2.1"],"aws_ec2_name":"n"}]"#,
        &[r#"ipv4s: ["192.0.2.1"]"#, r#"aws_ec2_name: Some("n")"#],
    )
    .complete(),
    ResponseCase::json(
        "recorded",
        "scans-configure",
        r#"{"uuid":"u","name":"n","agent_scan_launch_type":"triggered","triggers":[{"type":"periodic","options":{"periodic_hourly_interval":12}}]}"#,
        &[r#"agent_scan_launch_type: Some("triggered")"#, "periodic_hourly_interval: Some(12)"],
    ),
];

pub(crate) const REQUESTS: &[RequestCase] = &[
    RequestCase::body(
        "recorded",
        "scans-create",
        r#"{"uuid":"u","settings":{"name":"n","launch":"ONETIME"}}"#,
    ),
    RequestCase::body(
        "recorded",
        "scans-create",
        r#"{"uuid":"u","settings":{"name":"n"},"plugins":{"General":{"status":"enabled"}}}"#,
    ),
    RequestCase::new("recorded", "scans-details", r#"{"history_id":"00000000-0000-4000-8000-000000000301"}"#)
        .query("history_id=00000000-0000-4000-8000-000000000301"),
    RequestCase::new("recorded", "scans-history", "").query(""),
    RequestCase::new("recorded", "networks-list", r#"{"f":["name:match:a","name:match:b"]}"#)
        .query("f=name:match:a&f=name:match:b"),
    RequestCase::new("recorded", "agents-list", TWICE).query(GIVEN_TWICE),
    RequestCase::new("recorded", "agent-groups-details", TWICE).query(GIVEN_TWICE),
    RequestCase::new("recorded", "agent-group-list-agents", TWICE).query(GIVEN_TWICE),
    RequestCase::new("recorded", "tags-list-tag-categories", TWICE).query(GIVEN_TWICE),
    RequestCase::new("recorded", "tags-list-tag-values", TWICE).query(GIVEN_TWICE),
    RequestCase::new(
        "recorded",
        "io-vm-scans-progress-get",
        r#"{"history_id":"00000000-0000-4000-8000-000000000301"}"#,
    )
    .query("history_id=00000000-0000-4000-8000-000000000301"),
    RequestCase::body(
        "recorded",
        "export-assets-v1",
        r#"{"chunk_size":100,"filters":{"tag.Region":["Chicago"]}}"#,
    ),
    RequestCase::body(
        "recorded",
        "assets-bulk-delete",
        r#"{"query":{"or":[{"field":"ipv4","operator":"eq","value":"192.0.2.1"}]}}"#,
    ),
    RequestCase::body(
        "recorded",
        "scans-export-request",
        r#"{"format":"csv","filter.0.filter":"a","filter.0.quality":"eq","filter.0.value":"1","filter.1.filter":"b","filter.1.quality":"eq","filter.1.value":"2"}"#,
    ),
    RequestCase::body(
        "recorded",
        "exports-vulns-request-export",
        r#"{"filters":{"tag.Region":["Chicago"]}}"#,
    ),
    RequestCase::body("recorded", "policies-create", r#"{"uuid":"u","settings":{"name":"n"}}"#),
    RequestCase::body("recorded", "target-groups-create", r#"{"name":"n","members":"192.0.2.1"}"#),
    // Secret, and part of the query all the same.
    RequestCase::new("recorded", "scans-attachments", r#"{"key":"k"}"#).query("key=k"),
    // What a template has beside what the document knows.
    RequestCase::body(
        "recorded",
        "scans-configure",
        r#"{"uuid":"u","settings":{"name":"n","unscanned_closed":"no","preference of a template":["a",1]}}"#,
    ),
    RequestCase::body(
        "recorded",
        "scans-create",
        r#"{"uuid":"u","settings":{"name":"n","preference of a template":"yes"}}"#,
    ),
    RequestCase::new("recorded", "users-password", r#"{"user_uuid":"7"}"#).path("/users/7/chpasswd"),
    RequestCase::body(
        "recorded",
        "exclusions-create",
        r#"{"name":"n","members":"192.0.2.1","description":null}"#,
    ),
    RequestCase::body(
        "recorded",
        "exclusions-edit",
        r#"{"name":"n","members":"192.0.2.1","description":null}"#,
    ),
    RequestCase::body("recorded", "agent-exclusions-create", AGENTS),
    RequestCase::body("recorded", "agent-exclusions-edit", AGENTS),
    RequestCase::body(
        "recorded",
        "permissions-change",
        r#"{"acls":[{"type":"default","permissions":16},{"type":"user","id":2,"permissions":64}]}"#,
    ),
];

const TWICE: &str = r#"{"f":["name:match:a","name:match:b"]}"#;
const GIVEN_TWICE: &str = "f=name:match:a&f=name:match:b";
const AGENTS: &str = r#"{"name":"n","description":null,"schedule":{"starttime":"s","endtime":"e","timezone":"t","rrules":{"freq":"ONETIME"}}}"#;

#[tokio::test]
async fn what_servers_responded_with_is_read() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn what_servers_took_can_be_sent() {
    requests(REQUESTS).await;
}
