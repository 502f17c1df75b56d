//! When and how long to wait before another attempt.

use std::time::Duration;

use crate::Operation;
use crate::error::Effect;

/// How failed attempts are repeated.
///
/// Whether an attempt may be repeated at all does not depend on the policy: the reason must be one that passes by
/// itself (no connection, no answer, 408, 429, 5xx), and either the operation is repeatable or it is certain that
/// the attempt had no effect (nothing was sent, or a 429 refused it).
#[derive(Clone, Debug)]
pub struct RetryPolicy {
    attempts: u32,
    base: Duration,
    max: Duration,
}

/// The wait after a 429 that does not say how long. Gateways in front of an API send such answers, and a shorter
/// wait meets the same limit again.
const MIN_AFTER_LIMIT: Duration = Duration::from_secs(1);

impl RetryPolicy {
    /// At most this many attempts in all, the first included. 0 counts as 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The wait before attempt `n + 1` is random between zero and `base * 2^(n-1)`, that at most `max` ("full
    /// jitter"), or what the server asks for if that is longer.
    #[must_use]
    pub fn backoff(mut self, base: Duration, max: Duration) -> Self {
        self.base = base;
        self.max = max;
        self
    }

    /// One attempt only.
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// The wait before the next attempt, or `None` if there must not be one. `random` is in `0.0..1.0`.
    pub(crate) fn wait(&self, failed: &FailedAttempt<'_>, random: f64) -> Option<Duration> {
        let harmless = failed.operation.repeatable || failed.effect <= Effect::NotApplied;
        if !failed.transient || !harmless || failed.number >= self.attempts {
            return None;
        }
        let doublings = failed.number.saturating_sub(1).min(31);
        let ceiling = self.base.saturating_mul(1 << doublings).min(self.max);
        let backoff = ceiling.mul_f64(random.clamp(0.0, 1.0));
        let floor = match failed.retry_after {
            Some(wait) => wait,
            None if failed.limited => MIN_AFTER_LIMIT,
            None => Duration::ZERO,
        };
        Some(backoff.max(floor))
    }
}

impl Default for RetryPolicy {
    /// Five attempts, waits from half a second to 20 seconds.
    fn default() -> Self {
        Self { attempts: 5, base: Duration::from_millis(500), max: Duration::from_secs(20) }
    }
}

/// What the policy looks at.
pub(crate) struct FailedAttempt<'a> {
    pub(crate) operation: &'a Operation,
    /// Counted from 1.
    pub(crate) number: u32,
    pub(crate) transient: bool,
    /// The effect of this attempt alone: an earlier one was already allowed to be repeated.
    pub(crate) effect: Effect,
    /// Whether it was refused by a rate limit.
    pub(crate) limited: bool,
    pub(crate) retry_after: Option<Duration>,
}
