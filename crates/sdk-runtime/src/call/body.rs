//! Reading a body with limits of size and time.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::Response;
use tokio::time::{Instant, timeout, timeout_at};

use super::failure::root_cause;
use super::unreadable::Unreadable;
use crate::error::Detail;
use crate::{BodyProblem, ErrorKind};

/// How long a body is waited for.
#[derive(Clone, Copy)]
pub(crate) struct BodyTimeouts {
    /// When it has to be complete, if it has to.
    pub(crate) until: Option<Instant>,
    /// How long nothing may arrive.
    pub(crate) silence: Duration,
}

/// What is allocated at once on the word of a `Content-Length`; the rest as it arrives.
const TRUSTED_LENGTH: usize = 1024 * 1024;

/// Reads a body of at most `limit` bytes.
pub(crate) async fn collect(
    response: &mut Response,
    limit: usize,
    timeouts: BodyTimeouts,
) -> Result<Bytes, Unreadable> {
    let announced =
        response.content_length().map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
    if announced > limit {
        return Err(too_large(limit));
    }
    let mut body: Option<Bytes> = None;
    let mut joined = BytesMut::new();
    while let Some(chunk) = next(response, timeouts).await? {
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

/// What is longer says something.
const LONGEST_NOTHING: usize = 16;

/// How long a body that nobody wants is waited for.
const MOMENT: Duration = Duration::from_secs(1);

/// Whether a body says nothing: empty, `{}` or `null`. `None` if it does not arrive.
pub(crate) async fn says_nothing(response: &mut Response, timeouts: BodyTimeouts) -> Option<bool> {
    let moment = Instant::now() + MOMENT;
    let until = Some(timeouts.until.map_or(moment, |until| until.min(moment)));
    match collect(response, LONGEST_NOTHING, BodyTimeouts { until, ..timeouts }).await {
        Ok(body) => Some(matches!(body.trim_ascii(), b"" | b"{}" | b"null")),
        Err(error) if error.kind == ErrorKind::Decode => Some(false),
        Err(_) => None,
    }
}

/// The next part of a body, or its end.
pub(crate) async fn next(
    response: &mut Response,
    timeouts: BodyTimeouts,
) -> Result<Option<Bytes>, Unreadable> {
    let within_silence = timeout(timeouts.silence, response.chunk());
    let chunk = match timeouts.until {
        Some(until) => timeout_at(until, within_silence).await,
        None => Ok(within_silence.await),
    };
    let too_late = |reason: &'static str| Unreadable::lost(ErrorKind::Timeout, Detail::Ours(reason.into()));
    match chunk {
        Ok(Ok(Ok(chunk))) => Ok(chunk),
        Ok(Ok(Err(error))) => Err(unreadable(&error)),
        Ok(Err(_)) => Err(too_late("the server fell silent in the middle of the body (`attempt_timeout`)")),
        Err(_) => Err(too_late("the body did not arrive in time")),
    }
}

fn unreadable(error: &reqwest::Error) -> Unreadable {
    let kind = if error.is_timeout() { ErrorKind::Timeout } else { ErrorKind::Transport };
    let detail = root_cause(error).map_or_else(|| Detail::Ours("the body broke off".into()), Detail::Quoted);
    Unreadable::lost(kind, detail)
}

fn check(length: usize, limit: usize) -> Result<(), Unreadable> {
    if length > limit { Err(too_large(limit)) } else { Ok(()) }
}

fn too_large(limit: usize) -> Unreadable {
    let detail = Detail::Ours(format!("the body is larger than {limit} bytes (`body_limit`)").into());
    Unreadable { kind: ErrorKind::Decode, problem: BodyProblem::TooLarge, detail }
}
