//! A token bucket whose callers queue up, and which learns from refusals.

mod pace;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Rate;
use pace::Pace;

/// How long nobody sends after a refusal that does not say how long.
const PAUSE: Duration = Duration::from_secs(1);

/// Less than a token is missing where sums of fractions of seconds were rounded.
const ROUNDING: f64 = 1e-6;

/// A token bucket. A caller takes a ticket at once, and its turn comes when as many tokens have been earned as its number says. So callers queue
/// up in the order in which they came, and all of them profit at once when the rate rises.
pub(super) struct Bucket(Mutex<State>);

struct State {
    pace: Pace,
    /// How many tokens there have been.
    earned: f64,
    /// How many tickets were taken. The difference to `earned` is the balance; below zero, so many wait.
    taken: f64,
    /// Tickets up to this one may go. Behind `earned` where groups go out.
    released: f64,
    /// The same for tickets of requests that were sent before, which go first.
    again_taken: f64,
    again_released: f64,
    /// How many requests were sent beyond what the full rate allows: what of the server's burst is in use.
    ahead: f64,
    /// When the tokens were counted last. In the future while nobody may send.
    at: Instant,
}

impl Bucket {
    pub(super) fn new(rate: Rate, raise: f64) -> Self {
        let earned = f64::from(rate.burst);
        let pace = Pace::new(rate, raise);
        Self(Mutex::new(State {
            pace,
            earned,
            taken: 0.0,
            released: earned,
            again_taken: 0.0,
            again_released: 0.0,
            ahead: 0.0,
            at: Instant::now(),
        }))
    }

    /// Nobody sends for a while, and afterwards fewer at once or more slowly.
    pub(super) fn on_throttled(&self, retry_after: Option<Duration>) {
        let now = Instant::now();
        let mut state = self.state();
        state.earn(now);
        // Requests that were under way together are refused together; that is one event.
        if state.at <= now {
            let ahead = std::mem::take(&mut state.ahead);
            state.pace.on_refusal(ahead);
        } else {
            state.pace.on_another_refusal();
        }
        // After the wait that it asks for, a server that counts allows what it allows in a second; of another one, nobody knows how many at once.
        if let Some(group) = state.pace.group() {
            state.released = state.released.min(state.taken);
            state.earned = state.released + group;
        } else {
            state.earned = (state.earned.floor() + 1.0).min(state.taken + 1.0);
            state.released = state.released.min(state.earned);
        }
        let until = now.checked_add(retry_after.unwrap_or(PAUSE)).unwrap_or(now);
        state.at = state.at.max(until);
    }

    pub(super) fn on_success(&self) {
        self.state().pace.on_success();
    }

    /// Whether it is as it was in the beginning, so that nothing is lost with it.
    pub(super) fn is_idle(&self) -> bool {
        let mut state = self.state();
        state.earn(Instant::now());
        state.pace.is_full() && state.earned - state.taken >= state.pace.at_once()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn earn(&mut self, now: Instant) {
        if now > self.at {
            let passed = now - self.at;
            let most = self.pace.at_once_after(passed);
            let passed = passed.as_secs_f64();
            self.earned = (self.earned + passed * self.pace.per_second).min(self.taken + most);
            self.ahead = (self.ahead - passed * self.pace.full.per_second).max(0.0);
            self.at = now;
        }
        if now >= self.at {
            self.release();
        }
    }

    fn release(&mut self) {
        let whole = (self.earned + ROUNDING).floor();
        let free = whole - self.released;
        let ready = match self.pace.group() {
            Some(group) if whole - self.taken < group => {
                if free < group {
                    return;
                }
                group
            }
            _ => free,
        };
        let again = (self.again_taken - self.again_released).min(ready).max(0.0);
        self.again_released += again;
        self.earned -= again;
        self.released += ready - again;
    }

    /// When the turn of the place with this distance from those that may go comes, if nothing is learned until then.
    fn turn(&self, place: f64) -> Instant {
        let needed = match self.pace.group() {
            _ if place <= 0.0 => return self.at,
            None => place,
            Some(group) => (place / group).ceil() * group,
        };
        self.at + self.pace.time_for((self.released + needed - self.earned).max(0.0))
    }
}

/// A place in the queue of a bucket. Given back when it is dropped without a commit.
pub(super) struct Reservation<'a> {
    bucket: &'a Arc<Bucket>,
    ticket: f64,
    is_again: bool,
    /// When its turn was seen to have come.
    since: Option<Instant>,
    committed: bool,
}

impl<'a> Reservation<'a> {
    /// A place at the end of the queue, or, for a request that was sent before, before all that were not.
    pub(super) fn take(bucket: &'a Arc<Bucket>, was_sent: bool) -> Self {
        let mut state = bucket.state();
        state.earn(Instant::now());
        let is_again = was_sent && state.taken + 1.0 > state.earned;
        let taken = if is_again { &mut state.again_taken } else { &mut state.taken };
        *taken += 1.0;
        Self { bucket, ticket: *taken, is_again, since: None, committed: false }
    }

    /// When the request may be sent, as far as is known now.
    pub(super) fn due(&mut self) -> Instant {
        let now = Instant::now();
        let mut state = self.bucket.state();
        state.earn(now);
        // Those that were sent before are ahead of whoever may not go yet.
        let again = state.again_taken - state.again_released;
        let turn = state.turn(match (self.is_again, self.ticket - state.released) {
            (true, _) => self.ticket - state.again_released,
            (false, place) if place <= 0.0 => place,
            (false, place) => place + again,
        });
        if turn <= now {
            self.since.get_or_insert(now);
        }
        turn
    }

    /// Whether the place is still good after something else has been waited for. Many that are not, used all together, would be more
    /// than the rate.
    pub(super) fn holds(&self) -> bool {
        let interval = self.bucket.state().pace.time_for(1.0);
        self.since.is_none_or(|since| since.elapsed() <= interval)
    }

    /// The place is used.
    pub(super) fn commit(mut self) {
        self.committed = true;
        let mut state = self.bucket.state();
        state.earn(Instant::now());
        state.ahead += 1.0;
    }
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        // A place whose time has passed was not free for others.
        if self.committed || !self.holds() {
            return;
        }
        let mut state = self.bucket.state();
        match (self.is_again, self.since) {
            (true, Some(_)) => state.earned += 1.0,
            (true, None) => state.again_taken -= 1.0,
            (false, _) => state.taken -= 1.0,
        }
    }
}

#[cfg(test)]
mod vectors;
