//! One attempt: send, follow redirects, read.

use std::time::SystemTime;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use progenitor_client::{ClientHooks, OperationInfo};
use reqwest::Url;
use tokio::time::{Instant, timeout_at};

use super::body::{self, Patience};
use super::failure::Failure;
use super::secrets::Secrets;
use super::sent::Sent;
use super::template::Template;
use crate::error::members::Members;
use crate::error::{Detail, message};
use crate::redirect::Redirect;
use crate::request_id::RequestIds;
use crate::{Core, Operation, retry_after};

/// What to do with the body of a success.
#[derive(Clone, Copy)]
pub(crate) enum Read {
    /// Read it into memory.
    Collect,
    /// Nobody wants it, but for whether it says anything.
    Discard,
    /// Leave it to the caller.
    Leave,
}

/// A success.
pub(crate) struct Answered {
    pub(crate) url: Url,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Collected(Bytes),
    /// With whether it said nothing, if that is known.
    Discarded(Option<bool>),
    Left(reqwest::Response),
}

/// Error bodies are sentences. What is longer is not read to its end.
const ERROR_BODY_LIMIT: usize = 64 * 1024;

pub(crate) async fn attempt<C: ClientHooks<Core>>(
    client: &C,
    template: &mut Template,
    operation: &'static Operation,
    read: Read,
    until: Instant,
    ids: &mut RequestIds,
    secrets: &Secrets,
) -> Result<Answered, Failure> {
    let policy = client.inner().policy();
    let info = OperationInfo { operation_id: operation.name };
    let mut url = template.url.clone();
    let mut hops = 0;
    let patience = Patience { until: Some(until), silence: policy.read_timeout };
    loop {
        let sent = Sent::default();
        let Some(request) = template.request(url.clone(), &sent) else {
            return Err(Failure::unsendable("the body is a stream that was sent before"));
        };
        let Ok(result) = timeout_at(until, client.exec(request, &info)).await else {
            return Err(Failure::timeout(&sent));
        };
        // An error of the hook is dropped: after an answer, nothing of ours may turn a change that was made into a
        // failure.
        let _ = client.post::<()>(&result, &info).await;
        let response = result.map_err(|error| Failure::transport(&error, &sent))?;
        ids.record(response.headers(), &policy.request_id_headers, secrets.redactor());
        let status = response.status();
        if status.is_success() {
            return success(response, url, read, policy.body_limit, patience).await;
        }
        match policy.redirects.decide(status, response.headers(), &url, operation.is_read(), hops) {
            Redirect::Follow(_) if !template.is_replayable() => {
                return Err(Failure::redirect(status, Detail::Ours("a stream cannot be sent twice".into())));
            }
            Redirect::Follow(target) => {
                let host = target.host_str().map(|host| secrets.redactor().line(host));
                tracing::debug!(status = status.as_u16(), host, "redirected");
                url = target;
                hops += 1;
            }
            Redirect::Refuse(reason) => return Err(Failure::redirect(status, reason)),
            Redirect::No => return Err(refused(response, patience).await),
        }
    }
}

async fn success(
    mut response: reqwest::Response,
    url: Url,
    read: Read,
    limit: usize,
    patience: Patience,
) -> Result<Answered, Failure> {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    let content = match read {
        Read::Collect => match body::collect(&mut response, limit, patience).await {
            Ok(body) => Content::Collected(body),
            Err(unreadable) => return Err(Failure::body(status, unreadable)),
        },
        Read::Discard => Content::Discarded(body::says_nothing(&mut response, patience).await),
        Read::Leave => Content::Left(response),
    };
    Ok(Answered { url, status, headers, content })
}

async fn refused(mut response: reqwest::Response, patience: Patience) -> Failure {
    let mut failure = Failure::status(response.status());
    let is_plain_text = response.status().is_client_error()
        && response
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    failure.retry_after = retry_after::retry_after(response.headers(), SystemTime::now());
    // A body that cannot be read is no reason to lose the status.
    if let Ok(body) = body::collect(&mut response, ERROR_BODY_LIMIT, patience).await {
        failure.messages = message::extract(&body);
        failure.members = Members::of(&body);
        if is_plain_text && failure.messages.is_empty() {
            failure.messages.extend(message::plain(&body));
        }
    }
    failure
}
