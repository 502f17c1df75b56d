//! How a client is made.

use sdk_runtime::{ClientOptions, ConfigError, Credentials, Secret};

use crate::generated::RATE_SCOPE;
use crate::profile::{ORGANIZATION_RATE, PROFILE};
use crate::{Client, Region, application};

/// Builds a [`Client`]. Needs an API key; everything else has a default.
///
/// ```
/// # fn main() -> Result<(), sdk_meraki::ConfigError> {
/// use std::time::Duration;
/// use sdk_meraki::{Client, Region};
///
/// let client = Client::builder()
///     .api_key("0123456789abcdef")
///     .region(Region::Canada)
///     .application("Inventory", "1.4", "Example")
///     .call_timeout(Duration::from_secs(30))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it builds"]
pub struct ClientBuilder {
    options: ClientOptions,
    api_key: Option<Secret>,
    application: Option<(String, String, String)>,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        let options = ClientOptions::new(&PROFILE, Region::default().base_url())
            .scoped_rate(ORGANIZATION_RATE, &RATE_SCOPE);
        Self { options, api_key: None, application: None }
    }
}

impl ClientBuilder {
    /// The API key, or an OAuth access token: both are sent as `Authorization: Bearer`
    /// (<https://developer.cisco.com/meraki/api-v1/authorization/>).
    pub fn api_key(mut self, key: impl Into<Secret>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    /// The region of the organization. Default: the one that serves most of the world.
    pub fn region(self, region: Region) -> Self {
        self.base_url(region.base_url())
    }

    /// Another base URL, such as that of a mock server: `https`, or `http` to a loopback address, with the path
    /// `/api/v1`.
    pub fn base_url(self, url: impl Into<String>) -> Self {
        self.with(|options| options.base_url(url))
    }

    /// Who is calling, for the `User-Agent` in the vendor's form: `name/version vendor`, where both names are letters
    /// and digits.
    pub fn application(
        mut self,
        name: impl Into<String>,
        version: impl Into<String>,
        vendor: impl Into<String>,
    ) -> Self {
        self.application = Some((name.into(), version.into(), vendor.into()));
        self
    }

    /// Checks the settings and makes the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for a missing or malformed key, an unusable base URL, proxy or certificate, or an application
    /// that does not have the vendor's form.
    pub fn build(self) -> Result<Client, ConfigError> {
        let key = self.api_key.ok_or(ConfigError::Credentials("no API key was given"))?;
        let user_agent = match &self.application {
            Some((name, version, vendor)) => application::user_agent(name, version, vendor)?,
            None => application::user_agent("SdkRust", env!("CARGO_PKG_VERSION"), "OpenSource")?,
        };
        let context = self.options.credentials(Credentials::bearer(&key)?).user_agent(user_agent).build()?;
        Ok(Client::new(context))
    }
}

sdk_runtime::client_settings!(ClientBuilder => Client);
