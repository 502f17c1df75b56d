//! B9: names that the document requires and does not describe, names that become one in Rust, identifiers of another
//! form, and members that stand beside a reference.

use sdk_mock::cases::{RequestCase, ResponseCase};

use crate::play::{requests, responses};

pub(crate) const RESPONSES: &[ResponseCase] = &[
    // `host-fqdn` beside `host_fqdn`: both are kept.
    ResponseCase::json(
        "B9",
        "scans-plugin-output",
        r#"{"info":{"host-fqdn":"dashed","host_fqdn":"underscored","host-ip":"192.0.2.1"}}"#,
        &[r#""dashed""#, r#""underscored""#, r#"host_ip: Some("192.0.2.1")"#],
    ),
    // Numbers that are texts with bounds in the document.
    ResponseCase::json(
        "B9",
        "exports-assets-download-chunk",
        r#"[{"id":"a","acr_score":"7","exposure_score":"721"},{"id":"b","acr_score":7,"exposure_score":721}]"#,
        &["acr_score", "7", "721"],
    )
    .complete(),
    // `UUID` in capitals is no format; what is no UUID is read all the same.
    ResponseCase::json(
        "B9",
        "io-connectors-list",
        r#"{"connectors":[{"network_uuid":"none"}]}"#,
        &[r#"network_uuid: Some("none")"#],
    ),
    // Members beside a `$ref` mean nothing.
    ResponseCase::json(
        "B9",
        "users-details",
        r#"{"id":1,"uuid":"u","username":"n","two_factor":{"sms_phone":"+1","sms_enabled":1,"email_enabled":0}}"#,
        &["two_factor: Some(", r#"sms_phone: Some("+1")"#],
    ),
    ResponseCase::json(
        "B9",
        "users-list",
        r#"{"users":[{"id":1,"uuid":"u","username":"n","two_factor":null}]}"#,
        &["two_factor: None", r#"username: Some("n")"#],
    ),
];

pub(crate) const REQUESTS: &[RequestCase] = &[
    // Required, and described nowhere: it has to be sent.
    connector(r#"{"connector":{"name":"n","type":"aws","params":{"access_key":"a","secret_key":"s"}}}"#),
    connector(
        r#"{"connector":{"name":"n","type":"aws_keyless","params":{"sub_accounts":[{"account_id":"a","role_arn":"r","external_id":"e","trails":[{"arn":"t"}]}]}}}"#,
    ),
    connector(
        r#"{"connector":{"name":"n","type":"azure","params":{"application_id":"a","tenant_id":"t","client_secret":"s"}}}"#,
    ),
    connector(
        r#"{"connector":{"name":"n","type":"azure_fa","params":{"application_id":"a","tenant_id":"t","client_secret":"s","scan_all":true}}}"#,
    ),
    connector(r#"{"connector":{"name":"n","type":"gcp","params":{"service_account_key":"k"}}}"#),
    connector(r#"{"connector":{"name":"n","type":"gcp_keyless","params":{"credentials_config":"c"}}}"#),
    RequestCase::body(
        "B9",
        "io-connectors-create",
        r#"{"connector":{"name":"n","type":"azure_fa","params":{"application_id":"a","tenant_id":"t","client_secret":"s","targets":[{"tag_key":"k","application_id":"a","tenant_id":"t","client_secret":"s"}]}}}"#,
    ),
    // Users by number, where the document wants a UUID.
    RequestCase::new("B9", "users-details", r#"{"user_id":"7"}"#).path("/users/7"),
    RequestCase::new("B9", "users-edit", r#"{"user_id":"7","body":{"name":"n"}}"#).path("/users/7"),
    RequestCase::new("B9", "users-delete", r#"{"user_id":"7"}"#).path("/users/7"),
    RequestCase::new("B9", "users-enabled", r#"{"user_id":"7"}"#).path("/users/7/enabled"),
    RequestCase::new("B9", "users-list-auths", r#"{"user_id":"7"}"#).path("/users/7/authorizations"),
    RequestCase::new("B9", "users-update-auths", r#"{"user_id":"7"}"#).path("/users/7/authorizations"),
    RequestCase::new("B9", "users-keys", r#"{"user_id":"7"}"#).path("/users/7/keys"),
    RequestCase::new("B9", "users-two-factor", r#"{"user_id":"7"}"#).path("/users/7/two-factor"),
    RequestCase::new("B9", "users-two-factor-enable", r#"{"user_id":"7"}"#),
    RequestCase::new("B9", "users-two-factor-enable-verify", r#"{"user_id":"7"}"#),
    // A string or an integer: either goes into the path.
    RequestCase::new("B9", "scans-details", r#"{"scan_id":"17"}"#).path("/scans/17"),
    RequestCase::new("B9", "scans-details", r#"{"scan_id":"a-uuid"}"#).path("/scans/a-uuid"),
    // A body that is a choice, with members beside its reference; and a query that is one.
    RequestCase::body(
        "B9",
        "agent-bulk-operations-profile",
        r#"{"profile_uuid":"00000000-0000-4000-8000-000000000001","items":["1",2]}"#,
    ),
    RequestCase::body(
        "B9",
        "assets-bulk-delete",
        r#"{"query":{"and":[{"field":"ipv4","operator":"eq","value":"192.0.2.1"}]}}"#,
    ),
];

const fn connector(body: &'static str) -> RequestCase {
    RequestCase::body("B9", "io-connectors-update", body)
}

#[tokio::test]
async fn members_whose_names_meet_are_told_apart() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn what_is_required_can_be_sent_though_it_is_not_described() {
    requests(REQUESTS).await;
}
