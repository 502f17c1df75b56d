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
mod failure;
pub(crate) mod members;
pub(crate) mod message;
mod predicates;

use std::time::Duration;

use http::StatusCode;

use crate::request_id::RequestIds;
use crate::{Operation, redact};

pub use body_problem::BodyProblem;
pub use connect::ConnectFailure;
pub(crate) use detail::Detail;
pub(crate) use effect::Effect;
pub(crate) use failure::Failure;

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
///     } else if error.is_certificate() {
///         "the server's certificate is not trusted: nothing was sent"
///     } else if error.is_connect() {
///         "name, network or proxy: nothing was sent"
///     } else if error.is_timeout() {
///         "too slow for the time limits"
///     } else {
///         match error.status() {
///             Some(status) if status.is_success() => "it was done, and the response is not as documented",
///             Some(status) if status.is_redirection() => "something leads to another host: a proxy's login page?",
///             _ => "see `status` and `messages`; support asks for `request_id`",
///         }
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

/// The broad reason of an [`Error`], for tests; the predicates are what you want.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The arguments do not make a request: nothing was sent.
    InvalidRequest,
    /// A write that is only logged: nothing was sent.
    DryRun,
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
    /// Work that goes on after the response failed, or parts of its result are lost.
    Job,
    /// Nothing in a list has the name that was looked for.
    NotNamed,
}

struct Inner {
    /// Vetted.
    failure: Failure,
    operation: &'static Operation,
    request_ids: RequestIds,
    attempts: u32,
}

impl Error {
    /// An error for arguments from which no request can be made. Called by generated code.
    ///
    /// `reason` must not quote an argument: it can be a secret.
    #[doc(hidden)]
    pub fn invalid_request(operation: &'static Operation, reason: impl std::fmt::Display) -> Self {
        let detail = Some(Detail::Ours(redact::clean(&reason.to_string()).into()));
        let failure = Failure::new(ErrorKind::InvalidRequest, Effect::NotSent, false);
        Self::new(operation, Failure { detail, ..failure }, RequestIds::default(), 0)
    }

    /// An error that no server gave: for tests in which something else stands in the place of a client
    /// ([`Response::new`](crate::Response::new) has an example). With a status it is a response with this message; with `None`
    /// there was none in time, so that a write may have been applied.
    pub fn fake(operation: &'static Operation, status: impl Into<Option<StatusCode>>, message: &str) -> Self {
        let failure = match status.into() {
            Some(status) => Failure { messages: vec![redact::clean(message)], ..Failure::status(status) },
            None => Failure {
                detail: Some(Detail::Ours(redact::clean(message).into())),
                ..Failure::new(ErrorKind::Timeout, Effect::Unknown, true)
            },
        };
        Self::new(operation, failure, RequestIds::default(), 1)
    }

    /// `failure` is vetted.
    pub(crate) fn new(
        operation: &'static Operation,
        failure: Failure,
        request_ids: RequestIds,
        attempts: u32,
    ) -> Self {
        Self(Box::new(Inner { failure, operation, request_ids, attempts }))
    }

    #[doc(hidden)]
    pub fn kind(&self) -> ErrorKind {
        self.0.failure.kind
    }

    /// The operation that failed.
    pub fn operation(&self) -> &'static Operation {
        self.0.operation
    }

    /// The status of the last response, if there was one. A success (2xx) is one whose body could not be read or is not what the
    /// document says, or that leads to a page which must not be asked for; a redirect (3xx) one that must not be followed. The text says which, and why.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.failure.status
    }

    /// The vendor's id of the last attempt that got a response.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_ids.last()
    }

    /// The vendor's ids of all attempts that got a response, in order.
    #[doc(hidden)]
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
        &self.0.failure.messages
    }

    /// A string, number or boolean at the top of the JSON of the vendor's error response, as text. Vetted as
    /// [`messages`](Self::messages) are. `None` if there is none of this name, or its text is longer than 300 bytes.
    ///
    /// What a member means is the vendor's to say: Tenable names in `active_job_id` the export that runs already.
    ///
    /// ```
    /// use sdk_runtime::Error;
    ///
    /// fn running_job(error: &Error) -> Option<&str> {
    ///     if error.status()? == 409 { error.member("active_job_id") } else { None }
    /// }
    /// ```
    #[doc(hidden)]
    pub fn member(&self, name: &str) -> Option<&str> {
        self.0.failure.members.get(name)
    }

    /// Why, in the words of the system or of a library ("Connection refused"), if they say more than
    /// [`summary`](Self::summary) does. Vetted as messages are.
    #[doc(hidden)]
    pub fn reason(&self) -> Option<&str> {
        match &self.0.failure.detail {
            Some(Detail::Quoted(words)) => Some(words),
            _ => None,
        }
    }

    /// Numbers of the parts of a [`Job`](crate::Job) that failed or were cancelled, as far as the server names them. All others were
    /// handed out.
    pub fn lost_parts(&self) -> &[u64] {
        &self.0.failure.lost
    }

    /// How long to wait before another try: what the vendor asked for, or until a limit that is kept on this side allows
    /// a request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.failure.retry_after
    }
}
