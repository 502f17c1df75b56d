//! TLS settings: rustls with the provider that the build chose and the trust store of the platform.
//!
//! The settings are handed to reqwest ready-made, so that no process-wide crypto provider has to be installed: a
//! library must not decide that for a program. There is no way to switch verification off.

mod issuer;
mod pem;
mod refused;
mod roots;
mod verifier;

use std::sync::Arc;

use bytes::Bytes;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::vendor::ConfigProblem;

pub(crate) use refused::RefusedCertificate;

pub(crate) const MISSING: &str = "this build has neither feature `ring` nor `aws-lc-rs`, and the program has no provider \
                                  of its own; enable one, or give `http_client` a preconfigured TLS backend";

/// The provider of this build, or the program's. With both features on, the one that is not the default: somebody asked
/// for it.
fn provider() -> Option<Arc<CryptoProvider>> {
    #[cfg(feature = "aws-lc-rs")]
    return Some(Arc::new(rustls::crypto::aws_lc_rs::default_provider()));
    #[cfg(all(feature = "ring", not(feature = "aws-lc-rs")))]
    return Some(Arc::new(rustls::crypto::ring::default_provider()));
    #[cfg(not(any(feature = "ring", feature = "aws-lc-rs")))]
    return CryptoProvider::get_default().cloned();
}

/// The client side of TLS: TLS 1.2 and 1.3, the platform's trust store (`SSL_CERT_FILE` and `SSL_CERT_DIR` are
/// honoured where the platform's store is files) and the certificates of `extra_pem`. Nothing without a provider.
pub(crate) fn client_config(extra_pem: &[Bytes]) -> Result<Option<rustls::ClientConfig>, ConfigProblem> {
    let mut extra = Vec::new();
    for pem in extra_pem {
        extra.append(&mut certificates(pem)?);
    }
    let Some(provider) = provider() else { return Ok(None) };
    let verifier = roots::verifier(extra, Arc::clone(&provider))?;
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| ConfigProblem::Tls(error.to_string()))?
        // rustls calls every verifier dangerous that it did not choose itself. This one is its own, with the trust
        // store of the platform, or the platform's.
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    approved(config, cfg!(feature = "fips")).map(Some)
}

/// The settings, unless they must keep to FIPS 140 and do not.
fn approved(config: rustls::ClientConfig, must: bool) -> Result<rustls::ClientConfig, ConfigProblem> {
    if must && !config.fips() { Err(ConfigProblem::NotFips) } else { Ok(config) }
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, ConfigProblem> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    match found {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        Ok(_) => {
            Err(ConfigProblem::Tls("the additional root certificates contain no certificate".to_owned()))
        }
        Err(error) => Err(ConfigProblem::Tls(format!("the additional root certificates: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use rustls::{ClientConfig, RootCertStore};

    use super::*;

    #[test]
    fn what_does_not_keep_to_fips_is_refused_where_it_must() {
        let ring = Arc::new(rustls::crypto::ring::default_provider());
        let config = || {
            ClientConfig::builder_with_provider(Arc::clone(&ring))
                .with_safe_default_protocol_versions()
                .unwrap()
                .with_root_certificates(RootCertStore::empty())
                .with_no_client_auth()
        };
        approved(config(), false).unwrap();
        assert!(matches!(approved(config(), true), Err(ConfigProblem::NotFips)));
    }
}
