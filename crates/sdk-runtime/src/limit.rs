//! Rate limits on our own side, so that those of a vendor are met as rarely as possible.
//!
//! A client keeps to a rate in all, and to one in each scope (an organization, say), where it has one. The scope of a
//! thing (a network of the organization) is learned from paths and responses. The state is shared by the clones of a
//! client. What a 429 says is learned by all of them: nobody sends into the scope before the time it names, and the burst or the rate
//! is lowered and then raised again step by step, since other programs share it (`bucket/pace.rs`).

mod bucket;
mod concurrency;
mod members;
mod scope;

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use tokio::time::{Instant, sleep_until};

use crate::Operation;
use bucket::{Bucket, Reservation, Turn};
pub use concurrency::ConcurrencyLimit;
use scope::{Place, Scopes};

/// A steady rate with a burst.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    per_second: f64,
    burst: u32,
}

impl Rate {
    /// So many requests per second in the long run, of which `burst` may go out at once after a pause.
    ///
    /// # Panics
    ///
    /// If one of them is not above zero: with it, no request could ever be sent.
    #[must_use]
    pub const fn new(per_second: f64, burst: u32) -> Self {
        assert!(per_second > 0.0 && burst > 0, "a rate has to be above zero");
        Self { per_second, burst }
    }
}

/// Where a rate holds, if it holds for each of something: for each organization, say.
///
/// A document says it in the extension `x-codegen-rate-scope`; the generated code has it as `RATE_SCOPE`.
#[derive(Debug, PartialEq, Eq)]
pub struct RateScope {
    /// The path parameter that names it: `organizationId`.
    parameter: &'static str,
    /// Path parameters of things that belong to one scope each: `networkId`. Which one is learned from responses, where
    /// the things have members of the same names, or an `id` in a list that is called after them (`/networks`).
    members: &'static [&'static str],
}

impl RateScope {
    /// The scope that this path parameter names, to which the things belong that these name.
    #[doc(hidden)]
    pub const fn new(parameter: &'static str, members: &'static [&'static str]) -> Self {
        Self { parameter, members }
    }
}

/// What each accepted request adds to a lowered rate, in requests per second: in all, and in a scope. The numbers are Smart Flow's
/// (see `bucket`).
const RAISE: f64 = 0.5;
const RAISE_SCOPED: f64 = 0.2;

/// A moment: nobody looks again whether something was learned during a wait as short as this, and a turn that was missed by it is not lost.
const SHORT: Duration = Duration::from_millis(50);

/// The limits of a client.
#[derive(Default)]
pub(crate) struct Limiter {
    total: Option<Arc<Bucket>>,
    scopes: Option<Scopes>,
}

impl Limiter {
    pub(crate) fn new(total: Option<Rate>, scoped: Option<(Rate, &'static RateScope)>) -> Self {
        Self {
            total: total.map(|rate| Arc::new(Bucket::new(rate, RAISE))),
            scopes: scoped.map(|(rate, scope)| Scopes::new(rate, scope)),
        }
    }

    /// The limits that hold for a request.
    pub(crate) fn permits(&self, operation: &Operation, url: &Url) -> Permits<'_> {
        let scopes = self.scopes.as_ref();
        let (bucket, scopes) = match scopes.and_then(|scopes| scopes.place(operation, url)) {
            Some(Place::Known(bucket)) => (Some(bucket), None),
            Some(Place::Unknown(bucket)) => (Some(bucket), scopes),
            None => (None, None),
        };
        Permits { scope: bucket, total: self.total.clone(), was_sent: false, scopes }
    }

    /// Learns from the response to a request what belongs together.
    pub(crate) fn learn(&self, operation: &Operation, url: &Url, body: &[u8]) {
        if let Some(scopes) = &self.scopes {
            scopes.learn(operation, url, body);
        }
    }
}

/// Waits for the later of two turns. What is learned meanwhile moves both, so nobody sleeps for all the time at once, and a rate that is low for
/// a moment makes nobody give up who may still come in time.
async fn wait<'a>(
    scope: &mut Option<Reservation<'a>>,
    total: &mut Option<Reservation<'a>>,
    deadline: Instant,
) -> Result<(), Duration> {
    let mut is_first = true;
    loop {
        let turns = [scope.as_mut(), total.as_mut()].into_iter().flatten().map(Reservation::turn);
        let Some(turn) = turns.reduce(Turn::later) else { return Ok(()) };
        // After the turns: on a clock that runs, one that has come is not later than this.
        let now = Instant::now();
        if turn.soonest.max(now) >= deadline {
            return Err(turn.soonest.saturating_duration_since(now));
        }
        let left = turn.expected.saturating_duration_since(now);
        if left.is_zero() {
            return Ok(());
        }
        if std::mem::take(&mut is_first) {
            tracing::debug!("waiting for the rate limit");
        }
        sleep_until((now + if left <= SHORT { left } else { left / 4 }).min(deadline)).await;
    }
}

/// The limits that hold for one call.
pub(crate) struct Permits<'l> {
    scope: Option<Arc<Bucket>>,
    total: Option<Arc<Bucket>>,
    /// Whether the call was sent before.
    was_sent: bool,
    /// All scopes, if it is not known which one the call is in.
    scopes: Option<&'l Scopes>,
}

impl Permits<'_> {
    /// Waits until a request may be sent. The same call again, after that, has its place before those that wait.
    ///
    /// # Errors
    ///
    /// How long it would have to wait, if that is beyond the deadline; it does not wait then.
    ///
    /// Can be dropped at any time: a place in the queue that was not used is given back.
    pub(crate) async fn acquire(&mut self, deadline: Instant) -> Result<(), Duration> {
        let mut total = None;
        let mut was_sent = self.was_sent;
        loop {
            let mut scope = self.scope.as_ref().map(|bucket| Reservation::take(bucket, was_sent));
            wait(&mut scope, &mut total, deadline).await?;
            // The place in the wider queue is kept, or all who have to wait in the narrower one again would come out of it together.
            if total.is_none() {
                total = self.total.as_ref().map(|bucket| Reservation::take(bucket, self.was_sent));
            }
            wait(&mut scope, &mut total, deadline).await?;
            if scope.as_ref().is_none_or(Reservation::holds) {
                [scope, total].into_iter().flatten().for_each(Reservation::commit);
                self.was_sent = true;
                return if Instant::now() < deadline { Ok(()) } else { Err(Duration::ZERO) };
            }
            was_sent = true;
        }
    }

    /// A request was refused for its rate.
    pub(crate) fn on_throttled(&self, retry_after: Option<Duration>) {
        match (self.scopes, self.scope.as_ref().or(self.total.as_ref())) {
            (Some(scopes), _) => scopes.on_throttled(retry_after),
            (None, Some(bucket)) => bucket.on_throttled(retry_after),
            (None, None) => {}
        }
    }

    /// A request was accepted.
    pub(crate) fn on_success(&self) {
        for bucket in self.scope.iter().chain(&self.total) {
            bucket.on_success();
        }
    }
}

#[cfg(test)]
mod tests;
