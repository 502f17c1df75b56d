//! The documents hold what a team can expect of an SDK that is built without a vendor's document.

use std::collections::BTreeSet;

use crate::load::ours;

/// Operations that this project itself calls or promises.
const MERAKI: [&str; 11] = [
    "getNetworkMerakiAuthUsers",
    "getNetworkMerakiAuthUser",
    "createNetworkMerakiAuthUser",
    "updateNetworkMerakiAuthUser",
    "deleteNetworkMerakiAuthUser",
    "getOrganizations",
    "getOrganization",
    "getOrganizationNetworks",
    "getNetwork",
    "getOrganizationAdmins",
    "getAdministeredIdentitiesMe",
];
const TENABLE: [&str; 27] = [
    "users-list",
    "users-create",
    "users-details",
    "users-edit",
    "users-delete",
    "users-password",
    "users-enabled",
    "users-list-auths",
    "users-update-auths",
    "users-keys",
    "users-two-factor-enable",
    "users-two-factor-enable-verify",
    "users-two-factor",
    "groups-list",
    "groups-create",
    "groups-edit",
    "groups-delete",
    "groups-list-users",
    "credentials-list",
    "credentials-create",
    "credentials-details",
    "credentials-update",
    "credentials-delete",
    "credentials-list-credential-types",
    "session-create",
    "session-details",
    "session-delete",
];

/// The tags that a document must cover.
const MERAKI_AREAS: [&str; 11] = [
    "organizations",
    "admins",
    "networks",
    "devices",
    "inventory",
    "clients",
    "saml",
    "policyObjects",
    "actionBatches",
    "apiRequests",
    "merakiAuthUsers",
];
const TENABLE_AREAS: [&str; 17] = [
    "Access Control (Users)",
    "Access Control (Groups)",
    "Access Control (Roles)",
    "Access Control (Permissions)",
    "Permissions",
    "Credentials",
    "Scans",
    "Exports (Vulnerabilities)",
    "Exports (Assets)",
    "Assets",
    "Agents",
    "Scanners",
    "Tags",
    "Networks",
    "Exclusions",
    "Activity Log",
    "Server",
];

#[test]
fn holds_the_operations_and_areas_that_are_promised() {
    let [meraki, tenable] = ours();
    for (document, operations, expected) in
        [(meraki, &MERAKI[..], &MERAKI_AREAS[..]), (tenable, &TENABLE[..], &TENABLE_AREAS[..])]
    {
        let ids: BTreeSet<&str> = document.operations().map(|operation| operation.id()).collect();
        let missing: Vec<_> = operations.iter().filter(|id| !ids.contains(*id)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", document.name);
        assert!(ids.len() >= 60, "{}: {} operations", document.name, ids.len());
        let tags: BTreeSet<&str> = document.root["tags"]
            .as_array()
            .unwrap()
            .iter()
            .map(|tag| tag["name"].as_str().unwrap())
            .collect();
        let missing: Vec<_> = expected.iter().filter(|tag| !tags.contains(*tag)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", document.name);
    }
}
