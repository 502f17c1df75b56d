//! MK-2: lists of values that have no names in Rust.

use sdk_mock::cases::{RequestCase, ResponseCase};

use crate::play::{requests, responses};

pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::json("MK-2", "getNetworkAlertsSettings", ALERTS, ALERTS_SHOWN),
    ResponseCase::json("MK-2", "updateNetworkAlertsSettings", ALERTS, ALERTS_SHOWN),
    ResponseCase::json(
        "MK-2",
        "getDeviceSwitchPortsStatuses",
        r#"[{"portId":"1","speed":"","duplex":""},{"speed":"2.5 Gbps","duplex":"full"},{"speed":"25 Gbps"},{"speed":"800 Gbps"}]"#,
        SPEEDS,
    ),
    ResponseCase::json(
        "MK-2",
        "getOrganizationSwitchPortsStatusesBySwitch",
        r#"{"items":[{"ports":[{"speed":"","duplex":""},{"speed":"2.5 Gbps","duplex":"full"},{"speed":"25 Gbps"},{"speed":"800 Gbps"}]}]}"#,
        SPEEDS,
    ),
];

const ALERTS: &str = r#"{"alerts":[{"type":"a","filters":{"conditions":[{"direction":"+"},{"direction":"-"},{"direction":"?"}]}}]}"#;
const ALERTS_SHOWN: &[&str] =
    &[r#"direction: Some("+")"#, r#"direction: Some("-")"#, r#"direction: Some("?")"#];
const SPEEDS: &[&str] = &[
    r#"speed: Some("")"#,
    r#"speed: Some("2.5 Gbps")"#,
    r#"speed: Some("25 Gbps")"#,
    r#"speed: Some("800 Gbps")"#,
    r#"duplex: Some("")"#,
    r#"duplex: Some("full")"#,
];

pub(crate) const REQUESTS: &[RequestCase] = &[
    RequestCase::body(
        "MK-2",
        "updateNetworkAlertsSettings",
        r#"{"alerts":[{"type":"a","filters":{"conditions":[{"direction":"+"}]}}]}"#,
    ),
    RequestCase::body(
        "MK-2",
        "updateNetworkAlertsSettings",
        r#"{"alerts":[{"type":"a","filters":{"conditions":[{"direction":"-"}]}}]}"#,
    ),
];

#[tokio::test]
async fn values_without_a_name_are_read() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn values_without_a_name_can_be_sent() {
    requests(REQUESTS).await;
}
