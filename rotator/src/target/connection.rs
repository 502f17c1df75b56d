//! The way to the vendor, in words.

use std::fmt;

use sdk_runtime::SystemProxy;

use super::address;
use super::trust::TrustStore;
use crate::report::foreign;
use crate::tls_module;

/// Host, TLS and proxy of the requests. The client reads the same variables by the same means.
#[derive(Debug)]
pub(super) struct Route {
    host: String,
    path: String,
    tls: bool,
    proxy: Option<SystemProxy>,
}

impl Route {
    pub(super) fn new(base_url: &str) -> Self {
        let (scheme, rest) = base_url.split_once("://").unwrap_or(("", base_url));
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host).to_owned();
        // One that cannot be used is refused before anything is sent.
        let proxy = SystemProxy::of(base_url).ok().flatten();
        let path = rest[authority.len()..].trim_end_matches('/').to_owned();
        Self { host, path, tls: scheme == "https", proxy }
    }

    /// The path of the base URL, without a slash at its end.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(super) fn host(&self) -> &str {
        &self.host
    }

    pub(super) fn is_proxied(&self) -> bool {
        self.proxy.is_some()
    }

    /// The addresses of what is connected to, the proxy if there is one, in parentheses.
    pub(super) fn addresses(&self) -> String {
        let host = self.proxy.as_ref().map_or_else(|| self.host.clone(), SystemProxy::to_string);
        address::of(&host).map_or_else(String::new, |found| format!(" ({found})"))
    }

    /// What names the proxy, if there is one.
    pub(super) fn proxy_source(&self) -> Option<&str> {
        self.proxy.as_ref().map(SystemProxy::source)
    }

    /// Whether TLS protects the requests.
    pub(super) fn is_tls(&self) -> bool {
        self.tls
    }

    /// The proxy and who names it.
    pub(super) fn proxy(&self) -> String {
        let named =
            |proxy: &SystemProxy| format!("the proxy {} ({})", foreign(&proxy.to_string()), proxy.source());
        self.proxy.as_ref().map_or_else(|| "a proxy".to_owned(), named)
    }

    /// For dry runs: host, TLS, the source of trust and the proxy.
    pub(super) fn describe(&self, vendor: &str) -> String {
        let how = match self.tls {
            true => format!("over TLS{}, {}", tls_module::USED, TrustStore::HERE.used()),
            false => "without TLS on this host".to_owned(),
        };
        let proxy =
            if self.proxy.is_some() { format!("through {}", self.proxy()) } else { "no proxy".to_owned() };
        format!("{vendor} responded at {}, {how}, {proxy}", foreign(&self.host))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        foreign(&self.host).fmt(f)?;
        if self.proxy.is_some() { write!(f, " through {}", self.proxy()) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::unmarked;

    #[test]
    fn host_and_port_are_named_and_nothing_else_of_the_url() {
        let shown = |url: &str| unmarked(&Route::new(url).describe("Meraki"));
        assert!(
            shown("http://127.0.0.1:8080/api/v1")
                .contains("at 127.0.0.1:8080, without TLS on this host, no proxy")
        );
        assert!(!shown("http://u:c4n4ry@127.0.0.1:1/c4n4ry?c4n4ry").contains("c4n4ry"));
    }
}
