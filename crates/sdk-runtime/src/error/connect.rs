//! Why no connection was made.

use std::error::Error as StdError;
use std::io;
use std::iter::successors;

use rustls::{AlertDescription, CertificateError};

use crate::tls::RefusedCertificate;

/// Why no connection was made, where that says what to repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConnectFailure {
    /// The proxy wants a user name and password, or others.
    ProxyLogin,
    /// The proxy does not connect to the server: it refuses to, or cannot.
    ProxyRefused,
    /// The server's certificate is no longer valid.
    CertificateExpired,
    /// The server's certificate is not valid yet.
    CertificateNotYetValid,
    /// The server's certificate is for other names.
    CertificateOfOtherName,
    /// No trusted CA has signed the server's certificate.
    UnknownIssuer,
    /// The server's certificate cannot be used for another reason.
    Certificate,
    /// The server does not speak TLS: another port, or something that responds in the server's place.
    NotTls,
    /// The server and this client have no version of TLS, or nothing else that TLS needs, in common.
    NoCommonTls,
    /// The name of the server, or of the proxy, is not known.
    UnknownName,
    /// The port refuses connections: nothing listens there, or a firewall refuses them. Can pass.
    Refused,
    /// The connection was closed before it could be used: a firewall that looks into it, or a failure. Can pass.
    Closed,
    /// Nothing responded: a firewall that drops what it does not let through, a wrong address, or a failure. Can pass.
    TimedOut,
}

/// What the resolvers of glibc, musl and Apple call a name that does not exist, which Rust gives no kind of its own.
const UNKNOWN_NAMES: [&str; 4] = [
    "Name or service not known",
    "No address associated with hostname",
    "Name does not resolve",
    "nodename nor servname provided",
];

/// `WSAHOST_NOT_FOUND`.
const WINDOWS_UNKNOWN_NAME: i32 = 11_001;

impl ConnectFailure {
    /// Whether it can be different a moment later. The others will be the same, so a call ends with them after one attempt.
    ///
    /// ```
    /// # use sdk_runtime::ConnectFailure;
    /// assert!(ConnectFailure::TimedOut.can_pass() && !ConnectFailure::ProxyLogin.can_pass());
    /// ```
    #[doc(hidden)]
    #[must_use]
    pub fn can_pass(self) -> bool {
        matches!(self, Self::Refused | Self::Closed | Self::TimedOut)
    }

    pub(crate) fn is_certificate(self) -> bool {
        matches!(
            self,
            Self::CertificateExpired
                | Self::CertificateNotYetValid
                | Self::CertificateOfOtherName
                | Self::UnknownIssuer
                | Self::Certificate
        )
    }

    /// Reads it from the errors that reqwest's wraps.
    pub(crate) fn of(error: &reqwest::Error) -> Option<Self> {
        causes(error).find_map(|cause| match cause.downcast_ref() {
            Some(rustls::Error::InvalidCertificate(reason)) => Some(Self::of_certificate(
                RefusedCertificate::of(reason).map_or(reason, |refused| &refused.reason),
            )),
            // After a connection, these are accidents of the way.
            Some(rustls) if error.is_connect() => Self::of_tls(rustls),
            _ if error.is_connect() => Self::of_words(cause).or_else(|| Self::of_system(cause)),
            _ => None,
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
            CertificateError::UnknownIssuer => Self::UnknownIssuer,
            _ => Self::Certificate,
        }
    }

    fn of_tls(error: &rustls::Error) -> Option<Self> {
        match error {
            rustls::Error::InvalidMessage(_) => Some(Self::NotTls),
            rustls::Error::PeerIncompatible(_)
            | rustls::Error::AlertReceived(
                AlertDescription::ProtocolVersion
                | AlertDescription::HandshakeFailure
                | AlertDescription::InsufficientSecurity,
            ) => Some(Self::NoCommonTls),
            _ => None,
        }
    }

    /// The types are private to hyper-util; tests hold its words to this.
    fn of_words(cause: &(dyn StdError + 'static)) -> Option<Self> {
        match cause.to_string().as_str() {
            "tunnel error: proxy authorization required" => Some(Self::ProxyLogin),
            "tunnel error: unsuccessful" => Some(Self::ProxyRefused),
            "tunnel error: unexpected end of file" => Some(Self::Closed),
            _ => None,
        }
    }

    fn of_system(cause: &(dyn StdError + 'static)) -> Option<Self> {
        let error: &io::Error = cause.downcast_ref()?;
        match error.kind() {
            io::ErrorKind::ConnectionRefused => Some(Self::Refused),
            io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::UnexpectedEof => Some(Self::Closed),
            _ => {
                let is_unknown = cfg!(windows) && error.raw_os_error() == Some(WINDOWS_UNKNOWN_NAME) || {
                    let words = error.to_string();
                    UNKNOWN_NAMES.iter().any(|name| words.contains(name))
                };
                is_unknown.then_some(Self::UnknownName)
            }
        }
    }
}

/// The certificate that is refused, as our verifier sees it.
pub(crate) fn refused(error: &reqwest::Error) -> Option<&RefusedCertificate> {
    causes(error).find_map(|cause| match cause.downcast_ref() {
        Some(rustls::Error::InvalidCertificate(reason)) => RefusedCertificate::of(reason),
        _ => None,
    })
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    successors(error.source(), |cause| next(*cause))
}

/// The error behind one. An I/O error passes for what it wraps: its source is that of the wrapped error, which would
/// thus be left out.
fn next<'a>(cause: &'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> {
    let wrapped = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    match wrapped {
        Some(inner) => Some(inner),
        None => cause.source(),
    }
}
