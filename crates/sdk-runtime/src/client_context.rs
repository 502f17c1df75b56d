//! What all calls of a client share: how requests are sent, and the policy that they obey.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderName};
use reqwest::{Request, Response, Url};
use tokio::time::Instant;

use crate::limit::{ConcurrencyLimit, Limiter};
use crate::options::ClientOptions;
use crate::redirect::RedirectRule;
use crate::{ConfigError, Credentials, Operation, RetryPolicy, UserAgent, http_client, url};

/// What all calls of a client share: connections, base URL, credentials, limits. The generated `Client` holds one, and is
/// `AsRef<ClientContext>`.
///
/// [`ClientOptions::build`] makes it. Cheap to clone; clones share connections and rate limit. Its `Debug` shows no
/// credential.
#[derive(Clone)]
pub struct ClientContext {
    http: reqwest::Client,
    /// Without a slash at the end.
    base_url: Arc<str>,
    transport: Option<Transport>,
    policy: Arc<Policy>,
    deadline: Option<Instant>,
    call_timeout: Option<Duration>,
}

/// Sends a request in the place of the HTTP client.
type Transport = Arc<dyn Fn(Request) -> ExecutedRequest + Send + Sync>;
type ExecutedRequest = Pin<Box<dyn Future<Output = reqwest::Result<Response>> + Send>>;

/// What calls obey.
pub(crate) struct Policy {
    pub(crate) credentials: Option<Credentials>,
    pub(crate) user_agent: UserAgent,
    pub(crate) retry: RetryPolicy,
    pub(crate) redirects: RedirectRule,
    pub(crate) read_timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) call_timeout: Duration,
    pub(crate) body_limit: usize,
    pub(crate) strict_reading: bool,
    pub(crate) request_id_headers: Vec<HeaderName>,
    pub(crate) limiter: Limiter,
    pub(crate) concurrency_limits: &'static [ConcurrencyLimit],
}

impl Policy {
    fn new(options: ClientOptions, base: Url) -> Self {
        let profile = options.profile;
        Self {
            credentials: options.credentials,
            user_agent: options.user_agent,
            retry: options.retry,
            redirects: RedirectRule { base, domains: profile.redirect_domains },
            read_timeout: options.read_timeout,
            attempt_timeout: options.attempt_timeout,
            call_timeout: options.call_timeout,
            body_limit: options.body_limit,
            strict_reading: options.strict_reading,
            request_id_headers: profile
                .request_id_headers
                .iter()
                .filter_map(|name| HeaderName::from_bytes(name.as_bytes()).ok())
                .collect(),
            concurrency_limits: profile.concurrency_limits,
            limiter: Limiter::new(options.total_rate, options.scoped_rate),
        }
    }
}

impl ClientContext {
    /// Puts authentication, where the operation asks for it, and user agent on a request.
    pub(crate) fn prepare(&self, operation: &Operation, headers: &mut HeaderMap) {
        headers.insert(USER_AGENT, self.policy.user_agent.value().clone());
        if let (true, Some(credentials)) = (operation.authenticated, &self.policy.credentials) {
            credentials.apply(headers);
        }
    }

    /// Sends one request, and nothing else.
    pub(crate) async fn execute(&self, request: Request) -> reqwest::Result<Response> {
        match &self.transport {
            Some(transport) => transport(request).await,
            None => self.http.execute(request).await,
        }
    }

    /// The same client with another way to send a request: for tests in which time is paused.
    #[doc(hidden)]
    #[must_use]
    pub fn with_transport<F>(&self, transport: impl Fn(Request) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = reqwest::Result<Response>> + Send + 'static,
    {
        Self { transport: Some(Arc::new(move |request| Box::pin(transport(request)))), ..self.clone() }
    }

    /// The client that requests are sent with.
    #[doc(hidden)]
    pub fn http(&self) -> &reqwest::Client {
        &self.http
    }

    /// The URL that paths of operations are appended to, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The same client with an absolute deadline over all calls that are made with it, in addition to the
    /// time that each call may take. A call never waits past it, and fails at once after it.
    #[must_use]
    pub fn with_deadline(&self, deadline: impl Into<Instant>) -> Self {
        let deadline = deadline.into();
        Self {
            deadline: Some(self.deadline.map_or(deadline, |earlier| earlier.min(deadline))),
            ..self.clone()
        }
    }

    /// The same client with another time for each call in all.
    #[must_use]
    pub fn with_call_timeout(&self, timeout: Duration) -> Self {
        Self { call_timeout: Some(timeout), ..self.clone() }
    }

    pub(crate) fn policy(&self) -> &Policy {
        &self.policy
    }

    /// When a call that starts now has to be over.
    pub(crate) fn call_deadline(&self, now: Instant) -> Instant {
        let timeout = self.call_timeout.unwrap_or(self.policy.call_timeout);
        // A timeout beyond what the clock can express means none; a year will do.
        let own = now.checked_add(timeout).unwrap_or(now + Duration::from_secs(365 * 24 * 60 * 60));
        self.deadline.map_or(own, |shared| shared.min(own))
    }
}

impl AsRef<Self> for ClientContext {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl ClientOptions {
    /// Checks the settings and makes what a client needs. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for an unusable base URL, proxy or certificate.
    pub fn build(self) -> Result<ClientContext, ConfigError> {
        let base = url::base_url(&self.base_url)?;
        let http = http_client::build(&self, &base)?;
        let base_url = base.as_str().trim_end_matches('/').into();
        let policy = Arc::new(Policy::new(self, base));
        Ok(ClientContext { http, base_url, transport: None, policy, deadline: None, call_timeout: None })
    }
}

impl fmt::Debug for ClientContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientContext")
            .field("base_url", &self.base_url)
            .field("credentials", &self.policy.credentials)
            .field("user_agent", &self.policy.user_agent)
            .field("retry", &self.policy.retry)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}
