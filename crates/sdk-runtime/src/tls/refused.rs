//! Why a certificate was refused, with the name of who issued it: the first thing that whoever repairs it looks for.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};
use std::{error, fmt};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, Error, OtherError, SignatureScheme};

use super::issuer::issuer;

/// What a [`NamesIssuer`] adds to an error of its verifier.
#[derive(Debug)]
pub(crate) struct RefusedCertificate {
    pub(crate) reason: CertificateError,
    pub(crate) issuer: Option<String>,
}

impl RefusedCertificate {
    /// The one that is in an error of a [`NamesIssuer`].
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

/// Asks a verifier, and adds the issuer to what it refuses.
#[derive(Debug)]
pub(super) struct NamesIssuer(pub(super) Arc<dyn ServerCertVerifier>);

impl ServerCertVerifier for NamesIssuer {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verified = self.0.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        verified.map_err(|error| match error {
            Error::InvalidCertificate(reason) => {
                let refused = RefusedCertificate { reason, issuer: issuer(end_entity) };
                Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(refused))))
            }
            other => other,
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0.verify_tls12_signature(message, cert, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0.verify_tls13_signature(message, cert, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}

#[cfg(test)]
mod tests {
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
