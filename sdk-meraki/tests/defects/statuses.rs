//! MK-5 and `nothing`: successes without a body, with another status than documented, or with one that looks swapped.

use sdk_mock::replay::Row;

use crate::play::answers;

pub(crate) const ROWS: &[Row] = &[
    Row::empty("MK-5", "deleteNetworkFloorPlan").status(204),
    Row::json("MK-5", "getDeviceAppliancePerformance", r#"{"perfScore":4.5}"#, &["perf_score: Some(4.5)"]),
    Row::json("MK-5", "getDeviceAppliancePerformance", "", &["value: None"]).content_type(""),
    Row::json("MK-5", "getDeviceAppliancePerformance", "", &["value: None"]).status(204).content_type(""),
    Row::json("MK-5", "getDeviceAppliancePerformance", "null", &["value: None"]),
    Row::json("MK-5", "createDeviceSwitchRoutingStaticRoute", ROUTE, &["status: 201", "192.0.2.0/24"])
        .status(201),
    Row::json("MK-5", "createDeviceSwitchRoutingStaticRoute", ROUTE, &["status: 200", "192.0.2.0/24"]),
    Row::json("MK-5", "updateDeviceSwitchRoutingStaticRoute", ROUTE, &["status: 200", "192.0.2.0/24"]),
    Row::json("MK-5", "updateDeviceSwitchRoutingStaticRoute", ROUTE, &["status: 201", "192.0.2.0/24"])
        .status(201),
    Row::json(
        "MK-5",
        "updateNetworkWirelessZigbee",
        r#"{"enabled":true}"#,
        &["status: 200", "enabled: Some(true)"],
    ),
    Row::json("MK-5", "updateOrganizationWirelessMqttSettings", "{}", &["status: 200"]),
    Row::json("MK-5", "updateOrganizationWirelessZigbeeDevice", "{}", &["status: 200"]),
    Row::json("MK-5", "updateOrganizationWirelessZigbeeDoorLock", "{}", &["status: 200"]),
    Row::json("MK-5", "createOrganizationInventoryDevicesSwapsBulk", "{}", &["status: 207"]).status(207),
    Row::json("MK-5", "createOrganizationInventoryDevicesSwapsBulk", "{}", &["status: 200"]),
    Row::json("nothing", "getOrganizationClientsSearch", "", &["status: 204", "value: None"])
        .status(204)
        .content_type(""),
    Row::json(
        "nothing",
        "getOrganizationClientsSearch",
        r#"{"clientId":"k","mac":"m","records":[]}"#,
        &["status: 200", r#"client_id: Some("k")"#],
    ),
];

const ROUTE: &str = r#"{"staticRouteId":"7","subnet":"192.0.2.0/24","nextHopIp":"192.0.2.1"}"#;

#[tokio::test]
async fn every_success_is_a_success() {
    answers(ROWS).await;
}
