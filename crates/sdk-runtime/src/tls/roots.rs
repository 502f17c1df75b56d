//! The CAs that are trusted.
//!
//! On systems whose trust store is files, the platform verifier reads the bundle file *and* the certificate
//! directory, which hold the same certificates: half of all instructions of a short-lived client. So the bundle is
//! read alone, by a faster reader, and the rest of the store only when a server's CA is not in it.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::RootCertStore;
use rustls::client::WebPkiServerVerifier;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;

use super::pem;
use super::verifier::{Verifier, platform};
use crate::vendor::ConfigProblem;

/// Debian, Arch and derivatives; Fedora and RHEL; openSUSE; Alpine; the BSDs.
const BUNDLES: [&str; 5] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/etc/ssl/cert.pem",
];

/// Windows and macOS have a store of their own, which their verifier asks.
const READS_VARIABLES: bool = cfg!(all(unix, not(target_vendor = "apple"), not(target_os = "android")));

/// Where the trust is to be taken from.
#[derive(Debug, PartialEq, Eq)]
enum Source {
    /// This file and nothing else: `SSL_CERT_FILE` says so.
    File(PathBuf),
    /// The system's bundle, and the rest of the system's store if that is not enough.
    Bundle(PathBuf),
    /// What the platform verifier makes of it.
    Platform,
}

/// The verifier of servers: the trust store of the platform and `extra` CAs.
pub(super) fn verifier(
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Verifier, ConfigProblem> {
    let file = env::var_os("SSL_CERT_FILE").filter(|file| !file.is_empty()).map(PathBuf::from);
    let unusable = |path: &Path, why: String| {
        ConfigProblem::Tls(format!("SSL_CERT_FILE is {}, which {why}", path.display()))
    };
    match source(file.clone(), env::var_os("SSL_CERT_DIR").is_some()) {
        Source::File(path) => match from_file(&path, &extra, &provider) {
            Ok(verifier) => Ok(Verifier::of(verifier)),
            Err(why) => Err(unusable(&path, why)),
        },
        Source::Bundle(path) => match from_file(&path, &extra, &provider) {
            Ok(verifier) => Ok(Verifier::of_bundle(verifier, extra, provider)),
            Err(_) => Ok(Verifier::of(platform(extra, provider)?)),
        },
        Source::Platform => {
            // The platform verifier passes over a file that it cannot use if the directory has certificates.
            if let Some(path) = file.filter(|_| READS_VARIABLES) {
                from_file(&path, &extra, &provider).map_err(|why| unusable(&path, why))?;
            }
            let verifier = platform(extra, provider).map_err(|error| match env::var_os("SSL_CERT_DIR") {
                Some(path) if READS_VARIABLES => ConfigProblem::Tls(format!(
                    "SSL_CERT_DIR is {}, which holds no CA certificate under a name that `openssl rehash` gives",
                    Path::new(&path).display()
                )),
                _ => error,
            })?;
            Ok(Verifier::of(verifier))
        }
    }
}

/// Decides as rustls-native-certs does, which the platform verifier uses, whenever a variable is set.
fn source(file: Option<PathBuf>, directory_is_set: bool) -> Source {
    if directory_is_set || !READS_VARIABLES {
        return Source::Platform;
    }
    match file {
        Some(file) => Source::File(file),
        None => BUNDLES
            .iter()
            .map(Path::new)
            .find(|path| path.exists())
            .map_or(Source::Platform, |path| Source::Bundle(path.to_owned())),
    }
}

/// A verifier from one file, or why there is none.
fn from_file(
    path: &Path,
    extra: &[CertificateDer<'static>],
    provider: &Arc<CryptoProvider>,
) -> Result<Arc<WebPkiServerVerifier>, String> {
    let mut store = RootCertStore::empty();
    let text = std::fs::read(path).map_err(|error| format!("cannot be read ({})", error.kind()))?;
    let (added, ignored) = store.add_parsable_certificates(pem::certificates(&text));
    tracing::debug!(file = %path.display(), added, ignored, "trust store read");
    if added == 0 {
        return Err("holds no CA certificate".to_owned());
    }
    store.add_parsable_certificates(extra.iter().cloned());
    let builder = WebPkiServerVerifier::builder_with_provider(Arc::new(store), Arc::clone(provider));
    builder.build().map_err(|error| format!("cannot be used ({error})"))
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    #[test]
    fn the_variables_decide_first() {
        assert_eq!(source(None, true), Source::Platform);
        assert_eq!(source(Some("/a.pem".into()), true), Source::Platform);
        assert_eq!(source(Some("/a.pem".into()), false), Source::File("/a.pem".into()));
        assert!(!matches!(source(None, false), Source::File(_)));
    }
}
