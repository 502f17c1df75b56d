//! MK-3: lists where one object is documented, one object where a list is, and lists that are paged without saying so.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

pub(crate) const RESPONSES: &[ResponseCase] = &[
    // A list where one object is documented.
    ResponseCase::json(
        "MK-3",
        "getAdministeredLicensingSubscriptionEntitlements",
        r#"[{"sku":"a"},{"sku":"b"}]"#,
        AB,
    ),
    ResponseCase::json("MK-3", "getOrganizationEarlyAccessFeaturesOptIns", r#"[{"id":"a"},{"id":"b"}]"#, AB),
    ResponseCase::json(
        "MK-3",
        "getOrganizationWebhooksAlertTypes",
        r#"[{"alertTypeId":"a"},{"alertTypeId":"b"}]"#,
        AB,
    ),
    ResponseCase::json("MK-3", "getNetworkWirelessRfProfiles", r#"[{"id":"a"},{"id":"b"}]"#, AB),
    ResponseCase::json(
        "MK-3",
        "getOrganizationSwitchPortsBySwitch",
        r#"[{"serial":"a"},{"serial":"b","ports":[]}]"#,
        AB,
    ),
    // One object where a list is documented.
    ResponseCase::json("MK-3", "getOrganizationCellularGatewayEsimsServiceProvidersAccounts", PAGE, AB),
    ResponseCase::json("MK-3", "getOrganizationFloorPlansAutoLocateDevices", PAGE, AB),
    ResponseCase::json("MK-3", "getOrganizationFloorPlansAutoLocateStatuses", PAGE, AB),
    ResponseCase::json("MK-3", "getOrganizationSmSentryPoliciesAssignmentsByNetwork", PAGE, AB),
    ResponseCase::json("MK-3", "getOrganizationWirelessDevicesRadsecCertificatesAuthorities", PAGE, AB),
    ResponseCase::json("MK-3", "getOrganizationWirelessRfProfilesAssignmentsByDevice", PAGE, AB),
    ResponseCase::json("MK-3", "getOrganizationWirelessControllerDevicesRedundancyFailoverHistory", PAGE, AB),
    // A link to the next page, where the document knows of no pages.
    ResponseCase::json(
        "MK-3",
        "getOrganizationApplianceDnsLocalProfiles",
        r#"[{"name":"a"},{"name":"b"}]"#,
        AB,
    )
    .headers(LINK),
    ResponseCase::json(
        "MK-3",
        "getOrganizationApplianceDnsLocalRecords",
        r#"[{"hostname":"a"},{"hostname":"b"}]"#,
        AB,
    )
    .headers(LINK),
    ResponseCase::json(
        "MK-3",
        "getOrganizationApplianceDnsSplitProfiles",
        r#"[{"name":"a"},{"name":"b"}]"#,
        AB,
    )
    .headers(LINK),
    ResponseCase::json("MK-3", "getOrganizationEarlyAccessFeaturesOptIns", r#"[{"id":"a"},{"id":"b"}]"#, AB)
        .headers(LINK),
    ResponseCase::json(
        "MK-3",
        "getOrganizationWebhooksAlertTypes",
        r#"[{"alertType":"a"},{"alertType":"b"}]"#,
        AB,
    )
    .headers(LINK),
    ResponseCase::json("MK-3", "getNetworkWirelessRfProfiles", r#"[{"name":"a"},{"name":"b"}]"#, AB)
        .headers(LINK),
    ResponseCase::json("MK-3", "getOrganizationCellularGatewayEsimsServiceProvidersAccounts", PAGE, AB)
        .headers(LINK),
];

const AB: &[&str] = &[r#""a""#, r#""b""#];
const PAGE: &str =
    r#"{"items":[{"name":"a"},{"serial":"b"}],"meta":{"counts":{"items":{"total":2,"remaining":0}}}}"#;
const LINK: &[(&str, &str)] = &[("link", "<https://api.meraki.com/api/v1/more?startingAfter=b>; rel=next")];

#[tokio::test]
async fn lists_are_lists_and_objects_are_objects() {
    responses(RESPONSES).await;
}
