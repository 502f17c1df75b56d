#![doc = include_str!("../README.md")]
#![doc = include_str!(concat!(env!("OUT_DIR"), "/operations.md"))]

mod profile;

sdk_runtime::generated_client!(mod generated = "client.rs");

pub use generated::{Client, DOCUMENT, Region, builder, operations, types};
pub use sdk_runtime::sdk::*;

/// Builds a [`Client`]. Needs a pair of API keys; everything else has a default.
///
/// `ClientBuilder::from_env()` takes the keys from `TIO_ACCESS_KEY` and `TIO_SECRET_KEY`, as the vendor's own Python SDK does.
///
/// The `User-Agent` of `application` is `Integration/1.0 (vendor; name; Build/version)`.
///
/// ```
/// # fn main() -> Result<(), sdk_tenable::ConfigError> {
/// use std::time::Duration;
/// use sdk_tenable::{Client, Region};
///
/// let client = Client::builder()
///     .api_keys("0a1b2c", "3d4e5f")
///     .base_url(Region::Fedramp)
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
