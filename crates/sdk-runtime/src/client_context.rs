//! The policy of a client: what the hooks apply and the calls obey.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderName};
use reqwest::Url;
use tokio::time::Instant;

use crate::limit::{ConcurrencyLimit, Limiter};
use crate::options::ClientOptions;
use crate::redirect::RedirectRule;
use crate::{Credentials, Operation, RetryPolicy, UserAgent};

/// The policy of a client. The generated `Client` holds one as its inner value.
///
/// Cheap to clone; clones share the rate limit. Its `Debug` shows no credential.
#[derive(Clone)]
pub struct ClientContext {
    policy: Arc<Policy>,
    deadline: Option<Instant>,
    call_timeout: Option<Duration>,
}

/// What all clones share.
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
    pub(crate) fn new(options: ClientOptions, base: Url) -> Self {
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
    pub(crate) fn new(policy: Policy) -> Self {
        Self { policy: Arc::new(policy), deadline: None, call_timeout: None }
    }

    /// Puts authentication and user agent on a request. What an SDK's `ClientHooks::pre` delegates to.
    ///
    /// For an operation that is called without the API key, `call` takes the header off again: the hook does not
    /// learn which operation it is but by name.
    pub fn prepare(&self, request: &mut reqwest::Request) {
        let headers = request.headers_mut();
        headers.insert(USER_AGENT, self.policy.user_agent.value().clone());
        if let Some(credentials) = &self.policy.credentials {
            credentials.apply(headers);
        }
    }

    /// The same client policy with an absolute deadline over all calls that are made with it, in addition to the
    /// time that each call may take. A call never waits past it, and fails at once after it.
    #[must_use]
    pub fn with_deadline(&self, deadline: impl Into<Instant>) -> Self {
        let deadline = deadline.into();
        Self {
            deadline: Some(self.deadline.map_or(deadline, |earlier| earlier.min(deadline))),
            ..self.clone()
        }
    }

    /// The same client policy with another time for each call in all.
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

    pub(crate) fn strip_credentials(&self, operation: &Operation, headers: &mut HeaderMap) {
        if let (false, Some(credentials)) = (operation.authenticated, &self.policy.credentials) {
            credentials.remove(headers);
        }
    }
}

impl fmt::Debug for ClientContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientContext")
            .field("credentials", &self.policy.credentials)
            .field("user_agent", &self.policy.user_agent)
            .field("retry", &self.policy.retry)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}
