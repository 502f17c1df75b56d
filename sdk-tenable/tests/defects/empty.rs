//! B1: writes that succeed without a body, where the document promises JSON. An error here would report a change that
//! was made, such as a password, as one that failed.

use sdk_mock::replay::Row;

use crate::play::answers;

const BYTES: &str = "application/octet-stream";

pub(crate) const ROWS: &[Row] = &[
    Row::empty("B1-1", "exclusions-delete"),
    // exclusions-import (B1-2) takes an upload in several parts, which is not generated: see `generator`.
    Row::empty("B1-3", "groups-add-user"),
    Row::empty("B1-4", "groups-delete"),
    Row::empty("B1-5", "groups-delete-user"),
    Row::empty("B1-6", "io-scanner-groups-update-routes"),
    Row::empty("B1-7", "networks-assign-scanner"),
    Row::empty("B1-8", "networks-assign-scanner-bulk"),
    Row::empty("B1-9", "networks-delete"),
    Row::empty("B1-10", "permissions-change").content_type(BYTES),
    Row::empty("B1-11", "scanner-groups-add-scanner"),
    Row::empty("B1-12", "scanner-groups-delete"),
    Row::empty("B1-13", "scanner-groups-delete-scanner"),
    Row::empty("B1-14", "scanners-toggle-link-state"),
    Row::empty("B1-15", "tags-delete-tag-category").content_type(BYTES),
    Row::empty("B1-16", "tags-delete-tag-value").content_type(BYTES),
    Row::empty("B1-17", "tags-delete-tag-values-bulk").content_type(BYTES),
    Row::empty("B1-18", "target-groups-delete"),
    Row::empty("B1-19", "users-delete"),
    Row::empty("B1-20", "users-password"),
    Row::empty("B1-21", "folders-delete"),
    Row::empty("B1-22", "folders-edit"),
    Row::empty("B1-23", "policies-configure"),
    Row::empty("B1-24", "policies-delete"),
    Row::empty("B1-25", "scans-delete"),
    Row::empty("B1-26", "scans-read-status"),
    Row::empty("B1-27", "workbenches-assets-delete").status(202).content_type("application/json"),
    Row::empty("B1 recorded elsewhere", "agent-exclusions-delete"),
    Row::empty("B1 recorded elsewhere", "agent-groups-delete"),
    Row::empty("B1 recorded elsewhere", "agent-groups-add-agent"),
    Row::empty("B1 recorded elsewhere", "agent-groups-delete-agent"),
    Row::empty("B1 recorded elsewhere", "users-update-auths"),
    Row::empty("B1 likely", "users-two-factor"),
    Row::empty("B1 likely", "users-two-factor-enable"),
    Row::empty("B1 likely", "users-two-factor-enable-verify"),
    Row::empty("B1 likely", "agents-delete"),
    Row::empty("B1 likely", "io-connectors-delete"),
    Row::empty("B1 likely", "recast-rules-delete"),
    Row::empty("B1 likely", "scanners-delete"),
    Row::empty("B1 likely", "scanners-control-scans"),
    Row::empty("B1 likely", "scans-pause"),
    Row::empty("B1 likely", "scans-resume"),
    Row::empty("B1 likely", "scans-stop"),
    Row::empty("B1 likely", "vm-scans-stop-force"),
    Row::empty("B1 likely", "scans-delete-history"),
    Row::empty("B1 likely", "vulnerabilities-import"),
    // The same schema, and still a body: it must not be thrown away.
    Row::json(
        "B1 not empty",
        "agent-groups-configure",
        r#"{"id":7,"name":"n"}"#,
        &["id: 7", r#"name: Some("n")"#],
    ),
    Row::json(
        "B1 not empty",
        "policies-copy",
        r#"{"id":8,"name":"Copy"}"#,
        &["id: Some(8)", r#"name: Some("Copy")"#],
    ),
];

#[tokio::test]
async fn an_empty_body_is_a_success() {
    answers(ROWS).await;
}
