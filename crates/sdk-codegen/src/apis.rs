//! The APIs of this workspace. What a document cannot say about itself is here or in its overlay, nowhere else.

use crate::api::{Api, Known, QueryArrays, Required};

/// Cisco Meraki Dashboard API v1.
///
/// Array query parameters travel as `name[]=a&name[]=b` (CiscoDevNet/Meraki-Dashboard-API-v1-Documentation,
/// docs/QueryParameters.md), which no version of the document says.
#[must_use]
pub const fn meraki() -> Api {
    Api {
        name: "meraki",
        document: "openapi/meraki.json",
        overlay: "openapi/meraki.overlay.json",
        variable: "SDK_MERAKI_DOCUMENT",
        query_arrays: QueryArrays::Brackets,
        known: &[
            Known {
                title: "Cisco Meraki Dashboard API, a selection",
                required: Required::Identity,
                needs: &["relax", "query-arrays", "secrets", "hoist"],
            },
            Known { title: "Meraki Dashboard API", required: Required::Claim, needs: &[] },
        ],
    }
}

/// Tenable Platform & Settings and Vulnerability Management: one host, one kind of key, one client.
#[must_use]
pub const fn tenable() -> Api {
    Api {
        name: "tenable",
        document: "openapi/tenable.json",
        overlay: "openapi/tenable.overlay.json",
        variable: "SDK_TENABLE_DOCUMENT",
        query_arrays: QueryArrays::Repeat,
        known: &[
            Known {
                title: "Tenable Vulnerability Management API, a selection",
                required: Required::Identity,
                needs: &["relax", "secrets", "hoist"],
            },
            Known { title: "Tenable Platform & Settings", required: Required::Claim, needs: &[] },
            Known { title: "Vulnerability Management", required: Required::Claim, needs: &[] },
        ],
    }
}
