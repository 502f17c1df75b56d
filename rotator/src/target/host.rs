//! What to repair on this host, or between it and the vendor.

use std::time::SystemTime;

use sdk_runtime::{ConnectFailure, Error};

use super::connection::Route;
use super::trust::TrustStore;
use crate::report::foreign;

/// Whether no attempt came through to the vendor, for a reason that looks like a blocked port or a wrong address. Each
/// of them can be a passing failure as well, so a run says so only after all its attempts.
pub(super) fn is_blocked(error: &Error) -> bool {
    let no_response = error.status().is_none() && error.request_ids().is_empty();
    no_response && error.connect_failure().is_some_and(ConnectFailure::can_pass)
}

/// One sentence about a connection that could not be made.
pub(super) fn sentence(error: &Error, vendor: &str, route: &Route) -> String {
    let certificate = format!("the certificate that this host got from {vendor} at {route}");
    let issuer = error.certificate_issuer().map(|name| format!("\"{}\"", foreign(name)));
    let shown = || match &issuer {
        Some(issuer) => format!("{certificate}, issued by {issuer},"),
        None => certificate.clone(),
    };
    let clock = || httpdate::fmt_http_date(SystemTime::now());
    match error.connect_failure() {
        Some(ConnectFailure::ProxyLogin) => format!(
            "{} wants a user name and password, or others than it got: correct them on the Gateway's host",
            route.proxy()
        ),
        Some(ConnectFailure::ProxyRefused) => format!(
            "{} does not connect to {}: allow it there, or except it with NO_PROXY; if it is allowed, the proxy has no way to it",
            route.proxy(),
            foreign(route.host())
        ),
        Some(ConnectFailure::CertificateExpired) => format!(
            "{} has expired: set this host's clock if it is wrong ({}), else whoever runs that server or a proxy before it has to renew it",
            shown(),
            clock()
        ),
        Some(ConnectFailure::CertificateNotYetValid) => {
            format!("{} is not valid yet: set this host's clock, which says {}", shown(), clock())
        }
        Some(ConnectFailure::CertificateOfOtherName) => {
            format!("{} is for other names: check `api_url`, and to which server DNS and proxy lead", shown())
        }
        Some(ConnectFailure::UnknownIssuer) => format!(
            "{certificate} was issued by a CA that this host does not trust{}: if it is the CA of your own proxy, add its certificate to {}; if it is a public one, that server does not send its intermediate certificates",
            issuer.map(|issuer| format!(", {issuer}")).unwrap_or_default(),
            TrustStore::HERE.place()
        ),
        Some(ConnectFailure::NotTls) if route.is_proxied() => format!(
            "what responds at {route} does not speak TLS: check `api_url`, and scheme (http:// or https://), host and port of the proxy"
        ),
        Some(ConnectFailure::NotTls) => format!(
            "what responds at {route} does not speak TLS: check host and port of `api_url`, and what responds in {vendor}'s place (a proxy's login page?)"
        ),
        Some(ConnectFailure::NoCommonTls) => format!(
            "what responds at {route} has no version of TLS in common with this program, which needs 1.2 or 1.3: whoever runs that server, or a proxy before it, has to allow one of them"
        ),
        Some(ConnectFailure::UnknownName) => match route.is_proxied() {
            true => format!("the name of {} is not known to this host's DNS: correct it", route.proxy()),
            false => format!(
                "the name in {} is not known to this host's DNS: correct `api_url`, or the DNS of the Gateway's host; where only a proxy knows it, set HTTPS_PROXY",
                foreign(route.host())
            ),
        },
        Some(failure) if failure.can_pass() => blocked(error, failure, vendor, route),
        _ => format!(
            "{} cannot be used: whoever runs that server, or a proxy before it, has to replace it",
            shown()
        ),
    }
}

fn blocked(error: &Error, failure: ConnectFailure, vendor: &str, route: &Route) -> String {
    let what = match failure {
        ConnectFailure::Refused => "the port refuses connections",
        ConnectFailure::TimedOut => "nothing responds, as when a firewall drops packets",
        _ => "connections are closed at once, as when a firewall looks into them",
    };
    let attempts = match error.attempts() {
        1 => String::new(),
        attempts => format!(" in {attempts} attempts"),
    };
    let repair = match route.is_proxied() {
        true => format!("check host and port of {}, and that it runs", route.proxy()),
        false => format!(
            "let the Gateway's host connect to {} through the firewall, or name its proxy in HTTPS_PROXY",
            foreign(route.host())
        ),
    };
    format!(
        "no connection to {vendor} at {route}{}{attempts}, {what}: {repair}; if this worked before, run the rotation again later",
        route.addresses()
    )
}
