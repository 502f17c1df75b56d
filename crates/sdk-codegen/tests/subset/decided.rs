//! What the selections and the vendors' complete documents do not agree about, each with the reason. An entry is the
//! beginning of a name below `types`, `types::builder` or `builder`. An entry that nothing needs any more fails.

const NAME: &str = "named in the selection, and not by the overlay in the complete document";
const CORRECTED: &str = "corrected in the selection, and not by the overlay in the complete document";
const VENDOR: &str = "the vendor changed it after the selection was made";

pub(crate) const MERAKI: &[(&str, &str)] = &[
    ("Device.details", NAME),
    ("DeviceDetail", NAME),
    ("InventoryDevice.details", NAME),
    ("OrganizationDevice.details", NAME),
    ("GetOrganizationUplinksStatusesResponse", CORRECTED),
    ("UplinkSignalStat.rsrp", CORRECTED),
    ("ProvisionNetworkClientsBodyPoliciesBySecurityAppliance", VENDOR),
];

pub(crate) const TENABLE: &[(&str, &str)] = &[
    ("AgentGroupDetails", NAME),
    ("AgentGroupsConfigure", NAME),
    ("AgentGroupsDetails", NAME),
    ("ExportCancellation", NAME),
    ("ExportsAssetsExportCancel", NAME),
    ("ExportsVulnsExportCancel", NAME),
    ("GroupsListUsers", NAME),
    ("NetworksListResponse.pagination", NAME),
    ("ScanDefinition", NAME),
    ("ScanLatestStatus", NAME),
    ("ScanTrigger", NAME),
    ("Scanner.groups", NAME),
    ("ScannerGroupReference", NAME),
    ("ScansConfigureResponse", NAME),
    ("ScansGetLatestStatus", NAME),
    ("SessionEdit", NAME),
    ("AgentGroup.agents", CORRECTED),
    ("AgentGroupsCreateResponse", CORRECTED),
    ("AssetsBulkDeleteBodyQuery", CORRECTED),
    ("CredentialTypeSetting.default", CORRECTED),
    ("ExportedAsset", CORRECTED),
    ("ExportsAssetsDownloadChunk", CORRECTED),
    ("ScansConfigureBody", CORRECTED),
    ("ScansCreateBody", CORRECTED),
];
