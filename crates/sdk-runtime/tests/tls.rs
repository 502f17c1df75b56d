//! Whom a client trusts.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::sync::Arc;

use common::{Client, UPDATE_ONCE, call_empty, options};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use sdk_runtime::{Error, Response, vendor::ConfigProblem};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

#[cfg(feature = "ring")]
use rustls::crypto::ring::default_provider as provider;

#[cfg(not(feature = "ring"))]
use rustls::crypto::aws_lc_rs::default_provider as provider;

/// Starts a TLS server for `name`; gives its URL and the PEM text of its CA certificate.
async fn server(name: &str) -> (String, String) {
    let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
    // The name of the server's certificate is rcgen's. One that is issued by its own name is taken for self-signed.
    params.distinguished_name.push(DnType::CommonName, "CA of a test");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(rcgen::DnType::CommonName, "Example CA");
    let ca = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, &ca).unwrap();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else { return };
                let mut part = [0; 4096];
                while stream.read(&mut part).await.is_ok_and(|length| length > 0) {
                    let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await;
                }
            });
        }
    });
    (url, ca.pem())
}

async fn send(client: &Client) -> Result<Response<()>, Error> {
    call_empty(client, client.request(&UPDATE_ONCE), &UPDATE_ONCE).await
}

#[tokio::test]
async fn an_unknown_ca_is_refused_before_anything_is_sent() {
    let (url, _) = server("localhost").await;
    let error = send(&Client::new(&url)).await.unwrap_err();
    assert!(error.is_connect() && !error.may_have_been_applied(), "{error}");
    assert!(error.to_string().contains("UnknownIssuer"), "{error}");
    assert_eq!(error.certificate_issuer(), Some("Example CA"));
    assert!(error.to_string().contains("certificate issued by Example CA"), "{error}");
    // It will not be trusted a second later either.
    assert_eq!((error.attempts(), error.is_retryable()), (1, false), "{error}");
    assert!(error.is_certificate(), "{error}");
}

#[tokio::test]
async fn an_additional_ca_is_trusted() {
    let (url, ca) = server("localhost").await;
    let client = Client::of(options(&url).add_root_certificates(ca));
    send(&client).await.unwrap();
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused() {
    let (url, ca) = server("other.test").await;
    let client = Client::of(options(&url).add_root_certificates(ca));
    let error = send(&client).await.unwrap_err();
    assert!(error.is_connect() && error.is_certificate(), "{error}");
}

#[test]
fn a_text_without_certificates_is_refused() {
    for pem in ["", "no certificate", "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n"] {
        let error = options("https://api.example.com").add_root_certificates(pem).build().unwrap_err();
        assert!(matches!(error.problem(), ConfigProblem::Tls(_)), "{pem:?}: {error}");
    }
}
