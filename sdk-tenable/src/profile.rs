//! What no document says about this vendor.

use sdk_runtime::VendorProfile;

/// No rate is kept: the limit changes with the load and is told by 429 and `Retry-After` only
/// (<https://developer.tenable.com/docs/rate-limiting>).
pub(crate) static PROFILE: VendorProfile = VendorProfile::new()
    // The vendor documents no redirect of its API; its own hosts are all that credentials may go to
    // (`cloud.tenable.com` and `fedcloud.tenable.com`, see the servers of the document).
    .redirect_domains(&["tenable.com"])
    // On every recorded response of the API (https://developer.tenable.com/docs/rate-limiting names it, too).
    .request_id_headers(&["x-request-uuid"]);
