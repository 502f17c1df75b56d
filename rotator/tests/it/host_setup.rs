//! Proxies and certificates: what has to be repaired on this host is named, tried once, and never called passing.

mod server;

use sdk_mock::meraki::Meraki;

use self::server::Proxy;
#[cfg(target_os = "linux")]
use self::server::{Silent, certified};
use crate::support::{Payload, Program, parallel};

const URL: &str = "https://api.meraki.com/api/v1";

/// Through the proxy that a variable names, whose password must not be seen.
fn through(proxy: &str) -> Program {
    Program::new(&Payload::meraki(), URL).env("HTTPS_PROXY", proxy).hiding(vec!["c4n4ry-of-proxy".to_owned()])
}

#[test]
fn a_proxy_that_refuses_is_asked_once_and_named() {
    for (response, says) in [
        (
            "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n",
            "wants a user name and password",
        ),
        ("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n", "does not connect to api.meraki.com"),
    ] {
        for option in [&[][..], &["--dry-run"]] {
            let proxy = Proxy::start(response);
            let run = through(&format!("http://svc:c4n4ry-of-proxy@{}", proxy.address())).args(option).run();
            assert_eq!(run.exit, Some(10), "{run:?}");
            run.says("code=host_setup")
                .says(says)
                .says(&format!("the proxy {} (HTTPS_PROXY)", proxy.address()));
            assert_eq!(proxy.requests().len(), 1, "{run:?}");
            assert!(proxy.requests()[0].starts_with("CONNECT api.meraki.com:443 "));
        }
    }
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

/// Windows and macOS trust no authority that only a test knows; what they say of one certificate is theirs.
#[cfg(target_os = "linux")]
#[test]
fn each_defect_of_a_certificate_has_its_own_repair() {
    for (from, to, name, trusted, says) in [
        (-20, -10, "localhost", true, "has expired"),
        (10, 20, "localhost", true, "is not valid yet"),
        (-10, 10, "other.example", true, "is for other names"),
        (-10, 10, "localhost", false, "add its certificate"),
    ] {
        let server = certified(from, to, name);
        let mut program =
            Program::new(&Payload::meraki(), &format!("https://localhost:{}/api/v1", server.port));
        if trusted {
            program = program.env("SSL_CERT_FILE", server.authority.path());
        }
        let run = program.run();
        run.assert_failed(10, "host_setup")
            .says(says)
            .says(&format!("localhost:{}", server.port))
            .says("attempts=1");
        assert_eq!(run.stderr.contains("add its certificate"), !trusted, "{run:?}");
        assert_eq!(run.stderr.contains("clock"), from > 0 || to < 0, "{run:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_bundle_that_cannot_be_used_is_named_with_the_reason() {
    let directory = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = directory.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    for (path, reason) in [
        (directory.path().join("missing.pem"), "entity not found"),
        (file("empty.pem", ""), "holds no certificate"),
        (file("text.pem", "no certificate"), "holds no certificate"),
        (directory.path().to_owned(), "cannot be read"),
    ] {
        for with_directory in [false, true] {
            let mut program = Program::new(&Payload::meraki(), URL).env("SSL_CERT_FILE", &path);
            if with_directory {
                program = program.env("SSL_CERT_DIR", "/etc/ssl/certs");
            }
            let run = program.run();
            run.assert_failed(10, "host_setup").says("SSL_CERT_FILE").says(reason);
            run.says(path.to_str().unwrap()).says("attempts=0");
        }
    }
}

/// What is wrong is the URL, not the network or the user.
#[test]
fn an_api_url_of_another_path_is_named_as_the_cause() {
    let server = Proxy::start("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
    let origin = format!("http://{}", server.address());
    for (payload, path, says) in [
        (Payload::meraki(), "", "does not end in /api/v1"),
        (Payload::meraki(), "/api/v0", "does not end in /api/v1"),
        (Payload::meraki(), "/api/v1/", "does not know network"),
        (Payload::tenable(), "/api/v3", "has a path"),
    ] {
        let payload = payload.with_field("api_url", format!("{origin}{path}"));
        let run = Program::raw(payload.base64(), &[]).hiding(payload.secrets()).run();
        run.assert_failed(10, "not_found").says(says);
    }
}

/// A firewall that drops packets is not a vendor that does not answer.
#[cfg(target_os = "linux")]
#[test]
fn an_address_where_nothing_answers_is_named() {
    let silent = Silent::start();
    let url = format!("http://{}/api/v1", silent.address());
    let run = Program::new(&Payload::meraki(), &url).args(&["--deadline", "6"]).run();
    run.assert_failed(11, "unreachable").says(&format!("no connection to Meraki at {}", silent.address()));
    run.says("firewall");
}
