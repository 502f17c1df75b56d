//! A proxy that answers one thing, and a server whose certificate has a defect.

#![cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, reason = "certificates are only tried where a variable names a CA")
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
#[cfg(target_os = "linux")]
use std::net::TcpStream;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};
use tempfile::NamedTempFile;

/// Answers each request with the same text.
pub(super) struct Proxy {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    pub(super) fn start(response: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self { address: listener.local_addr().unwrap(), requests: Arc::default() };
        let requests = Arc::clone(&proxy.requests);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                let head: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
                requests.lock().unwrap().push(head.join("\n"));
                let _ = stream.write_all(response.as_bytes());
            }
        });
        proxy
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The heads of what was asked.
    pub(super) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

/// A server that speaks TLS and nothing else, and the authority of its certificate.
pub(super) struct Certified {
    pub(super) port: u16,
    pub(super) authority: NamedTempFile,
}

/// With a certificate for a name, valid from and to so many days from now.
pub(super) fn certified(from: i64, to: i64, name: &str) -> Certified {
    let day = |days: i64| {
        let distance = Duration::from_secs(24 * 60 * 60 * days.unsigned_abs());
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        rcgen::date_time_ymd(1970, 1, 1) + if days < 0 { now - distance } else { now + distance }
    };
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params.self_signed(&key).unwrap();
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new([name.to_owned()]).unwrap();
    params.not_before = day(from);
    params.not_after = day(to);
    let leaf = params.signed_by(&key, &issuer).unwrap();

    let chain = vec![leaf.der().clone(), authority.der().clone()];
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, PrivateKeyDer::Pkcs8(key.serialize_der().into()))
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            // The client breaks it off.
            let _ = Stream::new(&mut connection, &mut stream.unwrap()).read(&mut [0; 1]);
        }
    });
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(authority.pem().as_bytes()).unwrap();
    Certified { port, authority: file }
}

/// A port that answers to nobody: its queue is full, and Linux drops what does not fit.
#[cfg(target_os = "linux")]
pub(super) struct Silent {
    listener: TcpListener,
    _waiting: Vec<TcpStream>,
}

#[cfg(target_os = "linux")]
impl Silent {
    pub(super) fn start() -> Self {
        use rustix::net::{AddressFamily, SocketType, bind, listen, socket};

        let socket = socket(AddressFamily::INET, SocketType::STREAM, None).unwrap();
        bind(&socket, &SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
        listen(&socket, 0).unwrap();
        let listener = TcpListener::from(socket);
        let address = listener.local_addr().unwrap();
        let connect = |_| TcpStream::connect_timeout(&address, Duration::from_secs(1)).ok();
        let waiting: Vec<_> = (0..16).map_while(connect).collect();
        assert!(waiting.len() < 16, "the queue never fills");
        Self { listener, _waiting: waiting }
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.listener.local_addr().unwrap()
    }
}
