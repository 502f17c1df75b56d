//! MK-1: lists in the query travel as `name[]`. MK-10: parameters without which the server refuses the request. MK-15:
//! lists of integers. Lists of objects, and objects, in the query.

use std::collections::BTreeSet;

use sdk_mock::cases::{RequestCase, ResponseCase};
use sdk_mock::document::Location;
use serde_json::Value;

use crate::play::{Sender, is_complete, requests, responses};
use crate::typed_client::document;

pub(crate) const LISTS: &[RequestCase] = &[
    RequestCase::new("MK-1", "getOrganizationDevices", r#"{"networkIds":["N_1","N_2"]}"#)
        .query("networkIds[]=N_1&networkIds[]=N_2"),
    RequestCase::new("MK-1", "getOrganizationDevices", r#"{"serials":["a"]}"#).query("serials[]=a"),
    RequestCase::new("MK-1", "getOrganizationDevices", r#"{"productTypes":["switch","wireless"]}"#)
        .query("productTypes[]=switch&productTypes[]=wireless"),
    RequestCase::new("MK-1", "getOrganizationDevices", r#"{"macs":["a"],"tags":["t","u"]}"#)
        .query("macs[]=a&tags[]=t&tags[]=u"),
    RequestCase::new("MK-1", "getOrganizationDevices", r#"{"tags":[]}"#).query(""),
    RequestCase::new("MK-1", "getOrganizationNetworks", r#"{"tags":["a b"]}"#).query("tags[]=a b"),
];

/// As the vendor's own Python library writes them (meraki 4.7.0, `encoding.py`), and as the document describes an object
/// beside a date.
pub(crate) const OBJECTS: &[RequestCase] = &[
    RequestCase::new(
        "objects",
        "getOrganizationCameraDetectionsHistoryByBoundaryByInterval",
        r#"{"boundaryIds":["b"],"ranges":[{"startTime":"s","endTime":"e","interval":60},{"startTime":"t","endTime":"f","interval":3600}]}"#,
    )
    .query("boundaryIds[]=b&ranges[]endTime=e&ranges[]interval=60&ranges[]startTime=s&ranges[]endTime=f&ranges[]interval=3600&ranges[]startTime=t"),
    RequestCase::new(
        "objects",
        "getOrganizationApplianceDevicesInterfacesPortsByDevice",
        r#"{"interfaces":[{"name":"wan1"},{"name":"wan2","number":2}]}"#,
    )
    .query("interfaces[]name=wan1&interfaces[]name=wan2&interfaces[]number=2"),
    RequestCase::new(
        "objects",
        "getAdministeredLicensingSubscriptionSubscriptions",
        r#"{"organizationIds":["1"],"startDate[gte]":"2026-01-01T00:00:00Z","startDate[lt]":"2026-02-01T00:00:00Z","endDate":"2026-03-01T00:00:00Z"}"#,
    )
    .query("endDate=2026-03-01T00:00:00Z&organizationIds[]=1&startDate[gte]=2026-01-01T00:00:00Z&startDate[lt]=2026-02-01T00:00:00Z"),
];

pub(crate) const NEEDED: &[RequestCase] = &[
    RequestCase::new("MK-10", "getNetworkEvents", r#"{"productType":"wireless"}"#)
        .query("productType=wireless"),
    RequestCase::new("MK-10", "getNetworkPiiPiiKeys", r#"{"email":"e"}"#).query("email=e"),
    RequestCase::new("MK-10", "getNetworkPiiSmDevicesForKey", r#"{"username":"u"}"#).query("username=u"),
    RequestCase::new("MK-10", "getNetworkPiiSmOwnersForKey", r#"{"mac":"m"}"#).query("mac=m"),
    RequestCase::new("MK-10", "getNetworkTraffic", SPAN).query(SPANNED),
    RequestCase::new("MK-10", "getDeviceWirelessConnectionStats", SPAN).query(SPANNED),
    RequestCase::new("MK-10", "getDeviceWirelessLatencyStats", SPAN).query(SPANNED),
    RequestCase::new("MK-10", "getNetworkWirelessClientsConnectionStats", SPAN).query(SPANNED),
    RequestCase::new("MK-10", "getNetworkWirelessClientsLatencyStats", SPAN).query(SPANNED),
    RequestCase::new("MK-10", "getNetworkWirelessConnectionStats", SPAN).query(SPANNED),
    RequestCase::new("MK-10", "getNetworkWirelessDevicesConnectionStats", SPAN).query(SPANNED),
    RequestCase::new("MK-10", "getNetworkWirelessDevicesLatencyStats", SPAN).query(SPANNED),
    RequestCase::new("MK-10", "getNetworkWirelessFailedConnections", SPAN).query(SPANNED),
    RequestCase::new("MK-10", "getNetworkWirelessLatencyStats", r#"{"t0":"2026-01-15T08:30:00Z"}"#)
        .query("t0=2026-01-15T08:30:00Z"),
    RequestCase::new("MK-10", "getNetworkWirelessChannelUtilizationHistory", r#"{"deviceSerial":"s"}"#)
        .query("deviceSerial=s"),
    RequestCase::new("MK-10", "getNetworkWirelessSignalQualityHistory", r#"{"clientId":"k"}"#)
        .query("clientId=k"),
    RequestCase::new("MK-10", "getNetworkWirelessUsageHistory", r#"{"deviceSerial":"s"}"#)
        .query("deviceSerial=s"),
];

const SPAN: &str = r#"{"timespan":3600}"#;
const SPANNED: &str = "timespan=3600";

/// What the server says where one is missing, or where there is nothing to respond with.
pub(crate) const REFUSED: &[ResponseCase] = &[
    ResponseCase::error(
        "MK-10",
        "getNetworkTraffic",
        400,
        r#"{"errors":["timespan is required"]}"#,
        &[r#"["timespan is required"]"#],
    ),
    ResponseCase::error(
        "MK-10",
        "getNetworkFirmwareUpgradesStagedEvents",
        400,
        r#"{"errors":["No event"]}"#,
        &["status: Some(400)", r#"["No event"]"#],
    ),
];

pub(crate) const INTEGERS: &[RequestCase] = &[
    RequestCase::new("MK-15", "getDeviceWirelessConnectionStats", r#"{"ssid":14}"#).query("ssid=14"),
    RequestCase::new("MK-15", "getDeviceWirelessLatencyStats", r#"{"ssid":0}"#).query("ssid=0"),
    RequestCase::new("MK-15", "getNetworkClientsApplicationUsage", r#"{"clients":"k","ssidNumber":3}"#)
        .query("clients=k&ssidNumber=3"),
    RequestCase::new("MK-15", "getNetworkClientsUsageHistories", r#"{"clients":"k","ssidNumber":3}"#)
        .query("clients=k&ssidNumber=3"),
    RequestCase::new("MK-15", "getNetworkSplashLoginAttempts", r#"{"ssidNumber":3}"#).query("ssidNumber=3"),
    RequestCase::new("MK-15", "getNetworkWirelessClientsConnectionStats", r#"{"ssid":14}"#).query("ssid=14"),
    RequestCase::new("MK-15", "getNetworkWirelessClientsLatencyStats", r#"{"ssid":14}"#).query("ssid=14"),
    RequestCase::new("MK-15", "getNetworkWirelessClientConnectionStats", r#"{"ssid":14}"#).query("ssid=14"),
    RequestCase::new("MK-15", "getNetworkWirelessClientConnectivityEvents", r#"{"ssidNumber":3}"#)
        .query("ssidNumber=3"),
    RequestCase::new("MK-15", "getNetworkWirelessClientLatencyStats", r#"{"ssid":14}"#).query("ssid=14"),
    RequestCase::new("MK-15", "getNetworkWirelessConnectionStats", r#"{"ssid":14}"#).query("ssid=14"),
    RequestCase::new("MK-15", "getNetworkWirelessDevicesConnectionStats", r#"{"ssid":14}"#).query("ssid=14"),
    RequestCase::new("MK-15", "getNetworkWirelessDevicesLatencyStats", r#"{"ssid":14}"#).query("ssid=14"),
    RequestCase::new("MK-15", "getNetworkWirelessFailedConnections", r#"{"ssid":14}"#).query("ssid=14"),
    RequestCase::new("MK-15", "getNetworkWirelessLatencyStats", r#"{"ssid":14}"#).query("ssid=14"),
    RequestCase::new("MK-15", "getOrganizationApiRequests", r#"{"version":1}"#).query("version=1"),
    RequestCase::new(
        "MK-15",
        "getOrganizationApiRequestsOverviewResponseCodesByInterval",
        r#"{"version":0}"#,
    )
    .query("version=0"),
    RequestCase::new("MK-15", "getOrganizationOpenapiSpec", r#"{"version":3}"#).query("version=3"),
];

#[tokio::test]
async fn lists_travel_with_brackets() {
    requests(LISTS).await;
    requests(OBJECTS).await;
}

#[tokio::test]
async fn what_the_server_needs_can_be_sent() {
    requests(NEEDED).await;
    responses(REFUSED).await;
}

#[tokio::test]
async fn integers_from_a_list_are_integers() {
    requests(INTEGERS).await;
}

/// Every list of every operation, given alone.
#[tokio::test]
async fn every_list_in_a_query_travels_with_brackets() {
    let mut sender = Sender::start().await;
    let mut names = BTreeSet::new();
    let (mut sent, mut wrong) = (0, Vec::new());
    for operation in document().operations() {
        for parameter in operation.parameters.iter().filter(|one| one.location == Location::Query) {
            let schema =
                parameter.schema.as_deref().and_then(|schema| document().json().pointer(schema).cloned());
            let Some(schema) = schema.filter(|schema: &Value| schema["type"] == "array") else { continue };
            // The members of an object are named after the brackets.
            let is_of_objects = schema["items"]["type"] == "object";
            let name = parameter.name.as_str();
            let request = sender.send(operation, |minimal, full| minimal[name] = full[name].clone()).await;
            let query = request.map(|request| request.request.query).unwrap_or_default();
            let lists: Vec<_> = query.iter().filter(|(name, _)| name.starts_with(&parameter.name)).collect();
            let wanted = format!("{}[]", parameter.name);
            let is_right = |name: &String| {
                if is_of_objects {
                    name.len() > wanted.len() && name.starts_with(&wanted)
                } else {
                    *name == wanted
                }
            };
            if lists.is_empty() || !lists.iter().all(|(name, _)| is_right(name)) {
                wrong.push(format!("{}: {query:?}", operation.id));
            }
            names.insert(parameter.name.clone());
            sent += 1;
        }
    }
    println!("{sent} lists of {} names", names.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(sent >= if is_complete() { 271 } else { 20 }, "only {sent} lists");
}
