//! MK-18: responses of which the document says only that they are objects. Those that it describes since 1.73.0 are read
//! as they were seen.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

/// Whatever they hold is kept, at any depth.
pub(crate) const RESPONSES: &[ResponseCase] = &[
    free("createNetworkSmBypassActivationLockAttempt"),
    free("getNetworkSmBypassActivationLockAttempt"),
    free("installNetworkSmDeviceApps"),
    free("refreshNetworkSmDeviceDetails"),
    free("uninstallNetworkSmDeviceApps"),
    free("getNetworkWirelessAlternateManagementInterface"),
    free("updateNetworkWirelessAlternateManagementInterface"),
    free("getOrganizationOpenapiSpec"),
    // Maps from identifiers of networks.
    ResponseCase::json(
        "MK-18",
        "getNetworkPiiPiiKeys",
        r#"{"N_1":{"emails":["e"],"macs":null}}"#,
        &[r#""N_1""#, r#""e""#],
    ),
    ResponseCase::json("MK-18", "getNetworkPiiSmDevicesForKey", r#"{"N_1":["d"]}"#, &[r#""N_1""#, r#""d""#]),
    ResponseCase::json("MK-18", "getNetworkPiiSmOwnersForKey", r#"{"N_1":["o"]}"#, &[r#""N_1""#, r#""o""#]),
    // What an event has depends on its type; the document describes one of them.
    ResponseCase::json(
        "MK-18",
        "getNetworkEvents",
        r#"{"events":[{"type":"url","eventData":{"rssi":"41","url":"https://u","server":"s"}}]}"#,
        &[r#"rssi: Some("41")"#, r#""url": String("https://u")"#, r#""server": String("s")"#],
    )
    .with(r#"{"productType":"wireless"}"#),
    // As they were seen.
    ResponseCase::json(
        "MK-18",
        "getNetworkApplianceFirewallL3FirewallRules",
        r#"{"rules":[{"policy":"allow","destCidr":"Any","syslogEnabled":false}]}"#,
        &[r#"policy: Some("allow")"#, "syslog_enabled: Some(false)"],
    ),
    ResponseCase::json(
        "MK-18",
        "getNetworkApplianceFirewallCellularFirewallRules",
        r#"{"rules":[{"policy":"allow"}]}"#,
        &[r#"policy: Some("allow")"#],
    ),
    ResponseCase::json(
        "MK-18",
        "getNetworkApplianceContentFilteringCategories",
        r#"{"categories":[{"id":"meraki:contentFiltering/category/1","name":"Adult"}]}"#,
        &[r#"name: Some("Adult")"#],
    ),
];

const fn free(operation: &'static str) -> ResponseCase {
    ResponseCase::json(
        "MK-18",
        operation,
        r#"{"kept":{"list":[1,null,"x"]}}"#,
        &[r#""kept": Object {"list": Array [Number(1), Null, String("x")]}"#],
    )
}

#[tokio::test]
async fn an_object_without_a_description_is_free_json() {
    responses(RESPONSES).await;
}
