//! What an SDK knows about its vendor.

use super::{ConcurrencyLimit, ConfigProblem, Credentials, Rate, RateScope};
use crate::{ClientContext, Secret};

/// What an SDK knows about its vendor and no document states.
///
/// ```
/// use sdk_runtime::vendor::{Rate, VendorProfile};
///
/// static PROFILE: VendorProfile = VendorProfile::new()
///     .redirect_domains(&["example.com"])
///     .request_id_headers(&["x-request-id"])
///     .rate(Rate::new(100.0, 100));
/// ```
#[derive(Debug)]
#[must_use]
pub struct VendorProfile {
    pub(crate) redirect_domains: &'static [&'static str],
    pub(crate) request_id_headers: &'static [&'static str],
    pub(crate) rate: Option<Rate>,
    pub(crate) scoped_rate: Option<(Rate, &'static RateScope)>,
    pub(crate) concurrency_limits: &'static [ConcurrencyLimit],
}

impl VendorProfile {
    pub(crate) const UNKNOWN: Self = Self::new();

    /// A vendor of whom nothing is known: no redirect to another host is followed, no request has an id, and no rate is kept.
    pub const fn new() -> Self {
        Self {
            redirect_domains: &[],
            request_id_headers: &[],
            rate: None,
            scoped_rate: None,
            concurrency_limits: &[],
        }
    }

    /// Domains to which a request with credentials may be redirected; a host matches if it is one of them or below.
    /// `localhost` among them is for tests: a client of this machine may then be redirected to any of its ports.
    pub const fn redirect_domains(mut self, domains: &'static [&'static str]) -> Self {
        self.redirect_domains = domains;
        self
    }

    /// Headers that carry the vendor's id of a request, in lower case, the first present one counts.
    pub const fn request_id_headers(mut self, names: &'static [&'static str]) -> Self {
        self.request_id_headers = names;
        self
    }

    /// The rate that a client keeps to by itself, if the vendor publishes a limit.
    pub const fn rate(mut self, rate: Rate) -> Self {
        self.rate = Some(rate);
        self
    }

    /// A rate that holds in each scope, besides [`rate`](Self::rate), which holds in all. The generated code has the scope
    /// as `RATE_SCOPE`, where its document states one.
    pub const fn scoped_rate(mut self, rate: Rate, scope: &'static RateScope) -> Self {
        self.scoped_rate = Some((rate, scope));
        self
    }

    /// Refusals that pass by themselves although their status does not say so.
    pub const fn concurrency_limits(mut self, limits: &'static [ConcurrencyLimit]) -> Self {
        self.concurrency_limits = limits;
        self
    }
}

impl Default for VendorProfile {
    fn default() -> Self {
        Self::new()
    }
}

/// The client of one vendor's API, which [`ClientOptions`](crate::ClientOptions) builds. An SDK implements it for its `Client`.
pub trait VendorClient: From<ClientContext> {
    /// What a user of the API has: a [`Secret`](crate::Secret), or a pair of them.
    type Key;

    /// What no document states.
    fn profile() -> &'static VendorProfile;

    /// Where the API is for most of its users.
    fn base_url() -> &'static str;

    /// The key, of variables of the environment: `variable` gives the value of one.
    ///
    /// # Errors
    ///
    /// That of `variable`.
    fn key_of_variables(
        variable: impl Fn(&'static str) -> Result<Secret, ConfigProblem>,
    ) -> Result<Self::Key, ConfigProblem>;

    /// How the key is sent.
    ///
    /// # Errors
    ///
    /// [`ConfigProblem`] if it cannot be one.
    fn credentials(key: &Self::Key) -> Result<Credentials, ConfigProblem>;

    /// The `User-Agent` in the form that the vendor asks for.
    ///
    /// # Errors
    ///
    /// Why a part does not fit into it.
    fn user_agent(name: &str, version: &str, vendor: &str) -> Result<String, &'static str>;
}
