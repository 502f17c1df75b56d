//! MK-19: members that are always there and documented as optional. They are read, and so is a response without them.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

/// A thing, what identifies it, and what has to show of the thing; then the operations that respond with a list of such things, with
/// one, and with one that they have made.
macro_rules! things {
    ($(
        $thing:literal, $identity:literal => $shows:tt
        lists: [$($list:literal)*], one: [$($one:literal)*], made: [$($made:literal)*];
    )*) => {
        &[$(
            $(
                ResponseCase::json("MK-19", $list, concat!("[", $thing, "]"), &$shows),
                ResponseCase::json("MK-19", $list, concat!("[", $identity, "]"), &["value: "]),
            )*
            $(
                ResponseCase::json("MK-19", $one, $thing, &$shows),
                ResponseCase::json("MK-19", $one, $identity, &["value: "]),
            )*
            $(
                ResponseCase::json("MK-19", $made, $thing, &$shows).status(201),
                ResponseCase::json("MK-19", $made, $identity, &["value: "]).status(201),
            )*
        )*]
    };
}

/// With all of them, and with none but those that say which thing it is.
pub(crate) const RESPONSES: &[ResponseCase] = things! {
    r#"{"id":"1","name":"n","url":"https://x"}"#,
    r#"{"id":"1","name":"n"}"# =>
        [r#"url: Some("https://x")"#]
        lists: ["getOrganizations"],
        one: ["getOrganization" "updateOrganization"],
        made: ["createOrganization" "cloneOrganization"];

    r#"{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}"#,
    r#"{"id":"N_1","organizationId":"1","name":"n"}"# =>
        [r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#]
        lists: ["getOrganizationNetworks"],
        one: ["getNetwork" "updateNetwork" "unbindNetwork"],
        made: ["createOrganizationNetwork"];

    r#"{"serial":"s","mac":"m","model":"MR"}"#,
    r#"{"serial":"s"}"# =>
        [r#"mac: Some("m")"#, r#"model: Some("MR")"#]
        lists: ["getNetworkDevices" "getOrganizationDevices" "getOrganizationInventoryDevices"],
        one: ["getDevice" "updateDevice"],
        made: [];

    r#"{"serial":"s","mac":"m","model":"MR","status":"online"}"#,
    r#"{"serial":"s"}"# =>
        [r#"mac: Some("m")"#, r#"status: Some("online")"#]
        lists: ["getOrganizationDevicesStatuses"],
        one: [],
        made: [];

    r#"{"id":"1","name":"n","email":"e"}"#,
    r#"{"id":"1"}"# =>
        [r#""e""#]
        lists: ["getOrganizationAdmins"],
        one: [],
        made: [];

    r#"{"number":2,"enabled":true,"type":"trunk"}"#,
    r#"{}"# =>
        ["number: Some(2)", r#"type_: Some("trunk")"#]
        lists: ["getNetworkAppliancePorts"],
        one: ["getNetworkAppliancePort" "updateNetworkAppliancePort"],
        made: [];

    r#"{"portId":"2","enabled":true,"type":"trunk"}"#,
    r#"{}"# =>
        [r#"port_id: Some("2")"#, r#"type_: Some("trunk")"#]
        lists: ["getDeviceSwitchPorts"],
        one: ["getDeviceSwitchPort" "updateDeviceSwitchPort"],
        made: [];

    r#"{"id":"1","networkId":"N_1","name":"n","applianceIp":"192.0.2.1","subnet":"192.0.2.0/24","dhcpHandling":"d","dnsNameservers":"upstream_dns","fixedIpAssignments":{"m":{"ip":"i"}},"reservedIpRanges":[{"start":"s","end":"e","comment":"c"}]}"#,
    r#"{}"# =>
        [r#"appliance_ip: Some("192.0.2.1")"#, r#"dhcp_handling: Some("d")"#, r#"dns_nameservers: Some("upstream_dns")"#, r#"comment: Some("c")"#]
        lists: ["getNetworkApplianceVlans"],
        one: ["getNetworkApplianceVlan" "updateNetworkApplianceVlan"],
        made: [];

    r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
    r#"{"rules":[{}]}"# =>
        [r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"]
        lists: [],
        one: [
            "getNetworkApplianceFirewallInboundFirewallRules"
            "updateNetworkApplianceFirewallInboundFirewallRules"
            "getNetworkApplianceFirewallInboundCellularFirewallRules"
            "updateNetworkApplianceFirewallInboundCellularFirewallRules"
            "getOrganizationApplianceVpnVpnFirewallRules"
            "updateOrganizationApplianceVpnVpnFirewallRules"
        ],
        made: [];

    r#"{"blockedUrlCategories":[{"id":"i","name":"n"}]}"#,
    r#"{}"# =>
        [r#"id: Some("i")"#, r#"name: Some("n")"#]
        lists: [],
        one: ["getNetworkApplianceContentFiltering" "updateNetworkApplianceContentFiltering"],
        made: [];

    r#"{"id":"1","name":"n"}"#,
    r#"{}"# =>
        [r#""id""#, r#""n""#]
        lists: ["getNetworkWirelessRfProfiles"],
        one: [],
        made: [];

    r#"{"id":"1","name":"n"}"#,
    r#"{}"# =>
        [r#"id: Some("1")"#, r#"name: Some("n")"#]
        lists: [],
        one: ["getNetworkWirelessRfProfile" "updateNetworkWirelessRfProfile"],
        made: ["createNetworkWirelessRfProfile"];

    r#"{"id":"1","networkId":"N_1","name":"n","url":"https://x"}"#,
    r#"{}"# =>
        [r#"network_id: Some("N_1")"#, r#"url: Some("https://x")"#]
        lists: ["getNetworkWebhooksHttpServers"],
        one: ["getNetworkWebhooksHttpServer" "updateNetworkWebhooksHttpServer"],
        made: ["createNetworkWebhooksHttpServer"];

    r#"{"networkId":"N_1","serial":"s","model":"MX","uplinks":[{"interface":"wan1","status":"active"}]}"#,
    r#"{"serial":"s"}"# =>
        [r#"network_id: Some("N_1")"#, r#"model: Some("MX")"#, r#"interface: Some("wan1")"#]
        lists: ["getOrganizationApplianceUplinkStatuses"],
        one: [],
        made: [];

    r#"{"id":"1","name":"n","category":"network","type":"cidr","createdAt":"c","updatedAt":"u"}"#,
    r#"{"id":"1","name":"n"}"# =>
        [r#"category: Some("network")"#, r#"type_: Some("cidr")"#, r#"created_at: Some("c")"#]
        lists: ["getOrganizationPolicyObjects"],
        one: ["getOrganizationPolicyObject" "updateOrganizationPolicyObject"],
        made: ["createOrganizationPolicyObject"];

    r#"{"id":"1","name":"n","category":"network","createdAt":"c","updatedAt":"u"}"#,
    r#"{"id":"1","name":"n"}"# =>
        [r#"category: Some("network")"#, r#"created_at: Some("c")"#]
        lists: ["getOrganizationPolicyObjectsGroups"],
        one: ["getOrganizationPolicyObjectsGroup" "updateOrganizationPolicyObjectsGroup"],
        made: ["createOrganizationPolicyObjectsGroup"];
};

#[tokio::test]
async fn members_that_are_always_there_are_read_and_not_relied_on() {
    responses(RESPONSES).await;
}
