//! MK-9: members that are there and not documented. MK-19: members that are always there and documented as optional:
//! they are read, and an answer without them is read as well.

use sdk_mock::replay::Row;

use crate::play::answers;

pub(crate) const ADDED: &[Row] = &[
    Row::json("MK-9", "getNetworkApplianceVlans", r#"[{"id":"1","networkId":"N_1"}]"#, NETWORK),
    Row::json("MK-9", "getNetworkApplianceVlan", r#"{"id":"1","networkId":"N_1"}"#, NETWORK),
    Row::json("MK-9", "updateNetworkApplianceVlan", r#"{"id":"1","networkId":"N_1"}"#, NETWORK),
    Row::json("MK-9", "getOrganizationDevices", r#"[{"serial":"s","url":"https://x"}]"#, URL),
    Row::json("MK-9", "getDevice", r#"{"serial":"s","url":"https://x"}"#, URL),
    Row::json("MK-9", "updateDevice", r#"{"serial":"s","url":"https://x"}"#, URL),
    Row::json("MK-9", "getNetworkDevices", r#"[{"serial":"s","url":"https://x"}]"#, URL),
    Row::json("MK-9", "getOrganizationPolicyObjects", r#"[{"id":"1","name":"n","fqdn":"x.example"}]"#, FQDN),
    Row::json("MK-9", "getOrganizationPolicyObject", r#"{"id":"1","name":"n","fqdn":"x.example"}"#, FQDN),
    Row::json("MK-9", "createOrganizationPolicyObject", r#"{"id":"1","name":"n","fqdn":"x.example"}"#, FQDN)
        .status(201),
    Row::json("MK-9", "updateOrganizationPolicyObject", r#"{"id":"1","name":"n","fqdn":"x.example"}"#, FQDN),
    Row::json(
        "MK-9",
        "getNetworkWirelessSsids",
        r#"[{"number":0,"dot11w":{"enabled":true},"dot11r":{"adaptive":false}}]"#,
        &["dot11w: ", r#"{"enabled": Bool(true)}"#, "dot11r: ", r#"{"adaptive": Bool(false)}"#],
    ),
];

const NETWORK: &[&str] = &[r#"network_id: Some("N_1")"#];
const URL: &[&str] = &[r#"url: Some("https://x")"#];
const FQDN: &[&str] = &[r#"fqdn: Some("x.example")"#];

/// With all of them, and with none but those that say which thing it is.
pub(crate) const ALWAYS: &[Row] = &[
    Row::json(
        "MK-19",
        "getOrganizations",
        r#"[{"id":"1","name":"n","url":"https://x"}]"#,
        &[r#"url: Some("https://x")"#],
    ),
    Row::json("MK-19", "getOrganizations", r#"[{"id":"1","name":"n"}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getOrganization",
        r#"{"id":"1","name":"n","url":"https://x"}"#,
        &[r#"url: Some("https://x")"#],
    ),
    Row::json("MK-19", "getOrganization", r#"{"id":"1","name":"n"}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "createOrganization",
        r#"{"id":"1","name":"n","url":"https://x"}"#,
        &[r#"url: Some("https://x")"#],
    )
    .status(201),
    Row::json("MK-19", "createOrganization", r#"{"id":"1","name":"n"}"#, &["status: 201"]).status(201),
    Row::json(
        "MK-19",
        "updateOrganization",
        r#"{"id":"1","name":"n","url":"https://x"}"#,
        &[r#"url: Some("https://x")"#],
    ),
    Row::json("MK-19", "updateOrganization", r#"{"id":"1","name":"n"}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "cloneOrganization",
        r#"{"id":"1","name":"n","url":"https://x"}"#,
        &[r#"url: Some("https://x")"#],
    )
    .status(201),
    Row::json("MK-19", "cloneOrganization", r#"{"id":"1","name":"n"}"#, &["status: 201"]).status(201),
    Row::json(
        "MK-19",
        "getOrganizationNetworks",
        r#"[{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}]"#,
        &[r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#],
    ),
    Row::json(
        "MK-19",
        "getOrganizationNetworks",
        r#"[{"id":"N_1","organizationId":"1","name":"n"}]"#,
        &["status: 200"],
    ),
    Row::json(
        "MK-19",
        "getNetwork",
        r#"{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}"#,
        &[r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#],
    ),
    Row::json("MK-19", "getNetwork", r#"{"id":"N_1","organizationId":"1","name":"n"}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "createOrganizationNetwork",
        r#"{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}"#,
        &[r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#],
    )
    .status(201),
    Row::json(
        "MK-19",
        "createOrganizationNetwork",
        r#"{"id":"N_1","organizationId":"1","name":"n"}"#,
        &["status: 201"],
    )
    .status(201),
    Row::json(
        "MK-19",
        "updateNetwork",
        r#"{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}"#,
        &[r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#],
    ),
    Row::json("MK-19", "updateNetwork", r#"{"id":"N_1","organizationId":"1","name":"n"}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "unbindNetwork",
        r#"{"id":"N_1","organizationId":"1","name":"n","url":"https://x","timeZone":"UTC"}"#,
        &[r#"url: Some("https://x")"#, r#"time_zone: Some("UTC")"#],
    ),
    Row::json("MK-19", "unbindNetwork", r#"{"id":"N_1","organizationId":"1","name":"n"}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getDevice",
        r#"{"serial":"s","mac":"m","model":"MR"}"#,
        &[r#"mac: Some("m")"#, r#"model: Some("MR")"#],
    ),
    Row::json("MK-19", "getDevice", r#"{"serial":"s"}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "updateDevice",
        r#"{"serial":"s","mac":"m","model":"MR"}"#,
        &[r#"mac: Some("m")"#, r#"model: Some("MR")"#],
    ),
    Row::json("MK-19", "updateDevice", r#"{"serial":"s"}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getNetworkDevices",
        r#"[{"serial":"s","mac":"m","model":"MR"}]"#,
        &[r#"mac: Some("m")"#, r#"model: Some("MR")"#],
    ),
    Row::json("MK-19", "getNetworkDevices", r#"[{"serial":"s"}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getOrganizationDevices",
        r#"[{"serial":"s","mac":"m","model":"MR"}]"#,
        &[r#"mac: Some("m")"#, r#"model: Some("MR")"#],
    ),
    Row::json("MK-19", "getOrganizationDevices", r#"[{"serial":"s"}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getOrganizationInventoryDevices",
        r#"[{"serial":"s","mac":"m","model":"MR"}]"#,
        &[r#"mac: Some("m")"#, r#"model: Some("MR")"#],
    ),
    Row::json("MK-19", "getOrganizationInventoryDevices", r#"[{"serial":"s"}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getOrganizationDevicesStatuses",
        r#"[{"serial":"s","mac":"m","model":"MR","status":"online"}]"#,
        &[r#"mac: Some("m")"#, r#"status: Some("online")"#],
    ),
    Row::json("MK-19", "getOrganizationDevicesStatuses", r#"[{"serial":"s"}]"#, &["status: 200"]),
    Row::json("MK-19", "getOrganizationAdmins", r#"[{"id":"1","name":"n","email":"e"}]"#, &[r#""e""#]),
    Row::json(
        "MK-19",
        "getNetworkAppliancePorts",
        r#"[{"number":2,"enabled":true,"type":"trunk"}]"#,
        &["number: Some(2)", r#"type_: Some("trunk")"#],
    ),
    Row::json("MK-19", "getNetworkAppliancePorts", r#"[{}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getNetworkAppliancePort",
        r#"{"number":2,"enabled":true,"type":"trunk"}"#,
        &["number: Some(2)", r#"type_: Some("trunk")"#],
    ),
    Row::json("MK-19", "getNetworkAppliancePort", r#"{}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "updateNetworkAppliancePort",
        r#"{"number":2,"enabled":true,"type":"trunk"}"#,
        &["number: Some(2)", r#"type_: Some("trunk")"#],
    ),
    Row::json("MK-19", "updateNetworkAppliancePort", r#"{}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getDeviceSwitchPorts",
        r#"[{"portId":"2","enabled":true,"type":"trunk"}]"#,
        &[r#"port_id: Some("2")"#, r#"type_: Some("trunk")"#],
    ),
    Row::json("MK-19", "getDeviceSwitchPorts", r#"[{}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getDeviceSwitchPort",
        r#"{"portId":"2","enabled":true,"type":"trunk"}"#,
        &[r#"port_id: Some("2")"#, r#"type_: Some("trunk")"#],
    ),
    Row::json("MK-19", "getDeviceSwitchPort", r#"{}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "updateDeviceSwitchPort",
        r#"{"portId":"2","enabled":true,"type":"trunk"}"#,
        &[r#"port_id: Some("2")"#, r#"type_: Some("trunk")"#],
    ),
    Row::json("MK-19", "updateDeviceSwitchPort", r#"{}"#, &["status: 200"]),
    Row::json(
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
    Row::json("MK-19", "getNetworkApplianceVlans", r#"[{}]"#, &["status: 200"]),
    Row::json(
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
    Row::json("MK-19", "getNetworkApplianceVlan", r#"{}"#, &["status: 200"]),
    Row::json(
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
    Row::json("MK-19", "updateNetworkApplianceVlan", r#"{}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getNetworkApplianceFirewallInboundFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    Row::json(
        "MK-19",
        "getNetworkApplianceFirewallInboundFirewallRules",
        r#"{"rules":[{}]}"#,
        &["status: 200"],
    ),
    Row::json(
        "MK-19",
        "updateNetworkApplianceFirewallInboundFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    Row::json(
        "MK-19",
        "updateNetworkApplianceFirewallInboundFirewallRules",
        r#"{"rules":[{}]}"#,
        &["status: 200"],
    ),
    Row::json(
        "MK-19",
        "getNetworkApplianceFirewallInboundCellularFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    Row::json(
        "MK-19",
        "getNetworkApplianceFirewallInboundCellularFirewallRules",
        r#"{"rules":[{}]}"#,
        &["status: 200"],
    ),
    Row::json(
        "MK-19",
        "updateNetworkApplianceFirewallInboundCellularFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    Row::json(
        "MK-19",
        "updateNetworkApplianceFirewallInboundCellularFirewallRules",
        r#"{"rules":[{}]}"#,
        &["status: 200"],
    ),
    Row::json(
        "MK-19",
        "getOrganizationApplianceVpnVpnFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    Row::json("MK-19", "getOrganizationApplianceVpnVpnFirewallRules", r#"{"rules":[{}]}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "updateOrganizationApplianceVpnVpnFirewallRules",
        r#"{"rules":[{"policy":"allow","protocol":"tcp","srcCidr":"Any","srcPort":"Any","destCidr":"Any","destPort":"443","syslogEnabled":true}]}"#,
        &[r#"policy: Some("allow")"#, r#"dest_port: Some("443")"#, "syslog_enabled: Some(true)"],
    ),
    Row::json(
        "MK-19",
        "updateOrganizationApplianceVpnVpnFirewallRules",
        r#"{"rules":[{}]}"#,
        &["status: 200"],
    ),
    Row::json(
        "MK-19",
        "getNetworkApplianceContentFiltering",
        r#"{"blockedUrlCategories":[{"id":"i","name":"n"}]}"#,
        &[r#"id: Some("i")"#, r#"name: Some("n")"#],
    ),
    Row::json("MK-19", "getNetworkApplianceContentFiltering", r#"{}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "updateNetworkApplianceContentFiltering",
        r#"{"blockedUrlCategories":[{"id":"i","name":"n"}]}"#,
        &[r#"id: Some("i")"#, r#"name: Some("n")"#],
    ),
    Row::json("MK-19", "updateNetworkApplianceContentFiltering", r#"{}"#, &["status: 200"]),
    Row::json("MK-19", "getNetworkWirelessRfProfiles", r#"[{"id":"1","name":"n"}]"#, &[r#""id""#, r#""n""#]),
    Row::json("MK-19", "getNetworkWirelessRfProfiles", r#"[{}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getNetworkWirelessRfProfile",
        r#"{"id":"1","name":"n"}"#,
        &[r#"id: Some("1")"#, r#"name: Some("n")"#],
    ),
    Row::json("MK-19", "getNetworkWirelessRfProfile", r#"{}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "createNetworkWirelessRfProfile",
        r#"{"id":"1","name":"n"}"#,
        &[r#"id: Some("1")"#, r#"name: Some("n")"#],
    )
    .status(201),
    Row::json("MK-19", "createNetworkWirelessRfProfile", r#"{}"#, &["status: 201"]).status(201),
    Row::json(
        "MK-19",
        "updateNetworkWirelessRfProfile",
        r#"{"id":"1","name":"n"}"#,
        &[r#"id: Some("1")"#, r#"name: Some("n")"#],
    ),
    Row::json("MK-19", "updateNetworkWirelessRfProfile", r#"{}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getNetworkWebhooksHttpServers",
        r#"[{"id":"1","networkId":"N_1","name":"n","url":"https://x"}]"#,
        &[r#"network_id: Some("N_1")"#, r#"url: Some("https://x")"#],
    ),
    Row::json("MK-19", "getNetworkWebhooksHttpServers", r#"[{}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getNetworkWebhooksHttpServer",
        r#"{"id":"1","networkId":"N_1","name":"n","url":"https://x"}"#,
        &[r#"network_id: Some("N_1")"#, r#"url: Some("https://x")"#],
    ),
    Row::json("MK-19", "getNetworkWebhooksHttpServer", r#"{}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "createNetworkWebhooksHttpServer",
        r#"{"id":"1","networkId":"N_1","name":"n","url":"https://x"}"#,
        &[r#"network_id: Some("N_1")"#, r#"url: Some("https://x")"#],
    )
    .status(201),
    Row::json("MK-19", "createNetworkWebhooksHttpServer", r#"{}"#, &["status: 201"]).status(201),
    Row::json(
        "MK-19",
        "updateNetworkWebhooksHttpServer",
        r#"{"id":"1","networkId":"N_1","name":"n","url":"https://x"}"#,
        &[r#"network_id: Some("N_1")"#, r#"url: Some("https://x")"#],
    ),
    Row::json("MK-19", "updateNetworkWebhooksHttpServer", r#"{}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getOrganizationApplianceUplinkStatuses",
        r#"[{"networkId":"N_1","serial":"s","model":"MX","uplinks":[{"interface":"wan1","status":"active"}]}]"#,
        &[r#"network_id: Some("N_1")"#, r#"model: Some("MX")"#, r#"interface: Some("wan1")"#],
    ),
    Row::json("MK-19", "getOrganizationApplianceUplinkStatuses", r#"[{"serial":"s"}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getOrganizationPolicyObjects",
        r#"[{"id":"1","name":"n","category":"network","type":"cidr","createdAt":"c","updatedAt":"u"}]"#,
        &[r#"category: Some("network")"#, r#"type_: Some("cidr")"#, r#"created_at: Some("c")"#],
    ),
    Row::json("MK-19", "getOrganizationPolicyObjects", r#"[{"id":"1","name":"n"}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getOrganizationPolicyObject",
        r#"{"id":"1","name":"n","category":"network","type":"cidr","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"type_: Some("cidr")"#, r#"created_at: Some("c")"#],
    ),
    Row::json("MK-19", "getOrganizationPolicyObject", r#"{"id":"1","name":"n"}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "createOrganizationPolicyObject",
        r#"{"id":"1","name":"n","category":"network","type":"cidr","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"type_: Some("cidr")"#, r#"created_at: Some("c")"#],
    )
    .status(201),
    Row::json("MK-19", "createOrganizationPolicyObject", r#"{"id":"1","name":"n"}"#, &["status: 201"])
        .status(201),
    Row::json(
        "MK-19",
        "updateOrganizationPolicyObject",
        r#"{"id":"1","name":"n","category":"network","type":"cidr","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"type_: Some("cidr")"#, r#"created_at: Some("c")"#],
    ),
    Row::json("MK-19", "updateOrganizationPolicyObject", r#"{"id":"1","name":"n"}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getOrganizationPolicyObjectsGroups",
        r#"[{"id":"1","name":"n","category":"network","createdAt":"c","updatedAt":"u"}]"#,
        &[r#"category: Some("network")"#, r#"created_at: Some("c")"#],
    ),
    Row::json("MK-19", "getOrganizationPolicyObjectsGroups", r#"[{"id":"1","name":"n"}]"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "getOrganizationPolicyObjectsGroup",
        r#"{"id":"1","name":"n","category":"network","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"created_at: Some("c")"#],
    ),
    Row::json("MK-19", "getOrganizationPolicyObjectsGroup", r#"{"id":"1","name":"n"}"#, &["status: 200"]),
    Row::json(
        "MK-19",
        "createOrganizationPolicyObjectsGroup",
        r#"{"id":"1","name":"n","category":"network","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"created_at: Some("c")"#],
    )
    .status(201),
    Row::json("MK-19", "createOrganizationPolicyObjectsGroup", r#"{"id":"1","name":"n"}"#, &["status: 201"])
        .status(201),
    Row::json(
        "MK-19",
        "updateOrganizationPolicyObjectsGroup",
        r#"{"id":"1","name":"n","category":"network","createdAt":"c","updatedAt":"u"}"#,
        &[r#"category: Some("network")"#, r#"created_at: Some("c")"#],
    ),
    Row::json("MK-19", "updateOrganizationPolicyObjectsGroup", r#"{"id":"1","name":"n"}"#, &["status: 200"]),
];

#[tokio::test]
async fn members_that_the_document_lacks_are_read() {
    answers(ADDED).await;
}

#[tokio::test]
async fn members_that_are_always_there_are_read_and_not_relied_on() {
    answers(ALWAYS).await;
}
