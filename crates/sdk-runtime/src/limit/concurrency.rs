//! Refusals of what is not allowed to run at the same time.

use std::time::Duration;

/// How a vendor refuses, with a status of 4xx that is not 429, what it does not do while something of the same kind is
/// still running. Nothing was done, and it passes by itself.
#[derive(Debug, PartialEq, Eq)]
pub struct ConcurrencyLimit {
    words: &'static str,
    wait: (Duration, Duration),
}

impl ConcurrencyLimit {
    /// A refusal whose message has these words, in lower case, and how long to wait before another attempt, at least and at
    /// most. It is random between them, so that those who were refused together do not meet again.
    ///
    /// # Panics
    ///
    /// If there are no words, which every message has, or if `max` is below `min`.
    #[must_use]
    pub const fn new(words: &'static str, min: Duration, max: Duration) -> Self {
        assert!(!words.is_empty() && min.as_nanos() <= max.as_nanos(), "words, and a wait from min to max");
        Self { words, wait: (min, max) }
    }

    /// Whether a refusal with these messages is meant.
    pub(crate) fn is_meant(&self, messages: &[String]) -> bool {
        messages.iter().any(|message| message.to_lowercase().contains(self.words))
    }

    /// How long to wait; not for more than half of the time that is `left`, unless it has to be. `random` is in
    /// `0.0..1.0`.
    pub(crate) fn wait(&self, left: Duration, random: f64) -> Duration {
        let (min, max) = self.wait;
        let spread = max.min(left / 2).saturating_sub(min);
        min + spread.mul_f64(random.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_leaves_time_for_the_attempt_if_it_can() {
        let seconds = Duration::from_secs;
        let limit = ConcurrencyLimit::new("x", seconds(30), seconds(240));
        for (left, random, expected) in [
            (seconds(1000), 0.0, 30),
            (seconds(1000), 1.0, 240),
            (seconds(120), 1.0, 60),
            (seconds(40), 1.0, 30),
            (Duration::MAX, 1.0, 240),
        ] {
            assert_eq!(limit.wait(left, random), seconds(expected), "{left:?} {random}");
        }
    }
}
