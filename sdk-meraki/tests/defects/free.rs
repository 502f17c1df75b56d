//! MK-18: answers of which the document says only that they are objects.

use sdk_mock::replay::Row;

use crate::play::answers;

/// Whatever they hold is kept, at any depth.
pub(crate) const ROWS: &[Row] = &[
    free("getDeviceCameraQualityAndRetention"),
    free("updateDeviceCameraQualityAndRetention"),
    free("getDeviceCameraSense"),
    free("updateDeviceCameraSense"),
    free("getDeviceCameraVideoLink"),
    free("getDeviceCameraWirelessProfiles"),
    free("updateDeviceCameraWirelessProfiles"),
    free("getDeviceWirelessLatencyStats"),
    free("getNetworkApplianceContentFilteringCategories"),
    free("getNetworkApplianceFirewallCellularFirewallRules"),
    free("updateNetworkApplianceFirewallCellularFirewallRules"),
    free("getNetworkApplianceFirewallL3FirewallRules"),
    free("updateNetworkApplianceFirewallL3FirewallRules"),
    free("getNetworkApplianceFirewallL7FirewallRules"),
    free("updateNetworkApplianceFirewallL7FirewallRules"),
    free("getNetworkApplianceFirewallOneToManyNatRules"),
    free("updateNetworkApplianceFirewallOneToManyNatRules"),
    free("getNetworkApplianceFirewallOneToOneNatRules"),
    free("updateNetworkApplianceFirewallOneToOneNatRules"),
    free("getNetworkApplianceFirewallSettings"),
    free("updateNetworkApplianceFirewallSettings"),
    free("createNetworkAppliancePrefixesDelegatedStatic"),
    free("updateNetworkAppliancePrefixesDelegatedStatic"),
    free("getNetworkApplianceTrafficShaping"),
    free("updateNetworkApplianceTrafficShaping"),
    free("getNetworkApplianceTrafficShapingRules"),
    free("updateNetworkApplianceTrafficShapingRules"),
    free("updateNetworkApplianceTrafficShapingUplinkBandwidth"),
    free("getNetworkClientSplashAuthorizationStatus"),
    free("updateNetworkClientSplashAuthorizationStatus"),
    free("createNetworkSmBypassActivationLockAttempt"),
    free("getNetworkSmBypassActivationLockAttempt"),
    free("installNetworkSmDeviceApps"),
    free("refreshNetworkSmDeviceDetails"),
    free("uninstallNetworkSmDeviceApps"),
    free("getNetworkTrafficShapingApplicationCategories"),
    free("getNetworkWirelessAlternateManagementInterface"),
    free("updateNetworkWirelessAlternateManagementInterface"),
    free("getNetworkWirelessClientLatencyStats"),
    free("getNetworkWirelessLatencyStats"),
    free("getNetworkWirelessSsidDeviceTypeGroupPolicies"),
    free("updateNetworkWirelessSsidDeviceTypeGroupPolicies"),
    free("getNetworkWirelessSsidVpn"),
    free("updateNetworkWirelessSsidVpn"),
    free("getOrganizationApplianceSecurityIntrusion"),
    free("updateOrganizationApplianceSecurityIntrusion"),
    free("updateOrganizationCameraOnboardingStatuses"),
    free("createOrganizationInventoryOnboardingCloudMonitoringExportEvent"),
    free("getOrganizationOpenapiSpec"),
    // Maps from identifiers of networks.
    Row::json(
        "MK-18",
        "getNetworkPiiPiiKeys",
        r#"{"N_1":{"emails":["e"],"macs":null}}"#,
        &[r#""N_1""#, r#""e""#],
    ),
    Row::json("MK-18", "getNetworkPiiSmDevicesForKey", r#"{"N_1":["d"]}"#, &[r#""N_1""#, r#""d""#]),
    Row::json("MK-18", "getNetworkPiiSmOwnersForKey", r#"{"N_1":["o"]}"#, &[r#""N_1""#, r#""o""#]),
    // As they were seen.
    Row::json(
        "MK-18",
        "getNetworkApplianceFirewallL3FirewallRules",
        r#"{"rules":[{"policy":"allow","destCidr":"Any","syslogEnabled":false}]}"#,
        &[r#""policy": String("allow")"#, r#""syslogEnabled": Bool(false)"#],
    ),
    Row::json(
        "MK-18",
        "getNetworkApplianceFirewallCellularFirewallRules",
        r#"{"rules":[{"policy":"allow"}]}"#,
        &[r#""policy": String("allow")"#],
    ),
    Row::json(
        "MK-18",
        "getNetworkApplianceContentFilteringCategories",
        r#"{"categories":[{"id":"meraki:contentFiltering/category/1","name":"Adult"}]}"#,
        &[r#""name": String("Adult")"#],
    ),
];

const fn free(operation: &'static str) -> Row {
    Row::json(
        "MK-18",
        operation,
        r#"{"kept":{"list":[1,null,"x"]}}"#,
        &[r#""kept": Object {"list": Array [Number(1), Null, String("x")]}"#],
    )
}

#[tokio::test]
async fn an_object_without_a_description_is_free_json() {
    answers(ROWS).await;
}
