//! Why no connection was made.

use std::error::Error as StdError;
use std::iter::successors;

use rustls::CertificateError;

/// Why no connection was made, where that says what to repair. All but [`TimedOut`](Self::TimedOut) will be the same next
/// time, so a call ends after one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConnectFailure {
    /// The proxy wants a user name and password, or others.
    ProxyLogin,
    /// The proxy does not connect to the server.
    ProxyRefused,
    /// The server's certificate is no longer valid.
    CertificateExpired,
    /// The server's certificate is not valid yet.
    CertificateNotYetValid,
    /// The server's certificate is for other names.
    CertificateOfOtherName,
    /// No authority that is trusted has signed the server's certificate.
    UnknownAuthority,
    /// The server's certificate cannot be used for another reason.
    Certificate,
    /// Nothing answered: a firewall that drops what it does not let through, a wrong address, or a passing failure.
    TimedOut,
}

impl ConnectFailure {
    pub(crate) fn is_certificate(self) -> bool {
        matches!(
            self,
            Self::CertificateExpired
                | Self::CertificateNotYetValid
                | Self::CertificateOfOtherName
                | Self::UnknownAuthority
                | Self::Certificate
        )
    }

    pub(crate) fn is_proxy(self) -> bool {
        matches!(self, Self::ProxyLogin | Self::ProxyRefused)
    }

    /// Reads it from the errors that reqwest's wraps.
    pub(crate) fn of(error: &reqwest::Error) -> Option<Self> {
        successors(error.source(), |cause| next(*cause)).find_map(|cause| match cause.downcast_ref() {
            Some(rustls::Error::InvalidCertificate(reason)) => Some(Self::of_certificate(reason)),
            // The type is private to hyper-util; tests hold its words to this.
            _ => match cause.to_string().as_str() {
                "tunnel error: proxy authorization required" => Some(Self::ProxyLogin),
                "tunnel error: unsuccessful" => Some(Self::ProxyRefused),
                _ => None,
            },
        })
    }

    fn of_certificate(reason: &CertificateError) -> Self {
        match reason {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::CertificateExpired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                Self::CertificateNotYetValid
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Self::CertificateOfOtherName
            }
            CertificateError::UnknownIssuer => Self::UnknownAuthority,
            _ => Self::Certificate,
        }
    }
}

/// The error behind one. An I/O error passes for what it wraps: its source is that of the wrapped error, which would
/// thus be left out.
fn next<'a>(cause: &'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> {
    let wrapped = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    match wrapped {
        Some(inner) => Some(inner),
        None => cause.source(),
    }
}
