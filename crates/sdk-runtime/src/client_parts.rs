//! From the settings of a client to what it is made of.

use std::fmt;

use crate::client_context::Policy;
use crate::{ClientContext, ClientOptions, ConfigError, http_client, url};

/// What [`ClientOptions::build`] makes: the arguments of the generated client's constructor.
#[derive(Clone)]
pub struct ClientParts {
    /// The checked base URL, without a slash at the end.
    pub base_url: String,
    /// The HTTP client.
    pub http: reqwest::Client,
    /// The policy that is applied to every call.
    pub context: ClientContext,
}

impl ClientOptions {
    /// Checks the settings and makes the parts of a client.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for an unusable base URL, proxy or certificate.
    pub fn build(self) -> Result<ClientParts, ConfigError> {
        let base = url::base_url(&self.base_url)?;
        let http = http_client::build(&self, &base)?;
        let base_url = base.as_str().trim_end_matches('/').to_owned();
        Ok(ClientParts { base_url, http, context: ClientContext::new(Policy::new(self, base)) })
    }
}

impl fmt::Debug for ClientParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientParts").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
