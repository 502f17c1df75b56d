//! MK-7: members of another type than documented. MK-8: dates that are none. MK-11: fractions that keep their digits.
//! MK-12: texts that no pattern fits.

use sdk_mock::cases::{RequestCase, ResponseCase};

use crate::play::{requests, responses};

pub(crate) const TYPES: &[ResponseCase] = &[
    ResponseCase::json(
        "MK-7",
        "getNetworkClients",
        r#"[{"id":"k","firstSeen":"2026-01-15T08:30:00Z","lastSeen":"2026-01-16T08:30:00Z"}]"#,
        SEEN,
    ),
    ResponseCase::json(
        "MK-7",
        "getNetworkClient",
        r#"{"id":"k","firstSeen":"2026-01-15T08:30:00Z","lastSeen":"2026-01-16T08:30:00Z"}"#,
        SEEN,
    ),
    ResponseCase::json(
        "MK-7",
        "getNetworkClient",
        r#"{"id":"k","firstSeen":1518365681,"lastSeen":1526087474}"#,
        &["1518365681", "1526087474"],
    ),
    ResponseCase::json(
        "MK-7",
        "getOrganizationClientsBandwidthUsageHistory",
        r#"[{"total":10.5,"upstream":5.25,"downstream":5.5}]"#,
        &["total: Some(10.5)", "upstream: Some(5.25)", "downstream: Some(5.5)"],
    ),
    ResponseCase::json("MK-7", "getNetworkApplianceVlans", r#"[{"id":100,"name":"n"}]"#, VLAN),
    ResponseCase::json("MK-7", "getNetworkApplianceVlan", r#"{"id":100,"name":"n"}"#, VLAN),
    ResponseCase::json("MK-7", "updateNetworkApplianceVlan", r#"{"id":100,"name":"n"}"#, VLAN),
    ResponseCase::json(
        "MK-7",
        "getNetworkWirelessMeshStatuses",
        r#"[{"serial":"s","latestMeshPerformance":{"mbps":15.5,"metric":12}}]"#,
        &["mbps: Some(15.5)", "metric: Some(12)"],
    ),
    ResponseCase::json(
        "MK-7",
        "getNetworkFirmwareUpgrades",
        r#"{"products":{"wireless":{"nextUpgrade":{"time":""},"isUpgradeAvailable":true}}}"#,
        &[r#"time: Some("")"#, "is_upgrade_available: Some(true)"],
    ),
    ResponseCase::json("MK-7", "getOrganizationPolicyObjectsGroup", GROUP, IDS),
    ResponseCase::json("MK-7", "createOrganizationPolicyObjectsGroup", GROUP, IDS).status(201),
    ResponseCase::json("MK-7", "updateOrganizationPolicyObjectsGroup", GROUP, IDS),
    ResponseCase::json(
        "MK-7",
        "getOrganizationPolicyObjectsGroups",
        r#"[{"id":"1","name":"n","objectIds":["100",200]}]"#,
        IDS,
    ),
    ResponseCase::json("MK-7", "getNetworkAlertsSettings", ALERTS, NUMBERS),
    ResponseCase::json("MK-7", "updateNetworkAlertsSettings", ALERTS, NUMBERS),
    ResponseCase::json(
        "MK-7",
        "getNetworkSensorAlertsProfiles",
        r#"[{"profileId":"1","recipients":{"smsNumbers":[15555555555,"+1"]}}]"#,
        NUMBERS,
    ),
    ResponseCase::json("MK-7", "getNetworkSensorAlertsProfile", PROFILE, NUMBERS),
    ResponseCase::json("MK-7", "createNetworkSensorAlertsProfile", PROFILE, NUMBERS).status(201),
    ResponseCase::json("MK-7", "updateNetworkSensorAlertsProfile", PROFILE, NUMBERS),
    ResponseCase::json(
        "MK-7",
        "getNetworkSmDeviceDesktopLogs",
        r#"[{"wifiRssi":-11,"wifiNoise":-99,"user":"u"}]"#,
        &[r#"wifi_rssi: Some("-11")"#, r#"wifi_noise: Some("-99")"#],
    ),
    ResponseCase::json("MK-7", "getOrganizationCellularGatewayUplinkStatuses", SIGNAL, SIGNAL_SHOWN),
    ResponseCase::json("MK-7", "getOrganizationUplinksStatuses", SIGNAL, SIGNAL_SHOWN),
];

const SEEN: &[&str] =
    &[r#"first_seen: Some("2026-01-15T08:30:00Z")"#, r#"last_seen: Some("2026-01-16T08:30:00Z")"#];
const VLAN: &[&str] = &[r#""100""#, r#"name: Some("n")"#];
const GROUP: &str = r#"{"id":"1","name":"n","objectIds":["100",200]}"#;
const IDS: &[&str] = &[r#"object_ids: ["100", "200"]"#];
const ALERTS: &str = r#"{"alerts":[{"type":"a","alertDestinations":{"smsNumbers":[15555555555,"+1"]}}]}"#;
const PROFILE: &str = r#"{"profileId":"1","recipients":{"smsNumbers":[15555555555,"+1"]}}"#;
const NUMBERS: &[&str] = &[r#"sms_numbers: ["15555555555", "+1"]"#];
const SIGNAL: &str = r#"[{"serial":"s","uplinks":[{"signalStat":{"rsrp":-103,"rsrq":"-8"}}]}]"#;
const SIGNAL_SHOWN: &[&str] = &["rsrp: Some(", "-103", r#"rsrq: Some("-8")"#];

pub(crate) const FORMATS: &[ResponseCase] = &[
    ResponseCase::json("MK-8", "createNetworkWirelessAirMarshalRule", RULE, DATES).status(201),
    ResponseCase::json("MK-8", "updateNetworkWirelessAirMarshalRule", RULE, DATES),
    ResponseCase::json(
        "MK-8",
        "getOrganizationWirelessAirMarshalRules",
        r#"{"items":[{"ruleId":"1","createdAt":"2023-05-23 12:02:46.298","updatedAt":"2023-05-23 12:02:46.299"}]}"#,
        DATES,
    ),
    ResponseCase::json(
        "MK-8",
        "getNetworkMerakiAuthUsers",
        r#"[{"id":"1","email":"e","authorizations":[{"ssidNumber":1,"expiresAt":"Never"}]}]"#,
        NEVER,
    ),
    ResponseCase::json("MK-8", "getNetworkMerakiAuthUser", USER, NEVER),
    ResponseCase::json("MK-8", "createNetworkMerakiAuthUser", USER, NEVER).status(201),
    ResponseCase::json("MK-8", "updateNetworkMerakiAuthUser", USER, NEVER),
    ResponseCase::json(
        "MK-11",
        "getDevice",
        r#"{"serial":"s","lat":37.4180951010362,"lng":-122.098531723022}"#,
        PLACE,
    ),
    ResponseCase::json(
        "MK-11",
        "getOrganizationDevices",
        r#"[{"serial":"s","lat":37.4180951010362,"lng":-122.098531723022}]"#,
        PLACE,
    ),
    ResponseCase::json(
        "MK-11",
        "getNetworkFloorPlan",
        r#"{"center":{"lat":37.4180951010362,"lng":-122.098531723022}}"#,
        PLACE,
    ),
    ResponseCase::json("MK-12", "getNetworkFloorPlan", HASH, HASHED),
    ResponseCase::json(
        "MK-12",
        "getNetworkFloorPlans",
        r#"[{"floorPlanId":"g_1","imageMd5":"not base64!"}]"#,
        HASHED,
    ),
    ResponseCase::json("MK-12", "createNetworkFloorPlan", HASH, HASHED).status(201),
    ResponseCase::json("MK-12", "updateNetworkFloorPlan", HASH, HASHED),
    ResponseCase::json("MK-12", "getNetworkWebhooksHttpServers", r#"[{"id":"not base64!"}]"#, HOOK),
    ResponseCase::json("MK-12", "getNetworkWebhooksHttpServer", r#"{"id":"not base64!"}"#, HOOK),
    ResponseCase::json("MK-12", "createNetworkWebhooksHttpServer", r#"{"id":"not base64!"}"#, HOOK)
        .status(201),
    ResponseCase::json("MK-12", "updateNetworkWebhooksHttpServer", r#"{"id":"not base64!"}"#, HOOK),
];

const RULE: &str =
    r#"{"ruleId":"1","createdAt":"2023-05-23 12:02:46.298","updatedAt":"2023-05-23 12:02:46.299"}"#;
const DATES: &[&str] =
    &[r#"created_at: Some("2023-05-23 12:02:46.298")"#, r#"updated_at: Some("2023-05-23 12:02:46.299")"#];
const USER: &str = r#"{"id":"1","email":"e","authorizations":[{"ssidNumber":1,"expiresAt":"Never"}]}"#;
const NEVER: &[&str] = &[r#"expires_at: Some("Never")"#];
const PLACE: &[&str] = &["lat: Some(37.4180951010362)", "lng: Some(-122.098531723022)"];
const HASH: &str = r#"{"floorPlanId":"g_1","imageMd5":"not base64!"}"#;
const HASHED: &[&str] = &[r#"image_md5: Some("not base64!")"#];
const HOOK: &[&str] = &[r#"id: Some("not base64!")"#];

pub(crate) const REQUESTS: &[RequestCase] = &[
    RequestCase::body("MK-11", "updateDevice", r#"{"lat":37.4180951010362,"lng":-122.098531723022}"#),
    RequestCase::body(
        "MK-11",
        "updateNetworkFloorPlan",
        r#"{"center":{"lat":37.4180951010362,"lng":-122.098531723022}}"#,
    ),
    RequestCase::new("MK-11", "getNetworkClients", r#"{"timespan":86400.125}"#).query("timespan=86400.125"),
    RequestCase::body(
        "MK-8",
        "updateNetworkMerakiAuthUser",
        r#"{"authorizations":[{"ssidNumber":1,"expiresAt":"Never"}]}"#,
    ),
];

#[tokio::test]
async fn members_of_another_type_are_read() {
    responses(TYPES).await;
}

#[tokio::test]
async fn members_of_another_format_are_read() {
    responses(FORMATS).await;
}

#[tokio::test]
async fn no_digit_is_lost() {
    requests(REQUESTS).await;
}
