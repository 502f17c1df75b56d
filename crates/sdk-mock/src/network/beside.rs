//! Another server of the test, such as wiremock's, which serves what the document does not have.

use std::error::Error;
use std::net::SocketAddr;

use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{CONNECTION, EXPECT, TRANSFER_ENCODING};
use hyper::http::request::Parts;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::Cut;

/// Hands a request on, and its response back.
pub(super) async fn respond(
    other: SocketAddr,
    mut head: Parts,
    body: Bytes,
) -> Result<hyper::Response<UnsyncBoxBody<Bytes, Cut>>, Box<dyn Error + Send + Sync>> {
    for name in [CONNECTION, EXPECT, TRANSFER_ENCODING] {
        head.headers.remove(name);
    }
    let stream = TcpStream::connect(other).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let response = sender.send_request(hyper::Request::from_parts(head, Full::new(body))).await?;
    Ok(response.map(|body| body.map_err(|_| Cut::Close).boxed_unsync()))
}
