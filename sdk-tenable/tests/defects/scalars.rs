//! B6: members that hold another kind of value than documented, or have another name.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

/// Documents about access, credentials, scanners and settings.
pub(crate) const PLATFORM: &[ResponseCase] = &[
    ResponseCase::json(
        "B6",
        "credentials-list",
        r#"{"credentials":[{"uuid":"u","name":"n","created_date":1545945321,"permission":64}]}"#,
        &["created_date: Some(1545945321)", "permission: Some(64)"],
    ),
    ResponseCase::json(
        "B6",
        "credentials-list-credential-types",
        r#"{"credentials":[{"types":[{"configuration":[{"id":"p","default":161},{"id":"c","default":"public"}]}]}]}"#,
        &[r#"id: Some("p")"#, "161", r#""public""#],
    ),
    ResponseCase::json(
        "B6",
        "scanner-groups-create",
        r#"{"owner_uuid":"a-b","id":1}"#,
        &[r#"owner_uuid: Some("a-b")"#],
    ),
    ResponseCase::json(
        "B6",
        "scanner-groups-edit",
        r#"{"owner_uuid":"a-b","id":1}"#,
        &[r#"owner_uuid: Some("a-b")"#],
    ),
    ResponseCase::json(
        "B6",
        "scanner-groups-list",
        r#"{"scanner_pools":[{"scanner_count":4}]}"#,
        &["scanner_count: Some(4)"],
    ),
    ResponseCase::json(
        "B6",
        "scanner-groups-list-scanners",
        r#"{"scanners":[{"last_connect":1545945321},{"last_connect":null,"id":2}]}"#,
        &["last_connect: Some(1545945321)", "last_connect: None", "id: Some(2)"],
    ),
    ResponseCase::json(
        "B6",
        "scanners-list",
        r#"{"scanners":[{"id":1,"uuid":"u","name":"n","shared":1,"last_connect":1545945321,"ui_build":"158"},{"id":2,"uuid":"v","name":"m","last_connect":null,"shared":0}]}"#,
        &["shared: Some(1)", "shared: Some(0)", "last_connect: Some(1545945321)", r#"ui_build: Some("158")"#],
    ),
    ResponseCase::json(
        "B6",
        "scanners-list",
        r#"{"scanners":[{"id":1,"uuid":"u","name":"n","license":{"apps":{"consec":{"activation_code":"a-code"}}}}]}"#,
        &["activation_code: Some([redacted])"],
    ),
    ResponseCase::json(
        "B6",
        "scanners-details",
        r#"{"id":1,"uuid":"u","name":"n","shared":1,"last_connect":null,"ui_build":"158"}"#,
        &["shared: Some(1)", "last_connect: None", r#"ui_build: Some("158")"#],
    ),
    ResponseCase::json(
        "B6",
        "scanners-edit",
        r#"{"shared":1,"id":1,"uuid":"u","name":"n"}"#,
        &["shared: Some(1)"],
    ),
    ResponseCase::json(
        "B6",
        "scanner-task-status",
        r#"{"status":"s","created":1545945321,"modified":1545945322}"#,
        &["created: Some(1545945321)", "modified: Some(1545945322)"],
    ),
    ResponseCase::json(
        "B6",
        "server-properties",
        r#"{"idle_timeout":"30"}"#,
        &[r#"idle_timeout: Some("30")"#],
    ),
    ResponseCase::json(
        "B6",
        "target-groups-create",
        r#"{"default_group":0,"id":1}"#,
        &["default_group: Some(0)"],
    ),
    ResponseCase::json(
        "B6",
        "target-groups-edit",
        r#"{"default_group":1,"id":1}"#,
        &["default_group: Some(1)"],
    ),
    ResponseCase::json(
        "B6",
        "target-groups-details",
        r#"{"default_group":1,"id":1}"#,
        &["default_group: Some(1)"],
    ),
    ResponseCase::json(
        "B6",
        "target-groups-list",
        r#"{"target_groups":[{"default_group":1}]}"#,
        &["default_group: Some(1)"],
    ),
    ResponseCase::json("B6", "io-v1-access-groups-list-filters", FILTERS, FILTERS_SHOWN),
    ResponseCase::json("B6", "io-v2-access-groups-list-filters", FILTERS, FILTERS_SHOWN),
    ResponseCase::json(
        "B6",
        "io-v1-access-groups-list-rule-filters",
        r#"{"rules":[{"name":"n","control":{"type":"entry"}}]}"#,
        &[r#""entry""#],
    ),
    ResponseCase::json(
        "B6",
        "io-v2-access-groups-list-rule-filters",
        r#"{"rules":[{"name":"n","control":{"type":"entry","regex":".*"}}]}"#,
        &[r#"name: Some("n")"#, r#""type": String("entry")"#],
    ),
    ResponseCase::json("B6", "agent-exclusions-create", RULES, RULES_SHOWN),
    ResponseCase::json("B6", "agent-exclusions-details", RULES, RULES_SHOWN),
    ResponseCase::json("B6", "agent-exclusions-edit", RULES, RULES_SHOWN),
    ResponseCase::json(
        "B6",
        "bulk-task-agent-group-status",
        r#"{"status":"RUNNING","completion_percentage":33.3}"#,
        &["completion_percentage: Some(33.3)"],
    ),
    ResponseCase::json(
        "B6",
        "io-networks-asset-count-details",
        r#"{"numAssetsNotSeen":1,"numAssetsTotal":20}"#,
        &["num_assets_not_seen: Some(1)", "num_assets_total: Some(20)"],
    ),
    ResponseCase::json(
        "B6",
        "io-connectors-list",
        r#"{"connectors":[{"name":"c","params":{"status":{"state":"ok"}}}]}"#,
        &[r#"name: Some("c")"#, r#""state": String("ok")"#],
    ),
    ResponseCase::json(
        "B6",
        "io-connectors-import-assets",
        r#"{"connector":{"name":"c","params":{"sub_accounts":[{"account_id":"a","trails":[{"availability":""},{"availability":"success"}]}]}}}"#,
        &[r#"availability: Some("")"#, r#"availability: Some("success")"#],
    ),
    // Alternatives of which none fits, or several do.
    ResponseCase::json(
        "B6",
        "profiles-list",
        r#"{"profiles":[{"name":"p","config":{"version":"1","unheard":{}}}]}"#,
        PROFILE,
    ),
    ResponseCase::json(
        "B6",
        "profiles-details",
        r#"{"name":"p","config":{"version":"1","update_disabled":true}}"#,
        PROFILE,
    ),
    ResponseCase::json(
        "B6",
        "profiles-delete",
        r#"{"message":"m","request_status_id":"r","task_id":"t"}"#,
        &[r#""m""#, r#""r""#, r#""t""#],
    ),
    ResponseCase::json(
        "B6",
        "recast-rules-search",
        r#"{"rules":[{"rule_name":"r","filter":{"property":"id","operator":"eq","value":["1"]}}]}"#,
        &[r#"rule_name: Some("r")"#],
    ),
    // The schema is right here, and the example is not.
    ResponseCase::json("B6", "agent-config-details", CONFIG, CONFIG_SHOWN),
    ResponseCase::json("B6", "agent-config-edit", CONFIG, CONFIG_SHOWN),
    ResponseCase::json("B6", "scanner-config-details", CONFIG, &["enabled: Some(true)"]),
    ResponseCase::json("B6", "scanner-config-edit", CONFIG, &["enabled: Some(true)"]),
    ResponseCase::json("B6", "tags-assign-asset-tags", JOB, JOB_SHOWN).status(202),
    ResponseCase::json(
        "B6",
        "tags-assign-asset-tags",
        r#"{"job_uuid":"0123456789abcdef0123456789abcdef0123456789abcdef0123"}"#,
        &[r#"job_uuid: Some("0123456789abcdef0123456789abcdef0123456789abcdef0123")"#],
    )
    .status(202),
];

const FILTERS: &str =
    r#"{"filters":[{"name":"n","control":{"type":"entry"}}],"sort":{"sortable_fields":["name"]}}"#;
const FILTERS_SHOWN: &[&str] = &[r#""type": String("entry")"#, r#""sortable_fields""#];
const RULES: &str = r#"{"id":1,"schedule":{"starttime":"s","endtime":"e","timezone":"t","rrules":{"freq":"DAILY","interval":"1"}}}"#;
const RULES_SHOWN: &[&str] = &["interval: Some(1)", "DAILY"];
const PROFILE: &[&str] = &[r#"name: Some("p")"#, "version"];
const CONFIG: &str = r#"{"software_update":true,"auto_unlink":{"enabled":true,"expiration":30},"concurrent_update":{"enabled":true}}"#;
const CONFIG_SHOWN: &[&str] = &["software_update: Some(true)", "enabled: Some(true)", "expiration: Some(30)"];
const JOB: &str = r#"{"job_uuid":"0123456789abcdef0123456789abcdef:0123456789abcdef0123"}"#;
const JOB_SHOWN: &[&str] = &[r#"job_uuid: Some("0123456789abcdef0123456789abcdef:0123456789abcdef0123")"#];

/// Documents about assets, scans and workbenches.
pub(crate) const MANAGEMENT: &[ResponseCase] = &[
    ResponseCase::json(
        "B6",
        "assets-list-assets",
        r#"{"assets":[{"id":"a","exposure_confidence_value":0.25}]}"#,
        &["exposure_confidence_value: Some(0.25)"],
    ),
    ResponseCase::json(
        "B6",
        "assets-asset-info",
        r#"{"id":"a","exposure_confidence_value":0.25,"last_scan_id":"00000000-0000-4000-8000-0000000000010123456789abcdef"}"#,
        &[
            "exposure_confidence_value: Some(0.25)",
            r#"last_scan_id: Some("00000000-0000-4000-8000-0000000000010123456789abcdef")"#,
        ],
    ),
    ResponseCase::json("B6", "editor-details", OPERATORS, &[r#"operators: ["eq", "neq"]"#]),
    ResponseCase::json("B6", "editor-template-details", OPERATORS, &[r#"operators: ["eq", "neq"]"#]),
    ResponseCase::json(
        "B6",
        "editor-plugin-description",
        r#"{"plugindescription":{"pluginid":"10114"}}"#,
        &[r#"pluginid: Some("10114")"#],
    ),
    ResponseCase::json(
        "B6",
        "exports-assets-export-status-recent",
        r#"{"exports":[{"uuid":"u","filters":"{\"a\":1}"}]}"#,
        &[r#"filters: Some("{\"a\":1}")"#],
    ),
    ResponseCase::json(
        "B6",
        "scans-details",
        r#"{"hosts":[{"host_index":0,"host_id":2}],"comphosts":[{"host_index":1}],"compliance":[{"plugin_id":"0a1b2c"}]}"#,
        &["host_index: Some(0)", "host_index: Some(1)", r#"plugin_id: Some("0a1b2c")"#],
    ),
    ResponseCase::json(
        "B6",
        "scans-host-details",
        r#"{"compliance":[{"plugin_id":"0a1b2c"}]}"#,
        &[r#"plugin_id: Some("0a1b2c")"#],
    ),
    ResponseCase::json(
        "B6",
        "scans-history-details",
        r#"{"owner_uuid":"a-b"}"#,
        &[r#"owner_uuid: Some("a-b")"#],
    ),
    ResponseCase::json(
        "B6",
        "scans-configure",
        r#"{"id":1,"uuid":"u","name":"n","shared":1}"#,
        &["shared: Some(1)"],
    ),
    ResponseCase::json(
        "B6",
        "scans-create",
        r#"{"scan":{"id":1,"uuid":"u","name":"n","shared":0}}"#,
        &["shared: Some(0)"],
    ),
    ResponseCase::json(
        "B6",
        "io-scans-remediation-create",
        r#"{"scan":{"shared":0,"scan_time_window":180}}"#,
        &["shared: Some(0)", "scan_time_window: Some(180)"],
    ),
    ResponseCase::json(
        "B6",
        "policies-list",
        r#"{"policies":[{"id":1,"name":"n","owner_id":2,"visibility":"private","no_target":"false"}]}"#,
        &["owner_id: Some(2)", r#"visibility: Some("private")"#, r#"no_target: Some("false")"#],
    ),
    ResponseCase::json(
        "B6",
        "shared-collections-job-status",
        r#"{"created":1545945321,"modified":1545945322}"#,
        &["created: Some(1545945321)", "modified: Some(1545945322)"],
    ),
    ResponseCase::json(
        "B6",
        "workbenches-assets-activity",
        r#"{"activity":[{"timestamp":"2018-12-27T20:35:21.000Z","details":{"createdAt":"2018-12-27T20:35:21.000Z"}}]}"#,
        &[
            r#"timestamp: Some("2018-12-27T20:35:21.000Z")"#,
            r#"created_at: Some("2018-12-27T20:35:21.000Z")"#,
        ],
    ),
    ResponseCase::json("B6", "workbenches-asset-vulnerability-info", INFO, INFO_SHOWN),
    ResponseCase::json("B6", "workbenches-vulnerability-info", INFO, INFO_SHOWN),
    ResponseCase::json(
        "B6",
        "workbenches-export-request",
        r#"{"file":"1703927201"}"#,
        &[r#"file: Some("1703927201")"#],
    ),
];

const OPERATORS: &str = r#"{"filter_attributes":[{"name":"n","operators":["eq","neq"]}]}"#;
const INFO: &str = r#"{"info":{"vulnerability_information":{"default_account":false},"reference_information":[{"name":"cwe","values":[79,"x"]}]}}"#;
const INFO_SHOWN: &[&str] = &["default_account: Some(false)", "79", r#""x""#];

#[tokio::test]
async fn members_of_another_kind_are_read_platform() {
    responses(PLATFORM).await;
}

#[tokio::test]
async fn members_of_another_kind_are_read_management() {
    responses(MANAGEMENT).await;
}
