//! One attempt: send, follow redirects, read.

use std::time::SystemTime;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use reqwest::Url;
use tokio::time::{Instant, timeout_at};

use super::body::{self, BodyTimeouts};
use super::secrets::Secrets;
use super::sent::Sent;
use super::template::Template;
use crate::error::members::Members;
use crate::error::{Detail, Effect, Failure, message};
use crate::redirect::Redirect;
use crate::request_id::RequestIds;
use crate::{ClientContext, Operation, decode, retry_after};

/// What to do with the body of a success.
#[derive(Clone, Copy)]
pub(crate) enum BodyMode {
    /// Read it into memory.
    Buffer,
    /// Nobody wants it, but for whether it says anything.
    Ignore,
    /// Leave it to the caller.
    Stream,
}

/// A success.
pub(crate) struct Success {
    pub(crate) url: Url,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    /// Of what was sent before a redirect.
    pub(crate) earlier: Effect,
}

pub(crate) enum Body {
    Buffered(Bytes),
    /// With whether it said nothing, if that is known.
    Ignored(Option<bool>),
    Stream(reqwest::Response),
}

/// Error bodies are sentences. What is longer is not read to its end.
const ERROR_BODY_LIMIT: usize = 64 * 1024;

pub(crate) async fn attempt(
    context: &ClientContext,
    template: &mut Template,
    operation: &'static Operation,
    mode: BodyMode,
    until: Instant,
    ids: &mut RequestIds,
    secrets: &Secrets,
) -> Result<Success, Failure> {
    let policy = context.policy();
    let mut url = template.url.clone();
    let mut hops = 0;
    let timeouts = BodyTimeouts { until: Some(until), silence: policy.settings.attempt_timeout };
    let mut earlier = Effect::NotSent;
    let end = async {
        loop {
            let sent = Sent::default();
            let Some(request) = template.request(url.clone(), &sent) else {
                return Err(Failure::unsendable("the body is a stream that was sent before"));
            };
            let Ok(result) = timeout_at(until, context.execute(request)).await else {
                return Err(Failure::timeout(&sent));
            };
            let response = result.map_err(|error| Failure::transport(&error, &sent))?;
            ids.record(response.headers(), &policy.request_id_headers, secrets.redactor());
            // Without the vendor's id it is the response of a gateway, which may have handed the request on before.
            let is_signed = policy.request_id_headers.is_empty() || ids.last().is_some();
            let status = response.status();
            if status.is_success() {
                return success(response, url, mode, policy.settings.body_limit, timeouts).await;
            }
            match policy.redirects.decide(status, response.headers(), &url, operation.is_read(), hops) {
                Redirect::Follow(_) if !template.is_replayable() => {
                    return Err(Failure::redirect(
                        status,
                        Detail::Ours("a stream cannot be sent twice".into()),
                    ));
                }
                Redirect::Follow(target) => {
                    let host = target.host_str().map(|host| secrets.redactor().line(host));
                    tracing::debug!(status = status.as_u16(), host, "redirected");
                    url = target;
                    hops += 1;
                    if !is_signed {
                        earlier = Effect::Unknown;
                    }
                }
                Redirect::Refuse(reason) => return Err(Failure::redirect(status, reason)),
                Redirect::No => {
                    let mut failure = refused(response, timeouts).await;
                    if !is_signed && matches!(status.as_u16(), 408 | 425) {
                        failure.effect = Effect::Unknown;
                    }
                    return Err(failure);
                }
            }
        }
    };
    match end.await {
        Ok(success) => Ok(Success { earlier, ..success }),
        Err(failure) => Err(Failure { effect: failure.effect.max(earlier), ..failure }),
    }
}

async fn success(
    mut response: reqwest::Response,
    url: Url,
    mode: BodyMode,
    limit: usize,
    timeouts: BodyTimeouts,
) -> Result<Success, Failure> {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    let body = match mode {
        BodyMode::Buffer => match body::collect(&mut response, limit, timeouts).await {
            Ok(body) => Body::Buffered(body),
            Err(unreadable) => return Err(Failure::body(status, unreadable)),
        },
        BodyMode::Ignore => Body::Ignored(body::says_nothing(&mut response, timeouts).await),
        BodyMode::Stream => Body::Stream(response),
    };
    Ok(Success { url, status, headers, body, earlier: Effect::NotSent })
}

async fn refused(mut response: reqwest::Response, timeouts: BodyTimeouts) -> Failure {
    let mut failure = Failure::status(response.status());
    let is_plain_text = response.status().is_client_error()
        && response.headers().get(CONTENT_TYPE).is_some_and(|kind| message::is_plain(kind.as_bytes()));
    failure.retry_after = retry_after::retry_after(response.headers(), SystemTime::now());
    // A body that cannot be read is no reason to lose the status.
    if let Ok(body) = body::collect(&mut response, ERROR_BODY_LIMIT, timeouts).await {
        let body = decode::sound(&body);
        failure.messages = message::extract(&body);
        failure.members = Members::of(&body);
        if is_plain_text && failure.messages.is_empty() {
            failure.messages.extend(message::plain(&body));
        }
    }
    failure
}
