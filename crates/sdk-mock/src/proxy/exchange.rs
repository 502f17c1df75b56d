//! The requests of one client connection, handed on to the mock server behind the proxy.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::sleep;

use super::message::{Head, Reader};
use super::stream::Stream;
use crate::fault::Wire;

/// The header that tells the responder which exchange a request belongs to. Clients never see it.
pub(crate) const EXCHANGE: &str = "x-sdk-mock-exchange";

/// What the proxy and the responder tell each other about the exchanges in progress.
#[derive(Debug, Default)]
pub(crate) struct InFlight {
    last: AtomicU64,
    exchanges: Mutex<HashMap<u64, Exchange>>,
}

/// About one exchange.
#[derive(Debug, Clone, Default)]
pub(crate) struct Exchange {
    /// The client's connection.
    pub(crate) connection: u64,
    /// The target as the client wrote it: a URL library behind the proxy would tidy it up.
    pub(crate) target: String,
    /// Hand the request in again after this time.
    pub(crate) wait: Option<Duration>,
    /// Pause before the response.
    pub(crate) delay: Duration,
    /// How the response is sent.
    pub(crate) wire: Wire,
}

impl InFlight {
    /// The number of a new exchange.
    pub(super) fn number(&self) -> u64 {
        self.last.fetch_add(1, Ordering::SeqCst) + 1
    }

    fn open(&self, connection: u64, target: &str) -> u64 {
        let exchange = self.number();
        self.lock()
            .insert(exchange, Exchange { connection, target: target.to_owned(), ..Exchange::default() });
        exchange
    }

    pub(crate) fn get(&self, exchange: u64) -> Option<Exchange> {
        self.lock().get(&exchange).cloned()
    }

    pub(crate) fn update(&self, exchange: u64, update: impl FnOnce(&mut Exchange)) {
        if let Some(state) = self.lock().get_mut(&exchange) {
            update(state);
        }
    }

    fn close(&self, exchange: u64) -> Exchange {
        self.lock().remove(&exchange).unwrap_or_default()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Exchange>> {
        self.exchanges.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves a client until it closes the connection or a fault does.
pub(super) async fn serve(
    mut client: impl Stream,
    connection: u64,
    backend: SocketAddr,
    in_flight: &InFlight,
    round_trip: Duration,
) -> io::Result<()> {
    let mut upstream = TcpStream::connect(backend).await?;
    upstream.set_nodelay(true)?;
    let (mut from_client, mut from_upstream) = (Reader::new(), Reader::new());
    while let Some(mut head) = from_client.head(&mut client).await? {
        if head.header("expect").is_some_and(|value| value.eq_ignore_ascii_case("100-continue")) {
            client.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").await?;
        }
        let body = from_client.body(&head, &mut client).await?;
        let closes = head.closes();
        let bodiless = head.start.starts_with("HEAD ");
        let target = head.start.split(' ').nth(1).unwrap_or("/").to_owned();
        let exchange = in_flight.open(connection, &target);
        head.remove(&["connection", "expect", "transfer-encoding", "content-length", "keep-alive", EXCHANGE]);
        head.headers.push((EXCHANGE.to_owned(), exchange.to_string()));
        if !body.is_empty() {
            head.headers.push(("content-length".to_owned(), body.len().to_string()));
        }
        let (response, response_body) = loop {
            upstream.write_all(&head.encode()).await?;
            upstream.write_all(&body).await?;
            let response = from_upstream.head(&mut upstream).await?.ok_or(io::ErrorKind::UnexpectedEof)?;
            let response_body =
                if bodiless { Vec::new() } else { from_upstream.body(&response, &mut upstream).await? };
            let Some(wait) = in_flight.get(exchange).and_then(|state| state.wait) else {
                break (response, response_body);
            };
            in_flight.update(exchange, |state| state.wait = None);
            sleep(wait).await;
        };
        let state = in_flight.close(exchange);
        sleep(state.delay + round_trip).await;
        if !deliver(&mut client, response, &response_body, state.wire, closes).await? || closes {
            break;
        }
    }
    // Best effort: the other side may be gone.
    let _ = client.shutdown().await;
    Ok(())
}

/// Sends a response as a fault wants it. False when the connection is to end.
pub(super) async fn deliver(
    client: &mut impl Stream,
    mut head: Head,
    body: &[u8],
    wire: Wire,
    closes: bool,
) -> io::Result<bool> {
    if closes {
        head.headers.push(("connection".to_owned(), "close".to_owned()));
    }
    match wire {
        Wire::Deliver | Wire::ThenClose => {
            let mut bytes = head.encode();
            bytes.extend_from_slice(body);
            client.write_all(&bytes).await?;
            client.flush().await?;
            return Ok(wire == Wire::Deliver);
        }
        Wire::Close => {}
        Wire::Reset => client.reset_on_drop(),
        Wire::Hang => std::future::pending().await,
        Wire::Truncate(bytes) | Wire::Stall(bytes) => {
            if body.is_empty() {
                // There is nothing to cut, so a body is announced that never comes.
                head.remove(&["content-length"]);
                head.headers.push(("content-length".to_owned(), "64".to_owned()));
            }
            client.write_all(&head.encode()).await?;
            client.write_all(&body[..bytes.min(body.len().saturating_sub(1))]).await?;
            client.flush().await?;
            if matches!(wire, Wire::Stall(_)) {
                std::future::pending::<()>().await;
            }
        }
        Wire::Trickle(pause) => {
            client.write_all(&head.encode()).await?;
            for piece in body.chunks(body.len().div_ceil(10).max(1)) {
                sleep(pause).await;
                client.write_all(piece).await?;
                client.flush().await?;
            }
            return Ok(true);
        }
    }
    Ok(false)
}
