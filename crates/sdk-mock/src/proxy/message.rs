//! HTTP/1.1 messages, as far as a proxy in front of a well-behaved server needs them.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

/// Longest head and longest body that are read: a mock server is no place for more.
const MAX_HEAD: usize = 256 * 1024;
const MAX_BODY: usize = 256 * 1024 * 1024;

/// The start line and the headers of a message.
#[derive(Debug)]
pub(super) struct Head {
    /// `PUT /users HTTP/1.1` or `HTTP/1.1 200 OK`.
    pub(super) start: String,
    /// Headers in order, as they were written.
    pub(super) headers: Vec<(String, String)>,
}

impl Head {
    /// The first header of this name.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Whether the sender closes the connection after this message.
    pub(super) fn closes(&self) -> bool {
        self.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
            || self.start.ends_with("HTTP/1.0")
    }

    /// Drops headers by name.
    pub(super) fn remove(&mut self, names: &[&str]) {
        self.headers.retain(|(name, _)| !names.iter().any(|unwanted| name.eq_ignore_ascii_case(unwanted)));
    }

    /// The bytes of the head, with the empty line that ends it.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut text = format!("{}\r\n", self.start);
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("\r\n");
        text.into_bytes()
    }
}

/// One end of a connection, with what was read ahead.
#[derive(Debug)]
pub(super) struct Reader {
    ahead: Vec<u8>,
}

impl Reader {
    pub(super) fn new() -> Self {
        Self { ahead: Vec::new() }
    }

    /// The next head; `None` when the other side closed the connection between two messages.
    pub(super) async fn head(&mut self, stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Option<Head>> {
        let end = loop {
            if let Some(end) = find(&self.ahead, b"\r\n\r\n") {
                break end;
            }
            if self.ahead.len() > MAX_HEAD {
                return Err(invalid("the head is too long"));
            }
            if self.more(stream).await? == 0 {
                return if self.ahead.is_empty() {
                    Ok(None)
                } else {
                    Err(io::ErrorKind::UnexpectedEof.into())
                };
            }
        };
        let text = String::from_utf8_lossy(&self.ahead[..end]).into_owned();
        self.ahead.drain(..end + 4);
        let mut lines = text.split("\r\n");
        let start = lines.next().unwrap_or_default().to_owned();
        let header = |line: &str| {
            let (name, value) = line.split_once(':').ok_or_else(|| invalid("a header has no colon"))?;
            Ok((name.to_owned(), value.trim().to_owned()))
        };
        Ok(Some(Head { start, headers: lines.map(header).collect::<io::Result<_>>()? }))
    }

    /// The body that belongs to `head`. Without a length and without chunks there is none.
    pub(super) async fn body(
        &mut self,
        head: &Head,
        stream: &mut (impl AsyncRead + Unpin),
    ) -> io::Result<Vec<u8>> {
        if head
            .header("transfer-encoding")
            .is_some_and(|value| value.to_ascii_lowercase().contains("chunked"))
        {
            return self.chunks(stream).await;
        }
        match head.header("content-length") {
            None => Ok(Vec::new()),
            Some(length) => {
                let length = length.parse().map_err(|_| invalid("content-length is no number"))?;
                self.exactly(length, stream).await
            }
        }
    }

    async fn chunks(&mut self, stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.line(stream).await?;
            let size = line.split(';').next().unwrap_or_default().trim();
            let size = usize::from_str_radix(size, 16).map_err(|_| invalid("a chunk has no size"))?;
            if size == 0 {
                while !self.line(stream).await?.is_empty() {}
                return Ok(body);
            }
            body.extend(self.exactly(size, stream).await?);
            self.line(stream).await?;
        }
    }

    async fn line(&mut self, stream: &mut (impl AsyncRead + Unpin)) -> io::Result<String> {
        loop {
            if let Some(end) = find(&self.ahead, b"\r\n") {
                let line = String::from_utf8_lossy(&self.ahead[..end]).into_owned();
                self.ahead.drain(..end + 2);
                return Ok(line);
            }
            if self.ahead.len() > MAX_HEAD || self.more(stream).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }

    async fn exactly(&mut self, length: usize, stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
        if length > MAX_BODY {
            return Err(invalid("the body is too long"));
        }
        while self.ahead.len() < length {
            if self.more(stream).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let rest = self.ahead.split_off(length);
        Ok(std::mem::replace(&mut self.ahead, rest))
    }

    async fn more(&mut self, stream: &mut (impl AsyncRead + Unpin)) -> io::Result<usize> {
        self.ahead.reserve(16 * 1024);
        stream.read_buf(&mut self.ahead).await
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn invalid(message: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(mut bytes: &[u8]) -> io::Result<Vec<(Head, Vec<u8>)>> {
        let mut reader = Reader::new();
        let mut messages = Vec::new();
        while let Some(head) = reader.head(&mut bytes).await? {
            let body = reader.body(&head, &mut bytes).await?;
            messages.push((head, body));
        }
        Ok(messages)
    }

    #[tokio::test]
    async fn reads_several_messages_of_one_connection() {
        let text =
            "PUT /a HTTP/1.1\r\nContent-Length: 2\r\n\r\nhiGET /b HTTP/1.1\r\nConnection: close\r\n\r\n";
        let messages = read(text.as_bytes()).await.unwrap();
        assert_eq!(messages.len(), 2);
        assert_eq!(
            (messages[0].0.start.as_str(), messages[0].1.as_slice()),
            ("PUT /a HTTP/1.1", b"hi".as_slice())
        );
        assert!(!messages[0].0.closes());
        assert!(messages[1].0.closes());
    }

    #[tokio::test]
    async fn joins_chunks() {
        let text =
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n";
        assert_eq!(read(text.as_bytes()).await.unwrap()[0].1, b"abcde");
    }

    #[tokio::test]
    async fn an_end_inside_a_message_is_an_error() {
        for text in
            ["GET / HTTP", "GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab", "G / H\r\nnocolon\r\n\r\n"]
        {
            assert!(read(text.as_bytes()).await.is_err(), "{text}");
        }
        assert!(read(b"").await.unwrap().is_empty());
    }
}
