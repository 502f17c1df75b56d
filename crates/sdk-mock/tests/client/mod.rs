//! The HTTP client of the tests.

use std::sync::Once;

/// A builder of clients. reqwest is built without a provider of cryptography, as everywhere in this workspace, and
/// asks for one even where no TLS is spoken.
pub(crate) fn builder() -> reqwest::ClientBuilder {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        // An error means that there is one already.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    reqwest::Client::builder().no_proxy()
}

/// A client without settings.
#[allow(dead_code, reason = "not every test file needs a client without settings")]
pub(crate) fn new() -> reqwest::Client {
    builder().build().expect("a client without settings")
}
