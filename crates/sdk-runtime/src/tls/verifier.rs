//! The verifier of servers: it names who issued what it refuses, and reads the rest of the trust store only when it is needed.

use std::fmt;
use std::sync::{Arc, OnceLock};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, Error, OtherError, SignatureScheme};

use super::issuer::issuer;
use super::refused::RefusedCertificate;
use crate::vendor::ConfigProblem;

/// Asks a verifier, and if that is of the system's bundle and refuses, the platform's.
///
/// A CA that an administrator has put into the certificate directory but not into the bundle is trusted by
/// other programs of the system, so it has to be trusted here.
pub(super) struct Verifier {
    first: Arc<dyn ServerCertVerifier>,
    rest: Option<Rest>,
}

/// The platform's verifier, once it is needed.
struct Rest {
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
    loaded: OnceLock<Option<Arc<rustls_platform_verifier::Verifier>>>,
}

impl Verifier {
    /// What this verifier says is final.
    pub(super) fn of(first: Arc<dyn ServerCertVerifier>) -> Self {
        Self { first, rest: None }
    }

    /// The verifier of the bundle, and the platform's behind it.
    pub(super) fn of_bundle(
        bundle: Arc<WebPkiServerVerifier>,
        extra: Vec<CertificateDer<'static>>,
        provider: Arc<CryptoProvider>,
    ) -> Self {
        Self { first: bundle, rest: Some(Rest { extra, provider, loaded: OnceLock::new() }) }
    }
}

impl Rest {
    fn verifier(&self) -> Option<&rustls_platform_verifier::Verifier> {
        let load = || platform(self.extra.clone(), Arc::clone(&self.provider)).ok();
        self.loaded.get_or_init(load).as_deref()
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verify = |verifier: &dyn ServerCertVerifier| {
            verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
        };
        // Whatever the reason is (an unknown CA, or an old key of a known one), the platform decides: it is
        // the reference, and the bundle only a way to not ask it.
        let verified =
            verify(self.first.as_ref()).or_else(|error| match self.rest.as_ref().and_then(Rest::verifier) {
                Some(rest) => verify(rest),
                None => Err(error),
            });
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
        self.first.verify_tls12_signature(message, cert, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.first.verify_tls13_signature(message, cert, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.first.supported_verify_schemes()
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").finish_non_exhaustive()
    }
}

/// The platform's own verifier: the system's API on Windows and macOS, every file of the trust store elsewhere.
pub(super) fn platform(
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Arc<rustls_platform_verifier::Verifier>, ConfigProblem> {
    // With additional roots, even with none, Windows gets a chain engine of its own with an exclusive store.
    let verifier = if extra.is_empty() {
        rustls_platform_verifier::Verifier::new(provider)
    } else {
        rustls_platform_verifier::Verifier::new_with_extra_roots(extra, provider)
    };
    verifier.map(Arc::new).map_err(|error| {
        ConfigProblem::Tls(format!("this host's trusted certificates cannot be read ({error})"))
    })
}

#[cfg(test)]
mod tests;
