//! What an error is, and whether the write had an effect.

use http::StatusCode;

use super::{BodyProblem, ConnectFailure, Effect, Error, ErrorKind};

impl Error {
    /// 404: the object does not exist, or is not visible to this key. Of `by_name`: nothing in the list has the name.
    pub fn is_not_found(&self) -> bool {
        self.0.failure.kind == ErrorKind::NotNamed || self.has_status(StatusCode::NOT_FOUND)
    }

    /// 401: the credentials were not accepted.
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// 403: the credentials are valid but do not have the right.
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// Too many requests: 429, also after the retries; or the rate limit that is kept on this side allows no request
    /// before the deadline, and nothing was sent. See [`retry_after`](Self::retry_after).
    pub fn is_rate_limited(&self) -> bool {
        self.0.failure.kind == ErrorKind::RateLimit || self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// No response in time: an attempt or the whole call took too long.
    pub fn is_timeout(&self) -> bool {
        self.0.failure.kind == ErrorKind::Timeout
    }

    /// No connection to the server: name not found, refused, unreachable, TLS failure, a proxy that asks for a login or refuses to
    /// connect. This attempt was not sent. The text says which of them it is.
    pub fn is_connect(&self) -> bool {
        self.0.failure.kind == ErrorKind::Connect
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
    #[doc(hidden)]
    pub fn connect_failure(&self) -> Option<ConnectFailure> {
        self.0.failure.connect
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
    #[doc(hidden)]
    pub fn certificate_issuer(&self) -> Option<&str> {
        self.0.failure.issuer.as_deref()
    }

    /// The server's certificate is not accepted: nothing was sent. The text says why not, and who issued it.
    pub fn is_certificate(&self) -> bool {
        self.0.failure.connect.is_some_and(ConnectFailure::is_certificate)
    }

    /// The arguments do not make a request; nothing was sent. Of `by_name`: several things in the list have the name.
    pub fn is_invalid_request(&self) -> bool {
        self.0.failure.kind == ErrorKind::InvalidRequest
    }

    /// A write that [`CallOptions::dry_run`](crate::CallOptions::dry_run) keeps from being sent: the log has it, and nothing has changed.
    pub fn is_dry_run(&self) -> bool {
        self.0.failure.kind == ErrorKind::DryRun
    }

    /// Why the body of a success was no use; `None` unless [`status`](Self::status) is a 2xx.
    ///
    /// ```
    /// use sdk_runtime::{BodyProblem, Error};
    ///
    /// /// A page of a proxy arrives as a success, too.
    /// fn is_hardly_the_vendors(error: &Error) -> bool {
    ///     error.body_problem() == Some(BodyProblem::NotJson)
    /// }
    /// ```
    #[doc(hidden)]
    pub fn body_problem(&self) -> Option<BodyProblem> {
        self.0.failure.body
    }

    /// Whether the same call may be made again later and may then succeed: the reason passes by itself, and
    /// repeating does no harm (nothing was applied, or the operation is idempotent).
    pub fn is_retryable(&self) -> bool {
        let idempotent = self.0.failure.idempotent.unwrap_or(self.0.operation.idempotent);
        self.0.failure.transient && (idempotent || !self.may_have_been_applied())
    }

    /// Whether the write took effect although the call failed: a 2xx arrived, but its body was no use.
    ///
    /// Always false for operations that only read.
    pub fn was_applied(&self) -> bool {
        !self.0.operation.is_read() && self.0.failure.effect == Effect::Applied
    }

    /// Whether the write may have taken effect: it was sent, completely or in part, and no trustworthy response
    /// came to this or an earlier attempt. Includes [`was_applied`](Self::was_applied).
    ///
    /// `false` is a promise: nothing has changed at the vendor. Always false for operations that only read.
    pub fn may_have_been_applied(&self) -> bool {
        !self.0.operation.is_read() && matches!(self.0.failure.effect, Effect::Unknown | Effect::Applied)
    }

    fn has_status(&self, status: StatusCode) -> bool {
        self.0.failure.kind == ErrorKind::Status && self.0.failure.status == Some(status)
    }
}
