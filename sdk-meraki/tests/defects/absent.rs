//! MK-9: members that are there and not documented.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::json("MK-9", "getNetworkApplianceVlans", r#"[{"id":"1","networkId":"N_1"}]"#, NETWORK),
    ResponseCase::json("MK-9", "getNetworkApplianceVlan", r#"{"id":"1","networkId":"N_1"}"#, NETWORK),
    ResponseCase::json("MK-9", "updateNetworkApplianceVlan", r#"{"id":"1","networkId":"N_1"}"#, NETWORK),
    // One administrator without an e-mail address must not cost the others.
    ResponseCase::json("MK-9", "getOrganizationAdmins", r#"[{"id":"1"},{"id":"2","email":"e"}]"#, ADMINS),
    ResponseCase::json("MK-9", "getOrganizationDevices", r#"[{"serial":"s","url":"https://x"}]"#, URL),
    ResponseCase::json("MK-9", "getDevice", r#"{"serial":"s","url":"https://x"}"#, URL),
    ResponseCase::json("MK-9", "updateDevice", r#"{"serial":"s","url":"https://x"}"#, URL),
    ResponseCase::json("MK-9", "getNetworkDevices", r#"[{"serial":"s","url":"https://x"}]"#, URL),
    ResponseCase::json(
        "MK-9",
        "getOrganizationPolicyObjects",
        r#"[{"id":"1","name":"n","fqdn":"x.example"}]"#,
        FQDN,
    ),
    ResponseCase::json(
        "MK-9",
        "getOrganizationPolicyObject",
        r#"{"id":"1","name":"n","fqdn":"x.example"}"#,
        FQDN,
    ),
    ResponseCase::json(
        "MK-9",
        "createOrganizationPolicyObject",
        r#"{"id":"1","name":"n","fqdn":"x.example"}"#,
        FQDN,
    )
    .status(201),
    ResponseCase::json(
        "MK-9",
        "updateOrganizationPolicyObject",
        r#"{"id":"1","name":"n","fqdn":"x.example"}"#,
        FQDN,
    ),
    ResponseCase::json(
        "MK-9",
        "getNetworkWirelessSsids",
        r#"[{"number":0,"dot11w":{"enabled":true},"dot11r":{"adaptive":false}}]"#,
        &["dot11w: ", "enabled: Some(true)", "dot11r: ", "adaptive: Some(false)"],
    ),
];

const ADMINS: &[&str] = &["email: None", r#"email: Some("e")"#];
const NETWORK: &[&str] = &[r#"network_id: Some("N_1")"#];
const URL: &[&str] = &[r#"url: Some("https://x")"#];
const FQDN: &[&str] = &[r#"fqdn: Some("x.example")"#];

#[tokio::test]
async fn members_that_the_document_lacks_are_read() {
    responses(RESPONSES).await;
}
