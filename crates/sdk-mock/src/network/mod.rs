//! The network between a client and the service: TLS, counts, distance, and accidents.

mod accept;
mod beside;
mod body;
mod counters;

use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::time::sleep;
use tokio_rustls::TlsAcceptor;

use crate::control;
use crate::fault::Wire;
use crate::message::{Request, Response};
use crate::service::{Outcome, Service};

pub(crate) use accept::accept;
pub(crate) use counters::Counters;

/// Longest body that is read: a mock server is no place for more.
const MAX_BODY: usize = 256 * 1024 * 1024;

/// What connections need to know.
#[derive(Clone)]
pub(crate) struct Network {
    pub(crate) service: Arc<Service>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) round_trip: Duration,
    pub(crate) tls: Option<TlsAcceptor>,
    /// Who serves what the document does not have.
    pub(crate) beside: Option<SocketAddr>,
}

/// The end of a connection in the middle of an exchange.
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub(crate) enum Cut {
    #[error("the connection is closed")]
    Close,
    #[error("the connection is reset")]
    Reset,
}

impl Network {
    /// Accepts connections for ever. The connections end when the runtime does.
    pub(crate) async fn run(self, listener: TcpListener) {
        loop {
            let client = accept(&listener).await;
            let connection = self.counters.connection();
            if self.counters.refuses() {
                let _ = client.set_zero_linger();
                continue;
            }
            let network = self.clone();
            // A connection that breaks is an event of the test, not of this server: nobody is to be told.
            tokio::spawn(async move {
                let _ = network.connection(client, connection).await;
            });
        }
    }

    async fn connection(self, client: TcpStream, connection: u64) -> std::io::Result<()> {
        client.set_nodelay(true)?;
        // The client's kernel believes that it is connected already; its first byte waits for one round trip.
        sleep(self.round_trip).await;
        let Some(tls) = &self.tls else {
            return self.serve(client, |client| client, connection).await;
        };
        // TLS 1.3: one round trip before the first request.
        sleep(self.round_trip).await;
        let accepted = tls.accept(client).await;
        self.counters.handshake(accepted.is_ok());
        self.serve(accepted?, |client| client.get_ref().0, connection).await
    }

    /// Serves a client until it closes the connection or a fault does.
    async fn serve<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        client: S,
        tcp: impl Fn(&S) -> &TcpStream,
        connection: u64,
    ) -> std::io::Result<()> {
        let closing = Notify::new();
        let service = service_fn(|request| self.respond(request, connection, &closing));
        // What was begun is finished, whether or not the client waits for it.
        let mut served =
            http1::Builder::new().half_close(true).serve_connection(TokioIo::new(client), service);
        let ended = loop {
            tokio::select! {
                ended = &mut served => break ended,
                // The response has begun by then, and did not say so.
                () = closing.notified() => std::pin::Pin::new(&mut served).graceful_shutdown(),
            }
        };
        let mut client = served.into_parts().io.into_inner();
        let cut = ended.err().and_then(|error| error.source()?.downcast_ref::<Cut>().copied());
        match cut {
            Some(Cut::Reset) => tcp(&client).set_zero_linger(),
            _ => client.shutdown().await,
        }
    }

    async fn respond(
        &self,
        request: hyper::Request<Incoming>,
        connection: u64,
        closing: &Notify,
    ) -> Result<hyper::Response<UnsyncBoxBody<Bytes, Cut>>, Cut> {
        let Ok((head, body, request)) = read(request).await else {
            let text = format!("sdk-mock: the body cannot be read, or has more than {MAX_BODY} bytes");
            let refused = Response::json(413, &serde_json::json!({"error": text}));
            let answer = hyper::Response::builder().status(refused.status).header("connection", "close");
            return body::written(answer, refused.body, Wire::Deliver).map_err(|_| Cut::Close);
        };
        let Outcome { response, delay, wire } = match (control::respond(&self.service, &request), self.beside)
        {
            (Some(response), _) => response.into(),
            (None, Some(other)) if self.service.is_unknown(&request) => {
                return beside::respond(other, head, body).await.map_err(|_| Cut::Close);
            }
            _ => self.service.handle(connection, &request).await,
        };
        let pause = delay + self.round_trip;
        if !pause.is_zero() {
            sleep(pause).await;
        }
        match wire {
            Wire::Close => return Err(Cut::Close),
            Wire::Reset => return Err(Cut::Reset),
            Wire::Hang => std::future::pending().await,
            Wire::ThenClose => closing.notify_one(),
            Wire::Deliver | Wire::Truncate(_) | Wire::Stall(_) | Wire::Trickle(_) => {}
        }
        let built = hyper::Response::builder().status(response.status);
        let date = self.service.date.as_ref().filter(|_| response.header("date").is_none());
        let built = date.into_iter().fold(built, |built, date| built.header("date", date));
        let built = response.headers.iter().fold(built, |built, (name, value)| built.header(name, value));
        // Nothing else than what a test put into a header can be wrong.
        body::written(built, response.body, wire).map_err(|_| Cut::Close)
    }
}

/// A request as it came, and as it is judged.
pub(crate) async fn read(request: hyper::Request<Incoming>) -> Result<(Parts, Bytes, Request), Cut> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, MAX_BODY).collect().await.map_err(|_| Cut::Close)?.to_bytes();
    let target = head.uri.path_and_query().map_or("*", |target| target.as_str());
    let mut request = Request::new(head.method.as_str(), target);
    for (name, value) in &head.headers {
        request = request.with_header(name.as_str(), &String::from_utf8_lossy(value.as_bytes()));
    }
    request.body = body.to_vec();
    Ok((head, body, request))
}
