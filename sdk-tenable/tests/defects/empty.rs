//! B1: writes that succeed without a body, where the document promises JSON. An error here would report a change that
//! was made, such as a password, as one that failed.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

const BYTES: &str = "application/octet-stream";

pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::empty("B1-1", "exclusions-delete"),
    // exclusions-import (B1-2) takes an upload in several parts, which is not generated: see `generator`.
    ResponseCase::empty("B1-3", "groups-add-user"),
    ResponseCase::empty("B1-4", "groups-delete"),
    ResponseCase::empty("B1-5", "groups-delete-user"),
    ResponseCase::empty("B1-6", "io-scanner-groups-update-routes"),
    ResponseCase::empty("B1-7", "networks-assign-scanner"),
    ResponseCase::empty("B1-8", "networks-assign-scanner-bulk"),
    ResponseCase::empty("B1-9", "networks-delete"),
    ResponseCase::empty("B1-10", "permissions-change").content_type(BYTES),
    ResponseCase::empty("B1-11", "scanner-groups-add-scanner"),
    ResponseCase::empty("B1-12", "scanner-groups-delete"),
    ResponseCase::empty("B1-13", "scanner-groups-delete-scanner"),
    ResponseCase::empty("B1-14", "scanners-toggle-link-state"),
    ResponseCase::empty("B1-15", "tags-delete-tag-category").content_type(BYTES),
    ResponseCase::empty("B1-16", "tags-delete-tag-value").content_type(BYTES),
    ResponseCase::empty("B1-17", "tags-delete-tag-values-bulk").content_type(BYTES),
    ResponseCase::empty("B1-18", "target-groups-delete"),
    ResponseCase::empty("B1-19", "users-delete"),
    ResponseCase::empty("B1-20", "users-password"),
    ResponseCase::empty("B1-21", "folders-delete"),
    ResponseCase::empty("B1-22", "folders-edit"),
    ResponseCase::empty("B1-23", "policies-configure"),
    ResponseCase::empty("B1-24", "policies-delete"),
    ResponseCase::empty("B1-25", "scans-delete"),
    ResponseCase::empty("B1-26", "scans-read-status"),
    ResponseCase::empty("B1-27", "workbenches-assets-delete").status(202).content_type("application/json"),
    ResponseCase::empty("B1 recorded elsewhere", "agent-exclusions-delete"),
    ResponseCase::empty("B1 recorded elsewhere", "agent-groups-delete"),
    ResponseCase::empty("B1 recorded elsewhere", "agent-groups-add-agent"),
    ResponseCase::empty("B1 recorded elsewhere", "agent-groups-delete-agent"),
    ResponseCase::empty("B1 recorded elsewhere", "users-update-auths"),
    ResponseCase::empty("B1 likely", "users-two-factor"),
    ResponseCase::empty("B1 likely", "users-two-factor-enable"),
    ResponseCase::empty("B1 likely", "users-two-factor-enable-verify"),
    ResponseCase::empty("B1 likely", "agents-delete"),
    ResponseCase::empty("B1 likely", "io-connectors-delete"),
    ResponseCase::empty("B1 likely", "recast-rules-delete"),
    ResponseCase::empty("B1 likely", "scanners-delete"),
    ResponseCase::empty("B1 likely", "scanners-control-scans"),
    ResponseCase::empty("B1 likely", "scans-pause"),
    ResponseCase::empty("B1 likely", "scans-resume"),
    ResponseCase::empty("B1 likely", "scans-stop"),
    ResponseCase::empty("B1 likely", "vm-scans-stop-force"),
    ResponseCase::empty("B1 likely", "scans-delete-history"),
    ResponseCase::empty("B1 likely", "vulnerabilities-import"),
    // The same schema, and still a body: it must not be thrown away.
    ResponseCase::json(
        "B1 not empty",
        "agent-groups-configure",
        r#"{"id":7,"name":"n"}"#,
        &["id: 7", r#"name: Some("n")"#],
    ),
    ResponseCase::json(
        "B1 not empty",
        "policies-copy",
        r#"{"id":8,"name":"Copy"}"#,
        &["id: Some(8)", r#"name: Some("Copy")"#],
    ),
];

#[tokio::test]
async fn an_empty_body_is_a_success() {
    responses(RESPONSES).await;
}
