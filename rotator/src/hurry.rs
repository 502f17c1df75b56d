//! Somebody asked the program to stop: what waits only to learn more has to wait less.

use std::cell::Cell;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

/// How long a run may go on after a signal while a write is in flight. Kubernetes waits 60 seconds in all (facts: Keeper's
/// helm chart), and others before us may have used some of them.
pub const GRACE: Duration = Duration::from_secs(20);

/// Whether there is a hurry, and since when.
#[derive(Debug, Default)]
pub struct Hurry {
    since: Cell<Option<Instant>>,
    begins: Notify,
}

impl Hurry {
    /// From now on there is.
    pub fn begin(&self) {
        self.since.set(Some(Instant::now()));
        self.begins.notify_waiters();
    }

    /// Waits until this moment, or until the middle of [`GRACE`] where that is earlier.
    pub async fn wait_until(&self, moment: Instant) {
        let begins = self.begins.notified();
        tokio::pin!(begins);
        // Enabled before the look at the time, so that none is missed in between.
        begins.as_mut().enable();
        if self.since.get().is_none() {
            tokio::select! {
                () = sleep_until(moment) => return,
                () = begins => {}
            }
        }
        if let Some(since) = self.since.get() {
            sleep_until(moment.min(since + GRACE / 2)).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn without_a_hurry_it_waits_to_the_end() {
        let started = Instant::now();
        Hurry::default().wait_until(started + Duration::from_secs(70)).await;
        assert_eq!(started.elapsed().as_secs(), 70);
    }

    #[tokio::test(start_paused = true)]
    async fn a_hurry_shortens_the_wait_whenever_it_begins() {
        for early in [true, false] {
            let hurry = Hurry::default();
            let started = Instant::now();
            if early {
                hurry.begin();
                hurry.wait_until(started + Duration::from_secs(70)).await;
            } else {
                let begin = async {
                    tokio::time::sleep(Duration::from_secs(5)).await;
                    hurry.begin();
                };
                tokio::join!(hurry.wait_until(started + Duration::from_secs(70)), begin);
            }
            let waited = GRACE / 2 + if early { Duration::ZERO } else { Duration::from_secs(5) };
            assert_eq!(started.elapsed().as_secs(), waited.as_secs());
        }
    }
}
