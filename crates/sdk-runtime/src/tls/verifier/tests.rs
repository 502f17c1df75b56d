// Only used where the trust store is files.
#![cfg(target_os = "linux")]
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::{CertificateError, RootCertStore};

use super::*;

type Ca = CertifiedIssuer<'static, KeyPair>;

fn ca(name: &str) -> Ca {
    let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
    params.distinguished_name.push(rcgen::DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn verify(bundled: &Ca, elsewhere: &Ca, name: &str) -> Result<(), Error> {
    let provider = super::super::provider().unwrap();
    let mut store = RootCertStore::empty();
    store.add(bundled.der().clone()).unwrap();
    let bundle = WebPkiServerVerifier::builder_with_provider(Arc::new(store), Arc::clone(&provider)).build();
    let verifier = Verifier::of_bundle(bundle.unwrap(), vec![elsewhere.der().clone()], provider);
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["api.example.com".to_owned()]).unwrap();
    let certificate = params.signed_by(&key, elsewhere).unwrap();
    let name = ServerName::try_from(name).unwrap();
    verifier.verify_server_cert(certificate.der(), &[], &name, &[], UnixTime::now()).map(|_| ())
}

#[test]
fn a_ca_outside_the_bundle_is_found() {
    verify(&ca("one"), &ca("two"), "api.example.com").unwrap();
}

#[test]
fn a_new_key_of_a_ca_is_found() {
    verify(&ca("one"), &ca("one"), "api.example.com").unwrap();
}

#[test]
fn a_certificate_for_another_name_stays_refused() {
    for bundled in [ca("one"), ca("two")] {
        let error = verify(&bundled, &ca("two"), "other.example.com").unwrap_err();
        let Error::InvalidCertificate(reason) = &error else { panic!("{error}") };
        let refused = RefusedCertificate::of(reason).unwrap();
        assert!(matches!(refused.reason, CertificateError::NotValidForNameContext { .. }), "{error}");
        assert!(refused.issuer.is_some());
    }
}
