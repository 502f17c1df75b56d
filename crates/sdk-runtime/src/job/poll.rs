//! The pause between two looks at the state.

use std::time::Duration;

/// Grows by half each time, up to a limit.
#[derive(Debug)]
pub(super) struct Poll {
    first: Duration,
    at_most: Duration,
    next: Duration,
}

impl Default for Poll {
    fn default() -> Self {
        Self::new(Duration::from_secs(1), Duration::from_secs(30))
    }
}

impl Poll {
    pub(super) fn new(first: Duration, at_most: Duration) -> Self {
        Self { first, at_most, next: first.min(at_most) }
    }

    pub(super) fn next(&mut self) -> Duration {
        let now = self.next;
        self.next = now.saturating_mul(3).checked_div(2).unwrap_or(now).min(self.at_most);
        now
    }

    /// Something new was ready: more is likely soon.
    pub(super) fn reset(&mut self) {
        self.next = self.first.min(self.at_most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_the_limit_and_begin_again() {
        let mut poll = Poll::new(Duration::from_secs(1), Duration::from_secs(2));
        let pauses = [poll.next(), poll.next(), poll.next(), poll.next()].map(|pause| pause.as_millis());
        assert_eq!(pauses, [1000, 1500, 2000, 2000]);
        poll.reset();
        assert_eq!(poll.next(), Duration::from_secs(1));
    }
}
