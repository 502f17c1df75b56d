//! Certificates, good ones and others.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;

/// The names that the rows reach their server by.
pub(super) const NAMES: [&str; 4] = ["localhost", "127.0.0.1", "::1", "api.vendor.invalid"];

/// How the certificate of a server is made, and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certificate {
    Good,
    Expired,
    /// What a clock that is slow makes of a good one.
    NotYetValid,
    OtherName,
    /// With a common name only.
    NoName,
    SelfSigned,
    /// A CA's own, used as a server's.
    OfCa,
    /// Of a CA between, which the server sends.
    WithIntermediate,
    /// The same, and the server does not send it.
    WithoutIntermediate,
    /// For clients.
    OtherPurpose,
}

/// A server's side of TLS, and the text of the CA's certificate.
pub(super) struct Made {
    pub(super) acceptor: TlsAcceptor,
    pub(super) ca: String,
}

type Issuer = CertifiedIssuer<'static, KeyPair>;

fn ca(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

fn key() -> KeyPair {
    KeyPair::generate().unwrap()
}

impl Certificate {
    pub(super) fn make(self) -> Made {
        let root = Issuer::self_signed(ca("Example Root CA"), key()).unwrap();
        let between = Issuer::signed_by(ca("Example Intermediate CA"), key(), &root).unwrap();
        let own = key();
        let params = self.params();
        let (chain, trusted) = match self {
            Self::SelfSigned | Self::OfCa => {
                let leaf = params.self_signed(&own).unwrap();
                (vec![leaf.der().clone()], leaf.pem())
            }
            Self::WithIntermediate | Self::WithoutIntermediate => {
                let mut chain = vec![params.signed_by(&own, &between).unwrap().der().clone()];
                chain.extend((self == Self::WithIntermediate).then(|| between.der().clone()));
                (chain, root.pem())
            }
            _ => (vec![params.signed_by(&own, &root).unwrap().der().clone()], root.pem()),
        };
        Made { acceptor: acceptor(chain, &own), ca: trusted }
    }

    fn params(self) -> CertificateParams {
        let names: &[&str] = match self {
            Self::OtherName => &["other.example"],
            Self::NoName => &[],
            _ => &NAMES,
        };
        let mut params = match self {
            Self::OfCa => ca("Example Server"),
            _ => CertificateParams::default(),
        };
        params.subject_alt_names =
            CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
                .unwrap()
                .subject_alt_names;
        params.distinguished_name.push(DnType::CommonName, "Example Server");
        // So many days from now.
        let day = |days: i64| {
            let distance = Duration::from_secs(24 * 60 * 60 * days.unsigned_abs());
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
            rcgen::date_time_ymd(1970, 1, 1) + if days < 0 { now - distance } else { now + distance }
        };
        let (from, to) = match self {
            Self::Expired => (-20, -10),
            Self::NotYetValid => (10, 20),
            _ => (-10, 10),
        };
        (params.not_before, params.not_after) = (day(from), day(to));
        let purpose = match self {
            Self::OtherPurpose => ExtendedKeyUsagePurpose::ClientAuth,
            _ => ExtendedKeyUsagePurpose::ServerAuth,
        };
        params.extended_key_usages.push(purpose);
        params
    }
}

fn acceptor(chain: Vec<CertificateDer<'static>>, key: &KeyPair) -> TlsAcceptor {
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, PrivateKeyDer::Pkcs8(key.serialize_der().into()))
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}
