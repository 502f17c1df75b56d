//! A build without a TLS provider: `cargo test -p sdk-runtime --no-default-features --test no_provider`.
#![cfg(not(any(feature = "ring", feature = "aws-lc-rs")))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

use std::sync::Arc;

use rustls::crypto::ring::default_provider;
use sdk_runtime::{ClientOptions, vendor::ConfigProblem};

fn options() -> ClientOptions {
    ClientOptions::new("https://api.example.com")
}

/// One test, because the provider of the program can be set once.
#[test]
fn tls_needs_a_provider_from_somewhere() {
    for options in [options(), options().http_client(|http| http.no_proxy())] {
        let error = options.build().unwrap_err();
        assert!(matches!(error.problem(), ConfigProblem::Tls(reason) if reason.contains("ring")), "{error}");
    }
    let config = rustls::ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    options().http_client(move |http| http.tls_backend_preconfigured(config.clone())).build().unwrap();
    default_provider().install_default().unwrap();
    match options().build() {
        Ok(_) => assert!(cfg!(not(feature = "fips"))),
        Err(error) => {
            assert!(matches!(error.problem(), ConfigProblem::NotFips) && cfg!(feature = "fips"), "{error}")
        }
    }
}
