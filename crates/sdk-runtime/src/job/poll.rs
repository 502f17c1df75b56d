//! The pause between two polls of the state.

use std::time::Duration;

use crate::RetryPolicy;

/// Grows by half each time, up to a limit.
#[derive(Debug)]
pub(super) struct Poll {
    first: Duration,
    max: Duration,
    next: Duration,
}

impl Poll {
    /// Pauses as long as the waits of this policy. Nobody is asked without a pause, even if an attempt may be repeated without one.
    pub(super) fn new(policy: &RetryPolicy) -> Self {
        let (first, max) = policy.range();
        let first = first.clamp(max / 40, max);
        Self { first, max, next: first }
    }

    pub(super) fn next(&mut self) -> Duration {
        let now = self.next;
        self.next = now.saturating_mul(3).checked_div(2).unwrap_or(now).min(self.max);
        now
    }

    /// Something new was ready: more is likely soon.
    pub(super) fn reset(&mut self) {
        self.next = self.first;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_the_limit_and_begin_again() {
        let second = Duration::from_secs(1);
        let mut poll = Poll::new(&RetryPolicy::default().backoff(second, 2 * second));
        let pauses = [poll.next(), poll.next(), poll.next(), poll.next()].map(|pause| pause.as_millis());
        assert_eq!(pauses, [1000, 1500, 2000, 2000]);
        poll.reset();
        assert_eq!(poll.next(), second);
    }

    #[test]
    fn there_is_always_a_pause() {
        let second = Duration::from_secs(1);
        let first = |base, max| Poll::new(&RetryPolicy::default().backoff(base, max)).next();
        assert_eq!((first(Duration::ZERO, 40 * second), first(2 * second, second)), (second, second));
    }
}
