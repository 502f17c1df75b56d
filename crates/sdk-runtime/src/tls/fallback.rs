//! A verifier that reads the rest of the trust store only when it is needed.

use std::fmt;
use std::sync::{Arc, OnceLock};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, Error, SignatureScheme};

use crate::ConfigError;

/// Asks the verifier of the bundle, and if that refuses, the platform's.
///
/// An authority that an administrator has put into the certificate directory but not into the bundle is trusted by
/// other programs of the system, so it has to be trusted here.
pub(super) struct WithFallback {
    bundle: Arc<WebPkiServerVerifier>,
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
    rest: OnceLock<Option<Arc<rustls_platform_verifier::Verifier>>>,
}

impl WithFallback {
    pub(super) fn new(
        bundle: Arc<WebPkiServerVerifier>,
        extra: Vec<CertificateDer<'static>>,
        provider: Arc<CryptoProvider>,
    ) -> Self {
        Self { bundle, extra, provider, rest: OnceLock::new() }
    }

    fn rest(&self) -> Option<&rustls_platform_verifier::Verifier> {
        let load = || platform(self.extra.clone(), Arc::clone(&self.provider)).ok();
        self.rest.get_or_init(load).as_deref()
    }
}

impl ServerCertVerifier for WithFallback {
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
        // Whatever the reason is (an unknown authority, or an old key of a known one), the platform decides: it is
        // the reference, and the bundle only a way to not ask it.
        verify(self.bundle.as_ref()).or_else(|error| match self.rest() {
            Some(rest) => verify(rest),
            None => Err(error),
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.bundle.verify_tls12_signature(message, cert, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.bundle.verify_tls13_signature(message, cert, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.bundle.supported_verify_schemes()
    }
}

impl fmt::Debug for WithFallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WithFallback").finish_non_exhaustive()
    }
}

/// The platform's own verifier: the system's API on Windows and macOS, every file of the trust store elsewhere.
pub(super) fn platform(
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Arc<rustls_platform_verifier::Verifier>, ConfigError> {
    // With additional roots, even with none, Windows gets a chain engine of its own with an exclusive store.
    let verifier = if extra.is_empty() {
        rustls_platform_verifier::Verifier::new(provider)
    } else {
        rustls_platform_verifier::Verifier::new_with_extra_roots(extra, provider)
    };
    verifier.map(Arc::new).map_err(|error| {
        ConfigError::Tls(format!("this host's trusted certificates cannot be read ({error})"))
    })
}

#[cfg(test)]
// Only used where the trust store is files.
#[cfg(target_os = "linux")]
#[cfg(any(feature = "ring", feature = "aws-lc-rs"))]
mod tests {
    use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
    use rustls::{CertificateError, RootCertStore};

    use super::*;

    type Authority = CertifiedIssuer<'static, KeyPair>;

    fn authority(name: &str) -> Authority {
        let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
        params.distinguished_name.push(rcgen::DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
    }

    fn verify(bundled: &Authority, elsewhere: &Authority, name: &str) -> Result<(), Error> {
        let provider = super::super::provider().unwrap();
        let mut store = RootCertStore::empty();
        store.add(bundled.der().clone()).unwrap();
        let bundle =
            WebPkiServerVerifier::builder_with_provider(Arc::new(store), Arc::clone(&provider)).build();
        let verifier = WithFallback::new(bundle.unwrap(), vec![elsewhere.der().clone()], provider);
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec!["api.example.com".to_owned()]).unwrap();
        let certificate = params.signed_by(&key, elsewhere).unwrap();
        let name = ServerName::try_from(name).unwrap();
        verifier.verify_server_cert(certificate.der(), &[], &name, &[], UnixTime::now()).map(|_| ())
    }

    #[test]
    fn an_authority_outside_the_bundle_is_found() {
        verify(&authority("one"), &authority("two"), "api.example.com").unwrap();
    }

    #[test]
    fn a_new_key_of_an_authority_is_found() {
        verify(&authority("one"), &authority("one"), "api.example.com").unwrap();
    }

    #[test]
    fn a_certificate_for_another_name_stays_refused() {
        for bundled in [authority("one"), authority("two")] {
            let error = verify(&bundled, &authority("two"), "other.example.com").unwrap_err();
            let expected =
                matches!(error, Error::InvalidCertificate(CertificateError::NotValidForNameContext { .. }));
            assert!(expected, "{error}");
        }
    }
}
