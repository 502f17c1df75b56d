//! When and how long to wait before another attempt.

use std::time::Duration;

use crate::error::Effect;

/// How failed attempts are repeated.
///
/// Whether an attempt may be repeated at all does not depend on the policy: the reason must be one that passes by
/// itself (no connection, no response, 408, 429, 5xx), and either the operation is idempotent or it is certain that
/// the attempt had no effect (nothing was sent, or a 429 refused it).
#[derive(Clone, Debug)]
pub struct RetryPolicy {
    attempts: u32,
    base: Duration,
    max: Duration,
    min: Duration,
    spread: Option<Duration>,
}

/// The wait after a 429 that does not say how long. Gateways in front of an API send such responses, and a shorter
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

    /// No wait is shorter than this; zero unless told otherwise. Without it, full jitter can repeat at once.
    ///
    /// ```
    /// # use std::time::Duration;
    /// // Four times a second at most.
    /// let policy = sdk_runtime::RetryPolicy::default().min_wait(Duration::from_millis(250));
    /// ```
    #[doc(hidden)]
    #[must_use]
    pub fn min_wait(mut self, min: Duration) -> Self {
        self.min = min;
        self
    }

    /// After a 429, the wait is what the server asks for and a random part of this, from the first attempt on; without it,
    /// waits after a 429 are those after any failure.
    ///
    /// Many clients that share a limit and start together are refused together. Waits that begin short then cost them a
    /// request each time, and waits that double leave the last of them asleep when the limit is free again. With a spread, the
    /// last one is late by so much at most.
    ///
    /// ```
    /// # use std::time::Duration;
    /// let policy = sdk_runtime::RetryPolicy::default().spread_after_limit(Duration::from_secs(10));
    /// ```
    #[doc(hidden)]
    #[must_use]
    pub fn spread_after_limit(mut self, spread: Duration) -> Self {
        self.spread = Some(spread);
        self
    }

    /// The shortest wait without jitter, and the longest.
    pub(crate) fn range(&self) -> (Duration, Duration) {
        (self.base, self.max)
    }

    /// The wait before the next attempt, or `None` if there must not be one. `random` is in `0.0..1.0`.
    pub(crate) fn wait(&self, failed: &FailedAttempt, random: f64) -> Option<Duration> {
        let safe = failed.idempotent || failed.effect <= Effect::NotApplied;
        if !failed.transient || !safe || failed.number >= self.attempts {
            return None;
        }
        let doublings = failed.number.saturating_sub(1).min(31);
        let ceiling = self.base.saturating_mul(1 << doublings).min(self.max);
        let floor = match failed.retry_after {
            Some(wait) => wait,
            None if failed.limited => MIN_AFTER_LIMIT,
            None => Duration::ZERO,
        };
        let wait = match self.spread.filter(|_| failed.limited) {
            Some(spread) => floor.saturating_add(part(spread, random)),
            None => part(ceiling, random).max(floor),
        };
        Some(wait.max(self.min))
    }
}

/// A random part. Not `mul_f64`, which panics where the result is rounded up beyond what a duration can be.
fn part(whole: Duration, random: f64) -> Duration {
    let seconds = whole.as_secs_f64() * random.clamp(0.0, 1.0);
    Duration::try_from_secs_f64(seconds).map_or(whole, |part| part.min(whole))
}

impl Default for RetryPolicy {
    /// Five attempts, waits from half a second to 20 seconds.
    fn default() -> Self {
        Self {
            attempts: 5,
            base: Duration::from_millis(500),
            max: Duration::from_secs(20),
            min: Duration::ZERO,
            spread: None,
        }
    }
}

/// What the policy looks at.
pub(crate) struct FailedAttempt {
    pub(crate) idempotent: bool,
    /// Counted from 1.
    pub(crate) number: u32,
    pub(crate) transient: bool,
    /// The effect of this attempt alone: an earlier one was already allowed to be repeated.
    pub(crate) effect: Effect,
    /// Whether it was refused by a rate limit.
    pub(crate) limited: bool,
    pub(crate) retry_after: Option<Duration>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Operation;
    use crate::testing::{READ, WRITE_ONCE};

    fn failed(operation: &Operation, effect: Effect) -> FailedAttempt {
        FailedAttempt {
            idempotent: operation.idempotent,
            number: 1,
            transient: true,
            effect,
            limited: false,
            retry_after: None,
        }
    }

    #[test]
    fn only_a_safe_repetition_is_made() {
        let policy = RetryPolicy::default();
        let repeats = |failed| policy.wait(&failed, 0.5).is_some();
        assert!(repeats(failed(&READ, Effect::Unknown)));
        assert!(repeats(failed(&READ, Effect::Applied)));
        assert!(repeats(failed(&WRITE_ONCE, Effect::NotSent)));
        assert!(repeats(failed(&WRITE_ONCE, Effect::NotApplied)));
        assert!(!repeats(failed(&WRITE_ONCE, Effect::Unknown)));
        assert!(!repeats(failed(&WRITE_ONCE, Effect::Applied)));
        assert!(!repeats(FailedAttempt { transient: false, ..failed(&READ, Effect::NotSent) }));
    }

    #[test]
    fn attempts_are_counted() {
        let policy = RetryPolicy::default().attempts(3);
        let wait = |number| policy.wait(&FailedAttempt { number, ..failed(&READ, Effect::Unknown) }, 1.0);
        assert!(wait(2).is_some());
        assert!(wait(3).is_none());
        assert!(RetryPolicy::default().attempts(1).wait(&failed(&READ, Effect::NotSent), 0.0).is_none());
        assert_eq!(RetryPolicy::default().attempts(0).attempts, 1);
    }

    #[test]
    fn waits_double_up_to_the_maximum() {
        let policy =
            RetryPolicy::default().attempts(100).backoff(Duration::from_secs(1), Duration::from_secs(5));
        let wait =
            |number| policy.wait(&FailedAttempt { number, ..failed(&READ, Effect::Unknown) }, 1.0).unwrap();
        assert_eq!([1, 2, 3, 4, 99].map(|number| wait(number).as_secs()), [1, 2, 4, 5, 5]);
    }

    /// Otherwise clients that failed together come back together.
    #[test]
    fn waits_are_spread_over_all_the_time() {
        let policy = RetryPolicy::default().backoff(Duration::from_secs(4), Duration::from_secs(4));
        let wait = |random| policy.wait(&failed(&READ, Effect::Unknown), random).unwrap().as_secs();
        assert_eq!([0.0, 0.25, 0.5, 1.0].map(wait), [0, 1, 2, 4]);
    }

    #[test]
    fn no_wait_is_shorter_than_the_minimum() {
        let policy = RetryPolicy::default().min_wait(Duration::from_millis(250));
        assert_eq!(policy.wait(&failed(&READ, Effect::Unknown), 0.0), Some(Duration::from_millis(250)));
    }

    #[test]
    fn a_limit_without_a_time_waits_a_second_at_least() {
        let policy = RetryPolicy::default();
        let limited = FailedAttempt { limited: true, ..failed(&READ, Effect::NotApplied) };
        assert_eq!(policy.wait(&limited, 0.0), Some(MIN_AFTER_LIMIT));
    }

    #[test]
    fn after_a_limit_clients_are_spread_behind_what_the_server_asks_for() {
        let policy = RetryPolicy::default().spread_after_limit(Duration::from_secs(10));
        let asked = Some(Duration::from_secs(3));
        let limited =
            FailedAttempt { limited: true, retry_after: asked, ..failed(&READ, Effect::NotApplied) };
        assert_eq!(
            [0.0, 0.5, 1.0].map(|random| policy.wait(&limited, random).unwrap().as_secs()),
            [3, 8, 13]
        );
        let other = FailedAttempt { limited: false, ..limited };
        assert_eq!(policy.wait(&other, 1.0), asked, "other failures are not spread");
    }

    #[test]
    fn no_setting_makes_it_panic() {
        let policy =
            RetryPolicy::default().backoff(Duration::MAX, Duration::MAX).spread_after_limit(Duration::MAX);
        for random in [0.0, 0.5, 1.0, f64::NAN] {
            for limited in [false, true] {
                let failed = FailedAttempt { limited, ..failed(&READ, Effect::Unknown) };
                assert!(policy.wait(&failed, random).is_some());
            }
        }
    }

    proptest! {
        #[test]
        fn the_wait_is_never_shorter_than_the_server_asks(
            number in 1u32..200, random in 0.0f64..1.0, asked in prop::option::of(0u64..90_000), base: u32, max: u32,
        ) {
            let max = Duration::from_millis(max.into());
            let policy = RetryPolicy::default().attempts(u32::MAX).backoff(Duration::from_millis(base.into()), max);
            let retry_after = asked.map(Duration::from_secs);
            let failed = FailedAttempt { number, retry_after, ..failed(&READ, Effect::Unknown) };
            let wait = policy.wait(&failed, random).unwrap();
            prop_assert!(wait >= retry_after.unwrap_or_default());
            prop_assert!(wait <= max.max(retry_after.unwrap_or_default()));
        }
    }
}
