//! Why a certificate was refused, with the name of who issued it: the first thing that whoever repairs it looks for.

use std::sync::Arc;
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

impl fmt::Display for RefusedCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
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
