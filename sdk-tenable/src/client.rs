//! What the generated client gets by hand.

use std::fmt;
use std::time::{Duration, Instant};

use progenitor_client::{ClientHooks, OperationInfo};
use sdk_runtime::Core;

use crate::{Client, ClientBuilder};

impl Client {
    /// Starts a client.
    ///
    /// ```
    /// # fn main() -> Result<(), sdk_tenable::ConfigError> {
    /// use sdk_tenable::{Client, Region};
    ///
    /// let client = Client::builder().api_keys("0a1b2c", "3d4e5f").region(Region::Fedramp).build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The same client with an absolute deadline over all calls made with it, besides the time that each call may
    /// take. Shares connections and rate limit with this one.
    #[must_use]
    pub fn with_deadline(&self, deadline: Instant) -> Self {
        Self { inner: self.inner.with_deadline(deadline), ..self.clone() }
    }

    /// The same client with another time for each call in all. Shares connections and rate limit with this one.
    #[must_use]
    pub fn with_call_timeout(&self, timeout: Duration) -> Self {
        Self { inner: self.inner.with_call_timeout(timeout), ..self.clone() }
    }
}

impl ClientHooks<Core> for Client {
    async fn pre<E>(
        &self,
        request: &mut sdk_runtime::reqwest::Request,
        _: &OperationInfo,
    ) -> Result<(), progenitor_client::Error<E>> {
        self.inner.prepare(request);
        Ok(())
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("base_url", &self.baseurl).field("core", &self.inner).finish()
    }
}
