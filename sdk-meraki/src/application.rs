//! The `User-Agent` in the form that Meraki asks for.

use sdk_runtime::{ConfigError, UserAgent};

/// `Application/1.0 Vendor`: letters and digits in both names, a dotted version
/// (<https://developer.cisco.com/meraki/api-v1/user-agents-overview/>).
pub(crate) fn user_agent(name: &str, version: &str, vendor: &str) -> Result<UserAgent, ConfigError> {
    let word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !word(name) || !word(vendor) {
        return Err(ConfigError::UserAgent("the names of application and vendor must be letters and digits"));
    }
    if !version.split('.').all(word) {
        return Err(ConfigError::UserAgent("the version must be numbers with dots, such as 1.0"));
    }
    UserAgent::new(&format!("{name}/{version} {vendor}"))
}
