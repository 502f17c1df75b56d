//! What no document says about this vendor.

use std::time::Duration;

use sdk_runtime::Secret;
use sdk_runtime::vendor::{ConcurrencyLimit, ConfigProblem, Credentials, Rate, VendorClient, VendorProfile};

use crate::generated::{Client, RATE_SCOPE, Region};

static PROFILE: VendorProfile = VendorProfile::new()
    // `api.meraki.com` may redirect to the shard of an organization, such as `n123.meraki.com`. The domains are those
    // to which the vendor's own Python SDK sends credentials (`validate_base_url` in `meraki/common.py`).
    .redirect_domains(&["meraki.com", "meraki.ca", "meraki.cn", "meraki.in", "gov-meraki.com"])
    // What the vendor's support asks for (`meraki/session/base.py` of the same SDK).
    .request_id_headers(&["x-request-id"])
    // 100 requests a second from one address (https://developer.cisco.com/meraki/api-v1/rate-limit/).
    .rate(Rate::new(100.0, 100))
    // 10 requests a second for each organization, with a burst of 10 more, shared by all its applications (same page). Half of
    // the 20 is left to the others and to requests that do not arrive at the distances at which they were sent, as in the
    // vendor's own limiter (`docs/SMARTFLOW.md` of its Python SDK).
    .scoped_rate(Rate::new(10.0, 10), &RATE_SCOPE)
    // With these words and times the vendor's Python SDK repeats (`meraki/session/base.py`).
    .concurrency_limits(&[
        ConcurrencyLimit::new("concurrent", Duration::from_secs(30), Duration::from_secs(240)),
        ConcurrencyLimit::new("executing batches", Duration::from_secs(60), Duration::from_secs(60)),
    ]);

impl VendorClient for Client {
    type Key = Secret;

    fn profile() -> &'static VendorProfile {
        &PROFILE
    }

    fn base_url() -> &'static str {
        Region::default().base_url()
    }

    /// The variable of the vendor's own Python SDK (`meraki/config.py`, `API_KEY_ENVIRONMENT_VARIABLE`).
    fn key_of_variables(
        variable: impl Fn(&'static str) -> Result<Secret, ConfigProblem>,
    ) -> Result<Secret, ConfigProblem> {
        variable("MERAKI_DASHBOARD_API_KEY")
    }

    /// The API key, or an OAuth access token (<https://developer.cisco.com/meraki/api-v1/authorization/>).
    fn credentials(key: &Secret) -> Result<Credentials, ConfigProblem> {
        Credentials::bearer(key)
    }

    /// `Application/1.0 Vendor`: letters and digits in both names
    /// (<https://developer.cisco.com/meraki/api-v1/user-agents-overview/>), a dotted version, which may be that of a
    /// pre-release as in the check of the vendor's own Python SDK (`meraki/common.py`).
    fn user_agent(name: &str, version: &str, vendor: &str) -> Result<String, &'static str> {
        let word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !word(name) || !word(vendor) {
            return Err("the names of application and vendor must be letters and digits");
        }
        if !version.split(['.', '-']).all(word) {
            return Err("the version must be like 1.0 or 1.0.0-beta.1");
        }
        Ok(format!("{name}/{version} {vendor}"))
    }
}
