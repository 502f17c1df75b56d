//! Redirects: whatever a location looks like, an API key stays with the vendor, over TLS, on the default port.
//!
//! Input: a line of letters (which base, which status, how many hops before, `w` for a write), then the location.

#![no_main]

use http::StatusCode;
use libfuzzer_sys::fuzz_target;
use sdk_runtime::fuzzing;
use url::Url;

const DOMAINS: &[&str] = &["example.com", "example.ca", "xn--bcher-kva.example"];

fuzz_target!(|data: &[u8]| {
    let [letters, location] = fuzz::parts(data);
    let letter = |at: usize| letters.get(at).copied().unwrap_or_default();
    let is_read = !letters.contains(&b'w');
    let (base, own, loopback) = match letter(0) {
        b'p' => ("https://proxy.internal.test:8443/meraki", "proxy.internal.test:8443", false),
        b'l' => ("http://127.0.0.1:4000/api/v1", "127.0.0.1:4000", true),
        b'6' => ("https://[::1]:4000/api/v1", "[::1]:4000", true),
        _ => ("https://api.example.com/api/v1", "api.example.com", false),
    };
    let status = [301, 302, 303, 307, 308][usize::from(letter(1)) % 5];
    let status = StatusCode::from_u16(status).expect("a status");
    let hops = u32::from(letter(2)) % 5;
    let base = Url::parse(base).expect("a URL");
    if let Some(target) = fuzzing::redirect(&base, DOMAINS, status, location, is_read, hops) {
        assert!(hops < 3, "a chain that does not end");
        assert!(is_read || status != StatusCode::SEE_OTHER, "a write that becomes a read");
        assert!(is_ours(target.as_str(), own, loopback), "{target}");
    }
    if let Some(url) = std::str::from_utf8(location).ok().and_then(fuzzing::base_url) {
        let text = url.as_str();
        assert!(text.starts_with("https://") || is_loopback(text), "{text}");
        assert!(!text.contains(['?', '#']) && !authority(text).contains('@'), "{text}");
        assert!(!authority(text).is_empty(), "{text}");
    }
});

/// What stands between the two slashes and the path, by its text alone.
fn authority(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#', '\\']).next().unwrap_or_default()
}

fn is_loopback(url: &str) -> bool {
    let authority = authority(url);
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    let v4 = |host: &str| host.parse().is_ok_and(|address: std::net::Ipv4Addr| address.octets()[0] == 127);
    host == "localhost" || host == "::1" || v4(host)
}

fn is_ours(url: &str, own: &str, loopback: bool) -> bool {
    if loopback && (url.starts_with("http://") || url.starts_with("https://")) && is_loopback(url) {
        return !authority(url).contains('@');
    }
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let authority = authority(url);
    if authority.is_empty() || !rest.starts_with(authority) {
        return false;
    }
    let host = authority.strip_suffix('.').unwrap_or(authority);
    let below = |domain: &&str| {
        host == *domain || host.strip_suffix(*domain).is_some_and(|front| front.ends_with('.'))
    };
    authority == own || (!host.contains(['@', ':', '%']) && DOMAINS.iter().any(below))
}
