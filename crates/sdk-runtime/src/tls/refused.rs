//! Why a certificate was refused, with the name of who issued it: the first thing that whoever repairs it looks for.

use std::time::{Duration, UNIX_EPOCH};
use std::{error, fmt};

use rustls::pki_types::UnixTime;
use rustls::{CertificateError, Error, OtherError};

/// What the verifier adds to an error.
#[derive(Debug)]
pub(crate) struct RefusedCertificate {
    pub(crate) reason: CertificateError,
    pub(crate) issuer: Option<String>,
}

impl RefusedCertificate {
    /// The one that is in an error of the verifier.
    pub(crate) fn of(reason: &CertificateError) -> Option<&Self> {
        match reason {
            CertificateError::Other(OtherError(inner)) => inner.downcast_ref(),
            _ => None,
        }
    }
}

/// With dates and names as people write them, where rustls has seconds and the forms of its types.
impl fmt::Display for RefusedCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            CertificateError::ExpiredContext { not_after, .. } => {
                write!(f, "the certificate was valid until {}", date(*not_after))
            }
            CertificateError::NotValidYetContext { not_before, .. } => {
                write!(f, "the certificate is valid from {} on", date(*not_before))
            }
            CertificateError::NotValidForNameContext { presented, .. } if presented.is_empty() => {
                f.write_str("the certificate names no server")
            }
            CertificateError::NotValidForNameContext { presented, .. } => {
                let names: Vec<_> = presented.iter().map(|name| bare(name)).collect();
                write!(f, "the certificate is for {}", names.join(", "))
            }
            reason => Error::InvalidCertificate(reason.clone()).fmt(f),
        }
    }
}

/// Nothing that a certificate can say is after the year 9999, where HTTP's dates end.
fn date(time: UnixTime) -> String {
    const LAST: u64 = 253_402_300_799;
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(time.as_secs().min(LAST)))
}

/// `DnsName("h.example")` without what is around the name.
fn bare(name: &str) -> &str {
    name.strip_prefix("DnsName(\"").and_then(|name| name.strip_suffix("\")")).unwrap_or(name)
}

impl error::Error for RefusedCertificate {}

#[cfg(test)]
mod tests {
    use rustls::pki_types::ServerName;

    use super::*;

    fn shown(reason: CertificateError) -> String {
        RefusedCertificate { reason, issuer: None }.to_string()
    }

    #[test]
    fn dates_and_names_are_shown_as_people_write_them() {
        let at = |seconds| UnixTime::since_unix_epoch(Duration::from_secs(seconds));
        let (time, year) = (at(1_795_886_140), at(1_609_459_200));
        assert_eq!(
            shown(CertificateError::ExpiredContext { time, not_after: year }),
            "the certificate was valid until Fri, 01 Jan 2021 00:00:00 GMT"
        );
        assert_eq!(
            shown(CertificateError::NotValidYetContext { time, not_before: at(u64::MAX) }),
            "the certificate is valid from Fri, 31 Dec 9999 23:59:59 GMT on"
        );
        let of = |presented: &[&str]| CertificateError::NotValidForNameContext {
            expected: ServerName::try_from("h.example").unwrap(),
            presented: presented.iter().map(|name| (*name).to_owned()).collect(),
        };
        assert_eq!(
            shown(of(&["DnsName(\"a.example\")", "IpAddress(10.0.0.1)"])),
            "the certificate is for a.example, IpAddress(10.0.0.1)"
        );
        assert_eq!(shown(of(&[])), "the certificate names no server");
        assert_eq!(shown(CertificateError::UnknownIssuer), "invalid peer certificate: UnknownIssuer");
    }
}
