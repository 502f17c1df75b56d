//! What a client is built from.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderValue;

use crate::vendor::{ConfigProblem, Credentials, Rate, RateScope, VendorClient, VendorProfile};
use crate::{ClientContext, ConfigError, RetryPolicy, Secret, user_agent};

/// The settings of a client `C`, and its builder: [`build`](Self::build) makes it.
///
/// An SDK calls it `ClientBuilder`, and its `Client::builder` begins one with the vendor's defaults.
#[derive(Clone)]
#[must_use = "a builder does nothing until it builds"]
pub struct ClientOptions<C = ClientContext> {
    pub(crate) settings: Settings,
    client: PhantomData<fn() -> C>,
}

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) profile: &'static VendorProfile,
    pub(crate) base_url: String,
    pub(crate) credentials: Result<Option<Credentials>, ConfigProblem>,
    /// In the vendor's form, if there is one.
    pub(crate) user_agent: Result<Option<HeaderValue>, ConfigProblem>,
    pub(crate) attempt_timeout: Duration,
    pub(crate) call_timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) total_rate: Option<Rate>,
    pub(crate) scoped_rate: Option<(Rate, &'static RateScope)>,
    pub(crate) body_limit: usize,
    pub(crate) strict_reading: bool,
    pub(crate) proxy: ProxyChoice,
    pub(crate) root_certificates: Vec<Bytes>,
    pub(crate) http_client: Option<ChangeHttp>,
}

#[derive(Clone)]
pub(crate) struct ChangeHttp(
    pub(crate) Arc<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>,
);

impl fmt::Debug for ChangeHttp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}

/// Which proxy is used.
#[derive(Clone, Debug)]
pub(crate) enum ProxyChoice {
    System,
    Url(Secret),
}

impl ClientOptions {
    /// Settings with the defaults that the setters name, for a client that was generated from any document. Its `User-Agent` is
    /// that of the HTTP client: `http.user_agent(…)` in [`http_client`](Self::http_client).
    pub fn new(base_url: impl Into<String>) -> Self {
        Self::of_vendor(&VendorProfile::UNKNOWN, base_url)
    }

    /// The same for a client of this vendor.
    #[doc(hidden)]
    pub fn of_vendor(profile: &'static VendorProfile, base_url: impl Into<String>) -> Self {
        Self::of(profile, base_url.into(), Ok(None))
    }

    /// The header that authenticates the requests: its name, and pairs of literal text and secret that follow each other in
    /// it. Without it, only operations that need no key can succeed.
    ///
    /// ```
    /// # use sdk_runtime::{ClientOptions, Secret};
    /// let token = Secret::from("0123456789abcdef");
    /// let options = ClientOptions::new("https://api.example.com").credentials("authorization", &[("Bearer ", &token)]);
    /// ```
    pub fn credentials(mut self, header: &str, parts: &[(&'static str, &Secret)]) -> Self {
        self.settings.credentials = Credentials::header(header, parts).map(Some);
        self
    }
}

impl<C: VendorClient> Default for ClientOptions<C> {
    /// The vendor's settings, without credentials yet.
    fn default() -> Self {
        let credentials = Err(ConfigProblem::Credentials("no API key was given"));
        Self::of(C::profile(), C::base_url().to_owned(), credentials).application(
            "SdkRust",
            env!("CARGO_PKG_VERSION"),
            "OpenSource",
        )
    }
}

impl<C: VendorClient> ClientOptions<C> {
    /// The vendor's settings, and the API key that the environment has, under the names that the vendor's own library gives it.
    /// An SDK's `ClientBuilder` says which; [`build`](Self::build) returns an error that names the one that is missing.
    pub fn from_env() -> Self {
        let mut options = Self::default();
        let key = C::key_of_variables(|name| match std::env::var(name) {
            Ok(value) if !value.is_empty() => Ok(Secret::from(value)),
            _ => Err(ConfigProblem::Variable(name)),
        });
        options.settings.credentials = key.and_then(|key| C::credentials(&key)).map(Some);
        options
    }

    /// Who is calling, for the `User-Agent` in the vendor's form.
    pub fn application(
        mut self,
        name: impl AsRef<str>,
        version: impl AsRef<str>,
        vendor: impl AsRef<str>,
    ) -> Self {
        self.settings.user_agent = C::user_agent(name.as_ref(), version.as_ref(), vendor.as_ref())
            .map_err(ConfigProblem::UserAgent)
            .and_then(|text| user_agent::header(&text).map(Some));
        self
    }
}

impl<C: VendorClient<Key = Secret>> ClientOptions<C> {
    /// The API key.
    pub fn api_key(mut self, key: impl Into<Secret>) -> Self {
        self.settings.credentials = C::credentials(&key.into()).map(Some);
        self
    }
}

impl<C: VendorClient<Key = (Secret, Secret)>> ClientOptions<C> {
    /// The access key and the secret key.
    pub fn api_keys(mut self, access_key: impl Into<Secret>, secret_key: impl Into<Secret>) -> Self {
        self.settings.credentials = C::credentials(&(access_key.into(), secret_key.into())).map(Some);
        self
    }
}

impl<C> ClientOptions<C> {
    fn of(
        profile: &'static VendorProfile,
        base_url: String,
        credentials: Result<Option<Credentials>, ConfigProblem>,
    ) -> Self {
        let settings = Settings {
            profile,
            base_url,
            credentials,
            user_agent: Ok(None),
            attempt_timeout: Duration::from_secs(60),
            call_timeout: Duration::from_secs(120),
            retry: RetryPolicy::default(),
            total_rate: profile.rate,
            scoped_rate: profile.scoped_rate,
            body_limit: 64 * 1024 * 1024,
            strict_reading: false,
            proxy: ProxyChoice::System,
            root_certificates: Vec::new(),
            http_client: None,
        };
        Self { settings, client: PhantomData }
    }

    /// Checks the settings and makes the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for a missing or malformed key, an unusable base URL, proxy or certificate, or an application
    /// that does not have the vendor's form.
    pub fn build(self) -> Result<C, ConfigError>
    where
        C: From<ClientContext>,
    {
        Ok(C::from(ClientContext::new(self.settings)?))
    }

    /// Where the API is: a region of an SDK's `Region`, or a base URL, `https` or `http` to a loopback address. Default: the region
    /// that serves most of the world.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base_url = url.into();
        self
    }

    /// How long one attempt may take: to connect, to wait for the response, and to read its body. Default 60 seconds. A body that is
    /// handed out while it arrives takes as long as it takes; there, it is how long the server may be silent in the middle.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout = timeout;
        self
    }

    /// How long a call may take in all, with every attempt and wait. Default 120 seconds.
    pub fn call_timeout(mut self, timeout: Duration) -> Self {
        self.settings.call_timeout = timeout;
        self
    }

    /// How often a request is sent at most, the first attempt included. Default 5; 0 counts as 1. Whether an attempt may be
    /// repeated does not depend on it: the reason must be one that passes by itself (no connection, no response, 408, 429,
    /// 5xx), and either the operation is idempotent or it is certain that the attempt had no effect (nothing was sent, or a
    /// 429 refused it).
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.settings.retry = self.settings.retry.attempts(attempts);
        self
    }

    /// The wait before attempt `n + 1`: random between zero and `base * 2^(n-1)`, that at most `max` ("full jitter"), or
    /// what the server asks for if that is longer. Default half a second and 20 seconds. A [`Job`](crate::Job) asks for its state with
    /// pauses that grow from `base` to `max`.
    pub fn backoff(mut self, base: Duration, max: Duration) -> Self {
        self.settings.retry = self.settings.retry.backoff(base, max);
        self
    }

    /// How failed attempts are repeated, in every detail.
    #[doc(hidden)]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = policy;
        self
    }

    /// The rate to keep to, in each scope if there are scopes: so many requests per second in the long run, of which `burst`
    /// may go out at once after a pause. Lower than the vendor's, it leaves something to other programs. Refusals lower it
    /// for a while, and it comes back with the responses.
    ///
    /// # Panics
    ///
    /// If one of them is not above zero: with it, no request could ever be sent.
    pub fn rate(mut self, per_second: f64, burst: u32) -> Self {
        let rate = Rate::new(per_second, burst);
        match &mut self.settings.scoped_rate {
            Some((scoped, _)) => *scoped = rate,
            None => self.settings.total_rate = Some(rate),
        }
        self
    }

    /// The largest body, in bytes, that is read into memory. Default 64 MiB. From 2 GiB on a body is an error, whatever the
    /// limit is; of a list, that holds for each item.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.settings.body_limit = bytes;
        self
    }

    /// Makes an error of every value in a response that is of another type than documented. For tests that hold a server
    /// to its document: otherwise such a value is left out, see [`Response::mismatches`](crate::Response::mismatches).
    #[doc(hidden)]
    pub fn strict_reading(mut self) -> Self {
        self.settings.strict_reading = true;
        self
    }

    /// Uses this proxy for everything. It may contain a user and a password. The default is the system's settings:
    /// `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, and where they are not set, the proxy of the system on
    /// Windows and macOS; none for a base URL on this machine. For none at all, `http.no_proxy()` in
    /// [`http_client`](Self::http_client).
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.settings.proxy = ProxyChoice::Url(url.into());
        self
    }

    /// Trusts the CA certificates of a PEM text as well as those of the platform.
    pub fn add_root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.settings.root_certificates.push(Bytes::from(pem.into()));
        self
    }

    /// Changes the HTTP client that is made, after the settings of this builder were applied to it.
    ///
    /// TLS is rustls with the settings of this builder; for others, such as a certificate of the client's own, pass
    /// a `rustls::ClientConfig` to `tls_backend_preconfigured`.
    ///
    /// Redirects and repeated attempts stay the SDK's, whatever `change` says: reqwest would carry an API key in a
    /// header of the vendor's own to any host. To name its types, depend on reqwest 0.13 without its default features.
    ///
    /// ```
    /// # let options = sdk_runtime::ClientOptions::new("https://api.example.com");
    /// let address = std::net::SocketAddr::from(([192, 0, 2, 7], 443));
    /// let options = options.http_client(move |http| http.resolve("api.example.com", address));
    /// ```
    pub fn http_client(
        mut self,
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.settings.http_client = Some(ChangeHttp(Arc::new(change)));
        self
    }
}

impl<C> fmt::Debug for ClientOptions<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.settings.fmt(f)
    }
}
