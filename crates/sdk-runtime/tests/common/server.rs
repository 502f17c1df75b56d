//! Servers that misbehave below the level of HTTP, which no mock library can.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What a server does with one connection after it has read the request.
#[derive(Clone)]
pub(crate) enum Reply {
    /// Sends these bytes and closes.
    Bytes(Vec<u8>),
    /// Says nothing and keeps the connection open.
    Silence,
    /// Sends these bytes, then says nothing more and keeps the connection open.
    Stall(Vec<u8>),
    /// Responds to whatever comes first in plain text.
    NoTls,
    /// Closes without a word.
    Close,
    /// Resets the connection without reading the request.
    Reset,
}

impl Reply {
    pub(crate) fn text(text: &str) -> Self {
        Self::Bytes(text.as_bytes().to_vec())
    }

    /// A whole response with a JSON body.
    pub(crate) fn json(status: &str, headers: &str, body: &str) -> Self {
        Self::text(&format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n{body}",
            body.len()
        ))
    }
}

/// A server on loopback.
pub(crate) struct Server {
    pub(crate) base_url: String,
    connections: Arc<AtomicU32>,
}

impl Server {
    /// Gives the first connection the first reply and so on; the last reply is repeated.
    pub(crate) async fn start(replies: &[Reply]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let connections = Arc::new(AtomicU32::new(0));
        let (count, replies) = (Arc::clone(&connections), replies.to_vec());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let number = count.fetch_add(1, Ordering::SeqCst) as usize;
                let reply = replies.get(number).or(replies.last()).cloned().unwrap_or(Reply::Close);
                tokio::spawn(serve(stream, reply));
            }
        });
        Self { base_url, connections }
    }

    pub(crate) fn connections(&self) -> u32 {
        self.connections.load(Ordering::SeqCst)
    }
}

async fn serve(mut stream: TcpStream, reply: Reply) {
    if matches!(reply, Reply::Reset) {
        stream.set_zero_linger().unwrap();
        return;
    }
    if matches!(reply, Reply::NoTls) {
        let _ = stream.read(&mut [0; 1024]).await;
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        return;
    }
    read_request(&mut stream).await;
    match reply {
        Reply::Bytes(bytes) => {
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Reply::Stall(bytes) => {
            let _ = stream.write_all(&bytes).await;
            std::future::pending::<()>().await;
        }
        Reply::Silence => std::future::pending::<()>().await,
        Reply::Close | Reply::Reset | Reply::NoTls => {}
    }
}

/// Reads a request with its body, or what arrives of it.
async fn read_request(stream: &mut TcpStream) {
    let mut request = Vec::new();
    let mut part = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&request).to_ascii_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length =
                head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
            if body.len() >= length.unwrap_or(0) {
                return;
            }
        }
        match stream.read(&mut part).await {
            Ok(0) | Err(_) => return,
            Ok(length) => request.extend_from_slice(&part[..length]),
        }
    }
}
