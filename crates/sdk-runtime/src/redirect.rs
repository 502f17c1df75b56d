//! Redirects, followed by hand.
//!
//! reqwest's own policy would carry an API key in a custom header to any host and turn a PUT into a GET on 303; both
//! vendors' keys are at stake, and a GET that succeeds looks like a password change that succeeded.

use http::{HeaderMap, StatusCode};
use reqwest::Url;

use crate::error::Detail;
use crate::url::is_loopback;

/// More hops than a vendor needs (one, to the shard of an organisation).
pub(crate) const MAX_REDIRECTS: u32 = 3;

/// Among the domains, it allows all ports of this machine to a client whose base is one of them.
const LOOPBACK: &str = "localhost";

/// What to do with a 3xx.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Redirect {
    /// Send the same request, method and body included, to this URL.
    Follow(Url),
    /// Must not be followed. The reason names the host at most.
    Refuse(Detail),
    /// Not a redirect in this sense: treat it like any other status.
    No,
}

/// The hosts that requests, and the credentials in them, may be redirected to.
#[derive(Clone, Debug)]
pub(crate) struct RedirectRule {
    /// The URL that the client was built with; its own origin is always allowed.
    pub(crate) base: Url,
    /// Domains of the vendor; a host matches if it is one of them or below one of them.
    pub(crate) domains: &'static [&'static str],
}

impl RedirectRule {
    /// Decides about a response. `hops` is how many redirects this attempt has followed already.
    pub(crate) fn decide(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        from: &Url,
        is_read: bool,
        hops: u32,
    ) -> Redirect {
        match status.as_u16() {
            301 | 302 | 307 | 308 => {}
            303 if is_read => {}
            // "The response is over there, fetch it with GET": the write has been processed, so sending it again is
            // wrong, and so is taking the response of a GET for the response of the write.
            303 => return Redirect::Refuse(Detail::Ours("a write got a 303 See Other".into())),
            _ => return Redirect::No,
        }
        let location = headers.get(http::header::LOCATION).and_then(|value| value.to_str().ok());
        let Some(target) = location.and_then(|location| from.join(location).ok()) else {
            return Redirect::Refuse(Detail::Ours(
                format!("{} without a usable location", status.as_u16()).into(),
            ));
        };
        let host = target.host_str().unwrap_or("(none)");
        if hops >= MAX_REDIRECTS {
            return Redirect::Refuse(Detail::Around {
                before: format!("more than {MAX_REDIRECTS} redirects, the last one to host "),
                foreign: host.to_owned(),
                after: "",
            });
        }
        if !self.allows(&target) {
            return Redirect::Refuse(Detail::Around {
                before: "to ".to_owned(),
                foreign: format!("{}://{host}", target.scheme()),
                after: ", which is not a host of this API",
            });
        }
        Redirect::Follow(target)
    }

    /// Whether requests with credentials may go to a URL.
    pub(crate) fn allows(&self, target: &Url) -> bool {
        if !target.username().is_empty() || target.password().is_some() {
            return false;
        }
        if target.origin() == self.base.origin() {
            return true;
        }
        // Other ports of this machine belong to other programs. Tests whose servers redirect to each other say so.
        if is_loopback(&self.base) && self.domains.contains(&LOOPBACK) {
            return is_loopback(target) && matches!(target.scheme(), "http" | "https");
        }
        // The default port only: another service on a host of the vendor is not the API.
        target.scheme() == "https"
            && target.port().is_none()
            && target.domain().is_some_and(|host| self.domains.iter().any(|domain| is_below(host, domain)))
    }
}

/// Whether a host is a domain or lies below it, compared on a dot boundary.
fn is_below(host: &str, domain: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let (host, domain) = (host.as_bytes(), domain.as_bytes());
    let Some(rest) = host.len().checked_sub(domain.len()) else { return false };
    host[rest..].eq_ignore_ascii_case(domain) && (rest == 0 || host[rest - 1] == b'.')
}

#[cfg(test)]
mod tests;
