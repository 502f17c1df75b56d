//! Proxies, and the variables that name them.

use super::certificate::Certificate;
use super::network::{LOGIN, Port};
use super::row::{ONCE, Proxy, Row, Server, TO_THE_END, Trust, UNSENT, row, through};

const URL: &str = "http://{proxy}";
const NAMED: &str = "the proxy {proxy} (HTTPS_PROXY)";
const BY_NAME: &str = "api.vendor.invalid:{port} is not known to this host's DNS";

/// `svc:c4n4ry-of-proxy` and `svc:c4n4ry/of@proxy`, as `Basic` writes them.
const SVC: &str = "c3ZjOmM0bjRyeS1vZi1wcm94eQ==";
const SVC_ODD: &str = "c3ZjOmM0bjRyeS9vZkBwcm94eQ==";

fn responds(name: &'static str, response: &'static str) -> Row {
    through(name, URL, Proxy::Is(Port::Says(response.as_bytes())))
}

/// The proxy is there, and no request may go to it.
fn around(name: &'static str) -> Row {
    Row { uses_proxy: Some(false), ..through(name, URL, Proxy::Connects(None)) }
}

fn unusable(name: &'static str, url: &'static str, why: &'static str) -> Row {
    through(name, url, Proxy::Nothing).fails(UNSENT, &["HTTPS_PROXY", why])
}

pub(super) fn rows() -> Vec<Row> {
    let connects = || Proxy::Connects(None);
    let login = |name, url| through(name, url, Proxy::Connects(Some(SVC)));
    let wants = ["wants a user name and password", NAMED];
    let refuses = ["does not connect to api.vendor.invalid:{port}", NAMED, "NO_PROXY"];
    let mut rows = vec![
        through("a proxy", URL, connects()),
        through("a URL with a slash", "http://{proxy}/", connects()),
        through("no scheme", "{proxy}", connects()),
        through("over TLS", "https://{proxy}", Proxy::ConnectsOverTls),
        login("a login", "http://svc:c4n4ry-of-proxy@{proxy}"),
        through(
            "a login with odd characters",
            "http://svc:c4n4ry%2Fof%40proxy@{proxy}",
            Proxy::Connects(Some(SVC_ODD)),
        ),
        login("no login", URL).fails(ONCE, &wants),
        login("a wrong password", "http://svc:c4n4ry-of-proxy-2@{proxy}").fails(ONCE, &wants),
        login("a user without a password", "http://svc@{proxy}").fails(ONCE, &wants),
        responds("407 to every login", LOGIN).fails(ONCE, &wants),
        responds("403", "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n").fails(ONCE, &refuses),
        responds("405", "HTTP/1.0 405 Method Not Allowed\r\n\r\n").fails(ONCE, &refuses),
        responds("502", "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n").fails(ONCE, &refuses),
        responds("503", "HTTP/1.1 503 Service Unavailable\r\n\r\n").fails(ONCE, &["has no way to it", NAMED]),
        responds("no HTTP", "SSH-2.0-OpenSSH_9.6\r\n").fails(ONCE, &refuses),
        through("closes", URL, Proxy::Is(Port::Closes)).fails(TO_THE_END, &["closed at once", NAMED]),
        through("resets", URL, Proxy::Is(Port::Resets)).fails(TO_THE_END, &["closed at once", NAMED]),
        through("never responds", URL, Proxy::Is(Port::Mute)).fails(TO_THE_END, &["nothing responds", NAMED]),
        through("refused", URL, Proxy::Nothing).fails(TO_THE_END, &["refuses connections", NAMED]),
        through(
            "https:// to a proxy without TLS",
            "https://{proxy}",
            Proxy::Is(Port::Says(b"HTTP/1.1 400 Bad Request\r\n\r\n")),
        )
        .fails(ONCE, &["does not speak TLS", "http:// or https://", NAMED]),
        through("an unknown name", "http://proxy.vendor.invalid:3128", Proxy::Nothing).fails(
            ONCE,
            &["the proxy proxy.vendor.invalid:3128 (HTTPS_PROXY) is not known to this host's DNS"],
        ),
        unusable("socks5", "socks5://svc:c4n4ry-of-proxy@{proxy}", "not supported"),
        unusable("socks4a", "socks4a://{proxy}", "not supported"),
        unusable("a slash in the password", "http://svc:c4n4ry-of-proxy/2@{proxy}", "percent-encoded"),
        unusable("a number sign", "http://svc:c4n4ry-of-proxy#2@{proxy}", "percent-encoded"),
        unusable("a question mark", "http://svc:c4n4ry-of-proxy?2@{proxy}", "percent-encoded"),
        unusable("a backslash", "http://CORP\\svc:c4n4ry-of-proxy@{proxy}", "percent-encoded"),
        unusable("a space", "http://svc:c4n4ry-of-proxy 2@{proxy}", "percent-encoded"),
        unusable("no host", "http://", "is no URL of a proxy"),
        Row {
            server: Server::Vendor(Certificate::Expired),
            ..through("an old certificate", URL, connects())
        }
        .fails(
            ONCE,
            &["has expired", "clock", "\"Example Root CA\"", "api.vendor.invalid:{port} through", NAMED],
        ),
        Row { trust: Trust::Another, ..through("opens TLS with its own CA", URL, connects()) }.fails(
            ONCE,
            &["does not trust, \"Example Root CA\"", "CA of your own proxy", "SSL_CERT_FILE", NAMED],
        ),
    ];
    rows.extend(variables());
    #[cfg(target_os = "linux")]
    rows.push(through("a black hole", URL, Proxy::Silent).fails(TO_THE_END, &["nothing responds", NAMED]));
    rows
}

fn variables() -> Vec<Row> {
    let base = || Row { host: "api.vendor.invalid", proxy: Proxy::Connects(None), ..row("") };
    let by = |variable| Row { name: variable, uses_proxy: Some(true), ..base() }.with(variable, URL);
    let wants = |variable, named| {
        let proxy = Proxy::Is(Port::Says(LOGIN.as_bytes()));
        Row { name: named, proxy, ..by(variable) }.fails(ONCE, &["wants a user name", named])
    };
    // Reached directly, and no name of the world is made up of `.invalid`.
    let direct = |row: Row| {
        let mut row = row.fails(ONCE, &[BY_NAME, "api_url", "HTTPS_PROXY"]);
        row.never_says.push("{proxy}");
        row
    };
    // Windows has one variable, however it is spelt.
    let lower =
        if cfg!(windows) { "the proxy {proxy} (HTTPS_PROXY)" } else { "the proxy {proxy} (https_proxy)" };
    let mut rows = vec![
        by("https_proxy"),
        by("ALL_PROXY"),
        by("all_proxy"),
        wants("https_proxy", lower),
        wants("ALL_PROXY", "the proxy {proxy} (ALL_PROXY)"),
        direct(
            Row { name: "HTTP_PROXY is for http", uses_proxy: Some(false), ..base() }.with("HTTP_PROXY", URL),
        ),
        direct(
            Row { name: "an empty variable", uses_proxy: Some(false), ..base() }
                .with("HTTPS_PROXY", "")
                .with("https_proxy", URL),
        ),
        through("NO_PROXY of another name", URL, Proxy::Connects(None))
            .with("NO_PROXY", ".example.com, 10.0.0.0/8"),
        Row { host: "localhost", ..around("this machine") },
    ];
    for exception in
        ["api.vendor.invalid", "vendor.invalid", ".vendor.invalid", "a.example, .vendor.invalid", "*"]
    {
        rows.push(direct(Row { name: exception, ..around("") }.with("NO_PROXY", exception)));
    }
    rows.push(direct(around("no_proxy").with("no_proxy", ".vendor.invalid")));
    rows
}
