//! From the settings of a client to what it is made of.

use std::fmt;

use crate::core::Policy;
use crate::{ClientOptions, ConfigError, Core, http_client, url};

/// What [`ClientOptions::build`] makes: the arguments of the generated client's constructor.
#[derive(Clone)]
pub struct Parts {
    /// The checked base URL, without a slash at the end.
    pub base_url: String,
    /// The HTTP client.
    pub http: reqwest::Client,
    /// The policy that is applied to every call.
    pub core: Core,
}

impl ClientOptions {
    /// Checks the settings and makes the parts of a client.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for an unusable base URL, proxy or certificate.
    pub fn build(self) -> Result<Parts, ConfigError> {
        let base = url::base_url(&self.base_url)?;
        let http = http_client::build(&self, &base)?;
        let base_url = base.as_str().trim_end_matches('/').to_owned();
        Ok(Parts { base_url, http, core: Core::new(Policy::new(self, base)) })
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
