//! MK-4: defaults that are never sent. MK-14: bodies that may be missing. MK-17: a `DELETE` with a body.

use sdk_mock::cases::RequestCase;

use crate::play::{one_by_one, requests};

pub(crate) const DEFAULTS: &[RequestCase] = &[
    // `sims[].isPrimary`, `sims[].apns[].authentication.type`
    RequestCase::body("MK-4", "updateDeviceCellularSims", r#"{"sims":[{"slot":"sim1"}]}"#),
    RequestCase::body(
        "MK-4",
        "updateDeviceCellularSims",
        r#"{"sims":[{"apns":[{"name":"a","allowedIpTypes":["ipv4"],"authentication":{"username":"u"}}]}]}"#,
    ),
    // `templateVlanType`
    RequestCase::body("MK-4", "createNetworkApplianceVlan", r#"{"id":"7","name":"n"}"#),
    RequestCase::body("MK-4", "createNetworkApplianceVlan", r#"{"id":"7","name":"n","cidr":"192.0.2.0/24"}"#),
    // `destinations[].description`, `destinations[].default`
    RequestCase::body(
        "MK-4",
        "updateNetworkCellularGatewayConnectivityMonitoringDestinations",
        r#"{"destinations":[{"ip":"192.0.2.1"}]}"#,
    ),
    // `accountType`, `authorizations[].expiresAt`
    RequestCase::body(
        "MK-4",
        "createNetworkMerakiAuthUser",
        r#"{"email":"e","authorizations":[{"ssidNumber":1}]}"#,
    ),
    RequestCase::body(
        "MK-4",
        "createNetworkMerakiAuthUser",
        r#"{"email":"e","name":"n","authorizations":[{}]}"#,
    ),
    RequestCase::body("MK-4", "updateNetworkMerakiAuthUser", r#"{"authorizations":[{"ssidNumber":1}]}"#),
    RequestCase::body("MK-4", "updateNetworkMerakiAuthUser", r#"{"password":"p"}"#),
    // `includeSensorUrl`
    RequestCase::body("MK-4", "createNetworkSensorAlertsProfile", PROFILE),
    // `alertTypeId`
    RequestCase::body("MK-4", "createNetworkWebhooksWebhookTest", r#"{"url":"https://example.com/"}"#),
    RequestCase::body(
        "MK-4",
        "createNetworkWebhooksWebhookTest",
        r#"{"url":"https://example.com/","payloadTemplateId":"p"}"#,
    ),
    // `rules[].ipVer`
    RequestCase::body(
        "MK-4",
        "updateNetworkWirelessSsidFirewallL3FirewallRules",
        r#"{"rules":[{"policy":"deny","protocol":"any","destCidr":"Any"}]}"#,
    ),
    // `description`
    RequestCase::body(
        "MK-4",
        "createOrganizationAdaptivePolicyAcl",
        r#"{"name":"n","ipVersion":"any","rules":[]}"#,
    ),
    // `peers[].ikeVersion`
    RequestCase::body(
        "MK-4",
        "updateOrganizationApplianceVpnThirdPartyVPNPeers",
        r#"{"peers":[{"name":"n","privateSubnets":["192.0.2.0/24"],"secret":"s"}]}"#,
    ),
];

const PROFILE: &str = r#"{"name":"n","conditions":[{"metric":"door","threshold":{"door":{"open":true}}}]}"#;

pub(crate) const BODIES: &[RequestCase] = &[
    RequestCase::body("MK-14", "updateNetworkMerakiAuthUser", "{}"),
    RequestCase::new("MK-14", "updateNetworkMerakiAuthUser", ""),
    RequestCase::new("MK-14", "updateDevice", ""),
    RequestCase::body("MK-17", "deleteOrganizationDevicesPacketCaptureSchedule", r#"{"scheduleId":"7"}"#),
];

#[tokio::test]
async fn no_default_is_sent_that_the_caller_did_not_set() {
    requests(DEFAULTS).await;
}

#[tokio::test]
async fn bodies_are_sent_where_they_are_wanted() {
    requests(BODIES).await;
}

/// The same of every operation of the document: its required arguments alone, and each other one beside them.
#[tokio::test]
async fn no_operation_sends_what_the_caller_did_not_set() {
    let report = one_by_one().await;
    println!("{report}");
    assert!(report.failed().is_empty(), "{report}");
}
