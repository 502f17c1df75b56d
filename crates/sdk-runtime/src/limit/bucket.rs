//! A token bucket whose callers queue up, and which learns from refusals.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Rate;

/// By how much a refusal lowers the rate; the vendor SDK that keeps to such limits best uses the same factor.
const LOWER: f64 = 0.7;
/// What each accepted request gives back, as a part of the full rate.
const RAISE: f64 = 0.02;
/// As low as the rate can get, as a part of the full rate.
const FLOOR: f64 = 0.05;
/// How long nobody sends after a refusal that does not say how long.
const PAUSE: Duration = Duration::from_secs(1);

/// A token bucket. A caller takes its token at once and learns when to use it; the balance may go below zero, so
/// that callers queue up in the order in which they came.
pub(super) struct Bucket {
    full: Rate,
    state: Mutex<State>,
}

struct State {
    per_second: f64,
    tokens: f64,
    /// When the tokens were counted last. In the future while nobody may send.
    at: Instant,
    /// The last place in the queue. The next one is behind it, also if the rate has risen since.
    last: Instant,
    /// Counts the refusals; a place in the queue from before one is void.
    generation: u64,
}

impl Bucket {
    pub(super) fn new(rate: Rate) -> Self {
        let tokens = f64::from(rate.burst);
        let now = Instant::now();
        let state = State { per_second: rate.per_second, tokens, at: now, last: now, generation: 0 };
        Self { full: rate, state: Mutex::new(state) }
    }

    /// Nobody sends for a while, and afterwards at a lower rate.
    pub(super) fn on_throttled(&self, retry_after: Option<Duration>) {
        let now = Instant::now();
        let mut state = self.state();
        // Requests that were under way together are refused together; that is one event.
        if state.at <= now {
            state.per_second = (state.per_second * LOWER).max(self.full.per_second * FLOOR);
        }
        state.generation += 1;
        state.tokens = 1.0;
        let until = now.checked_add(retry_after.unwrap_or(PAUSE)).unwrap_or(now);
        state.at = state.at.max(until);
        state.last = state.at;
    }

    pub(super) fn on_success(&self) {
        let mut state = self.state();
        let raised = state.per_second + self.full.per_second * RAISE;
        state.per_second = raised.min(self.full.per_second);
    }

    /// Whether it is as it was in the beginning, so that nothing is lost with it.
    pub(super) fn is_idle(&self) -> bool {
        let mut state = self.state();
        state.earn(self.full);
        state.tokens >= f64::from(self.full.burst) && state.per_second >= self.full.per_second
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// How long it takes to earn so many tokens.
    fn time_for(&self, tokens: f64) -> Duration {
        // Beyond what the clock can express is never; a year will do.
        let year = Duration::from_secs(365 * 24 * 60 * 60);
        Duration::try_from_secs_f64(tokens / self.per_second).unwrap_or(year).min(year)
    }

    fn earn(&mut self, full: Rate) {
        let now = Instant::now();
        if now > self.at {
            let earned = (now - self.at).as_secs_f64() * self.per_second;
            self.tokens = (self.tokens + earned).min(f64::from(full.burst));
            self.at = now;
        }
    }
}

/// A place in the queue of a bucket. Given back when it is dropped without a commit.
pub(super) struct Reservation<'a> {
    bucket: &'a Arc<Bucket>,
    at: Instant,
    generation: u64,
    committed: bool,
}

impl<'a> Reservation<'a> {
    pub(super) fn take(bucket: &'a Arc<Bucket>) -> Self {
        let mut state = bucket.state();
        state.earn(bucket.full);
        state.tokens -= 1.0;
        let missing = (-state.tokens).max(0.0);
        let mut at = state.at + state.time_for(missing);
        if missing > 0.0 {
            at = at.max(state.last + state.time_for(missing.min(1.0)));
        }
        state.last = at;
        Self { bucket, at, generation: state.generation, committed: false }
    }

    /// When the request may be sent.
    pub(super) fn at(&self) -> Instant {
        self.at
    }

    /// Whether no refusal has come since the place was taken.
    pub(super) fn is_valid(&self) -> bool {
        self.bucket.state().generation == self.generation
    }

    /// The place is used.
    pub(super) fn commit(mut self) {
        self.committed = true;
    }
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        let mut state = self.bucket.state();
        if !self.committed && state.generation == self.generation {
            state.tokens = (state.tokens + 1.0).min(f64::from(self.bucket.full.burst));
            let waited = state.last.saturating_duration_since(state.at);
            let place = state.time_for(1.0).min(waited);
            state.last -= place;
        }
    }
}
