//! Stands in for the HTTP client in a build without a TLS provider.

use crate::ConfigError;
use crate::options::ClientOptions;

/// Refuses: there is no client without TLS. The caller has to bring one.
pub(crate) fn build(_: &ClientOptions) -> Result<reqwest::Client, ConfigError> {
    Err(ConfigError::Tls(
        "this build has neither feature `ring` nor `aws-lc-rs`; enable one or pass a reqwest::Client"
            .to_owned(),
    ))
}
