//! A CA for one server.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tempfile::NamedTempFile;
use tokio_rustls::TlsAcceptor;

use crate::start_error::StartError;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A CA that nobody trusts until told to, its certificate for this host, and the file to trust.
pub(crate) struct Ca {
    acceptor: TlsAcceptor,
    pem: String,
    file: NamedTempFile,
}

impl Ca {
    /// Makes keys and certificates, and writes the CA's certificate to the system's folder of temporary files.
    pub(crate) fn new() -> Result<Self, StartError> {
        let certificate = |error: rcgen::Error| StartError::Certificate(error.to_string());
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, "sdk-mock test CA");
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let key = KeyPair::generate().map_err(certificate)?;
        let ca = params.self_signed(&key).map_err(certificate)?;
        let issuer = Issuer::new(params, key);

        let names = ["localhost".to_owned(), "127.0.0.1".to_owned()];
        let mut params = CertificateParams::new(names).map_err(certificate)?;
        params.distinguished_name.push(DnType::CommonName, "sdk-mock");
        set_validity(&mut params, SystemTime::now());
        // Apple's verifier refuses certificates without purpose.
        params.extended_key_usages.push(rcgen::ExtendedKeyUsagePurpose::ServerAuth);
        let key = KeyPair::generate().map_err(certificate)?;
        let leaf = params.signed_by(&key, &issuer).map_err(certificate)?;

        let pem = ca.pem();
        let mut file = tempfile::Builder::new();
        // Nothing in it is secret, and clients may be other users.
        #[cfg(unix)]
        file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
        let mut file = file.prefix("sdk-mock-").suffix(".pem").tempfile()?;
        file.write_all(pem.as_bytes())?;
        let chain = vec![leaf.der().clone(), ca.der().clone()];
        let acceptor = acceptor(chain, PrivateKeyDer::Pkcs8(key.serialize_der().into()))?;
        Ok(Self { acceptor, pem, file })
    }

    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        self.acceptor.clone()
    }

    pub(crate) fn pem(&self) -> &str {
        &self.pem
    }

    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }
}

/// From yesterday on, for clocks that differ. Apple's verifier refuses certificates that are valid for longer than 825
/// days.
fn set_validity(params: &mut CertificateParams, now: SystemTime) {
    let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    let epoch = rcgen::date_time_ymd(1970, 1, 1);
    params.not_before = epoch + now.saturating_sub(DAY);
    params.not_after = epoch + now + DAY * 800;
}

fn acceptor(
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
) -> Result<TlsAcceptor, StartError> {
    let refused = |error: rustls::Error| StartError::Certificate(error.to_string());
    let mut config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(refused)?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(refused)?;
    // The server speaks nothing else.
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_are_valid_whenever_they_are_made() {
        let mut params = CertificateParams::default();
        // 2040-06-15.
        set_validity(&mut params, UNIX_EPOCH + DAY * 25_733);
        assert_eq!(params.not_before, rcgen::date_time_ymd(2040, 6, 14));
        assert_eq!(params.not_after, rcgen::date_time_ymd(2042, 8, 24));
    }
}
