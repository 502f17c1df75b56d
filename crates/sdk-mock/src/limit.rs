//! A rate limit as vendors have it: a token bucket.

use parking_lot::Mutex;
use tokio::time::Instant;

/// A limit of requests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateLimit {
    /// Requests a second, in the long run.
    pub per_second: f64,
    /// Requests that may come at once.
    pub burst: f64,
}

/// The state of a limit.
#[derive(Debug)]
pub(crate) struct Bucket {
    limit: RateLimit,
    level: Mutex<(f64, Instant)>,
}

impl Bucket {
    pub(crate) fn new(limit: RateLimit) -> Self {
        Self { limit, level: Mutex::new((limit.burst, Instant::now())) }
    }

    /// Fills it up.
    pub(crate) fn reset(&self) {
        *self.level.lock() = (self.limit.burst, Instant::now());
    }

    /// Takes a token, or returns in how many seconds there will be one, rounded up.
    pub(crate) fn take(&self) -> Result<(), u64> {
        self.take_at(Instant::now())
    }

    fn take_at(&self, now: Instant) -> Result<(), u64> {
        let mut level = self.level.lock();
        let elapsed = now.saturating_duration_since(level.1).as_secs_f64();
        *level = ((level.0 + elapsed * self.limit.per_second).min(self.limit.burst), now);
        if level.0 >= 1.0 {
            level.0 -= 1.0;
            return Ok(());
        }
        let wait = (1.0 - level.0) / self.limit.per_second;
        Err(wait.ceil().clamp(1.0, 3600.0) as u64)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn allows_the_burst_then_the_rate() {
        let bucket = Bucket::new(RateLimit { per_second: 2.0, burst: 3.0 });
        let start = Instant::now() + Duration::from_secs(60);
        assert_eq!([0, 0, 0, 0].map(|_| bucket.take_at(start)), [Ok(()), Ok(()), Ok(()), Err(1)]);
        let later = start + Duration::from_millis(500);
        assert_eq!([0, 0].map(|_| bucket.take_at(later)), [Ok(()), Err(1)]);
    }

    #[test]
    fn rounds_the_wait_up() {
        let bucket = Bucket::new(RateLimit { per_second: 0.4, burst: 1.0 });
        let start = Instant::now() + Duration::from_secs(60);
        assert_eq!([0, 0].map(|_| bucket.take_at(start)), [Ok(()), Err(3)]);
    }
}
