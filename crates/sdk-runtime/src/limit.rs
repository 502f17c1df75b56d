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

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { per_second: 10.0, burst: 2 };

    #[tokio::test(start_paused = true)]
    async fn a_burst_is_free_and_the_rest_queues_up() {
        let bucket = Bucket::new(RATE);
        let waits: Vec<_> = (0..5).map(|_| bucket.take().as_millis()).collect();
        assert_eq!(waits, [0, 0, 100, 200, 300]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_fills_the_bucket_but_not_beyond_the_burst() {
        let bucket = Bucket::new(RATE);
        for _ in 0..2 {
            bucket.take();
        }
        tokio::time::advance(Duration::from_secs(3600)).await;
        let waits: Vec<_> = (0..3).map(|_| bucket.take().as_millis()).collect();
        assert_eq!(waits, [0, 0, 100]);
    }

    #[tokio::test(start_paused = true)]
    async fn clones_share_it() {
        let (one, other) = (Bucket::new(RATE), Bucket::new(RATE));
        let clone = one.clone();
        one.take();
        clone.take();
        assert_eq!((clone.take().as_millis(), other.take().as_millis()), (100, 0));
    }
}
