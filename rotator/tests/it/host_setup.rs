//! Connections: what has to be repaired on this host is named, tried once if it cannot pass by itself, and never called
//! temporary. A table of setups (proxy, certificate, clock, trust, name, firewall), each with the real program.

mod certificate;
mod network;
mod proxies;
mod row;
mod servers;
#[cfg(target_os = "linux")]
mod silent;

use sdk_mock::meraki::Meraki;

use self::network::{LOGIN, Port, open};
use crate::support::{Payload, Program, parallel};

const URL: &str = "https://api.vendor.invalid/api/v1";

#[test]
fn every_setup_ends_as_its_row_says() {
    let mut rows = [proxies::rows(), servers::rows()].concat();
    assert!(rows.len() >= 60, "{}", rows.len());
    rows.retain(|row| cfg!(target_os = "linux") || !row.needs_trust());
    parallel::all(&rows, |row| row.name.to_owned(), row::Row::run);
}

/// Also in the text form, and in a dry run.
#[test]
fn a_proxy_that_refuses_is_asked_once_by_a_dry_run() {
    for options in [&[][..], &["--dry-run"], &["--dry-run", "--output", "json"]] {
        let proxy = open("127.0.0.1", Port::Says(LOGIN.as_bytes()));
        let run = through(&format!("http://svc:c4n4ry-of-proxy@{}", proxy.address)).args(options).run();
        assert_eq!((run.exit, proxy.connections()), (Some(10), 1), "{run:?}");
        run.says("host_setup").says(&format!("the proxy {} (HTTPS_PROXY) wants", proxy.address));
    }
}

/// Through the proxy that a variable names, whose password must not be seen.
fn through(proxy: &str) -> Program {
    Program::new(&Payload::meraki(), URL).env("HTTPS_PROXY", proxy).hiding(vec!["c4n4ry-of-proxy".to_owned()])
}

/// Going around a proxy, or to the host that a password with `/` makes of its URL, is nobody's wish.
#[test]
fn a_proxy_that_cannot_be_used_is_refused_and_not_shown() {
    let urls = [
        "http://c4n4ry-of-user:c4n4ry-of-proxy/rest@proxy.corp.example:3128",
        "http://c4n4ry-of-user:c4n4ry-of-proxy#rest@proxy.corp.example:3128",
        "http://CORP\\c4n4ry-of-user:c4n4ry-of-proxy@proxy.corp.example:3128",
        "http://c4n4ry-of-user:12/c4n4ry-of-proxy@proxy.corp.example:3128",
        "socks5://c4n4ry-of-user:c4n4ry-of-proxy@proxy.corp.example:1080",
    ];
    parallel::all(
        &urls,
        |url| (*url).to_owned(),
        |url, _| {
            for options in [&[][..], &["--dry-run"], &["--dry-run", "--output", "json"]] {
                let run = through(url).hiding(vec!["c4n4ry-of-user".to_owned()]).args(options).run();
                assert_eq!(run.exit, Some(10), "{run:?}");
                run.says("host_setup").says("HTTPS_PROXY");
            }
        },
    );
}

#[test]
fn a_dry_run_names_a_proxy_only_if_it_is_used() {
    let vendor = Meraki::start_blocking();
    let run = Program::new(&Payload::meraki(), &vendor.base_url())
        .env("ALL_PROXY", "http://svc:c4n4ry-of-proxy@proxy.corp.example:3128")
        .hiding(vec!["c4n4ry-of-proxy".to_owned()])
        .args(&["--dry-run"])
        .run();
    run.says("no proxy");
    assert!(!run.stdout.contains("proxy.corp.example"), "{run:?}");
}

/// What is wrong is the URL, not the network or the user.
#[test]
fn an_api_url_of_another_path_is_named_as_the_cause() {
    const NOT_FOUND: &[u8] = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n";
    // Others say in other ways that there is nothing; sdk-mock does.
    const NOT_ALLOWED: &[u8] = b"HTTP/1.1 405 Method Not Allowed\r\ncontent-length: 0\r\n\r\n";
    const NOT_IMPLEMENTED: &[u8] = b"HTTP/1.1 501 Not Implemented\r\ncontent-length: 0\r\n\r\n";
    for (payload, response, path, says) in [
        (Payload::meraki(), NOT_FOUND, "", "does not end in /api/v1"),
        (Payload::meraki(), NOT_FOUND, "/api/v0", "does not end in /api/v1"),
        (Payload::meraki(), NOT_FOUND, "/api/v1/", "does not know network"),
        (Payload::meraki(), NOT_ALLOWED, "", "does not end in /api/v1"),
        (Payload::meraki(), NOT_IMPLEMENTED, "/api/v0", "does not end in /api/v1"),
        (Payload::tenable(), NOT_FOUND, "/api/v3", "has a path"),
        (Payload::tenable(), NOT_IMPLEMENTED, "/api/v3", "has a path"),
    ] {
        let server = open("127.0.0.1", Port::Says(response));
        let payload = payload.with_field("api_url", format!("http://{}{path}", server.address));
        let run = Program::raw(payload.base64(), &[]).hiding(payload.secrets()).run();
        run.assert_failed(10, "not_found").says(says);
    }
}
