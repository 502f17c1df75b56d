//! The `User-Agent` in the form that Tenable asks for.

use sdk_runtime::{ConfigError, UserAgent};

/// `Integration/1.0 (Vendor; Product; Build/1.0)` (<https://developer.tenable.com/docs/user-agent-header>).
pub(crate) fn user_agent(vendor: &str, product: &str, build: &str) -> Result<UserAgent, ConfigError> {
    for text in [vendor, product, build] {
        if text.is_empty() || text.contains(['(', ')', ';', '/']) {
            return Err(ConfigError::UserAgent(
                "vendor, product and build must not be empty nor contain a bracket, a slash or a semicolon",
            ));
        }
    }
    UserAgent::new(&format!("Integration/1.0 ({vendor}; {product}; Build/{build})"))
}
