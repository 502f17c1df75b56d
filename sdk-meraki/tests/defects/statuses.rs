//! MK-5 and `nothing`: successes without a body, with another status than documented, or with one that looks swapped.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::empty("MK-5", "deleteNetworkFloorPlan").status(204),
    ResponseCase::json(
        "MK-5",
        "getDeviceAppliancePerformance",
        r#"{"perfScore":4.5}"#,
        &["perf_score: Some(4.5)"],
    ),
    ResponseCase::json("MK-5", "getDeviceAppliancePerformance", "", &["value: None"]).content_type(""),
    ResponseCase::json("MK-5", "getDeviceAppliancePerformance", "", &["value: None"])
        .status(204)
        .content_type(""),
    ResponseCase::json("MK-5", "getDeviceAppliancePerformance", "null", &["value: None"]),
    ResponseCase::json(
        "MK-5",
        "createDeviceSwitchRoutingStaticRoute",
        ROUTE,
        &["status: 201", "192.0.2.0/24"],
    )
    .status(201),
    ResponseCase::json(
        "MK-5",
        "createDeviceSwitchRoutingStaticRoute",
        ROUTE,
        &["status: 200", "192.0.2.0/24"],
    ),
    ResponseCase::json(
        "MK-5",
        "updateDeviceSwitchRoutingStaticRoute",
        ROUTE,
        &["status: 200", "192.0.2.0/24"],
    ),
    ResponseCase::json(
        "MK-5",
        "updateDeviceSwitchRoutingStaticRoute",
        ROUTE,
        &["status: 201", "192.0.2.0/24"],
    )
    .status(201),
    ResponseCase::json(
        "MK-5",
        "updateNetworkWirelessZigbee",
        r#"{"enabled":true}"#,
        &["status: 200", "enabled: Some(true)"],
    ),
    ResponseCase::json("MK-5", "updateOrganizationWirelessMqttSettings", "{}", &["status: 200"]),
    ResponseCase::json("MK-5", "updateOrganizationWirelessZigbeeDevice", "{}", &["status: 200"]),
    ResponseCase::json("MK-5", "updateOrganizationWirelessZigbeeDoorLock", "{}", &["status: 200"]),
    ResponseCase::json("MK-5", "createOrganizationInventoryDevicesSwapsBulk", "{}", &["status: 207"])
        .status(207),
    ResponseCase::json("MK-5", "createOrganizationInventoryDevicesSwapsBulk", "{}", &["status: 200"]),
    ResponseCase::json("nothing", "getOrganizationClientsSearch", "", &["status: 204", "value: None"])
        .status(204)
        .content_type(""),
    ResponseCase::json(
        "nothing",
        "getOrganizationClientsSearch",
        r#"{"clientId":"k","mac":"m","records":[]}"#,
        &["status: 200", r#"client_id: Some("k")"#],
    ),
];

const ROUTE: &str = r#"{"staticRouteId":"7","subnet":"192.0.2.0/24","nextHopIp":"192.0.2.1"}"#;

#[tokio::test]
async fn every_success_is_a_success() {
    responses(RESPONSES).await;
}
