//! MK-6: `null` where a list or a date is documented. MK-13: `null` that clears a setting.

use sdk_mock::cases::{RequestCase, ResponseCase};
use serde_json::{Value, json};

use crate::play::{Sender, requests, responses};
use crate::sdk;
use crate::typed_client::document;

pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::json(
        "MK-6",
        "getNetworkTopologyLinkLayer",
        r#"{"nodes":[{"mac":"m","discovered":{"lldp":{"systemName":"s","systemCapabilities":null},"cdp":null}}],"links":null}"#,
        &["system_capabilities: []", r#"system_name: Some("s")"#, "cdp: None", "links: []"],
    ),
    ResponseCase::json(
        "MK-6",
        "getOrganizationApplianceUplinkStatuses",
        r#"[{"serial":"s","lastReportedAt":null,"uplinks":null,"highAvailability":null}]"#,
        &["last_reported_at: None", "uplinks: []", r#"serial: Some("s")"#],
    ),
    ResponseCase::json(
        "MK-6",
        "getOrganizationDevices",
        r#"[{"serial":"s","tags":null,"details":null,"lat":null,"model":"m"}]"#,
        &["tags: []", "details: []", "lat: None", r#"model: Some("m")"#],
    ),
    ResponseCase::json(
        "MK-6",
        "getOrganizationAdmins",
        r#"[{"id":"1","name":"n","email":"e","tags":null,"networks":null,"lastActive":null}]"#,
        &["tags: []", "networks: []", "last_active: None"],
    ),
];

pub(crate) const REQUESTS: &[RequestCase] = &[
    // `null` at any depth.
    RequestCase::body(
        "MK-13",
        "createOrganizationActionBatch",
        r#"{"actions":[{"resource":"r","operation":"o"}]}"#,
    ),
    RequestCase::body("MK-13", "updateDevice", r#"{"floorPlanId":null,"switchProfileId":null}"#),
    RequestCase::body("MK-13", "updateDeviceSwitchPort", r#"{"vlan":null,"name":null}"#),
    RequestCase::body("MK-13", "updateNetworkApplianceVlan", r#"{"groupPolicyId":null}"#),
];

#[tokio::test]
async fn null_is_nothing_in_a_response() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn null_can_be_sent() {
    requests(REQUESTS).await;
}

/// Callers pass on what they were given, and must not take a setting away by it.
#[test]
fn a_setter_leaves_out_what_it_is_not_given() {
    let (name, latitude): (Option<String>, Option<f64>) = (None, None);
    let sent = |builder: sdk::types::builder::UpdateDeviceBody| {
        serde_json::to_value(sdk::types::UpdateDeviceBody::try_from(builder).unwrap()).unwrap()
    };
    let builder = sdk::types::UpdateDeviceBody::builder;
    assert_eq!(sent(builder().name(name.clone()).lat(latitude)), json!({}));
    assert_eq!(sent(builder().clear_name()), json!({ "name": null }));
    assert_eq!(sent(builder().name("n".to_owned())), json!({ "name": "n" }));
    assert_eq!(sent(builder().clear_name().name(name)), json!({}));
}

/// Every optional member of a body that the document allows to be `null`.
#[tokio::test]
async fn every_setting_that_can_be_cleared_is_cleared() {
    let mut sender = Sender::start().await;
    let mut cleared = 0;
    let mut failed = Vec::new();
    for operation in document().operations() {
        let media = operation.body.iter().flat_map(|body| &body.media).find(|media| media.is_json());
        let schema = media.and_then(|media| document().json().pointer(media.schema.as_deref()?).cloned());
        let Some(schema) = schema else { continue };
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let members = schema["properties"].as_object().cloned().unwrap_or_default();
        let nullable = members
            .iter()
            .filter(|(name, member)| member["nullable"] == json!(true) && !required.contains(&json!(name)));
        for (name, _) in nullable {
            let request =
                sender.send(operation, |minimal, _| minimal["body"][name.as_str()] = Value::Null).await;
            let arrived = request.and_then(|request| request.json);
            let found = arrived.as_ref().and_then(|body| body.get(name.as_str()));
            if found != Some(&Value::Null) {
                failed.push(format!("{} {name}: {found:?}", operation.id));
            }
            cleared += 1;
        }
    }
    println!("{cleared} settings cleared");
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(cleared > 0);
}
