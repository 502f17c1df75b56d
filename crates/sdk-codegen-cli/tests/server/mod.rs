//! An HTTP server that misbehaves on purpose: it writes the bytes it is told and closes the connection.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// Path and query.
    pub(crate) path: String,
}

/// A server on a port of its own. It lives as long as the test process.
pub(crate) struct Server {
    /// Such as `http://127.0.0.1:4711`.
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// A server that writes what `response` makes of the number of the request, from 0, and the request.
    pub(crate) fn start(response: impl Fn(usize, &Request) -> Vec<u8> + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let Some(request) = read(&stream) else { continue };
                let number = {
                    let mut seen = seen.lock().unwrap();
                    seen.push(request.clone());
                    seen.len() - 1
                };
                // The client may hang up first.
                let _ = stream.write_all(&response(number, &request));
            }
        });
        Self { url, requests }
    }

    /// A server that responds to everything alike.
    pub(crate) fn always(response: Vec<u8>) -> Self {
        Self::start(move |_, _| response.clone())
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let path = first.split(' ').nth(1)?.to_owned();
    // The rest of the head is read, or the connection would be reset under the response.
    lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
    Some(Request { path })
}

/// A complete response.
pub(crate) fn response(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    promise(status, headers, body.len(), body)
}

/// A response that announces `length` bytes and brings these.
pub(crate) fn promise(status: &str, headers: &str, length: usize, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{headers}connection: close\r\n\r\n");
    [head.as_bytes(), body].concat()
}
