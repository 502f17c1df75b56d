//! B8: lists of values that are written where they do not belong, that are not complete, or that have no type.

use sdk_mock::cases::{RequestCase, ResponseCase};

use crate::play::{requests, responses};

pub(crate) const RESPONSES: &[ResponseCase] = &[
    // The values of the items, written beside the list.
    ResponseCase::json(
        "B8",
        "io-v2-access-groups-list",
        r#"{"access_groups":[{"principals":[{"permissions":["CAN_VIEW","CAN_FLY"]}]}]}"#,
        &[r#"permissions: ["CAN_VIEW", "CAN_FLY"]"#],
    ),
    ResponseCase::json(
        "B8",
        "io-v2-access-groups-details",
        r#"{"id":"i","principals":[{"type":"user","permissions":[]}]}"#,
        &["permissions: []", r#"type_: Some("user")"#],
    ),
    ResponseCase::json(
        "B8",
        "io-v2-access-groups-create",
        r#"{"id":"i","principals":[{"permissions":["CAN_SCAN"]}]}"#,
        &[r#"permissions: ["CAN_SCAN"]"#],
    ),
    ResponseCase::json(
        "B8",
        "io-v2-access-groups-edit",
        r#"{"id":"i","principals":[{"permissions":["CAN_SCAN"]}]}"#,
        &[r#"permissions: ["CAN_SCAN"]"#],
    ),
    ResponseCase::json("B8", "tags-create-tag-value", ACCESS, ACCESS_SHOWN),
    ResponseCase::json("B8", "tags-tag-value-details", ACCESS, ACCESS_SHOWN),
    ResponseCase::json("B8", "tags-update-tag-value", ACCESS, ACCESS_SHOWN),
    ResponseCase::json(
        "B8",
        "tags-list-tag-values",
        r#"{"values":[{"uuid":"u","value":"v","category_uuid":"c","category_name":"c","access_control":{"current_user_permissions":["CAN_EDIT"]}}]}"#,
        &[r#"current_user_permissions: ["CAN_EDIT"]"#],
    ),
    ResponseCase::json(
        "B8",
        "assets-asset-info",
        r#"{"id":"a","system_type":["general-purpose","toaster"]}"#,
        &[r#"system_type: ["general-purpose", "toaster"]"#],
    ),
    ResponseCase::json(
        "B8",
        "workbenches-asset-info",
        r#"{"info":{"system_type":["toaster"]}}"#,
        &[r#"system_type: ["toaster"]"#],
    ),
    ResponseCase::json(
        "B8",
        "exports-assets-download-chunk",
        r#"[{"id":"a","system_types":["toaster"]}]"#,
        &["system_types", r#""toaster""#],
    ),
    ResponseCase::json(
        "B8",
        "exports-vulns-download-chunk",
        r#"[{"plugin":{"vpr_v2":{"in_the_news_sources_last30":["Press"],"targeted_industries":["Tea"],"targeted_regions":["X"]}}}]"#,
        &[
            r#"in_the_news_sources_last30: ["Press"]"#,
            r#"targeted_industries: ["Tea"]"#,
            r#"targeted_regions: ["X"]"#,
        ],
    ),
    // Free text where the document has a closed list.
    ResponseCase::json(
        "B8",
        "assets-list-assets",
        r#"{"assets":[{"id":"a","sources":[{"name":"pytest"},{"name":"ExternalAttackSurfaceMap"}]}]}"#,
        &[r#"name: Some("pytest")"#, r#"name: Some("ExternalAttackSurfaceMap")"#],
    ),
    // Values without a type.
    ResponseCase::json(
        "B8",
        "recast-rules-search",
        r#"{"rules":[{"rule_value":{"action":"RECAST","severity":"INFO","original_severity":"HIGH","compliance_result":"NEW"}}]}"#,
        &[
            r#"action: Some("RECAST")"#,
            r#"severity: Some("INFO")"#,
            r#"original_severity: Some("HIGH")"#,
            r#"compliance_result: Some("NEW")"#,
        ],
    ),
];

const ACCESS: &str = r#"{"uuid":"u","value":"v","category_uuid":"c","category_name":"c","access_control":{"current_user_permissions":["ALL","CAN_FLY"],"defined_domain_permissions":[],"all_users_permissions":["CAN_EDIT"]}}"#;
const ACCESS_SHOWN: &[&str] = &[
    r#"current_user_permissions: ["ALL", "CAN_FLY"]"#,
    "defined_domain_permissions: []",
    r#"all_users_permissions: ["CAN_EDIT"]"#,
];

pub(crate) const REQUESTS: &[RequestCase] = &[
    RequestCase::body(
        "B8",
        "io-v2-access-groups-create",
        r#"{"name":"n","access_group_type":"MANAGE_ASSETS","principals":[{"type":"all_users","permissions":["CAN_VIEW","CAN_SCAN"]}]}"#,
    ),
    RequestCase::body(
        "B8",
        "io-v2-access-groups-edit",
        r#"{"name":"n","access_group_type":"MANAGE_ASSETS","principals":[{"type":"all_users","permissions":["CAN_VIEW"]}]}"#,
    ),
    RequestCase::body(
        "B8",
        "tags-create-tag-value",
        r#"{"value":"v","access_control":{"current_user_permissions":["ALL"],"defined_domain_permissions":["CAN_EDIT"]}}"#,
    ),
    RequestCase::body(
        "B8",
        "tags-update-tag-value",
        r#"{"value":"v","access_control":{"all_users_permissions":["CAN_EDIT"]}}"#,
    ),
    // `type: boolean` beside a list of words.
    RequestCase::new("B8", "workbenches-export-request", EXPORT).query(EXPORTED),
    // Lists of integers. `file-upload` has one as well; its upload is not generated.
    RequestCase::new("B8", "scans-import", r#"{"include_aggregate":1}"#).query("include_aggregate=1"),
    RequestCase::body("B8", "scans-create", INTEGERS),
    RequestCase::body("B8", "scans-configure", INTEGERS),
    RequestCase::body("B8", "io-scans-remediation-create", INTEGERS),
    // A list of values with the empty one among them.
    RequestCase::body("B8", "vm-reports-create", r#"{"template_name":"","name":"n"}"#),
    RequestCase::new("B8", "workbenches-assets", SEARCH).query(SEARCHED),
    RequestCase::new("B8", "workbenches-assets-vulnerabilities", SEARCH).query(SEARCHED),
    RequestCase::new("B8", "workbenches-asset-vulnerabilities", SEARCH).query(SEARCHED),
    RequestCase::new("B8", "workbenches-asset-vulnerability-info", SEARCH).query(SEARCHED),
    RequestCase::new("B8", "workbenches-asset-vulnerability-output", SEARCH).query(SEARCHED),
    RequestCase::new("B8", "workbenches-vulnerabilities", SEARCH).query(SEARCHED),
    RequestCase::new("B8", "workbenches-vulnerability-info", SEARCH).query(SEARCHED),
    RequestCase::new("B8", "workbenches-vulnerability-output", SEARCH).query(SEARCHED),
];

const INTEGERS: &str =
    r#"{"uuid":"u","settings":{"name":"n","tag_targets_ip_selection":2,"use_tag_rules_as_targets":0}}"#;
const SEARCH: &str = r#"{"filter.search_type":"or"}"#;
const SEARCHED: &str = "filter.search_type=or";
const EXPORT: &str =
    r#"{"format":"csv","report":"vulnerabilities","chapter":"vuln_by_asset","minimum_vuln_info":true}"#;
const EXPORTED: &str = "chapter=vuln_by_asset&format=csv&minimum_vuln_info=true&report=vulnerabilities";

#[tokio::test]
async fn a_value_that_no_list_has_is_read() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn values_that_the_server_takes_can_be_sent() {
    requests(REQUESTS).await;
}
