//! A row of the table: a setup, and what the program has to say about it.

use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::Path;

use sdk_mock::Fault;
use sdk_mock::meraki::Meraki;
use tokio::net::TcpSocket;

use super::certificate::Certificate;
use super::network::{Open, Port, closed, open};
#[cfg(target_os = "linux")]
use super::silent::Silent;
use crate::support::parallel::Pace;
use crate::support::{Payload, Program};

/// Where the vendor is, or is not.
#[derive(Clone)]
pub(super) enum Server {
    /// There, over TLS.
    Vendor(Certificate),
    /// There, and the next response is this.
    Spoilt(fn(Fault) -> Fault),
    /// Something else is there.
    Other(Port),
    /// Nothing listens.
    Nothing,
    /// Nothing responds.
    #[cfg(target_os = "linux")]
    Silent,
}

/// What stands at the address that `{proxy}` means.
#[derive(Clone)]
pub(super) enum Proxy {
    Nothing,
    Connects(Option<&'static str>),
    /// The same, over TLS.
    ConnectsOverTls,
    Is(Port),
    #[cfg(target_os = "linux")]
    Silent,
}

/// How the program is told whom to trust.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// The server's CA, as a file.
    Its,
    /// Another one.
    Another,
    /// By the variables of the row alone.
    Variables,
}

/// A row. `{proxy}`, `{port}`, `{ca}` and `{folder}` in variables and words stand for what they are in the run.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) variables: Vec<(&'static str, &'static str)>,
    pub(super) proxy: Proxy,
    pub(super) server: Server,
    pub(super) trust: Trust,
    /// Of the base URL.
    pub(super) host: &'static str,
    pub(super) exit: i64,
    pub(super) code: &'static str,
    pub(super) attempts: RangeInclusive<u64>,
    pub(super) says: Vec<&'static str>,
    pub(super) never_says: Vec<&'static str>,
    /// Whether the proxy gets a connection.
    pub(super) uses_proxy: Option<bool>,
}

/// Servers of a run. The mock stops when it is dropped.
struct World {
    vendor: Option<Meraki>,
    proxy: Option<Open>,
    _closed: Vec<TcpSocket>,
    #[cfg(target_os = "linux")]
    _silent: Vec<Silent>,
    words: Vec<(&'static str, String)>,
}

impl Row {
    /// Whether the server's certificate decides. On Windows and macOS, no variable says whom to trust.
    pub(super) fn needs_trust(&self) -> bool {
        let is_server = matches!(self.server, Server::Vendor(_) | Server::Spoilt(_));
        let is_reached = matches!(self.proxy, Proxy::Connects(_) | Proxy::ConnectsOverTls | Proxy::Nothing);
        is_server && is_reached && self.attempts != UNSENT || self.trust == Trust::Variables
    }

    pub(super) fn run(&self, pace: Pace) {
        let folder = tempfile::tempdir().unwrap();
        let world = self.world(folder.path());
        let fill = |text: &str| {
            world.words.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
        };
        let deadline = if pace == Pace::Brisk { "4" } else { "30" };
        let url = fill(&format!("https://{}:{{port}}/api/v1", self.host));
        let mut program = Program::new(&Payload::meraki(), &url)
            .args(&["--output", "json", "--deadline", deadline])
            .hiding(vec!["c4n4ry-of-proxy".to_owned(), "c4n4ry/of@proxy".to_owned()]);
        program = match self.trust {
            Trust::Its => program.env("SSL_CERT_FILE", fill("{ca}")),
            Trust::Another => program,
            Trust::Variables => program.without_default("SSL_CERT_FILE"),
        };
        for (name, value) in &self.variables {
            program = program.env(name, fill(value));
        }
        let run = program.run();
        let result = run.json();
        assert_eq!(
            (result["exit"].as_i64(), result["code"].as_str()),
            (Some(self.exit), Some(self.code)),
            "{run:?}"
        );
        assert_eq!(run.exit.map(i64::from), Some(self.exit), "{run:?}");
        assert!(self.attempts.contains(&result["attempts"].as_u64().unwrap()), "{run:?}");
        let message = result["message"].as_str().unwrap();
        for words in &self.says {
            assert!(message.contains(&fill(words)), "`{}` is not in {run:?}", fill(words));
        }
        for words in &self.never_says {
            assert!(!message.contains(&fill(words)), "`{}` is in {run:?}", fill(words));
        }
        if let (Some(used), Some(proxy)) = (self.uses_proxy, &world.proxy) {
            assert_eq!(proxy.connections() > 0, used, "{run:?}");
        }
        let is_reached = self.exit == 0 || matches!(self.server, Server::Spoilt(_));
        assert_eq!(world.vendor.is_some_and(|vendor| !vendor.requests().is_empty()), is_reached, "{run:?}");
    }

    fn world(&self, folder: &Path) -> World {
        let file = |name: &str, text: &[u8]| std::fs::write(folder.join(name), text).unwrap();
        let bind = if self.host == "[::1]" { "::1" } else { "127.0.0.1" };
        let made = match self.server {
            Server::Vendor(certificate) => certificate,
            _ => Certificate::Good,
        }
        .make();
        let is_vendor = matches!(self.server, Server::Vendor(_) | Server::Spoilt(_));
        let vendor = is_vendor.then(Meraki::start_blocking);
        let mut sockets = Vec::new();
        let mut keep = |(address, socket)| {
            sockets.push(socket);
            address
        };
        #[cfg(target_os = "linux")]
        let mut silent = Vec::new();
        let at_server: SocketAddr = match &self.server {
            Server::Vendor(_) | Server::Spoilt(_) => {
                let vendor = vendor.as_ref().unwrap();
                if let Server::Spoilt(fault) = self.server {
                    vendor.fault(fault(Fault::on("getNetworkMerakiAuthUsers")).always());
                }
                open(bind, Port::Tls(made.acceptor.clone(), vendor.address())).address
            }
            Server::Other(port) => open(bind, port.clone()).address,
            Server::Nothing => keep(closed(bind)),
            #[cfg(target_os = "linux")]
            Server::Silent => {
                silent.push(Silent::start());
                silent.last().unwrap().address()
            }
        };
        let (at_proxy, proxy) = match &self.proxy {
            Proxy::Nothing => (keep(closed("127.0.0.1")), None),
            #[cfg(target_os = "linux")]
            Proxy::Silent => {
                silent.push(Silent::start());
                (silent.last().unwrap().address(), None)
            }
            Proxy::Connects(login) => opened(Port::Proxy(at_server, *login)),
            Proxy::ConnectsOverTls => {
                let behind = open("127.0.0.1", Port::Proxy(at_server, None)).address;
                opened(Port::Tls(made.acceptor.clone(), behind))
            }
            Proxy::Is(port) => opened(port.clone()),
        };
        file("ca.pem", made.ca.as_bytes());
        file("empty.pem", b"");
        file("text.pem", b"no CA certificate");
        file("key.pem", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        std::fs::create_dir_all(folder.join("empty")).unwrap();
        std::fs::create_dir_all(folder.join("hashed")).unwrap();
        // A name that `openssl rehash` can give.
        file("hashed/0a1b2c3d.0", made.ca.as_bytes());
        let words = vec![
            ("{proxy}", at_proxy.to_string()),
            ("{port}", at_server.port().to_string()),
            ("{ca}", folder.join("ca.pem").to_str().unwrap().to_owned()),
            ("{folder}", folder.to_str().unwrap().to_owned()),
        ];
        World {
            vendor,
            proxy,
            _closed: sockets,
            #[cfg(target_os = "linux")]
            _silent: silent,
            words,
        }
    }
}

/// A setup that works, of the vendor itself at this machine.
pub(super) fn row(name: &'static str) -> Row {
    Row {
        name,
        variables: Vec::new(),
        proxy: Proxy::Nothing,
        server: Server::Vendor(Certificate::Good),
        trust: Trust::Its,
        host: "localhost",
        exit: 0,
        code: "changed",
        attempts: 2..=2,
        says: Vec::new(),
        never_says: Vec::new(),
        uses_proxy: None,
    }
}

/// The same through a proxy: addresses of this machine are never reached through one.
pub(super) fn through(name: &'static str, url: &'static str, proxy: Proxy) -> Row {
    let row = Row { proxy, host: "api.vendor.invalid", uses_proxy: Some(true), ..row(name) };
    row.with("HTTPS_PROXY", url)
}

/// How often something is tried.
pub(super) const ONCE: RangeInclusive<u64> = 1..=1;
pub(super) const UNSENT: RangeInclusive<u64> = 0..=0;
pub(super) const TO_THE_END: RangeInclusive<u64> = 1..=40;

impl Row {
    pub(super) fn with(mut self, variable: &'static str, value: &'static str) -> Self {
        self.variables.push((variable, value));
        self
    }

    /// It has to be repaired here, and the sentence has these words.
    pub(super) fn fails(self, attempts: RangeInclusive<u64>, says: &[&'static str]) -> Self {
        self.ends(10, "host_setup", attempts, says)
    }

    pub(super) fn ends(
        mut self,
        exit: i64,
        code: &'static str,
        attempts: RangeInclusive<u64>,
        says: &[&'static str],
    ) -> Self {
        (self.exit, self.code, self.attempts) = (exit, code, attempts);
        self.says.extend(says);
        self
    }
}

fn opened(port: Port) -> (SocketAddr, Option<Open>) {
    let open = open("127.0.0.1", port);
    (open.address, Some(open))
}
