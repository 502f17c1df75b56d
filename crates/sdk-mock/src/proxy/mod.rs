//! The network in front of the mock server: TLS, counts, distance, and accidents.
//!
//! wiremock answers every request in full, so what can go wrong on the wire happens here: a small HTTP/1.1 proxy
//! that hands each request on and then delivers, delays, cuts or withholds the response.

mod counters;
mod exchange;
mod here;
mod message;
mod stream;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;
use tokio_rustls::TlsAcceptor;

pub(crate) use counters::Counters;
pub(crate) use exchange::{EXCHANGE, InFlight};

use crate::service::Service;

/// Who answers behind a proxy.
#[derive(Clone)]
pub(crate) enum Behind {
    /// wiremock, on another thread.
    Wiremock(SocketAddr),
    /// The service itself, in the runtime of the proxy.
    Service(Arc<Service>),
}

/// What a proxy needs to know about its connections.
#[derive(Clone)]
pub(crate) struct Proxy {
    pub(crate) behind: Behind,
    pub(crate) in_flight: Arc<InFlight>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) round_trip: Duration,
    pub(crate) tls: Option<TlsAcceptor>,
}

impl Proxy {
    /// Accepts connections for ever. The connections end when the runtime does.
    pub(crate) async fn run(self, listener: TcpListener) {
        loop {
            // An error of one accept (the client is gone already, or too many files) is not the end of the server.
            let Ok((client, _)) = listener.accept().await else { continue };
            let connection = self.counters.connection();
            if self.counters.refuses() {
                let _ = client.set_zero_linger();
                continue;
            }
            let proxy = self.clone();
            // A connection that breaks is an event of the test, not of this server: nobody is to be told.
            tokio::spawn(async move {
                let _ = proxy.connection(client, connection).await;
            });
        }
    }

    async fn connection(self, client: TcpStream, connection: u64) -> std::io::Result<()> {
        client.set_nodelay(true)?;
        // The client's kernel believes that it is connected already; its first byte waits for one round trip.
        sleep(self.round_trip).await;
        let Some(tls) = self.tls.clone() else {
            return self.serve(client, connection).await;
        };
        // TLS 1.3: one round trip before the first request.
        sleep(self.round_trip).await;
        let accepted = tls.accept(client).await;
        self.counters.handshake(accepted.is_ok());
        self.serve(accepted?, connection).await
    }

    async fn serve(&self, client: impl stream::Stream, connection: u64) -> std::io::Result<()> {
        match &self.behind {
            Behind::Wiremock(backend) => {
                exchange::serve(client, connection, *backend, &self.in_flight, self.round_trip).await
            }
            Behind::Service(service) => {
                here::serve(client, connection, service, &self.in_flight, self.round_trip).await
            }
        }
    }
}
