//! Those of the test vectors of "Smart Flow" that are about URLs and responses; see `bucket`.

use super::*;
use crate::limit::Limiter;
use crate::testing::READ;
use tokio::time::Instant;

const RATE: Rate = Rate::new(10.0, 10);
static SCOPE: RateScope = RateScope::new("organizationId", &["networkId", "serial"]);

/// The operation that a URL of the vectors is of.
fn operation(path: &str) -> Operation {
    let path = match path.split('/').skip(1).collect::<Vec<_>>()[..] {
        ["organizations", _, "networks", _] => "/organizations/{organizationId}/networks/{networkId}",
        ["organizations", _, "devices", _] => "/organizations/{organizationId}/devices/{serial}",
        ["organizations", _, _] => "/organizations/{organizationId}/x",
        ["networks", _, _] => "/networks/{networkId}/x",
        ["devices", _, _] => "/devices/{serial}/x",
        _ => "/administered/identities/me",
    };
    Operation { path, ..READ }
}

fn url(path: &str) -> Url {
    Url::parse(&format!("https://h/api/v1{path}")).unwrap()
}

fn scopes(owners: &[(&str, &str)]) -> Scopes {
    let scopes = Scopes::new(RATE, &SCOPE);
    owners.iter().for_each(|(thing, scope)| scopes.state().own(thing, scope));
    scopes
}

/// `resolve_org`
#[test]
fn the_scope_of_a_url() {
    let scopes = scopes(&[("N_1", "O_2"), ("Q2XX-XXXX-XXXX", "O_3")]);
    for (path, expected) in [
        ("/organizations/O_1/networks", Some("O_1")),
        ("/networks/N_1/clients", Some("O_2")),
        ("/networks/N_9/clients", None),
        ("/devices/Q2XX-XXXX-XXXX/lldpCdp", Some("O_3")),
        ("/devices/Q2ZZ-ZZZZ-ZZZZ/clients", None),
        ("/organizations/O_1/networks/N_1", Some("O_1")),
        ("/administered/identities/me", None),
    ] {
        let (operation, url) = (operation(path), url(path));
        let arguments = Template::new(operation.path).arguments(url.path());
        assert_eq!(scopes.scope_of(&arguments, &scopes.state()).as_deref(), expected, "{path}");
    }
}

/// `is_unresolved_scoped_url`, and `rate_limited_unresolved_scoped_skips_global`: what a refusal stops of the total.
#[tokio::test(start_paused = true)]
async fn a_refusal_of_a_thing_whose_scope_is_not_known_is_none_of_the_total() {
    for (path, is_unresolved) in [
        ("/organizations/O_1/networks", false),
        ("/organizations/O_1/networks/N_1", false),
        ("/networks/N_9/clients", true),
        ("/devices/Q2ZZ-ZZZZ-ZZZZ/clients", true),
        ("/administered/identities/me", false),
    ] {
        let limiter = Limiter::new(Some(Rate::new(100.0, 100)), Some((RATE, &SCOPE)));
        let permits = limiter.permits(&operation(path), &url(path));
        assert_eq!(permits.scopes.is_some(), is_unresolved, "{path}");
        permits.on_throttled(None);
        let mut elsewhere = limiter.permits(&operation("/x"), &url("/administered/identities/me"));
        let is_stopped = elsewhere.acquire(Instant::now() + Duration::from_millis(1)).await.is_err();
        assert_eq!(is_stopped, path.starts_with("/administered"), "{path}");
    }
}

/// `learn_from_response`
#[test]
fn what_a_response_teaches() {
    for (path, body, before, expected) in [
        ("/organizations/O_1/networks/N_1", "{}", None, &[("N_1", "O_1")][..]),
        ("/organizations/O_1/devices/Q2AA-AAAA-AAAA", "{}", None, &[("Q2AA-AAAA-AAAA", "O_1")]),
        ("/networks/N_1/clients", r#"{"organizationId":"O_5"}"#, None, &[("N_1", "O_5")]),
        ("/networks/N_2/clients", r#"{"organization":{"id":"O_6"}}"#, None, &[("N_2", "O_6")]),
        ("/organizations/O_1/somethingElse", r#"{"network":{"id":"N_3"}}"#, None, &[("N_3", "O_1")]),
        (
            "/organizations/O_1/x",
            r#"{"networkId":"N_4","serial":"Q2BB-BBBB-BBBB"}"#,
            None,
            &[("N_4", "O_1"), ("Q2BB-BBBB-BBBB", "O_1")],
        ),
        ("/administered/identities/me", "{}", None, &[]),
        ("/organizations/O_1/networks/N_1", "{}", Some(("N_1", "O_1")), &[("N_1", "O_1")]),
    ] {
        let scopes = scopes(before.as_slice());
        scopes.learn(&operation(path), &url(path), body.as_bytes());
        let expected = expected.iter().map(|(thing, scope)| ((*thing).to_owned(), (*scope).to_owned()));
        assert_eq!(scopes.state().owners, expected.collect::<HashMap<_, _>>(), "{path} {body}");
    }
}
