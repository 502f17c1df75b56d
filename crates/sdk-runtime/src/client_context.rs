//! What all calls of a client share: how requests are sent, and the policy that they obey.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Request, Response};
use tokio::time::Instant;

use crate::limit::Limiter;
use crate::options::Settings;
use crate::redirect::RedirectRule;
use crate::vendor::{ConfigProblem, Credentials};
use crate::{CallOptions, Error, Operation, RetryPolicy, http_client, url};

/// What all calls of a client share: connections, base URL, credentials, limits. The generated `Client` holds one, and is
/// `AsRef<ClientContext>`.
///
/// [`ClientOptions::build`](crate::ClientOptions::build) makes it. Cheap to clone; clones share connections and rate limit. Its `Debug` shows no
/// credential.
#[derive(Clone)]
pub struct ClientContext {
    http: reqwest::Client,
    /// Without a slash at the end.
    base_url: Arc<str>,
    transport: Option<Transport>,
    policy: Arc<Policy>,
    deadline: Option<Instant>,
    options: Arc<CallOptions>,
}

/// Sends a request in the place of the HTTP client.
type Transport = Arc<dyn Fn(reqwest::Client, Request) -> ExecutedRequest + Send + Sync>;
type ExecutedRequest = Pin<Box<dyn Future<Output = reqwest::Result<Response>> + Send>>;

/// What calls obey.
pub(crate) struct Policy {
    pub(crate) settings: Settings,
    pub(crate) credentials: Option<Credentials>,
    pub(crate) user_agent: Option<HeaderValue>,
    pub(crate) redirects: RedirectRule,
    pub(crate) request_id_headers: Vec<HeaderName>,
    pub(crate) limiter: Limiter,
}

impl ClientContext {
    pub(crate) fn new(settings: Settings) -> Result<Self, ConfigProblem> {
        let credentials = settings.credentials.clone()?;
        let user_agent = settings.user_agent.clone()?;
        let base = url::base_url(&settings.base_url)?;
        let http = http_client::build(&settings, &base)?;
        let names = settings.profile.request_id_headers.iter();
        let policy = Policy {
            credentials,
            user_agent,
            redirects: RedirectRule { base: base.clone(), domains: settings.profile.redirect_domains },
            request_id_headers: names.filter_map(|name| name.parse().ok()).collect(),
            limiter: Limiter::new(settings.total_rate, settings.scoped_rate),
            settings,
        };
        Ok(Self {
            http,
            base_url: base.as_str().trim_end_matches('/').into(),
            transport: None,
            policy: Arc::new(policy),
            deadline: None,
            options: Arc::default(),
        })
    }

    /// Puts the headers of the options on a request, authentication, where the operation asks for it, and user agent. Gives
    /// what of the first is secret.
    pub(crate) fn prepare(
        &self,
        operation: &'static Operation,
        headers: &mut HeaderMap,
    ) -> Result<Vec<String>, Error> {
        let secrets = self
            .options
            .apply(headers, self.policy.credentials.as_ref())
            .map_err(|reason| Error::invalid_request(operation, reason))?;
        headers.extend(self.policy.user_agent.clone().map(|text| (USER_AGENT, text)));
        if let (true, Some(credentials)) = (operation.authenticated, &self.policy.credentials) {
            credentials.apply(headers);
        }
        Ok(secrets)
    }

    /// Sends one request, and nothing else.
    pub(crate) async fn execute(&self, request: Request) -> reqwest::Result<Response> {
        match &self.transport {
            Some(transport) => transport(self.http.clone(), request).await,
            None => self.http.execute(request).await,
        }
    }

    /// The same client with another way to send a request: for middleware around each attempt, and for tests without a server. The
    /// request is complete, with credentials; limits, time, redirects and retries stay the SDK's. The HTTP client that sends
    /// requests otherwise is at hand; it follows no redirects and repeats nothing.
    ///
    /// ```
    /// use sdk_runtime::ClientContext;
    ///
    /// fn printed(client: &ClientContext) -> ClientContext {
    ///     client.with_transport(|http, request| async move {
    ///         let host = request.url().host_str().map(str::to_owned);
    ///         let response = http.execute(request).await;
    ///         println!("{host:?} {:?}", response.as_ref().map(|response| response.status()));
    ///         response
    ///     })
    /// }
    /// ```
    #[must_use]
    pub fn with_transport<F>(
        &self,
        transport: impl Fn(reqwest::Client, Request) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = reqwest::Result<Response>> + Send + 'static,
    {
        let transport = move |http, request| -> ExecutedRequest { Box::pin(transport(http, request)) };
        Self { transport: Some(Arc::new(transport)), ..self.clone() }
    }

    /// The client that requests are sent with. For what is no call of an API.
    #[doc(hidden)]
    pub fn http(&self) -> &reqwest::Client {
        &self.http
    }

    /// The URL that paths of operations are appended to, without a slash at the end.
    #[doc(hidden)]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The same client with an absolute deadline over all calls that are made with it, in addition to the
    /// time that each call may take. A call never waits past it, and fails at once after it.
    #[doc(hidden)]
    #[must_use]
    pub fn with_deadline(&self, deadline: impl Into<Instant>) -> Self {
        let deadline = deadline.into();
        Self {
            deadline: Some(self.deadline.map_or(deadline, |earlier| earlier.min(deadline))),
            ..self.clone()
        }
    }

    /// The same client with these options for all calls, over those that it has.
    #[doc(hidden)]
    #[must_use]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self { options: Arc::new(options.or(&self.options)), ..self.clone() }
    }

    pub(crate) fn options(&self) -> &CallOptions {
        &self.options
    }

    /// How failed attempts are repeated.
    pub(crate) fn retry_policy(&self) -> RetryPolicy {
        self.options.retry_policy(&self.policy.settings.retry)
    }

    /// When calls have to be over, whenever they start.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    pub(crate) fn policy(&self) -> &Policy {
        &self.policy
    }

    /// When a call that starts now has to be over.
    pub(crate) fn call_deadline(&self, now: Instant) -> Instant {
        let timeout = self.options.timeout.unwrap_or(self.policy.settings.call_timeout);
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

impl fmt::Debug for ClientContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientContext")
            .field("base_url", &self.base_url)
            .field("credentials", &self.policy.credentials)
            .field("user_agent", &self.policy.user_agent)
            .field("retry", &self.policy.settings.retry)
            .field("deadline", &self.deadline)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
