//! A rate limit on our own side, so that a vendor's limit is met as rarely as possible.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// A steady rate with a burst.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Requests per second in the long run. Must be above zero.
    pub per_second: f64,
    /// Requests that may go out at once after a pause.
    pub burst: u32,
}

/// A token bucket, shared by the clones of a client.
///
/// A caller takes its token at once and learns how long to wait; the balance may go below zero, so that callers
/// queue up in the order in which they came. Nothing is held across the wait: a caller that is cancelled has spent
/// its token and blocks nobody.
#[derive(Clone, Debug)]
pub(crate) struct Bucket(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    rate: Rate,
    tokens: f64,
    at: Instant,
}

impl Bucket {
    pub(crate) fn new(rate: Rate) -> Self {
        Self(Arc::new(Mutex::new(State { rate, tokens: f64::from(rate.burst), at: Instant::now() })))
    }

    /// Takes one token, and says how long to wait before using it.
    pub(crate) fn take(&self) -> Duration {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let earned = now.saturating_duration_since(state.at).as_secs_f64() * state.rate.per_second;
        state.tokens = (state.tokens + earned).min(f64::from(state.rate.burst)) - 1.0;
        state.at = now;
        if state.tokens >= 0.0 {
            return Duration::ZERO;
        }
        Duration::try_from_secs_f64(-state.tokens / state.rate.per_second).unwrap_or(Duration::MAX)
    }
}
