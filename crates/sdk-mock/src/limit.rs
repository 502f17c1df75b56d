//! A rate limit as vendors have it: a token bucket, or a count of what came in a second.

use std::collections::VecDeque;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::time::Instant;

/// A limit of requests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateLimit {
    /// Requests a second, in the long run.
    pub per_second: f64,
    /// Requests that may come at once.
    pub burst: f64,
    counting: Counting,
}

/// How requests are counted.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Counting {
    Bucket,
    Window,
    Sliding,
}

impl RateLimit {
    /// A token bucket: so many requests a second in the long run, of which `burst` may come at once after a pause.
    pub const fn bucket(per_second: f64, burst: f64) -> Self {
        Self { per_second, burst, counting: Counting::Bucket }
    }

    /// So many requests in each second of the server's clock.
    pub const fn window(per_second: u32) -> Self {
        Self { per_second: per_second as f64, burst: per_second as f64, counting: Counting::Window }
    }

    /// So many requests in any second: in the one before each of them.
    pub const fn sliding_window(per_second: u32) -> Self {
        Self { counting: Counting::Sliding, ..Self::window(per_second) }
    }
}

const SECOND: Duration = Duration::from_secs(1);

/// The state of a limit.
#[derive(Debug)]
pub(crate) struct Limit {
    limit: RateLimit,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// When the first window began.
    start: Instant,
    /// How many may come now, and when that was counted.
    level: f64,
    at: Instant,
    /// When those came that a sliding window counts.
    recent: VecDeque<Instant>,
}

impl Limit {
    pub(crate) fn new(limit: RateLimit) -> Self {
        let now = Instant::now();
        Self {
            limit,
            state: Mutex::new(State { start: now, level: limit.burst, at: now, recent: VecDeque::new() }),
        }
    }

    /// Forgets what came.
    pub(crate) fn reset(&self) {
        *self.state.lock() = Self::new(self.limit).state.into_inner();
    }

    /// Allows a request, or returns after how many seconds to come again, rounded up.
    pub(crate) fn take(&self) -> Result<(), u64> {
        self.take_at(Instant::now())
    }

    fn take_at(&self, now: Instant) -> Result<(), u64> {
        let RateLimit { per_second, burst, counting } = self.limit;
        let mut state = self.state.lock();
        let State { start, level, at, recent } = &mut *state;
        let since = |at: Instant| now.saturating_duration_since(at);
        let second = |at: Instant| at.saturating_duration_since(*start).as_secs();
        match counting {
            Counting::Bucket => *level = (*level + since(*at).as_secs_f64() * per_second).min(burst),
            Counting::Window if second(*at) == second(now) => {}
            Counting::Window => *level = burst,
            Counting::Sliding => {
                recent.retain(|at| since(*at) < SECOND);
                *level = burst - recent.len() as f64;
            }
        }
        *at = now;
        if *level >= 1.0 {
            *level -= 1.0;
            if counting == Counting::Sliding {
                recent.push_back(now);
            }
            return Ok(());
        }
        let wait = (1.0 - *level) / per_second;
        Err(wait.ceil().clamp(1.0, 3600.0) as u64)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn allows_the_burst_then_the_rate() {
        let bucket = Limit::new(RateLimit::bucket(2.0, 3.0));
        let start = Instant::now() + Duration::from_secs(60);
        assert_eq!([0, 0, 0, 0].map(|_| bucket.take_at(start)), [Ok(()), Ok(()), Ok(()), Err(1)]);
        let later = start + Duration::from_millis(500);
        assert_eq!([0, 0].map(|_| bucket.take_at(later)), [Ok(()), Err(1)]);
    }

    #[test]
    fn rounds_the_wait_up() {
        let bucket = Limit::new(RateLimit::bucket(0.4, 1.0));
        let start = Instant::now() + Duration::from_secs(60);
        assert_eq!([0, 0].map(|_| bucket.take_at(start)), [Ok(()), Err(3)]);
    }

    #[test]
    fn counts_what_comes_in_a_second() {
        let counts = |limit, millis: &[u64]| {
            let limit = Limit::new(limit);
            let start = limit.state.lock().start;
            let take = |millis: &u64| limit.take_at(start + Duration::from_millis(*millis)).is_ok();
            millis.iter().map(take).collect::<Vec<_>>()
        };
        let times = [900, 950, 960, 1000, 1100, 1200, 1900, 1960, 2000];
        let of_the_clock = [true, true, false, true, true, false, false, false, true];
        assert_eq!(counts(RateLimit::window(2), &times), of_the_clock);
        let of_each_request = [true, true, false, false, false, false, true, true, false];
        assert_eq!(counts(RateLimit::sliding_window(2), &times), of_each_request);
    }
}
