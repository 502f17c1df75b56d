//! The body of a response on its way to the client: whole, cut, stopped or slow.

use std::time::Duration;

use futures_util::stream;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, StreamBody};
use hyper::body::{Bytes, Frame};
use hyper::header::CONTENT_LENGTH;
use hyper::http::response::Builder;
use tokio::time::sleep;

use super::Cut;
use crate::fault::Wire;

/// The time in which what was sent leaves before the connection breaks.
const FLUSH: Duration = Duration::from_millis(10);

/// The length that is announced of a body of which nothing comes.
const ANNOUNCED: usize = 64;

/// A response whose body is sent as a fault wants it.
pub(super) fn written(
    response: Builder,
    body: Vec<u8>,
    wire: Wire,
) -> hyper::http::Result<hyper::Response<UnsyncBoxBody<Bytes, Cut>>> {
    let (length, body) = (body.len(), Bytes::from(body));
    let is_cut = matches!(wire, Wire::Truncate(_) | Wire::Stall(_));
    let announced = if is_cut && length == 0 { ANNOUNCED } else { length };
    let pieces = match wire {
        Wire::Truncate(bytes) | Wire::Stall(bytes) => vec![body.slice(..bytes.min(length.saturating_sub(1)))],
        Wire::Trickle(_) => body.chunks(length.div_ceil(10).max(1)).map(Bytes::copy_from_slice).collect(),
        _ => vec![body],
    };
    let frames = stream::unfold(pieces.into_iter(), move |mut pieces| async move {
        let piece = pieces.next();
        match (&piece, wire) {
            (Some(_), Wire::Trickle(pause)) => sleep(pause).await,
            (None, Wire::Truncate(_)) => {
                sleep(FLUSH).await;
                return Some((Err(Cut::Close), pieces));
            }
            (None, Wire::Stall(_)) => std::future::pending().await,
            _ => {}
        }
        Some((Ok(Frame::data(piece?)), pieces))
    });
    // hyper leaves the header out where a status has no body.
    response.header(CONTENT_LENGTH, announced).body(StreamBody::new(frames).boxed_unsync())
}
