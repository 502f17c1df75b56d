//! Reading a body with a limit.

use bytes::{Bytes, BytesMut};
use reqwest::Response;
use tokio::time::{Instant, timeout_at};

use super::failure::root_cause;
use crate::ErrorKind;

/// Why a body could not be read. The text is for people.
pub(crate) struct Unreadable {
    pub(crate) kind: ErrorKind,
    pub(crate) reason: String,
}

/// What is allocated at once on the word of a `Content-Length`; the rest as it arrives.
const TRUSTED_LENGTH: usize = 1024 * 1024;

/// Reads a body of at most `limit` bytes.
pub(crate) async fn collect(
    response: &mut Response,
    limit: usize,
    until: Instant,
) -> Result<Bytes, Unreadable> {
    let announced =
        response.content_length().map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
    if announced > limit {
        return Err(too_large(limit));
    }
    let mut body: Option<Bytes> = None;
    let mut joined = BytesMut::new();
    while let Some(chunk) = next(response, until).await? {
        if body.is_none() && joined.is_empty() {
            // One chunk is the usual case and needs no copy.
            check(chunk.len(), limit)?;
            body = Some(chunk);
            continue;
        }
        if let Some(first) = body.take() {
            joined.reserve(announced.min(TRUSTED_LENGTH).max(first.len() + chunk.len()));
            joined.extend_from_slice(&first);
        }
        check(joined.len().saturating_add(chunk.len()), limit)?;
        joined.extend_from_slice(&chunk);
    }
    Ok(body.unwrap_or_else(|| joined.freeze()))
}

/// The next part of a body, or its end.
pub(crate) async fn next(response: &mut Response, until: Instant) -> Result<Option<Bytes>, Unreadable> {
    match timeout_at(until, response.chunk()).await {
        Ok(Ok(chunk)) => Ok(chunk),
        Ok(Err(error)) => Err(unreadable(&error)),
        Err(_) => {
            Err(Unreadable { kind: ErrorKind::Timeout, reason: "the body did not arrive in time".to_owned() })
        }
    }
}

pub(crate) fn unreadable(error: &reqwest::Error) -> Unreadable {
    let kind = if error.is_timeout() { ErrorKind::Timeout } else { ErrorKind::Transport };
    let reason = root_cause(error).unwrap_or_else(|| "the body broke off".to_owned());
    Unreadable { kind, reason }
}

fn check(length: usize, limit: usize) -> Result<(), Unreadable> {
    if length > limit { Err(too_large(limit)) } else { Ok(()) }
}

fn too_large(limit: usize) -> Unreadable {
    Unreadable { kind: ErrorKind::Decode, reason: format!("the body is larger than {limit} bytes") }
}
