//! What can stand between the program and the vendor, and in the vendor's place.

use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::Runtime;
use tokio_rustls::TlsAcceptor;

/// Where all of them run, until the tests end.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

/// What a port does with a connection.
#[derive(Clone)]
pub(super) enum Port {
    /// Says this, whatever comes, after the first bytes of the client.
    Says(&'static [u8]),
    /// Closes the connection at once.
    Closes,
    /// Resets it after the client's first bytes.
    Resets,
    /// Takes it and never says a word.
    Mute,
    /// Ends TLS, and hands on what is in it.
    Tls(TlsAcceptor, SocketAddr),
    /// An HTTP proxy that connects to this server, whatever name it is asked for, if it gets this `Basic` login.
    Proxy(SocketAddr, Option<&'static str>),
}

/// An open port.
pub(super) struct Open {
    pub(super) address: SocketAddr,
    connections: Arc<AtomicUsize>,
}

impl Open {
    /// How many connections were made.
    pub(super) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

/// Opens a port at this host.
pub(super) fn open(host: &str, port: Port) -> Open {
    let listener = std::net::TcpListener::bind((host, 0)).unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&connections);
    RUNTIME.spawn(async move {
        let listener = TcpListener::from_std(listener).unwrap();
        while let Ok((stream, _)) = listener.accept().await {
            counter.fetch_add(1, Ordering::SeqCst);
            let port = port.clone();
            // A connection that breaks is what the program is tested with.
            tokio::spawn(async move { drop(serve(stream, port).await) });
        }
    });
    Open { address, connections }
}

/// A port that nobody listens at, and that nobody else gets while this is kept.
pub(super) fn closed(host: &str) -> (SocketAddr, TcpSocket) {
    let address: IpAddr = host.parse().unwrap();
    let socket = if address.is_ipv6() { TcpSocket::new_v6() } else { TcpSocket::new_v4() }.unwrap();
    socket.bind((address, 0).into()).unwrap();
    (socket.local_addr().unwrap(), socket)
}

async fn serve(mut stream: TcpStream, port: Port) -> std::io::Result<()> {
    match port {
        Port::Says(text) => {
            let _ = stream.read(&mut [0; 4096]).await?;
            stream.write_all(text).await?;
            // Until the client has read it: what closes with unread input resets.
            tokio::io::copy(&mut stream, &mut tokio::io::sink()).await?;
        }
        Port::Closes => {}
        Port::Resets => {
            let _ = stream.read(&mut [0; 1]).await?;
            stream.set_zero_linger()?;
        }
        Port::Mute => {
            tokio::io::copy(&mut stream, &mut tokio::io::sink()).await?;
        }
        Port::Tls(acceptor, behind) => tunnel(acceptor.accept(stream).await?, behind).await?,
        Port::Proxy(server, login) => proxy(stream, server, login).await?,
    }
    Ok(())
}

async fn proxy(mut stream: TcpStream, server: SocketAddr, login: Option<&str>) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let is_known = login.is_none_or(|login| {
        head.contains(&format!("proxy-authorization: basic {login}\r\n").to_ascii_lowercase())
    });
    if !head.starts_with("connect ") || !is_known {
        return stream.write_all(LOGIN.as_bytes()).await;
    }
    stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
    tunnel(stream, server).await
}

/// What a proxy says that wants to know who asks.
pub(super) const LOGIN: &str = "HTTP/1.1 407 Proxy Authentication Required\r\n\
                                proxy-authenticate: Basic realm=\"proxy\"\r\ncontent-length: 0\r\n\r\n";

async fn tunnel(mut stream: impl AsyncRead + AsyncWrite + Unpin, server: SocketAddr) -> std::io::Result<()> {
    let mut server = TcpStream::connect(server).await?;
    copy_bidirectional(&mut stream, &mut server).await.map(|_| ())
}
