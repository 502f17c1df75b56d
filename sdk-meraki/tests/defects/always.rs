//! MK-19: members that are always there and documented as optional. They are read, and so is a response without them.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

/// With all of them, and with none but those that say which thing it is.
pub(crate) const RESPONSES: &[ResponseCase] = &[
    ResponseCase::json(
        "MK-19",
        "getOrganizations",
        r#"[{"id":"1","name":"n","url":"https://x"}]"#,
        &[r#"url: Some("https://x")"#],
    ),
    minimal("getOrganizations", r#"[{"id":"1","name":"n"}]"#),
    ResponseCase::json(
        "MK-19",
        "getOrganization",
        r#"{"id":"1","name":"n","url":"https://x"}"#,
        &[r#"url: Some("https://x")"#],
    ),
    minimal("getOrganization", r#"{"id":"1","name":"n"}"#),
    ResponseCase::json(
        "MK-19",
        "createOrganization",
        r#"{"id":"1","name":"n","url":"https://x"}"#,
        &[r#"url: Some("https://x")"#],
    )
    .status(201),
    minimal("createOrganization", r#"{"id":"1","name":"n"}"#).status(201),
    ResponseCase::json(
        "MK-19",
        "updateOrganization",
        r#"{"id":"1","name":"n","url":"https://x"}"#,
        &[r#"url: Some("https://x")"#],
    ),
    minimal("updateOrganization", r#"{"id":"1","name":"n"}"#),
    ResponseCase::json(
        "MK-19",
        "cloneOrganization",
        r#"{"id":"1","name":"n","url":"https://x"}"#,
        &[r#"url: Some("https://x")"#],
    )
    .status(201),
    minimal("cloneOrganization", r#"{"id":"1","name":"n"}"#).status(201),
    ResponseCase::json(
        "MK-19",
        "getOrganizationNetworks",
        r#"[{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}]"#,
        &[r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#],
    ),
    minimal("getOrganizationNetworks", r#"[{"id":"N_1","organizationId":"1","name":"n"}]"#),
    ResponseCase::json(
        "MK-19",
        "getNetwork",
        r#"{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}"#,
        &[r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#],
    ),
    minimal("getNetwork", r#"{"id":"N_1","organizationId":"1","name":"n"}"#),
    ResponseCase::json(
        "MK-19",
        "createOrganizationNetwork",
        r#"{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}"#,
        &[r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#],
    )
    .status(201),
    minimal("createOrganizationNetwork", r#"{"id":"N_1","organizationId":"1","name":"n"}"#).status(201),
    ResponseCase::json(
        "MK-19",
        "updateNetwork",
        r#"{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}"#,
        &[r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#],
    ),
    minimal("updateNetwork", r#"{"id":"N_1","organizationId":"1","name":"n"}"#),
    ResponseCase::json(
        "MK-19",
        "unbindNetwork",
        r#"{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}"#,
        &[r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#],
    ),
    minimal("unbindNetwork", r#"{"id":"N_1","organizationId":"1","name":"n"}"#),
    ResponseCase::json(
        "MK-19",
        "getDevice",
        r#"{"serial":"s","mac":"m","model":"MR"}"#,
        &[r#"mac: Some("m")"#, r#"model: Some("MR")"#],
    ),
    minimal("getDevice", r#"{"serial":"s"}"#),
    ResponseCase::json(
        "MK-19",
        "updateDevice",
        r#"{"serial":"s","mac":"m","model":"MR"}"#,
        &[r#"mac: Some("m")"#, r#"model: Some("MR")"#],
    ),
    minimal("updateDevice", r#"{"serial":"s"}"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkDevices",
        r#"[{"serial":"s","mac":"m","model":"MR"}]"#,
        &[r#"mac: Some("m")"#, r#"model: Some("MR")"#],
    ),
    minimal("getNetworkDevices", r#"[{"serial":"s"}]"#),
    ResponseCase::json(
        "MK-19",
        "getOrganizationDevices",
        r#"[{"serial":"s","mac":"m","model":"MR"}]"#,
        &[r#"mac: Some("m")"#, r#"model: Some("MR")"#],
    ),
    minimal("getOrganizationDevices", r#"[{"serial":"s"}]"#),
    ResponseCase::json(
        "MK-19",
        "getOrganizationInventoryDevices",
        r#"[{"serial":"s","mac":"m","model":"MR"}]"#,
        &[r#"mac: Some("m")"#, r#"model: Some("MR")"#],
    ),
    minimal("getOrganizationInventoryDevices", r#"[{"serial":"s"}]"#),
    ResponseCase::json(
        "MK-19",
        "getOrganizationDevicesStatuses",
        r#"[{"serial":"s","mac":"m","model":"MR","status":"online"}]"#,
        &[r#"mac: Some("m")"#, r#"status: Some("online")"#],
    ),
    minimal("getOrganizationDevicesStatuses", r#"[{"serial":"s"}]"#),
    ResponseCase::json(
        "MK-19",
        "getOrganizationAdmins",
        r#"[{"id":"1","name":"n","email":"e"}]"#,
        &[r#""e""#],
    ),
    ResponseCase::json(
        "MK-19",
        "getNetworkAppliancePorts",
        r#"[{"number":2,"enabled":true,"type":"trunk"}]"#,
        &["number: Some(2)", r#"type_: Some("trunk")"#],
    ),
    minimal("getNetworkAppliancePorts", r#"[{}]"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkAppliancePort",
        r#"{"number":2,"enabled":true,"type":"trunk"}"#,
        &["number: Some(2)", r#"type_: Some("trunk")"#],
    ),
    minimal("getNetworkAppliancePort", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "updateNetworkAppliancePort",
        r#"{"number":2,"enabled":true,"type":"trunk"}"#,
        &["number: Some(2)", r#"type_: Some("trunk")"#],
    ),
    minimal("updateNetworkAppliancePort", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "getDeviceSwitchPorts",
        r#"[{"portId":"2","enabled":true,"type":"trunk"}]"#,
        &[r#"port_id: Some("2")"#, r#"type_: Some("trunk")"#],
    ),
    minimal("getDeviceSwitchPorts", r#"[{}]"#),
    ResponseCase::json(
        "MK-19",
        "getDeviceSwitchPort",
        r#"{"portId":"2","enabled":true,"type":"trunk"}"#,
        &[r#"port_id: Some("2")"#, r#"type_: Some("trunk")"#],
    ),
    minimal("getDeviceSwitchPort", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "updateDeviceSwitchPort",
        r#"{"portId":"2","enabled":true,"type":"trunk"}"#,
        &[r#"port_id: Some("2")"#, r#"type_: Some("trunk")"#],
    ),
    minimal("updateDeviceSwitchPort", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkApplianceVlans",
        r#"[{"id":"1","networkId":"N_1","name":"n","applianceIp":"192.0.2.1","subnet":"192.0.2.0/24","dhcpHandling":"d","dnsNameservers":"upstream_dns","fixedIpAssignments":{"m":{"ip":"i"}},"reservedIpRanges":[{"start":"s","end":"e","comment":"c"}]}]"#,
        &[
            r#"appliance_ip: Some("192.0.2.1")"#,
            r#"dhcp_handling: Some("d")"#,
            r#"dns_nameservers: Some("upstream_dns")"#,
            r#"comment: Some("c")"#,
        ],
    ),
    minimal("getNetworkApplianceVlans", r#"[{}]"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkApplianceVlan",
        r#"{"id":"1","networkId":"N_1","name":"n","applianceIp":"192.0.2.1","subnet":"192.0.2.0/24","dhcpHandling":"d","dnsNameservers":"upstream_dns","fixedIpAssignments":{"m":{"ip":"i"}},"reservedIpRanges":[{"start":"s","end":"e","comment":"c"}]}"#,
        &[
            r#"appliance_ip: Some("192.0.2.1")"#,
            r#"dhcp_handling: Some("d")"#,
            r#"dns_nameservers: Some("upstream_dns")"#,
            r#"comment: Some("c")"#,
        ],
    ),
    minimal("getNetworkApplianceVlan", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "updateNetworkApplianceVlan",
        r#"{"id":"1","networkId":"N_1","name":"n","applianceIp":"192.0.2.1","subnet":"192.0.2.0/24","dhcpHandling":"d","dnsNameservers":"upstream_dns","fixedIpAssignments":{"m":{"ip":"i"}},"reservedIpRanges":[{"start":"s","end":"e","comment":"c"}]}"#,
        &[
            r#"appliance_ip: Some("192.0.2.1")"#,
            r#"dhcp_handling: Some("d")"#,
            r#"dns_nameservers: Some("upstream_dns")"#,
            r#"comment: Some("c")"#,
        ],
    ),
    minimal("updateNetworkApplianceVlan", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkApplianceFirewallInboundFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    minimal("getNetworkApplianceFirewallInboundFirewallRules", r#"{"rules":[{}]}"#),
    ResponseCase::json(
        "MK-19",
        "updateNetworkApplianceFirewallInboundFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    minimal("updateNetworkApplianceFirewallInboundFirewallRules", r#"{"rules":[{}]}"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkApplianceFirewallInboundCellularFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    minimal("getNetworkApplianceFirewallInboundCellularFirewallRules", r#"{"rules":[{}]}"#),
    ResponseCase::json(
        "MK-19",
        "updateNetworkApplianceFirewallInboundCellularFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    minimal("updateNetworkApplianceFirewallInboundCellularFirewallRules", r#"{"rules":[{}]}"#),
    ResponseCase::json(
        "MK-19",
        "getOrganizationApplianceVpnVpnFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    minimal("getOrganizationApplianceVpnVpnFirewallRules", r#"{"rules":[{}]}"#),
    ResponseCase::json(
        "MK-19",
        "updateOrganizationApplianceVpnVpnFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    minimal("updateOrganizationApplianceVpnVpnFirewallRules", r#"{"rules":[{}]}"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkApplianceContentFiltering",
        r#"{"blockedUrlCategories":[{"id":"i","name":"n"}]}"#,
        &[r#"id: Some("i")"#, r#"name: Some("n")"#],
    ),
    minimal("getNetworkApplianceContentFiltering", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "updateNetworkApplianceContentFiltering",
        r#"{"blockedUrlCategories":[{"id":"i","name":"n"}]}"#,
        &[r#"id: Some("i")"#, r#"name: Some("n")"#],
    ),
    minimal("updateNetworkApplianceContentFiltering", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkWirelessRfProfiles",
        r#"[{"id":"1","name":"n"}]"#,
        &[r#""id""#, r#""n""#],
    ),
    minimal("getNetworkWirelessRfProfiles", r#"[{}]"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkWirelessRfProfile",
        r#"{"id":"1","name":"n"}"#,
        &[r#"id: Some("1")"#, r#"name: Some("n")"#],
    ),
    minimal("getNetworkWirelessRfProfile", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "createNetworkWirelessRfProfile",
        r#"{"id":"1","name":"n"}"#,
        &[r#"id: Some("1")"#, r#"name: Some("n")"#],
    )
    .status(201),
    minimal("createNetworkWirelessRfProfile", r#"{}"#).status(201),
    ResponseCase::json(
        "MK-19",
        "updateNetworkWirelessRfProfile",
        r#"{"id":"1","name":"n"}"#,
        &[r#"id: Some("1")"#, r#"name: Some("n")"#],
    ),
    minimal("updateNetworkWirelessRfProfile", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkWebhooksHttpServers",
        r#"[{"id":"1","networkId":"N_1","name":"n","url":"https://x"}]"#,
        &[r#"network_id: Some("N_1")"#, r#"url: Some("https://x")"#],
    ),
    minimal("getNetworkWebhooksHttpServers", r#"[{}]"#),
    ResponseCase::json(
        "MK-19",
        "getNetworkWebhooksHttpServer",
        r#"{"id":"1","networkId":"N_1","name":"n","url":"https://x"}"#,
        &[r#"network_id: Some("N_1")"#, r#"url: Some("https://x")"#],
    ),
    minimal("getNetworkWebhooksHttpServer", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "createNetworkWebhooksHttpServer",
        r#"{"id":"1","networkId":"N_1","name":"n","url":"https://x"}"#,
        &[r#"network_id: Some("N_1")"#, r#"url: Some("https://x")"#],
    )
    .status(201),
    minimal("createNetworkWebhooksHttpServer", r#"{}"#).status(201),
    ResponseCase::json(
        "MK-19",
        "updateNetworkWebhooksHttpServer",
        r#"{"id":"1","networkId":"N_1","name":"n","url":"https://x"}"#,
        &[r#"network_id: Some("N_1")"#, r#"url: Some("https://x")"#],
    ),
    minimal("updateNetworkWebhooksHttpServer", r#"{}"#),
    ResponseCase::json(
        "MK-19",
        "getOrganizationApplianceUplinkStatuses",
        r#"[{"networkId":"N_1","serial":"s","model":"MX","uplinks":[{"interface":"wan1","status":"active"}]}]"#,
        &[r#"network_id: Some("N_1")"#, r#"model: Some("MX")"#, r#"interface: Some("wan1")"#],
    ),
    minimal("getOrganizationApplianceUplinkStatuses", r#"[{"serial":"s"}]"#),
    ResponseCase::json(
        "MK-19",
        "getOrganizationPolicyObjects",
        r#"[{"id":"1","name":"n","category":"network","type":"cidr","createdAt":"c","updatedAt":"u"}]"#,
        &[r#"category: Some("network")"#, r#"type_: Some("cidr")"#, r#"created_at: Some("c")"#],
    ),
    minimal("getOrganizationPolicyObjects", r#"[{"id":"1","name":"n"}]"#),
    ResponseCase::json(
        "MK-19",
        "getOrganizationPolicyObject",
        r#"{"id":"1","name":"n","category":"network","type":"cidr","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"type_: Some("cidr")"#, r#"created_at: Some("c")"#],
    ),
    minimal("getOrganizationPolicyObject", r#"{"id":"1","name":"n"}"#),
    ResponseCase::json(
        "MK-19",
        "createOrganizationPolicyObject",
        r#"{"id":"1","name":"n","category":"network","type":"cidr","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"type_: Some("cidr")"#, r#"created_at: Some("c")"#],
    )
    .status(201),
    minimal("createOrganizationPolicyObject", r#"{"id":"1","name":"n"}"#).status(201),
    ResponseCase::json(
        "MK-19",
        "updateOrganizationPolicyObject",
        r#"{"id":"1","name":"n","category":"network","type":"cidr","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"type_: Some("cidr")"#, r#"created_at: Some("c")"#],
    ),
    minimal("updateOrganizationPolicyObject", r#"{"id":"1","name":"n"}"#),
    ResponseCase::json(
        "MK-19",
        "getOrganizationPolicyObjectsGroups",
        r#"[{"id":"1","name":"n","category":"network","createdAt":"c","updatedAt":"u"}]"#,
        &[r#"category: Some("network")"#, r#"created_at: Some("c")"#],
    ),
    minimal("getOrganizationPolicyObjectsGroups", r#"[{"id":"1","name":"n"}]"#),
    ResponseCase::json(
        "MK-19",
        "getOrganizationPolicyObjectsGroup",
        r#"{"id":"1","name":"n","category":"network","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"created_at: Some("c")"#],
    ),
    minimal("getOrganizationPolicyObjectsGroup", r#"{"id":"1","name":"n"}"#),
    ResponseCase::json(
        "MK-19",
        "createOrganizationPolicyObjectsGroup",
        r#"{"id":"1","name":"n","category":"network","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"created_at: Some("c")"#],
    )
    .status(201),
    minimal("createOrganizationPolicyObjectsGroup", r#"{"id":"1","name":"n"}"#).status(201),
    ResponseCase::json(
        "MK-19",
        "updateOrganizationPolicyObjectsGroup",
        r#"{"id":"1","name":"n","category":"network","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"created_at: Some("c")"#],
    ),
    minimal("updateOrganizationPolicyObjectsGroup", r#"{"id":"1","name":"n"}"#),
];

/// What identifies the thing, and none of the rest.
const fn minimal(operation: &'static str, body: &'static str) -> ResponseCase {
    ResponseCase::json("MK-19", operation, body, &["value: "])
}

#[tokio::test]
async fn members_that_are_always_there_are_read_and_not_relied_on() {
    responses(RESPONSES).await;
}
