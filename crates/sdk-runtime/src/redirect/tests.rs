use http::HeaderValue;
use proptest::prelude::*;

use super::*;

fn rule(base: &str) -> RedirectRule {
    RedirectRule { base: Url::parse(base).unwrap(), domains: &["example.com", "example.ca"] }
}

fn decide(status: u16, location: &str, is_read: bool) -> Redirect {
    let from = Url::parse("https://api.example.com/api/v1/networks/N_1").unwrap();
    let mut headers = HeaderMap::new();
    headers.insert(http::header::LOCATION, HeaderValue::from_str(location).unwrap());
    rule("https://api.example.com/api/v1").decide(
        StatusCode::from_u16(status).unwrap(),
        &headers,
        &from,
        is_read,
        0,
    )
}

fn allows(base: &str, target: &str) -> bool {
    rule(base).allows(&Url::parse(target).unwrap())
}

#[test]
fn a_shard_of_the_vendor_is_followed_with_any_method() {
    let shard = "https://n123.example.com/api/v1/networks/N_1";
    for status in [301, 302, 307, 308] {
        for is_read in [true, false] {
            assert_eq!(decide(status, shard, is_read), Redirect::Follow(Url::parse(shard).unwrap()));
        }
    }
}

#[test]
fn a_relative_location_stays_on_the_host() {
    let target = Url::parse("https://api.example.com/api/v1/x").unwrap();
    assert_eq!(decide(308, "/api/v1/x", false), Redirect::Follow(target));
}

#[test]
fn a_write_is_never_turned_into_a_get() {
    assert!(matches!(decide(303, "https://api.example.com/x", false), Redirect::Refuse(_)));
    assert!(matches!(decide(303, "https://api.example.com/x", true), Redirect::Follow(_)));
}

#[test]
fn other_statuses_are_no_redirects() {
    for status in [200, 300, 304, 305, 306, 400] {
        assert_eq!(decide(status, "https://n1.example.com/", true), Redirect::No, "{status}");
    }
}

#[test]
fn a_refusal_names_the_host_and_nothing_else_of_the_url() {
    let refused = decide(302, "https://evil.test/canary?token=canary", true);
    let reason = Detail::Around {
        before: "to ".to_owned(),
        foreign: "https://evil.test".to_owned(),
        after: ", which is not a host of this API",
    };
    assert_eq!(refused, Redirect::Refuse(reason));
}

#[test]
fn a_missing_or_broken_location_is_refused() {
    assert!(matches!(decide(302, "https://", true), Redirect::Refuse(_)));
    let from = Url::parse("https://api.example.com/").unwrap();
    let nowhere =
        rule("https://api.example.com").decide(StatusCode::FOUND, &HeaderMap::new(), &from, true, 0);
    assert!(matches!(nowhere, Redirect::Refuse(_)));
}

/// Whatever stands behind `url` for host names beyond ASCII: it may know them or not, but it must not panic.
#[test]
fn a_foreign_host_beyond_ascii_is_refused() {
    for location in ["https://U%C3%BCcher.example/", "//U%CC%88.example.test/"] {
        assert!(matches!(decide(302, location, true), Redirect::Refuse(_)), "{location}");
    }
}

#[test]
fn a_chain_ends() {
    let mut headers = HeaderMap::new();
    headers.insert(http::header::LOCATION, HeaderValue::from_static("https://n1.example.com/"));
    let from = Url::parse("https://api.example.com/").unwrap();
    let decide =
        |hops| rule("https://api.example.com").decide(StatusCode::FOUND, &headers, &from, true, hops);
    assert!(matches!(decide(MAX_REDIRECTS - 1), Redirect::Follow(_)));
    assert!(matches!(decide(MAX_REDIRECTS), Redirect::Refuse(_)));
}

#[test]
fn hosts_are_compared_on_a_dot_boundary() {
    let base = "https://api.example.com";
    for target in
        ["https://example.com/", "https://n1.example.ca/", "https://N1.EXAMPLE.COM/", "https://example.com./"]
    {
        assert!(allows(base, target), "{target}");
    }
    for target in [
        "https://evilexample.com/",
        "https://example.com.evil.test/",
        "https://example.co/",
        "https://com/",
        "https://n1.example.com@evil.test/",
        "https://user:pass@n1.example.com/",
        "https://n1.example.com:8443/",
        "http://n1.example.com/",
        "http://api.example.com/",
        "https://127.0.0.1/",
        "http://127.0.0.1/",
        "http://localhost:8080/",
        "https://[::1]/",
        "ftp://n1.example.com/",
        "data:text/plain,example.com",
    ] {
        assert!(!allows(base, target), "{target}");
    }
}

#[test]
fn a_base_of_ones_own_is_allowed_on_its_origin_only() {
    let base = "https://proxy.internal.test:8443/meraki";
    assert!(allows(base, "https://proxy.internal.test:8443/other"));
    assert!(!allows(base, "https://proxy.internal.test/other"));
    assert!(!allows(base, "http://proxy.internal.test:8443/"));
}

#[test]
fn loopback_stays_on_its_port_unless_a_test_asks_for_more() {
    let base = "http://127.0.0.1:4000/api/v1";
    assert!(allows(base, "http://127.0.0.1:4000/shard"));
    assert!(!allows(base, "http://127.0.0.1:4001/shard"));
    assert!(!allows(base, "https://localhost:4000/shard"));
    let asked = RedirectRule { base: Url::parse(base).unwrap(), domains: &["localhost"] };
    let allows = |url: &str| asked.allows(&Url::parse(url).unwrap());
    assert!(allows("http://127.0.0.1:4001/shard"));
    assert!(allows("https://localhost:4001/shard"));
    assert!(!allows("http://192.168.0.1:4000/"));
    assert!(!allows("file:///etc/passwd"));
}

proptest! {
    /// Whatever a location looks like: what is followed is the vendor's, over TLS, on the default port.
    #[test]
    fn nothing_else_is_followed(
        location in "(https?:)?//?([a-z.@:/\\\\%]{0,8}|example|\\.com|example\\.com|[0-9.\\[\\]#?\t]{1,3}){1,6}",
    ) {
        let Ok(value) = HeaderValue::from_str(&location) else { return Ok(()) };
        let mut headers = HeaderMap::new();
        headers.insert(http::header::LOCATION, value);
        let from = Url::parse("https://api.example.com/v1").unwrap();
        let decision = rule("https://api.example.com/v1").decide(StatusCode::FOUND, &headers, &from, true, 0);
        if let Redirect::Follow(target) = decision {
            prop_assert_eq!(target.scheme(), "https");
            prop_assert_eq!(target.port(), None);
            prop_assert_eq!(target.username(), "");
            let host = target.host_str().unwrap().trim_end_matches('.').to_owned();
            let below = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
            prop_assert!(below("example.com") || below("example.ca"), "{} -> {}", location, target);
        }
    }

    #[test]
    fn a_domain_matches_what_is_below_it(host in "[a-z0-9-]{1,10}(\\.[a-z0-9-]{1,10}){0,2}") {
        let expected = host == "example.com" || host.ends_with(".example.com");
        prop_assert_eq!(is_below(&host, "example.com"), expected);
        let below = format!("{host}.example.com");
        prop_assert!(is_below(&below, "example.com"));
        let beside = format!("{host}example.com");
        prop_assert!(!is_below(&beside, "example.com"));
    }
}
