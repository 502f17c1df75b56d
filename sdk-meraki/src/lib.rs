#![doc = include_str!("../README.md")]
#![doc = include_str!(concat!(env!("OUT_DIR"), "/operations.md"))]

#[cfg(doctest)]
mod guide;
mod profile;
mod webhook;

sdk_runtime::generated_client!(mod generated = "client.rs");

pub use generated::{Client, DOCUMENT, Region, builder, operations, types};
pub use sdk_runtime::sdk::*;
pub use webhook::is_genuine_webhook;

/// Builds a [`Client`]. Needs an API key, or an OAuth access token; everything else has a default.
///
/// `ClientBuilder::from_env()` takes the key from `MERAKI_DASHBOARD_API_KEY`, as the vendor's own Python SDK does.
///
/// The `User-Agent` of `application` is `name/version vendor`, where both names are letters and digits.
///
/// ```
/// # fn main() -> Result<(), sdk_meraki::ConfigError> {
/// use std::time::Duration;
/// use sdk_meraki::{Client, Region};
///
/// let client = Client::builder()
///     .api_key("0123456789abcdef")
///     .base_url(Region::Canada)
///     .application("Inventory", "1.4", "Example")
///     .call_timeout(Duration::from_secs(30))
///     .build()?;
/// # Ok(())
/// # }
/// ```
pub type ClientBuilder = sdk_runtime::ClientOptions<Client>;

impl Client {
    /// Starts a client: its builder, without credentials yet.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }
}
