//! B5: lists that come wrapped in an object, lists where one object is documented, and objects in another wrapping.
//! Some of these decode without an error and with nothing in them.

use sdk_mock::cases::{RequestCase, ResponseCase};

use crate::play::{requests, responses};

pub(crate) const RESPONSES: &[ResponseCase] = &[
    // Documented as a bare array.
    ResponseCase::json(
        "B5",
        "scanners-list",
        r#"{"scanners":[{"id":3,"uuid":"u","name":"s","status":"on"}]}"#,
        &["scanners: [", r#"status: Some("on")"#],
    ),
    ResponseCase::json(
        "B5",
        "permissions-list",
        r#"{"acls":[{"type":"user","id":2,"permissions":16}]}"#,
        &["acls: [", r#"type_: Some("user")"#, "permissions: Some(16)"],
    ),
    ResponseCase::json(
        "B5",
        "tags-list-asset-filters",
        r#"{"filters":[{"name":"ipv4","operators":["eq"]}]}"#,
        &["filters: [", r#"name: Some("ipv4")"#, r#"operators: ["eq"]"#],
    ),
    ResponseCase::json(
        "B5",
        "target-groups-list",
        r#"{"target_groups":[{"id":5,"name":"g","acls":[{"type":"default"}]}]}"#,
        &["target_groups: [", "id: Some(5)", r#"type_: Some("default")"#],
    ),
    ResponseCase::json(
        "B5",
        "folders-list",
        r#"{"folders":[{"id":9,"name":"f","type":"main"}]}"#,
        &["folders: [", r#"type_: Some("main")"#],
    ),
    ResponseCase::json(
        "B5",
        "policies-list",
        r#"{"policies":[{"id":4,"name":"p","owner":"o"}]}"#,
        &["policies: [", r#"owner: Some("o")"#],
    ),
    ResponseCase::json(
        "B5",
        "scans-timezones",
        r#"{"timezones":[{"name":"Africa/Abidjan","value":"Africa/Abidjan"}]}"#,
        &["timezones: [", r#"value: Some("Africa/Abidjan")"#],
    ),
    ResponseCase::json(
        "B5",
        "editor-list-templates",
        r#"{"templates":[{"uuid":"u-1","is_was":false}]}"#,
        &["templates: [", r#"uuid: Some("u-1")"#, "is_was: Some(false)"],
    ),
    ResponseCase::json(
        "B5",
        "workbenches-assets-vulnerabilities",
        r#"{"assets":[{"id":"a","total":6}],"total_asset_count":1}"#,
        &["assets: [", "total: Some(6)", "total_asset_count: Some(1)"],
    ),
    ResponseCase::json(
        "B5",
        "workbenches-assets-activity",
        r#"{"activity":[{"type":"discovered","scan_id":"s"}]}"#,
        &["activity: [", r#"scan_id: Some("s")"#],
    ),
    ResponseCase::json(
        "B5",
        "workbenches-vulnerability-output",
        r#"{"outputs":[{"plugin_output":"o","states":[{"name":"open"}]}]}"#,
        &["outputs: [", r#"plugin_output: Some("o")"#, r#"name: Some("open")"#],
    ),
    // One level deeper than documented, and its members of other types.
    ResponseCase::json(
        "B5",
        "recast-rules-filters-list",
        r#"[[{"name":"asset","conditions":[{"name":"id","operators":["eq","neq"]}]}]]"#,
        &["\"asset\"", "\"neq\""],
    ),
    // A list where one object is documented, or one object where a list is.
    ResponseCase::json(
        "B5",
        "networks-list",
        r#"{"networks":[],"pagination":{"total":1,"limit":50,"offset":0,"sort":[{"name":"name","order":"asc"}]}}"#,
        &["total: Some(1)", "limit: Some(50)", r#"order: Some("asc")"#],
    ),
    ResponseCase::json(
        "B5",
        "io-v1-access-groups-list",
        r#"{"access_groups":[{"id":"a","all_users":true}]}"#,
        &["access_groups: [", "all_users: Some(true)"],
    ),
    ResponseCase::json(
        "B5",
        "io-v2-access-groups-list",
        r#"{"access_groups":[{"id":"a","version":2}]}"#,
        &["access_groups: [", "version: Some(2)"],
    ),
    ResponseCase::json(
        "B5",
        "agent-groups-details",
        r#"{"id":1,"name":"g","agents":[{"id":8,"uuid":"u","name":"a","distro":"d"}]}"#,
        &["agents: [", r#"distro: Some("d")"#],
    ),
    ResponseCase::json(
        "B5",
        "io-connectors-create",
        r#"{"connector":{"type":"aws","name":"c","params":{"access_key":"k"}}}"#,
        &[r#"type_: Some("aws")"#, r#"name: Some("c")"#],
    ),
    ResponseCase::json(
        "B5",
        "io-connectors-details",
        r#"{"connector":{"type":"gcp","name":"c"}}"#,
        &[r#"type_: Some("gcp")"#, r#"name: Some("c")"#],
    ),
    ResponseCase::json(
        "B5",
        "io-plugins-list",
        r#"{"data":{"plugin_details":[{"id":10,"attributes":{"risk_factor":"None"}}]}}"#,
        &["id: Some(10)", r#""risk_factor": String("None")"#],
    ),
    ResponseCase::json(
        "B5",
        "vm-filters-reports-list",
        r#"{"filters":[{"name":"plugin.id","operators":["eq"],"type":"number"}]}"#,
        &["filters: [", r#"name: Some("plugin.id")"#],
    ),
    ResponseCase::json(
        "B5",
        "io-scans-remediation-list",
        r#"{"pagination":{"total":2,"sort":"scan_creation_date:desc"},"scans":[{"id":1}]}"#,
        &["total: Some(2)", r#"sort: Some("scan_creation_date:desc")"#, "id: Some(1)"],
    ),
    // Documented flat, or under another name: nothing fails, and everything is absent.
    ResponseCase::json(
        "B5",
        "scanners-get-scans",
        r#"{"scans":[{"scanner_uuid":"u","scan_id":12}]}"#,
        &["scans: [", "scan_id: Some(12)"],
    ),
    ResponseCase::json(
        "B5",
        "io-v1-access-groups-list-rule-filters",
        r#"{"rules":[{"name":"ipv4","operators":["eq"]}]}"#,
        &["rules: [", "ipv4"],
    ),
    ResponseCase::json("B5", "scanners-get-scanner-key", r#"{"key":"a-secret"}"#, &["key: ", "[redacted]"]),
    ResponseCase::json(
        "B5",
        "workbenches-vulnerability-info",
        r#"{"info":{"count":3,"plugin_details":{"family":"General"}}}"#,
        &["info: Some(", "count: Some(3)", r#"family: Some("General")"#],
    ),
    ResponseCase::json("B5", "scans-create", SCAN, SCAN_SHOWN),
    ResponseCase::json("B5", "scans-import", SCAN, SCAN_SHOWN),
    ResponseCase::json(
        "B5",
        "io-scans-remediation-create",
        r#"{"scan":{"id":11,"remediation":1}}"#,
        &["scan: Some(", "remediation: Some(1)"],
    ),
    ResponseCase::json(
        "B5",
        "assets-bulk-move",
        r#"{"response":{"data":{"asset_count":17}}}"#,
        &["response: Some(", "asset_count: Some(17)"],
    )
    .status(202),
    ResponseCase::json(
        "B5",
        "scans-plugin-output",
        r#"{"outputs":[{"plugin_output":"o","severity":1}]}"#,
        &["outputs: [", r#"plugin_output: Some("o")"#],
    ),
];

const SCAN: &str = r#"{"scan":{"id":11,"uuid":"u","name":"n","owner":"o"}}"#;
const SCAN_SHOWN: &[&str] = &["scan: ", r#"owner: Some("o")"#];

/// The documented path, with a switch in it, is that of one target group.
pub(crate) const REQUESTS: &[RequestCase] =
    &[RequestCase::new("B5", "target-groups-list", "").path("/target-groups")];

#[tokio::test]
async fn what_is_wrapped_is_unwrapped() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn the_list_of_target_groups_is_asked_for_where_it_is() {
    requests(REQUESTS).await;
}
