//! `rules`: the value of a firewall or traffic-shaping rule is an object, a list or a text, and countries are types of
//! rules (public reports about the vendor's Terraform provider and Ansible collection).

use sdk_mock::cases::{RequestCase, ResponseCase};

use crate::play::{requests, responses};

pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::json("rules", "getNetworkWirelessSsidTrafficShapingRules", SHAPING, SHAPED),
    ResponseCase::json("rules", "updateNetworkWirelessSsidTrafficShapingRules", SHAPING, SHAPED),
    ResponseCase::json("rules", "getNetworkWirelessSsidFirewallL7FirewallRules", RULES, RULED),
    ResponseCase::json("rules", "updateNetworkWirelessSsidFirewallL7FirewallRules", RULES, RULED),
    ResponseCase::json(
        "rules",
        "getNetworkGroupPolicies",
        r#"[{"groupPolicyId":"1","firewallAndTrafficShaping":{"l7FirewallRules":[{"policy":"deny","type":"blockedCountries","value":["AQ"]}]}}]"#,
        &[r#"type_: Some("blockedCountries")"#, r#"value: Some(Array [String("AQ")])"#],
    ),
];

const SHAPING: &str = r#"{"rules":[{"definitions":[{"type":"application","value":{"id":"a","name":"n"}},{"type":"port","value":"80"}]}]}"#;
const SHAPED: &[&str] = &[r#"{"id": String("a"), "name": String("n")}"#, r#"value: Some(String("80"))"#];
const RULES: &str = r#"{"rules":[{"policy":"deny","type":"allowedCountries","value":["AQ"]},{"policy":"deny","type":"host","value":"example.com"}]}"#;
const RULED: &[&str] =
    &[r#"type_: Some("allowedCountries")"#, r#"value: Some(Array [String("AQ")])"#, "example.com"];

pub(crate) const REQUESTS: &[RequestCase] = &[
    RequestCase::body("rules", "updateNetworkWirelessSsidFirewallL7FirewallRules", RULES),
    RequestCase::body("rules", "updateNetworkWirelessSsidTrafficShapingRules", SHAPING),
    RequestCase::body(
        "rules",
        "createNetworkGroupPolicy",
        r#"{"name":"n","firewallAndTrafficShaping":{"l7FirewallRules":[{"policy":"deny","type":"blockedCountries","value":["AQ"]}]}}"#,
    ),
];

#[tokio::test]
async fn rules_of_every_kind_are_read() {
    responses(RESPONSES).await;
}

#[tokio::test]
async fn rules_of_every_kind_can_be_sent() {
    requests(REQUESTS).await;
}
