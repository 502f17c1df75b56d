//! What no document says about this vendor.

use sdk_runtime::Secret;
use sdk_runtime::vendor::{ConfigProblem, Credentials, VendorClient, VendorProfile};

use crate::generated::{Client, Region};

/// No rate is kept: the limit changes with the load and is told by 429 and `Retry-After` only
/// (<https://developer.tenable.com/docs/rate-limiting>).
static PROFILE: VendorProfile = VendorProfile::new()
    // The vendor documents no redirect of its API; its own hosts are all that credentials may go to
    // (`cloud.tenable.com` and `fedcloud.tenable.com`, see the servers of the document).
    .redirect_domains(&["tenable.com"])
    // On every recorded response of the API (https://developer.tenable.com/docs/rate-limiting names it, too).
    .request_id_headers(&["x-request-uuid"]);

impl VendorClient for Client {
    type Key = (Secret, Secret);

    fn profile() -> &'static VendorProfile {
        &PROFILE
    }

    fn base_url() -> &'static str {
        Region::default().base_url()
    }

    /// The variables of the vendor's own Python SDK (pyTenable, `tenable/base/platform.py` with the prefix `TIO`).
    fn key_of_variables(
        variable: impl Fn(&'static str) -> Result<Secret, ConfigProblem>,
    ) -> Result<(Secret, Secret), ConfigProblem> {
        Ok((variable("TIO_ACCESS_KEY")?, variable("TIO_SECRET_KEY")?))
    }

    /// The access key and the secret key of a user (<https://developer.tenable.com/docs/authorization>).
    fn credentials((access, secret): &(Secret, Secret)) -> Result<Credentials, ConfigProblem> {
        Credentials::header("x-apikeys", &[("accessKey=", access), (";secretKey=", secret)])
    }

    /// `Integration/1.0 (Vendor; Product; Build/1.0)` (<https://developer.tenable.com/docs/user-agent-header>).
    fn user_agent(name: &str, version: &str, vendor: &str) -> Result<String, &'static str> {
        for text in [vendor, name, version] {
            if text.is_empty() || text.contains(['(', ')', ';', '/']) {
                return Err(
                    "name, version and vendor must not be empty nor contain a bracket, a slash or a semicolon",
                );
            }
        }
        Ok(format!("Integration/1.0 ({vendor}; {name}; Build/{version})"))
    }
}
