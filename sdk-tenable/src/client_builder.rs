//! How a client is made.

use sdk_runtime::{ClientOptions, ConfigError, Credentials, Secret};

use crate::profile::PROFILE;
use crate::{Client, Region, application};

/// Builds a [`Client`]. Needs a pair of API keys; everything else has a default.
///
/// ```
/// # fn main() -> Result<(), sdk_tenable::ConfigError> {
/// use std::time::Duration;
/// use sdk_tenable::{Client, Region};
///
/// let client = Client::builder()
///     .api_keys("0a1b2c", "3d4e5f")
///     .region(Region::Fedramp)
///     .application("Example", "Inventory", "1.4")
///     .call_timeout(Duration::from_secs(30))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it builds"]
pub struct ClientBuilder {
    options: ClientOptions,
    api_keys: Option<(Secret, Secret)>,
    application: Option<(String, String, String)>,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            options: ClientOptions::new(&PROFILE, Region::default().base_url()),
            api_keys: None,
            application: None,
        }
    }
}

impl ClientBuilder {
    /// The access key and the secret key of a user, sent as `X-ApiKeys`
    /// (<https://developer.tenable.com/docs/authorization>).
    pub fn api_keys(mut self, access_key: impl Into<Secret>, secret_key: impl Into<Secret>) -> Self {
        self.api_keys = Some((access_key.into(), secret_key.into()));
        self
    }

    /// The region of the account. Default: all commercial ones.
    pub fn region(self, region: Region) -> Self {
        self.base_url(region.base_url())
    }

    /// Another base URL, such as that of a mock server: `https`, or `http` to a loopback address.
    pub fn base_url(self, url: impl Into<String>) -> Self {
        self.with(|options| options.base_url(url))
    }

    /// Who is calling, for the `User-Agent` in the vendor's form: `Integration/1.0 (vendor; product; Build/build)`.
    pub fn application(
        mut self,
        vendor: impl Into<String>,
        product: impl Into<String>,
        build: impl Into<String>,
    ) -> Self {
        self.application = Some((vendor.into(), product.into(), build.into()));
        self
    }

    /// Checks the settings and makes the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for missing or malformed keys, an unusable base URL, proxy or certificate, or an application
    /// that does not have the vendor's form.
    pub fn build(self) -> Result<Client, ConfigError> {
        let (access, secret) = self.api_keys.ok_or(ConfigError::Credentials("no API keys were given"))?;
        let user_agent = match &self.application {
            Some((vendor, product, build)) => application::user_agent(vendor, product, build)?,
            None => application::user_agent("OpenSource", "SdkRust", env!("CARGO_PKG_VERSION"))?,
        };
        let header = sdk_runtime::reqwest::header::HeaderName::from_static("x-apikeys");
        let credentials = Credentials::header(header, &[("accessKey=", &access), (";secretKey=", &secret)])?;
        let context = self.options.credentials(credentials).user_agent(user_agent).build()?;
        Ok(Client::new(context))
    }
}

sdk_runtime::client_settings!(ClientBuilder => Client);
