//! What the selections and the vendors' complete documents do not agree about, each with the reason. An entry is the
//! beginning of a name below `types`, `types::builder` or `builder`. An entry that nothing needs any more fails.

const SECRET: &str = "secret in the selection, and plain text to the complete document";
const NAME: &str = "named in the selection, and not by the overlay in the complete document";
const CORRECTED: &str = "corrected in the selection, and not by the overlay in the complete document";
const VENDOR: &str = "the vendor changed it after the selection was made";

pub(crate) const MERAKI: &[(&str, &str)] = &[
    ("ClaimIntoOrganizationInventory", SECRET),
    ("GenerateAdministeredIdentitiesMeApiKeysResponse", SECRET),
    ("GeneratedApiKey.key", SECRET),
    ("InventoryClaimLicense.key", SECRET),
    ("Device.details", NAME),
    ("DeviceDetail", NAME),
    ("InventoryDevice.details", NAME),
    ("OrganizationDevice.details", NAME),
    ("GetOrganizationUplinksStatusesResponse", CORRECTED),
    ("UplinkSignalStat.rsrp", CORRECTED),
    ("ProvisionNetworkClientsBodyPoliciesBySecurityAppliance", VENDOR),
];

pub(crate) const TENABLE: &[(&str, &str)] = &[
    ("NetworkScanner.key", SECRET),
    ("NetworksListScannersResponse", SECRET),
    ("Scanner.key", SECRET),
    ("ScannerUpdate.key", SECRET),
    ("ScannersDetailsResponse", SECRET),
    ("ScannersEditResponse", SECRET),
    ("AgentGroupDetails", NAME),
    ("AgentGroupsConfigure", NAME),
    ("AgentGroupsDetails", NAME),
    ("ExportCancellation", NAME),
    ("ExportsAssetsExportCancel", NAME),
    ("ExportsVulnsExportCancel", NAME),
    ("GroupsListUsers", NAME),
    ("NetworksListResponse.pagination", NAME),
    ("ScanComplianceFinding", NAME),
    ("ScanDefinition", NAME),
    ("ScanDetails.compliance", NAME),
    ("ScanLatestStatus", NAME),
    ("ScanTrigger", NAME),
    ("Scanner.groups", NAME),
    ("ScannerGroupReference", NAME),
    ("ScansConfigureResponse", NAME),
    ("ScansDetailsResponse", NAME),
    ("ScansGetLatestStatus", NAME),
    ("SessionEdit", NAME),
    ("AgentGroup.agents", CORRECTED),
    ("AgentGroupsCreateResponse", CORRECTED),
    ("AssetsBulkDeleteBodyQuery", CORRECTED),
    ("CredentialTypeSetting.default", CORRECTED),
    ("ExportedAsset", CORRECTED),
    ("ExportsAssetsDownloadChunk", CORRECTED),
    ("ExportsVulnsRequestExportBodyFilters", CORRECTED),
    ("PermissionsChangeBody", CORRECTED),
    ("ScanFinding.plugin_id", CORRECTED),
    ("ScansConfigureBody", CORRECTED),
    ("ScansCreateBody", CORRECTED),
];
