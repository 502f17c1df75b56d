//! What a client is built from. The builders of the SDKs are a thin layer over this.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::{ConcurrencyLimit, Credentials, Rate, RateScope, RetryPolicy, UserAgent};

/// What an SDK knows about its vendor and no document states.
///
/// ```
/// use sdk_runtime::{Rate, VendorProfile};
///
/// static PROFILE: VendorProfile = VendorProfile::new()
///     .redirect_domains(&["example.com"])
///     .request_id_headers(&["x-request-id"])
///     .rate(Rate { per_second: 100.0, burst: 100 });
/// ```
#[derive(Debug)]
#[must_use]
pub struct VendorProfile {
    pub(crate) redirect_domains: &'static [&'static str],
    pub(crate) request_id_headers: &'static [&'static str],
    pub(crate) rate: Option<Rate>,
    pub(crate) concurrency_limits: &'static [ConcurrencyLimit],
}

impl VendorProfile {
    /// A vendor of whom nothing is known: no redirect to another host is followed, no request has an id, and no rate is kept.
    pub const fn new() -> Self {
        Self { redirect_domains: &[], request_id_headers: &[], rate: None, concurrency_limits: &[] }
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

/// The settings of a client.
#[derive(Clone)]
pub struct ClientOptions {
    pub(crate) profile: &'static VendorProfile,
    pub(crate) base_url: String,
    pub(crate) credentials: Option<Credentials>,
    pub(crate) user_agent: UserAgent,
    pub(crate) connect_timeout: Duration,
    pub(crate) read_timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) call_timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) total_rate: Option<Rate>,
    pub(crate) scoped_rate: Option<(Rate, &'static RateScope)>,
    pub(crate) body_limit: usize,
    pub(crate) strict_reading: bool,
    pub(crate) proxy: ProxyChoice,
    pub(crate) root_certificates: Vec<Vec<u8>>,
    pub(crate) http_client: Option<Arc<ChangeHttp>>,
}

type ChangeHttp = dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync;

/// Which proxy is used.
#[derive(Clone)]
pub(crate) enum ProxyChoice {
    System,
    None,
    Url(crate::Secret),
}

impl ClientOptions {
    /// Settings with the defaults that the setters name.
    pub fn new(profile: &'static VendorProfile, base_url: impl Into<String>) -> Self {
        Self {
            profile,
            base_url: base_url.into(),
            credentials: None,
            user_agent: UserAgent::default(),
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(30),
            attempt_timeout: Duration::from_secs(60),
            call_timeout: Duration::from_secs(120),
            retry: RetryPolicy::default(),
            total_rate: profile.rate,
            scoped_rate: None,
            body_limit: 64 * 1024 * 1024,
            strict_reading: false,
            proxy: ProxyChoice::System,
            root_certificates: Vec::new(),
            http_client: None,
        }
    }

    /// The base URL: `https`, or `http` to a loopback address.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// What authenticates the requests. Without it, only operations that need no key can succeed.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// The `User-Agent` of every request.
    #[must_use]
    pub fn user_agent(mut self, user_agent: UserAgent) -> Self {
        self.user_agent = user_agent;
        self
    }

    /// How long making a connection may take, TLS included. Default 10 seconds.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long the server may be silent in the middle of a body. Default 30 seconds. How long it may take to begin
    /// its response is what `attempt_timeout` leaves it.
    #[must_use]
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// How long one attempt may take: to connect, to wait for the response, and to read its body. Default 60 seconds.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// How long a call may take in all, with every attempt and wait. Default 120 seconds.
    #[must_use]
    pub fn call_timeout(mut self, timeout: Duration) -> Self {
        self.call_timeout = timeout;
        self
    }

    /// How failed attempts are repeated.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// A rate that holds in each scope besides the rate of the profile, which holds in all.
    #[must_use]
    pub fn scoped_rate(mut self, rate: Rate, scope: &'static RateScope) -> Self {
        self.scoped_rate = Some((rate, scope));
        self
    }

    /// The rate to keep to, in each scope if there are scopes. Lower than the vendor's, it leaves something to other
    /// programs. Refusals lower it for a while, and it comes back with the responses.
    #[must_use]
    pub fn rate(mut self, rate: Rate) -> Self {
        match &mut self.scoped_rate {
            Some((scoped, _)) => *scoped = rate,
            None => self.total_rate = Some(rate),
        }
        self
    }

    /// The largest body, in bytes, that is read into memory. Default 64 MiB.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Makes an error of every value in a response that is of another type than documented. For tests that hold a server
    /// to its document: otherwise such a value is left out, see [`Response::mismatches`](crate::Response::mismatches).
    #[must_use]
    pub fn strict_reading(mut self) -> Self {
        self.strict_reading = true;
        self
    }

    /// Uses this proxy for everything. It may contain a user and a password. The default is the system's settings:
    /// `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, and where they are not set, the proxy of the system on
    /// Windows and macOS; none for a base URL on this machine.
    #[must_use]
    pub fn proxy(mut self, url: impl Into<crate::Secret>) -> Self {
        self.proxy = ProxyChoice::Url(url.into());
        self
    }

    /// Uses no proxy, whatever the system's settings are.
    #[must_use]
    pub fn no_proxy(mut self) -> Self {
        self.proxy = ProxyChoice::None;
        self
    }

    /// Trusts the certificate authorities of a PEM text as well as those of the platform.
    #[must_use]
    pub fn add_root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates.push(pem.into());
        self
    }

    /// Changes the HTTP client that is made, after the settings of this builder were applied to it.
    ///
    /// TLS is rustls with the settings of this builder; for others, such as a certificate of the client's own, pass
    /// a `rustls::ClientConfig` to `tls_backend_preconfigured`.
    ///
    /// Redirects and repeated attempts stay the SDK's, whatever `change` says: reqwest would carry an API key in a
    /// header of the vendor's own to any host.
    ///
    /// ```
    /// # use sdk_runtime::{ClientOptions, VendorProfile};
    /// # static PROFILE: VendorProfile = VendorProfile::new();
    /// # let options = ClientOptions::new(&PROFILE, "https://api.example.com");
    /// let address = std::net::SocketAddr::from(([192, 0, 2, 7], 443));
    /// let options = options.http_client(move |http| http.resolve("api.example.com", address));
    /// ```
    #[must_use]
    pub fn http_client(
        mut self,
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.http_client = Some(Arc::new(change));
        self
    }
}

impl fmt::Debug for ClientOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientOptions")
            .field("base_url", &self.base_url)
            .field("credentials", &self.credentials)
            .field("user_agent", &self.user_agent)
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("call_timeout", &self.call_timeout)
            .field("retry", &self.retry)
            .field("body_limit", &self.body_limit)
            .field("strict_reading", &self.strict_reading)
            .finish_non_exhaustive()
    }
}
