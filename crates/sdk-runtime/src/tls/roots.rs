//! The certificate authorities that are trusted.

use std::sync::Arc;

use rustls::RootCertStore;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;

use crate::ConfigError;

/// The trust store from the system's bundle file, where a platform keeps one.
///
/// The platform verifier reads the bundle file *and* the certificate directory, which hold the same certificates:
/// on a system with 145 roots that is two thirds of all instructions of a short-lived client (9 of 19 million up to
/// the first request). So the bundle alone is read where there is one and `SSL_CERT_DIR` does not say otherwise.
#[cfg(all(unix, not(target_vendor = "apple"), not(target_os = "android")))]
pub(super) fn from_bundle(extra: &[CertificateDer<'static>]) -> Option<RootCertStore> {
    use rustls::pki_types::pem::PemObject;

    /// Debian and derivatives; Fedora and RHEL; openSUSE; Alpine; the BSDs.
    const BUNDLES: [&str; 5] = [
        "/etc/ssl/certs/ca-certificates.crt",
        "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
        "/usr/local/etc/ssl/cert.pem",
    ];
    if std::env::var_os("SSL_CERT_DIR").is_some() || std::env::var_os("SSL_CERT_FILE").is_some() {
        return None;
    }
    let bundle = BUNDLES.iter().find(|path| std::path::Path::new(path).exists())?;
    let mut store = RootCertStore::empty();
    let certificates = CertificateDer::pem_file_iter(bundle).ok()?.filter_map(Result::ok);
    let (added, _) = store.add_parsable_certificates(certificates);
    store.add_parsable_certificates(extra.iter().cloned());
    (added > 0).then_some(store)
}

#[cfg(not(all(unix, not(target_vendor = "apple"), not(target_os = "android"))))]
pub(super) fn from_bundle(_extra: &[CertificateDer<'static>]) -> Option<RootCertStore> {
    None
}

/// The platform's own verifier: the system's API on Windows and macOS, every file of the trust store elsewhere.
pub(super) fn platform(
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Arc<dyn ServerCertVerifier>, ConfigError> {
    rustls_platform_verifier::Verifier::new_with_extra_roots(extra, provider)
        .map(|verifier| Arc::new(verifier) as Arc<dyn ServerCertVerifier>)
        .map_err(|error| ConfigError::Tls(error.to_string()))
}
