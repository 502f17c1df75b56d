//! A token bucket whose callers queue up, and which learns from refusals.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Rate;

/// By how much a refusal lowers the rate. This and [`FLOOR`] are the numbers of the limiter that Cisco publishes for its own
/// API, "Smart Flow" (`docs/SMARTFLOW.md` in meraki/dashboard-api-python); `vectors` holds the bucket to its test vectors.
const LOWER: f64 = 0.7;
/// As low as the rate can get, in requests per second.
const FLOOR: f64 = 0.5;
/// By how much a refusal lowers what the rate comes back to. Beyond Smart Flow, which comes back to the full rate at once and is
/// refused again, every few seconds if a server counts narrowly or others use its limit too.
const LOWER_CEILING: f64 = 0.95;
/// How many accepted requests undo that: to try whether more is allowed now costs one refusal in so many requests.
const PROBE: f64 = 200.0;
/// How many requests have to be ahead of the steady rate for a refusal to be put down to the burst. One always is, for a
/// moment.
const AHEAD: f64 = 2.0;
/// By how much a refusal lowers the burst, and how long each request of it takes to come back.
const LOWER_BURST: f64 = 0.5;
const REGAIN: Duration = Duration::from_secs(60);
/// How long nobody sends after a refusal that does not say how long.
const PAUSE: Duration = Duration::from_secs(1);

/// A token bucket. A caller takes its token at once and learns when to use it; the balance may go below zero, so
/// that callers queue up in the order in which they came.
///
/// A refusal means one of two things. If requests were sent ahead of the steady rate, the server allows less of a burst than
/// was thought; then only the burst is lowered. If not, the rate is more than the server has to give, because others
/// send, too; then the rate is lowered.
pub(super) struct Bucket {
    full: Rate,
    /// What each accepted request adds to a lowered rate, in requests per second.
    raise: f64,
    state: Mutex<State>,
}

struct State {
    per_second: f64,
    /// What the rate may rise to.
    ceiling: f64,
    /// As many tokens as there can be.
    burst: f64,
    tokens: f64,
    /// How many requests were sent beyond what the full rate allows: what of the server's burst is in use.
    ahead: f64,
    /// When the tokens were counted last. In the future while nobody may send.
    at: Instant,
    /// The last place in the queue. The next one is behind it, also if the rate has risen since.
    last: Instant,
    /// Counts the refusals; a place in the queue from before one is void.
    generation: u64,
}

impl Bucket {
    pub(super) fn new(rate: Rate, raise: f64) -> Self {
        let burst = f64::from(rate.burst);
        let (per_second, now) = (rate.per_second, Instant::now());
        let state = State {
            per_second,
            ceiling: per_second,
            burst,
            tokens: burst,
            ahead: 0.0,
            at: now,
            last: now,
            generation: 0,
        };
        Self { full: rate, raise, state: Mutex::new(state) }
    }

    /// Nobody sends for a while, and afterwards with a smaller burst or at a lower rate.
    pub(super) fn on_throttled(&self, retry_after: Option<Duration>) {
        let now = Instant::now();
        let mut state = self.state();
        // Requests that were under way together are refused together; that is one event.
        if state.at <= now {
            state.earn(self.full);
            state.lower(self.full);
        }
        state.generation += 1;
        // After the wait that it asks for, the server allows requests again, but nobody knows how many at once.
        state.tokens = 1.0;
        state.ahead = 0.0;
        let until = now.checked_add(retry_after.unwrap_or(PAUSE)).unwrap_or(now);
        state.at = state.at.max(until);
        state.last = state.at;
    }

    pub(super) fn on_success(&self) {
        let full = self.full.per_second;
        let mut state = self.state();
        state.ceiling = (state.ceiling + full * (1.0 - LOWER_CEILING) / PROBE).min(full);
        state.per_second = (state.per_second + self.raise).min(state.ceiling);
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
            let passed = (now - self.at).as_secs_f64();
            self.burst = (self.burst + passed / REGAIN.as_secs_f64()).min(f64::from(full.burst));
            self.tokens = (self.tokens + passed * self.per_second).min(self.burst);
            self.ahead = (self.ahead - passed * full.per_second).max(0.0);
            self.at = now;
        }
    }

    fn lower(&mut self, full: Rate) {
        if self.ahead >= AHEAD {
            self.burst = (self.burst * LOWER_BURST).max(1.0);
        } else {
            let floor = FLOOR.min(full.per_second);
            self.per_second = (self.per_second * LOWER).max(floor);
            self.ceiling = (self.ceiling * LOWER_CEILING).max(floor);
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

    /// Whether the place is still good when something else has been waited for until then. Many that are not, used at that time
    /// all together, would be more than the rate.
    pub(super) fn holds_until(&self, then: Instant) -> bool {
        self.is_valid() && self.at + self.bucket.state().time_for(1.0) >= then
    }

    /// Another place, at the end of the queue.
    pub(super) fn again(self) -> Self {
        Self::take(self.bucket)
    }

    /// The place is used.
    pub(super) fn commit(mut self) {
        self.committed = true;
        let mut state = self.bucket.state();
        state.earn(self.bucket.full);
        state.ahead += 1.0;
    }
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        let mut state = self.bucket.state();
        // A place whose time has passed was not free for others.
        let is_ahead = self.at + state.time_for(1.0) >= Instant::now();
        if !self.committed && is_ahead && state.generation == self.generation {
            state.tokens = (state.tokens + 1.0).min(state.burst);
            let waited = state.last.saturating_duration_since(state.at);
            let place = state.time_for(1.0).min(waited);
            state.last -= place;
        }
    }
}

#[cfg(test)]
mod vectors;
