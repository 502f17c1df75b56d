//! The one error of every generated operation.
//!
//! Two questions matter after a failed call: what is it, and did it have an effect? The first is answered by the
//! predicates (`is_*`), the second by [`Error::was_applied`] and [`Error::may_have_been_applied`]. What is never in
//! here: a body, a URL, a header value, a secret.

mod body_problem;
pub(crate) mod connect;
mod detail;
mod display;
mod effect;
pub(crate) mod members;
pub(crate) mod message;

use std::time::Duration;

use http::StatusCode;

use crate::request_id::RequestIds;
use crate::{Operation, redact};

pub use body_problem::BodyProblem;
pub use connect::ConnectFailure;
pub(crate) use detail::Detail;
pub(crate) use effect::Effect;
use members::Members;

/// Why a call failed.
///
/// Opaque on purpose: new reasons can be added without breaking callers. Ask it with the predicates.
///
/// What to do about it:
///
/// ```
/// use sdk_runtime::Error;
///
/// fn advice(error: &Error) -> &'static str {
///     if error.is_invalid_request() {
///         "an argument is wrong: nothing was sent"
///     } else if error.is_unauthorized() || error.is_forbidden() {
///         "the key is wrong, or lacks the right"
///     } else if error.is_not_found() {
///         "there is no such object, or this key does not see it"
///     } else if error.is_rate_limited() {
///         "too many requests, also after waiting: see `retry_after`"
///     } else if error.is_redirect() {
///         "something sends us to another host: a proxy's login page?"
///     } else if error.is_certificate() {
///         "the server's certificate is not trusted: nothing was sent"
///     } else if error.is_proxy() {
///         "the proxy does not let us through: nothing was sent"
///     } else if error.is_connect() {
///         "name or network: nothing was sent"
///     } else if error.is_timeout() {
///         "too slow for the time limits"
///     } else if error.is_unusable_body() {
///         "answered with success, but not as documented"
///     } else {
///         "see `status` and `messages`; support asks for `request_id`"
///     }
/// }
/// ```
///
/// After a failed *write*, ask first whether it took effect:
///
/// ```
/// use sdk_runtime::Error;
///
/// fn state(error: &Error) -> &'static str {
///     if error.was_applied() {
///         "changed: only the response was unusable"
///     } else if error.may_have_been_applied() {
///         "unknown: look before sending it again"
///     } else if error.is_retryable() {
///         "unchanged: try again later"
///     } else {
///         "unchanged: somebody has to act"
///     }
/// }
/// ```
pub struct Error(Box<Inner>);

/// The broad reason of an [`Error`]; the predicates are usually what you want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The arguments do not make a request: nothing was sent.
    InvalidRequest,
    /// No connection could be made (refused, name not found, TLS failure): nothing was sent.
    Connect,
    /// No response in time.
    Timeout,
    /// The rate limit that is kept on this side allows no request before the deadline. A vendor's 429 is
    /// [`Status`](Self::Status).
    RateLimit,
    /// The connection broke before a response arrived completely.
    Transport,
    /// A response with a status outside 2xx.
    Status,
    /// A redirect, or a link to the next page, that must not be followed.
    Redirect,
    /// A 2xx whose body is too large or does not have the documented shape: the server has done what was asked.
    Decode,
}

pub(crate) struct Inner {
    pub(crate) kind: ErrorKind,
    pub(crate) effect: Effect,
    /// Whether the reason is one that passes by itself.
    pub(crate) transient: bool,
    pub(crate) operation: &'static Operation,
    pub(crate) status: Option<StatusCode>,
    pub(crate) request_ids: RequestIds,
    pub(crate) attempts: u32,
    /// Vetted texts of the vendor; see `message`.
    pub(crate) messages: Vec<String>,
    /// Vetted.
    pub(crate) members: Members,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) connect: Option<ConnectFailure>,
    /// Vetted.
    pub(crate) issuer: Option<String>,
    pub(crate) body: Option<BodyProblem>,
    /// Vetted.
    pub(crate) detail: Option<Detail>,
}

impl Error {
    /// An error for arguments from which no request can be made. Called by generated code.
    ///
    /// `reason` must not quote an argument: it can be a secret.
    pub fn invalid_request(operation: &'static Operation, reason: impl std::fmt::Display) -> Self {
        Self::of(Inner {
            detail: Some(Detail::Ours(redact::clean(&reason.to_string()).into())),
            ..Inner::new(ErrorKind::InvalidRequest, Effect::NotSent, operation)
        })
    }

    pub(crate) fn of(inner: Inner) -> Self {
        Self(Box::new(inner))
    }

    /// The broad reason.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that failed.
    pub fn operation(&self) -> &'static Operation {
        self.0.operation
    }

    /// The status of the last response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The vendor's id of the last answered attempt.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_ids.last()
    }

    /// The vendor's ids of all answered attempts, in order.
    pub fn request_ids(&self) -> &[String] {
        self.0.request_ids.all()
    }

    /// How often the request was sent, or tried to be sent. 0 if it never came to that.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// What the vendor said about the error: short texts without control characters, and without what is secret in the
    /// request: credentials, a [`Secret`](crate::Secret), and every text in a value that no type describes, such as free
    /// JSON.
    pub fn messages(&self) -> &[String] {
        &self.0.messages
    }

    /// A string, number or boolean at the top of the JSON that the vendor answered an error with, as text. Vetted as
    /// [`messages`](Self::messages) are. `None` if there is none of this name, or its text is longer than 300 bytes.
    ///
    /// What a member means is the vendor's to say: Tenable names in `active_job_id` the export that runs already.
    ///
    /// ```
    /// use sdk_runtime::Error;
    ///
    /// fn running_job(error: &Error) -> Option<&str> {
    ///     if error.is_conflict() { error.member("active_job_id") } else { None }
    /// }
    /// ```
    pub fn member(&self, name: &str) -> Option<&str> {
        self.0.members.get(name)
    }

    /// Why, in the words of the system or of a library ("Connection refused"), if they say more than
    /// [`summary`](Self::summary) does. Vetted as messages are.
    pub fn reason(&self) -> Option<&str> {
        match &self.0.detail {
            Some(Detail::Quoted(words)) => Some(words),
            _ => None,
        }
    }

    /// How long to wait before another try: what the vendor asked for, or until a limit that is kept on this side allows
    /// a request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// 404: the object does not exist, or is not visible to this key.
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND)
    }

    /// 401: the credentials were not accepted.
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// 403: the credentials are valid but do not have the right.
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// 409: the object is in a state, or exists already, so that this cannot be done to it.
    pub fn is_conflict(&self) -> bool {
        self.has_status(StatusCode::CONFLICT)
    }

    /// 5xx: the vendor, or a gateway before it, failed.
    pub fn is_server_error(&self) -> bool {
        self.0.kind == ErrorKind::Status && self.0.status.is_some_and(|status| status.is_server_error())
    }

    /// Too many requests: 429, also after the retries; or the rate limit that is kept on this side allows no request
    /// before the deadline, and nothing was sent. See [`retry_after`](Self::retry_after).
    pub fn is_rate_limited(&self) -> bool {
        self.0.kind == ErrorKind::RateLimit || self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// No response in time: an attempt or the whole call took too long.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// No connection: name not found, refused, unreachable, TLS failure. This attempt was not sent.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Why no connection was made, where the reason is one of those; `None` for others, and after a connection.
    ///
    /// ```
    /// use sdk_runtime::{ConnectFailure, Error};
    ///
    /// fn is_clock_suspect(error: &Error) -> bool {
    ///     use ConnectFailure::{CertificateExpired, CertificateNotYetValid};
    ///     matches!(error.connect_failure(), Some(CertificateExpired | CertificateNotYetValid))
    /// }
    /// ```
    pub fn connect_failure(&self) -> Option<ConnectFailure> {
        self.0.connect
    }

    /// Who issued the certificate that is not accepted, by its own words: the name to look for where a company's proxy opens
    /// TLS. Vetted as [`messages`](Self::messages) are. `None` if a certificate is not the reason, or names nobody.
    ///
    /// ```
    /// use sdk_runtime::Error;
    ///
    /// fn advice(error: &Error) -> Option<String> {
    ///     error.certificate_issuer().map(|name| format!("is {name} the CA of your proxy?"))
    /// }
    /// ```
    pub fn certificate_issuer(&self) -> Option<&str> {
        self.0.issuer.as_deref()
    }

    /// The server's certificate is not accepted: nothing was sent. [`connect_failure`](Self::connect_failure) says why not.
    pub fn is_certificate(&self) -> bool {
        self.0.connect.is_some_and(ConnectFailure::is_certificate)
    }

    /// The proxy is reached and does not let the request through to the server: nothing was sent.
    ///
    /// A proxy that is not reached is a connection that cannot be made, as one to the server
    /// ([`is_connect`](Self::is_connect)).
    pub fn is_proxy(&self) -> bool {
        self.0.connect.is_some_and(ConnectFailure::is_proxy)
    }

    /// A redirect or a next page to which the request must not go.
    pub fn is_redirect(&self) -> bool {
        self.0.kind == ErrorKind::Redirect
    }

    /// The arguments do not make a request; nothing was sent.
    pub fn is_invalid_request(&self) -> bool {
        self.0.kind == ErrorKind::InvalidRequest
    }

    /// A 2xx arrived, and its body could not be read or did not have the documented shape. If it did not arrive in
    /// time, [`is_timeout`](Self::is_timeout) is true as well.
    pub fn is_unusable_body(&self) -> bool {
        self.0.status.is_some_and(|status| status.is_success())
    }

    /// Why the body of a success was no use; `None` unless [`is_unusable_body`](Self::is_unusable_body).
    ///
    /// ```
    /// use sdk_runtime::{BodyProblem, Error};
    ///
    /// /// A page of a proxy arrives as a success, too.
    /// fn is_hardly_the_vendors(error: &Error) -> bool {
    ///     error.body_problem() == Some(BodyProblem::NotJson)
    /// }
    /// ```
    pub fn body_problem(&self) -> Option<BodyProblem> {
        self.0.body
    }

    /// Whether the same call may be made again later and may then succeed: the reason passes by itself, and
    /// repeating does no harm (nothing was applied, or the operation is idempotent).
    pub fn is_retryable(&self) -> bool {
        self.0.transient && (self.0.operation.idempotent || !self.may_have_been_applied())
    }

    /// Whether the write took effect although the call failed: a 2xx arrived, but its body was no use.
    ///
    /// Always false for operations that only read.
    pub fn was_applied(&self) -> bool {
        !self.0.operation.is_read() && self.0.effect == Effect::Applied
    }

    /// Whether the write may have taken effect: it was sent, completely or in part, and no trustworthy response
    /// came to this or an earlier attempt. Includes [`was_applied`](Self::was_applied).
    ///
    /// `false` is a promise: nothing has changed at the vendor. Always false for operations that only read.
    pub fn may_have_been_applied(&self) -> bool {
        !self.0.operation.is_read() && matches!(self.0.effect, Effect::Unknown | Effect::Applied)
    }

    fn has_status(&self, status: StatusCode) -> bool {
        self.0.kind == ErrorKind::Status && self.0.status == Some(status)
    }
}

impl Inner {
    pub(crate) fn new(kind: ErrorKind, effect: Effect, operation: &'static Operation) -> Self {
        Self {
            kind,
            effect,
            transient: false,
            operation,
            status: None,
            request_ids: RequestIds::default(),
            attempts: 0,
            messages: Vec::new(),
            members: Members::default(),
            retry_after: None,
            connect: None,
            issuer: None,
            body: None,
            detail: None,
        }
    }
}
