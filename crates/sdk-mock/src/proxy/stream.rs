//! A client's connection, with or without TLS, that can also be cut rudely.

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

/// What the proxy needs of a connection.
pub(super) trait Stream: AsyncRead + AsyncWrite + Unpin + Send {
    /// The TCP connection below.
    fn tcp(&self) -> &TcpStream;

    /// Makes the drop of the connection a reset instead of an orderly close.
    fn reset_on_drop(&self) {
        // A reset that cannot be set becomes a close, which the client sees as a lost connection as well.
        let _ = self.tcp().set_zero_linger();
    }
}

impl Stream for TcpStream {
    fn tcp(&self) -> &TcpStream {
        self
    }
}

impl Stream for TlsStream<TcpStream> {
    fn tcp(&self) -> &TcpStream {
        self.get_ref().0
    }
}
