//! The `User-Agent` in the form that Meraki asks for.

use sdk_runtime::{ConfigError, UserAgent};

/// `Application/1.0 Vendor`: letters and digits in both names
/// (<https://developer.cisco.com/meraki/api-v1/user-agents-overview/>), a dotted version, which may be that of a
/// pre-release as in the check of the vendor's own Python SDK (`meraki/common.py`).
pub(crate) fn user_agent(name: &str, version: &str, vendor: &str) -> Result<UserAgent, ConfigError> {
    let word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !word(name) || !word(vendor) {
        return Err(ConfigError::UserAgent("the names of application and vendor must be letters and digits"));
    }
    if !version.split(['.', '-']).all(word) {
        return Err(ConfigError::UserAgent("the version must be like 1.0 or 1.0.0-beta.1"));
    }
    UserAgent::new(&format!("{name}/{version} {vendor}"))
}
