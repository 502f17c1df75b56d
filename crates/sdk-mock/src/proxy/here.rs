//! The requests of one client connection, answered without wiremock and without another thread.
//!
//! A clock that a test has paused belongs to one runtime. Where it is to count for the vendor as well, all of the vendor
//! has to be in that runtime.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::time::sleep;

use super::exchange::{InFlight, deliver};
use super::message::{Head, Reader};
use super::stream::Stream;
use crate::backend::{Request, Response};
use crate::service::{Outcome, Service};

/// Serves a client until it closes the connection or a fault does.
pub(super) async fn serve(
    mut client: impl Stream,
    connection: u64,
    service: &Arc<Service>,
    in_flight: &InFlight,
    round_trip: Duration,
) -> io::Result<()> {
    let mut from_client = Reader::new();
    while let Some(head) = from_client.head(&mut client).await? {
        let body = from_client.body(&head, &mut client).await?;
        let closes = head.closes();
        let exchange = in_flight.number();
        let request = request(&head, body);
        let (response, delay, wire) = loop {
            match service.handle(exchange, connection, &request) {
                Outcome::Wait(wait) => sleep(wait).await,
                Outcome::Send(response, delay, wire) => break (response, delay, wire),
            }
        };
        sleep(delay + round_trip).await;
        let (head, body) = message(response, request.method == "HEAD");
        if !deliver(&mut client, head, &body, wire, closes).await? || closes {
            break;
        }
    }
    // Best effort: the other side may be gone.
    let _ = client.shutdown().await;
    Ok(())
}

fn request(head: &Head, body: Vec<u8>) -> Request {
    let mut words = head.start.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or("/"));
    let headers = head.headers.iter();
    let request =
        headers.fold(Request::new(method, target), |request, (name, value)| request.with_header(name, value));
    Request { body, ..request }
}

fn message(response: Response, bodiless: bool) -> (Head, Vec<u8>) {
    let mut headers = response.headers;
    let body = if bodiless { Vec::new() } else { response.body };
    if !matches!(response.status, 204 | 304) {
        headers.push(("content-length".to_owned(), body.len().to_string()));
    }
    (Head { start: format!("HTTP/1.1 {} Response", response.status), headers }, body)
}
