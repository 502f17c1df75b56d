//! The reqwest client behind every SDK.

use std::time::Duration;

use reqwest::{Url, redirect};

use crate::options::{ProxyChoice, Settings};
use crate::url::is_loopback;
use crate::vendor::ConfigProblem;
use crate::{SystemProxy, tls};

/// How long an unused connection is kept. Servers close theirs after a minute or so; a request that meets the closing
/// is lost without a response, and a write that must not be repeated is then in doubt.
const IDLE: Duration = Duration::from_secs(30);

/// How long making a connection may take, TLS included.
const CONNECT: Duration = Duration::from_secs(10);

/// A client that does nothing by itself: no redirects (followed by hand, see `redirect`), no `Referer`, no repeated
/// attempts of its own (see `call`).
pub(crate) fn build(settings: &Settings, base: &Url) -> Result<reqwest::Client, ConfigProblem> {
    let mut builder = reqwest::Client::builder()
        .user_agent(concat!("sdk-runtime/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECT)
        .pool_idle_timeout(IDLE);
    // Another crate of the program may have asked reqwest for it.
    #[cfg(not(feature = "gzip"))]
    {
        builder = builder.no_gzip();
    }
    let tls = tls::client_config(&settings.root_certificates)?;
    let has_tls = tls.is_some();
    builder = match tls {
        Some(config) => builder.tls_backend_preconfigured(config),
        // Nothing that reqwest knows, which is an error of `build` unless `change` knows better. Without it, `build`
        // would panic for want of a provider.
        None => builder.tls_backend_preconfigured(()),
    };
    match &settings.proxy {
        // A proxy would get what is for this machine, over plain `http` the API key as well.
        ProxyChoice::System if is_loopback(base) => builder = builder.no_proxy(),
        ProxyChoice::System => {
            // reqwest goes around a proxy whose URL it cannot read.
            if settings.http_client.is_none() {
                SystemProxy::of_url(base)?;
            }
        }
        ProxyChoice::Url(url) => {
            // The error would quote the URL, which can contain a password.
            let proxy = reqwest::Proxy::all(url.expose()).map_err(|_| ConfigProblem::Proxy)?;
            builder = builder.proxy(proxy);
        }
    }
    if let Some(change) = &settings.http_client {
        builder = (change.0)(builder);
    }
    // Last, so that nobody can undo it.
    let builder = builder.redirect(redirect::Policy::none()).referer(false).retry(reqwest::retry::never());
    builder.build().map_err(|error| match has_tls {
        true => ConfigProblem::Http(error.without_url().to_string()),
        false => ConfigProblem::Tls(tls::MISSING.to_owned()),
    })
}
