//! B7: `null` where a list is documented.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::json(
        "B7",
        "assets-list-assets",
        r#"{"assets":[{"id":"a","acr_drivers":null,"scan_frequency":null,"has_agent":true}],"total":1}"#,
        &["acr_drivers: []", "scan_frequency: []", "has_agent: Some(true)", "total: Some(1)"],
    ),
    ResponseCase::json(
        "B7",
        "assets-asset-info",
        r#"{"id":"a","acr_drivers":null,"has_agent":true}"#,
        &["acr_drivers: []", "has_agent: Some(true)"],
    ),
    ResponseCase::json(
        "B7",
        "workbenches-assets",
        r#"{"assets":[{"id":"a","acr_drivers":null}],"total":1}"#,
        &["acr_drivers: []", "total: Some(1)"],
    ),
    ResponseCase::json(
        "B7",
        "workbenches-asset-info",
        r#"{"info":{"id":"a","acr_drivers":null}}"#,
        &["acr_drivers: []", r#"id: Some("a")"#],
    ),
    ResponseCase::json(
        "B7",
        "scans-details",
        r#"{"info":{"owner":"o","tag_targets":null}}"#,
        &["tag_targets: []", r#"owner: Some("o")"#],
    ),
    ResponseCase::json(
        "B7",
        "scans-configure",
        r#"{"id":1,"uuid":"u","name":"n","type":"remote","notification_filters":null}"#,
        &["notification_filters: []", r#"type_: Some("remote")"#],
    ),
    ResponseCase::json(
        "B7",
        "scans-create",
        r#"{"scan":{"id":1,"uuid":"u","name":"n","type":"remote","notification_filters":null}}"#,
        &["notification_filters: []", r#"type_: Some("remote")"#],
    ),
    ResponseCase::json(
        "B7",
        "io-scans-remediation-create",
        r#"{"scan":{"id":1,"uuid":"u","name":"n","type":"remote","notification_filters":null}}"#,
        &["notification_filters: []", r#"type_: Some("remote")"#],
    ),
    ResponseCase::json(
        "B7",
        "audit-log-events",
        r#"{"events":[{"id":"e","fields":null,"action":"user.create"}]}"#,
        &["fields: []", r#"action: Some("user.create")"#],
    ),
];

#[tokio::test]
async fn a_list_that_is_null_is_empty() {
    responses(RESPONSES).await;
}
