//! Certificates and clocks, trust, names and firewalls.

use super::certificate::Certificate;
use super::network::Port;
use super::row::{ONCE, Row, Server, TO_THE_END, Trust, UNSENT, row};

const HERE: &str = "Meraki at localhost:{port}";
const ISSUER: &str = "\"Example Root CA\"";

pub(super) fn rows() -> Vec<Row> {
    [certificates(), trust(), names(), firewalls()].concat()
}

fn certificates() -> Vec<Row> {
    let of = |name, certificate| Row { server: Server::Vendor(certificate), ..row(name) };
    let untrusted = |row: Row| Row { trust: Trust::Another, ..row };
    let is_unknown = ["issued by a CA that this host does not trust", "SSL_CERT_FILE", HERE];
    vec![
        of("good", Certificate::Good),
        of("self-signed, trusted", Certificate::SelfSigned),
        of("with intermediate", Certificate::WithIntermediate),
        of("expired", Certificate::Expired)
            .fails(ONCE, &["has expired", "clock", "renew", "was valid until", ISSUER, HERE]),
        of("not yet valid", Certificate::NotYetValid)
            .fails(ONCE, &["is not valid yet", "clock", "is valid from", ISSUER, HERE]),
        of("other name", Certificate::OtherName)
            .fails(ONCE, &["is for other names", "`api_url`", "DNS", "is for other.example", ISSUER, HERE]),
        of("common name only", Certificate::NoName)
            .fails(ONCE, &["is for other names", "`api_url`", "names no server", HERE]),
        of("other purpose", Certificate::OtherPurpose)
            .fails(ONCE, &["cannot be used", "replace it", ISSUER, HERE]),
        of("a CA's own", Certificate::OfCa).fails(ONCE, &["cannot be used", "\"Example Server\"", HERE]),
        untrusted(of("unknown CA", Certificate::Good)).fails(ONCE, &is_unknown).fails(ONCE, &[ISSUER]),
        untrusted(of("self-signed", Certificate::SelfSigned))
            .fails(ONCE, &is_unknown)
            .fails(ONCE, &["\"Example Server\""]),
        of("without intermediate", Certificate::WithoutIntermediate)
            .fails(ONCE, &is_unknown)
            .fails(ONCE, &["\"Example Intermediate CA\"", "does not send its intermediate certificates"]),
        untrusted(of("expired and unknown", Certificate::Expired)).fails(ONCE, &[HERE, ISSUER]),
        Row { host: "127.0.0.1", ..of("by address", Certificate::Good) },
        Row { host: "127.0.0.1", ..of("other name, by address", Certificate::OtherName) }
            .fails(ONCE, &["is for other names", "127.0.0.1:{port}"]),
    ]
}

/// What `SSL_CERT_FILE` and `SSL_CERT_DIR` can be.
fn trust() -> Vec<Row> {
    let set = |name, variable, value| Row { trust: Trust::Variables, ..row(name) }.with(variable, value);
    let file = |name, value| set(name, "SSL_CERT_FILE", value);
    let directory = |name, value| set(name, "SSL_CERT_DIR", value);
    vec![
        file("missing file", "{folder}/missing.pem")
            .fails(UNSENT, &["SSL_CERT_FILE is {folder}/missing.pem", "not found"]),
        file("empty file", "{folder}/empty.pem")
            .fails(UNSENT, &["SSL_CERT_FILE is {folder}/empty.pem", "no CA certificate"]),
        file("no PEM", "{folder}/text.pem")
            .fails(UNSENT, &["SSL_CERT_FILE is {folder}/text.pem", "no CA certificate"]),
        file("a key", "{folder}/key.pem")
            .fails(UNSENT, &["SSL_CERT_FILE is {folder}/key.pem", "no CA certificate"]),
        file("a folder", "{folder}/hashed")
            .fails(UNSENT, &["SSL_CERT_FILE is {folder}/hashed", "cannot be read"]),
        directory("hashed folder", "{folder}/hashed"),
        directory("empty folder", "{folder}/empty")
            .fails(UNSENT, &["SSL_CERT_DIR is {folder}/empty", "openssl rehash"]),
        directory("missing folder", "{folder}/missing").fails(UNSENT, &["SSL_CERT_DIR is {folder}/missing"]),
        directory("hashed folder beside a bad file", "{folder}/hashed")
            .with("SSL_CERT_FILE", "{folder}/text.pem")
            .fails(UNSENT, &["SSL_CERT_FILE is {folder}/text.pem"]),
        file("good file beside a missing folder", "{ca}").with("SSL_CERT_DIR", "{folder}/missing"),
    ]
}

fn names() -> Vec<Row> {
    let nothing = |name, host| Row { server: Server::Nothing, host, ..row(name) };
    let repair = ["through the firewall", "HTTPS_PROXY"];
    let mut rows = vec![
        Row { host: "api.vendor.invalid", ..row("unknown name") }.fails(
            ONCE,
            &[
                "the name in api.vendor.invalid:{port} is not known to this host's DNS",
                "`api_url`",
                "HTTPS_PROXY",
            ],
        ),
        nothing("a port that nobody listens at", "localhost")
            .fails(TO_THE_END, &["Meraki at localhost:{port} (address", "refuses connections"])
            .fails(TO_THE_END, &repair),
        nothing("the same by address", "127.0.0.1")
            .fails(TO_THE_END, &["Meraki at 127.0.0.1:{port}", "refuses connections"])
            .fails(TO_THE_END, &repair),
    ];
    if std::net::TcpListener::bind("[::1]:0").is_ok() {
        rows.push(Row { host: "[::1]", ..row("IPv6 only") });
        rows.push(
            nothing("IPv6 refused", "[::1]")
                .fails(TO_THE_END, &["Meraki at [::1]:{port}", "refuses connections"]),
        );
    }
    rows
}

fn firewalls() -> Vec<Row> {
    let other = |name, port| Row { server: Server::Other(port), ..row(name) };
    let says = |name, text| other(name, Port::Says(text));
    let spoilt = |name, fault| Row { server: Server::Spoilt(fault), ..row(name) };
    let repair = ["let the Gateway's host connect to localhost:{port} through the firewall", "HTTPS_PROXY"];
    let closes = |row: Row| row.fails(TO_THE_END, &["closed at once", HERE]).fails(TO_THE_END, &repair);
    let is_no_tls = ["does not speak TLS", "localhost:{port}", "`api_url`"];
    let is_old = ["no version of TLS in common", "1.2 or 1.3", "localhost:{port}"];
    #[cfg_attr(not(target_os = "linux"), allow(unused_mut, reason = "one row more on Linux"))]
    let mut rows =
        vec![
            closes(other("reset in the handshake", Port::Resets)),
            closes(other("closed at once", Port::Closes)),
            other("no handshake", Port::Mute)
                .fails(TO_THE_END, &["nothing responds", HERE])
                .fails(TO_THE_END, &repair),
            says("plain HTTP", b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")
                .fails(ONCE, &is_no_tls),
            says("SSH", b"SSH-2.0-OpenSSH_9.6\r\n").fails(ONCE, &is_no_tls),
            // Fatal alerts, as TLS 1.0 writes them: protocol_version and handshake_failure.
            says("TLS too old", &[21, 3, 1, 0, 2, 2, 70]).fails(ONCE, &is_old),
            says("no cipher in common", &[21, 3, 3, 0, 2, 2, 40]).fails(ONCE, &is_old),
            spoilt("a login page of the network", |fault| fault.redirect(302, "https://portal.example/"))
                .ends(10, "redirect_refused", ONCE, &["`api_url`", "proxy"]),
            spoilt("a page in the vendor's place", |fault| fault.html()).ends(
                11,
                "unreadable_answer",
                TO_THE_END,
                &["`api_url`", "proxy"],
            ),
        ];
    #[cfg(target_os = "linux")]
    rows.push(
        Row { server: Server::Silent, ..row("a black hole") }
            .fails(TO_THE_END, &["nothing responds, as when a firewall drops packets", HERE])
            .fails(TO_THE_END, &repair),
    );
    rows
}
