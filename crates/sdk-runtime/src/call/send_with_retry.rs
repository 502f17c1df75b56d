//! The loop around the attempts.

use std::time::Duration;

use bytes::Bytes;
use tokio::time::{Instant, sleep};
use tracing::Instrument;
use tracing::field::{Empty, debug};
use zeroize::Zeroizing;

use super::attempt::{Body, BodyMode, attempt};
use super::prepared::PreparedRequest;
use super::secrets::Secrets;
use super::template::Template;
use crate::client_context::Policy;
use crate::error::{Effect, Failure};
use crate::redact::Redactor;
use crate::request_id::RequestIds;
use crate::response::Head;
use crate::retry::FailedAttempt;
use crate::vendor::ConcurrencyLimit;
use crate::{ClientContext, Error, ErrorKind, Operation};

/// No attempt is repeated with less time than this, or than a twentieth of a call that has little: it would more likely
/// end without a response than with one, and turn what is known into what is not.
const USEFUL: Duration = Duration::from_millis(200);

/// A success with what arrived beside its body.
pub(crate) struct CallSuccess {
    pub(crate) head: Head,
    pub(crate) body: Body,
    pub(crate) secrets: Secrets,
}

pub(crate) async fn send_with_retry(
    context: &ClientContext,
    request: PreparedRequest,
    operation: &'static Operation,
    mode: BodyMode,
) -> Result<CallSuccess, Error> {
    // Names and values are those of OpenTelemetry's conventions for HTTP clients, and `otel.…` what tracing-opentelemetry makes of
    // a span; only `operation` is ours. The URL is left out: arguments are in it.
    let span = tracing::debug_span!(
        "call",
        otel.kind = "client",
        otel.name = format_args!("{} {}", operation.method, operation.path),
        otel.status_code = Empty,
        operation = operation.id,
        http.request.method = operation.method,
        url.template = operation.path,
        server.address = request.request.url().host_str(),
        http.response.status_code = Empty,
        http.request.resend_count = Empty,
        error.type = Empty,
    );
    let result = run(context, request, operation, mode).instrument(span.clone()).await;
    let (status, attempts) = match &result {
        Ok(success) => (Some(success.head.status), success.head.attempts),
        Err(error) => {
            span.record("otel.status_code", "ERROR");
            match error.status() {
                Some(status) if !status.is_success() => span.record("error.type", status.as_str()),
                _ => span.record("error.type", debug(error.kind())),
            };
            (error.status(), error.attempts())
        }
    };
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
    result
}

async fn run(
    context: &ClientContext,
    PreparedRequest { mut request, mut secrets, is_typed }: PreparedRequest,
    operation: &'static Operation,
    mode: BodyMode,
) -> Result<CallSuccess, Error> {
    let policy = context.policy();
    let begun = Instant::now();
    let deadline = context.call_deadline(begun);
    let useful = USEFUL.min(deadline.saturating_duration_since(begun) / 20);
    let options = context.options();
    secrets.extend(context.prepare(operation, request.headers_mut())?.into_iter().map(Zeroizing::new));
    let retry = context.retry_policy();
    // What only reads is never made twice by being sent twice.
    let idempotent = options.idempotent.map_or(operation.idempotent, |own| own || operation.is_read());
    let mut template = Template::new(request);
    let unknown = if is_typed { Bytes::new() } else { template.bytes() };
    let secrets = Secrets::new(policy.credentials.clone(), secrets, unknown);

    if options.dry_run == Some(true) && !operation.is_read() {
        dry_run(&template, secrets.redactor());
        let failure = Failure::new(ErrorKind::DryRun, Effect::NotSent, false);
        return Err(Error::new(operation, failure, RequestIds::default(), 0));
    }

    let mut permits = policy.limiter.permits(operation, &template.url);
    let mut ids = RequestIds::default();
    let mut effect = Effect::NotSent;
    let mut attempts = 0;
    // What the call ends with if there is no time for another attempt.
    let mut last = Failure::too_late();
    // The attempt that the vendor said it made, of which nothing that comes later takes anything back.
    let mut applied: Option<(Failure, Option<usize>)> = None;
    loop {
        if let Err(wait) = permits.acquire(deadline).await {
            // After an attempt, what that one met says more.
            if attempts == 0 && Instant::now() < deadline {
                last = Failure::limited(wait);
            }
            break;
        }
        if attempts > 0 && deadline.saturating_duration_since(Instant::now()) < useful {
            break;
        }
        attempts += 1;
        let started = Instant::now();
        let until = deadline.min(started.checked_add(policy.settings.attempt_timeout).unwrap_or(deadline));
        match attempt(context, &mut template, operation, mode, until, &mut ids, &secrets).await {
            Ok(success) => {
                permits.on_success();
                if let Body::Buffered(body) = &success.body {
                    policy.limiter.learn(operation, &template.url, body);
                }
                let status = success.status;
                tracing::debug!(
                    attempt = attempts,
                    status = status.as_u16(),
                    latency_ms = millis(started.elapsed()),
                    request_id = ids.last(),
                    "responded"
                );
                let (url, headers) = (success.url, success.headers);
                let said_nothing = match &success.body {
                    Body::Ignored(said_nothing) => *said_nothing,
                    _ => None,
                };
                let earlier = effect.max(success.earlier);
                let head = Head {
                    operation,
                    url: Some(url),
                    status,
                    headers,
                    request_ids: ids,
                    attempts,
                    earlier,
                    said_nothing,
                };
                return Ok(CallSuccess { head, body: success.body, secrets });
            }
            Err(mut failure) => {
                if until < deadline {
                    failure.name_attempt_timeout();
                }
                if let Some(limit) = concurrency_limit(policy, &failure) {
                    let left = deadline.saturating_duration_since(Instant::now());
                    failure.transient = true;
                    failure.retry_after = Some(limit.wait(left, fastrand::f64()));
                }
                tracing::debug!(
                    attempt = attempts,
                    status = failure.status.map(|status| status.as_u16()),
                    kind = ?failure.kind,
                    latency_ms = millis(started.elapsed()),
                    request_id = ids.last(),
                    "failed"
                );
                if failure.is_limited() {
                    permits.on_throttled(failure.retry_after);
                }
                effect = effect.max(failure.effect);
                let is_applied = !operation.is_read() && failure.effect == Effect::Applied;
                if is_applied && (applied.is_none() || ids.last().is_some()) {
                    applied = Some((failure.clone(), ids.place()));
                }
                last = failure;
            }
        }
        let failed = FailedAttempt {
            idempotent,
            number: attempts,
            transient: last.transient && template.is_replayable(),
            effect: last.effect,
            limited: last.is_limited(),
            retry_after: last.retry_after,
        };
        let Some(wait) = retry.wait(&failed, fastrand::f64()) else { break };
        if Instant::now().checked_add(wait + useful).is_none_or(|until| until > deadline) {
            break;
        }
        tracing::info!(wait_ms = millis(wait), "waiting before another attempt");
        sleep(wait).await;
    }
    let (failure, ids) = match applied {
        Some((failure, place)) => (failure, ids.ending_at(place)),
        None => (last, ids),
    };
    let failure = Failure { effect, idempotent: options.idempotent, ..failure }.vetted(secrets.redactor());
    Err(Error::new(operation, failure, ids, attempts))
}

/// Logs what would be sent. A body that is no text is a file.
fn dry_run(template: &Template, redactor: &Redactor) {
    let query = template.url.query().map(|query| redactor.line(query));
    let body = template.bytes();
    let body = std::str::from_utf8(&body).map(|body| redactor.line(body));
    tracing::info!(
        path = redactor.line(template.url.path()),
        query = query.as_deref(),
        body = body.as_deref().unwrap_or("(a file)"),
        "dry run: not sent"
    );
}

fn concurrency_limit(policy: &Policy, failure: &Failure) -> Option<&'static ConcurrencyLimit> {
    let is_refusal = !failure.transient && failure.status.is_some_and(|status| status.is_client_error());
    policy
        .settings
        .profile
        .concurrency_limits
        .iter()
        .find(|limit| is_refusal && limit.is_meant(&failure.messages))
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
