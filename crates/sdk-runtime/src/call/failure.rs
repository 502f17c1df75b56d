//! Why one attempt failed.

use std::error::Error as _;
use std::time::Duration;

use http::StatusCode;

use super::sent::Sent;
use super::unreadable::Unreadable;
use crate::error::{Detail, Effect, Failure, connect};
use crate::{ConnectFailure, ErrorKind};

impl Failure {
    /// Nothing arrived in time.
    pub(crate) fn timeout(sent: &Sent) -> Self {
        let (effect, detail, connect) = if sent.happened() {
            (Effect::Unknown, "the server did not respond", None)
        } else {
            (Effect::NotSent, "no connection was made", Some(ConnectFailure::TimedOut))
        };
        let detail = Some(Detail::Ours(detail.into()));
        Self { detail, connect, ..Self::new(ErrorKind::Timeout, effect, true) }
    }

    /// The time of the attempt was over, not that of the call: says which setting that is.
    pub(crate) fn name_attempt_timeout(&mut self) {
        if let (ErrorKind::Timeout, Some(Detail::Ours(words))) = (self.kind, &mut self.detail)
            && !words.contains('`')
        {
            words.to_mut().push_str(" (`attempt_timeout`)");
        }
    }

    /// There was no time left to send anything.
    pub(crate) fn too_late() -> Self {
        let detail = Some(Detail::Ours("the deadline had passed before the request was sent".into()));
        Self { detail, ..Self::new(ErrorKind::Timeout, Effect::NotSent, true) }
    }

    /// The limit on this side allows a request after so long, and the call has less.
    pub(crate) fn limited(wait: Duration) -> Self {
        let detail = Some(Detail::Ours("the rate limit allows no request before the deadline".into()));
        Self { detail, retry_after: Some(wait), ..Self::new(ErrorKind::RateLimit, Effect::NotSent, true) }
    }

    /// What cannot be sent, whenever it is tried.
    pub(crate) fn unsendable(detail: &'static str) -> Self {
        let failure = Self::new(ErrorKind::InvalidRequest, Effect::NotSent, false);
        Self { detail: Some(Detail::Ours(detail.into())), ..failure }
    }

    /// reqwest has no response.
    pub(crate) fn transport(error: &reqwest::Error, sent: &Sent) -> Self {
        // Both are asked: a connection that could not be made has not sent anything, and a request that no
        // connection has taken was not sent whatever went wrong.
        let effect = if error.is_connect() || !sent.happened() { Effect::NotSent } else { Effect::Unknown };
        if error.is_builder() {
            return Self::unsendable("the request cannot be built");
        }
        let kind = if error.is_timeout() {
            ErrorKind::Timeout
        } else if error.is_connect() {
            ErrorKind::Connect
        } else {
            ErrorKind::Transport
        };
        // A certificate that is not trusted now will not be in a second, and a proxy's wrong password not right; waiting
        // only delays the repair, and too many logins lock an account.
        let timed_out = kind == ErrorKind::Timeout && effect == Effect::NotSent;
        let connect = ConnectFailure::of(error).or(timed_out.then_some(ConnectFailure::TimedOut));
        let transient = connect.is_none_or(ConnectFailure::can_pass);
        let (detail, issuer) = (
            root_cause(error).map(Detail::Quoted),
            connect::refused(error).and_then(|refused| refused.issuer.clone()),
        );
        Self { detail, connect, issuer, ..Self::new(kind, effect, transient) }
    }

    /// A response with a status outside 2xx.
    pub(crate) fn status(status: StatusCode) -> Self {
        let (effect, transient) = match status.as_u16() {
            // Refused before anything was done. 408: the request did not arrive completely; 425: too early.
            408 | 425 | 429 => (Effect::NotApplied, true),
            400..=499 => (Effect::NotApplied, false),
            // Not implemented, version not supported: will be the same next time.
            501 | 505 => (Effect::Unknown, false),
            // 503 with Retry-After is no exception: gateways send it when the server behind them, which may have
            // got the request, did not respond.
            500..=599 => (Effect::Unknown, true),
            _ => (Effect::Unknown, false),
        };
        Self { status: Some(status), ..Self::new(ErrorKind::Status, effect, transient) }
    }

    /// A redirect that must not be followed.
    pub(crate) fn redirect(status: StatusCode, reason: Detail) -> Self {
        // 303 says that the request was processed; the others say that it was not, but should be sent elsewhere.
        let effect = if status == StatusCode::SEE_OTHER { Effect::Unknown } else { Effect::NotApplied };
        Self { status: Some(status), detail: Some(reason), ..Self::new(ErrorKind::Redirect, effect, false) }
    }

    /// The body of a 2xx could not be read.
    pub(crate) fn body(status: StatusCode, unreadable: Unreadable) -> Self {
        let Unreadable { kind, problem, detail } = unreadable;
        Self {
            status: Some(status),
            body: Some(problem),
            detail: Some(detail),
            ..Self::new(kind, Effect::Applied, kind != ErrorKind::Decode)
        }
    }

    pub(crate) fn is_limited(&self) -> bool {
        self.status == Some(StatusCode::TOO_MANY_REQUESTS)
    }
}

/// The last error of the chain: "Connection refused", "invalid peer certificate: UnknownIssuer". The ones above only
/// say that sending failed, and the first one quotes the URL.
pub(crate) fn root_cause(error: &reqwest::Error) -> Option<String> {
    if let Some(refused) = connect::refused(error) {
        return Some(refused.to_string());
    }
    let mut cause = error.source()?;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    Some(cause.to_string())
}
