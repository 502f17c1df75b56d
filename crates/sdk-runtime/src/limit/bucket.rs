//! A token bucket whose callers queue up, and which learns from refusals.

mod pace;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::{Rate, SHORT};
use pace::{Pace, YEAR};

/// How long nobody sends after a refusal that does not say how long.
const PAUSE: Duration = Duration::from_secs(1);

/// Less than a token is missing where sums of fractions of seconds were rounded.
const ROUNDING: f64 = 1e-6;

/// A token bucket. A caller takes a ticket at once, and its turn comes when there are tokens for it and for all before it. So callers queue up
/// in the order in which they came, and all of them profit at once when the rate rises or somebody leaves.
pub(super) struct Bucket(Mutex<State>);

struct State {
    pace: Pace,
    /// What was earned and cannot be used yet: less than one, or than a group.
    tokens: f64,
    /// Tokens for whoever comes.
    free: f64,
    /// Tickets of those that wait, in their order: of requests that were sent before, which go first, and of all others.
    again: VecDeque<u64>,
    first: VecDeque<u64>,
    /// How many tickets were taken.
    taken: u64,
    /// How many requests were sent beyond what the full rate allows: what of the server's burst is in use.
    ahead: f64,
    /// When the tokens were counted last. In the future while nobody may send.
    at: Instant,
}

/// When a turn comes, if nothing is learned until then, and if the rate comes back to what it may rise to.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) expected: Instant,
    pub(super) soonest: Instant,
}

impl Turn {
    pub(super) fn later(self, other: Self) -> Self {
        Self { expected: self.expected.max(other.expected), soonest: self.soonest.max(other.soonest) }
    }
}

impl Bucket {
    pub(super) fn new(rate: Rate, raise: f64) -> Self {
        Self(Mutex::new(State {
            pace: Pace::new(rate, raise),
            tokens: 0.0,
            free: f64::from(rate.burst),
            again: VecDeque::new(),
            first: VecDeque::new(),
            taken: 0,
            ahead: 0.0,
            at: Instant::now(),
        }))
    }

    /// Nobody sends for a while, and afterwards fewer at once or more slowly.
    pub(super) fn on_throttled(&self, retry_after: Option<Duration>) {
        let (mut state, now) = self.now();
        // Requests that were under way together are refused together; that is one event.
        if state.at <= now {
            let ahead = std::mem::take(&mut state.ahead);
            state.pace.on_refusal(ahead);
        } else {
            state.pace.on_another_refusal();
        }
        // After the wait that it asks for, a server that counts allows what it allows in a second; of another one, nobody knows how many at once.
        let group = state.pace.group();
        state.free = if group.is_some() { 0.0 } else { state.free.min(1.0) };
        state.tokens = group.unwrap_or(1.0) - state.free;
        state.at = state.at.max(now + retry_after.unwrap_or(PAUSE).min(YEAR));
    }

    pub(super) fn on_success(&self) {
        self.now().0.pace.on_success();
    }

    /// Whether it is as it was in the beginning, so that nothing is lost with it.
    pub(super) fn is_idle(&self) -> bool {
        let (state, _) = self.now();
        state.pace.is_full() && state.balance() >= state.pace.at_once()
    }

    /// The state of now. The time is taken behind the lock: by an earlier one, what another thread has just counted would look like a pause.
    fn now(&self) -> (MutexGuard<'_, State>, Instant) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        state.earn(now);
        (state, now)
    }
}

impl State {
    fn waiting(&self) -> f64 {
        (self.again.len() + self.first.len()) as f64
    }

    /// Below zero, so many wait.
    fn balance(&self) -> f64 {
        self.tokens + self.free - self.waiting()
    }

    fn earn(&mut self, now: Instant) {
        if now > self.at {
            let passed = now - self.at;
            let (per_second, full) = (self.pace.per_second, self.pace.full.per_second);
            // Who waits looks in time, or a little late. What was earned while nobody ran for longer is not caught up on.
            let late = self.waiting().min(1.0 + per_second * SHORT.as_secs_f64());
            let most = self.pace.at_once_after(passed) + late - self.free;
            self.tokens = (self.tokens + passed.as_secs_f64() * per_second).min(most);
            self.ahead = (self.ahead - passed.as_secs_f64() * full).max(0.0);
            self.at = now;
        }
        if now >= self.at {
            let whole = (self.tokens + ROUNDING).floor();
            let ready = match self.pace.group() {
                Some(group) if whole + self.free - self.waiting() < group => {
                    if whole < group {
                        0.0
                    } else {
                        group
                    }
                }
                _ => whole,
            };
            self.tokens -= ready;
            self.free += ready;
        }
        self.hand_out();
    }

    fn hand_out(&mut self) {
        for queue in [&mut self.again, &mut self.first] {
            let count = queue.len().min(self.free as usize);
            queue.drain(..count);
            self.free -= count as f64;
        }
    }

    /// The turn of a ticket that waits behind so many, or of one that may go.
    fn turn(&self, behind: Option<usize>) -> Turn {
        let needed = match (behind, self.pace.group()) {
            (None, _) => 0.0,
            (Some(behind), None) => behind as f64 + 1.0 - self.tokens,
            (Some(behind), Some(group)) => ((behind as f64 + 1.0) / group).ceil() * group - self.tokens,
        };
        let (expected, soonest) = self.pace.times_for(needed.max(0.0));
        Turn { expected: self.at + expected, soonest: self.at + soonest }
    }
}

/// A place in the queue of a bucket. Given back when it is dropped without a commit.
pub(super) struct Reservation<'a> {
    bucket: &'a Arc<Bucket>,
    ticket: u64,
    /// When its turn was seen to have come.
    since: Option<Instant>,
    committed: bool,
}

impl<'a> Reservation<'a> {
    /// A place at the end of the queue, or, for a request that was sent before, before all that were not.
    pub(super) fn take(bucket: &'a Arc<Bucket>, was_sent: bool) -> Self {
        let (mut state, _) = bucket.now();
        let ticket = state.taken;
        state.taken += 1;
        let queue = if was_sent { &mut state.again } else { &mut state.first };
        queue.push_back(ticket);
        state.hand_out();
        Self { bucket, ticket, since: None, committed: false }
    }

    /// When the request may be sent, as far as is known now.
    pub(super) fn turn(&mut self) -> Turn {
        let (state, now) = self.bucket.now();
        let again = state.again.binary_search(&self.ticket);
        let first = state.first.binary_search(&self.ticket).map(|place| state.again.len() + place);
        let turn = state.turn(again.or(first).ok());
        if turn.expected <= now {
            self.since.get_or_insert(now);
        }
        turn
    }

    /// Whether the place is still good after something else has been waited for. Many that are not, used all together, would be more
    /// than the rate. A place is good for a moment at least, however high the rate is: nobody goes from one lock to the next in no time.
    pub(super) fn holds(&self) -> bool {
        let interval = self.bucket.now().0.pace.times_for(1.0).0;
        self.since.is_none_or(|since| since.elapsed() <= interval.max(SHORT))
    }

    /// The place is used.
    pub(super) fn commit(mut self) {
        self.committed = true;
        self.bucket.now().0.ahead += 1.0;
    }
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        // A place whose time has passed was not free for others.
        if self.committed || !self.holds() {
            return;
        }
        let (mut state, _) = self.bucket.now();
        let State { again, first, free, .. } = &mut *state;
        let waiting = [again, first].into_iter().find_map(|queue| {
            let place = queue.binary_search(&self.ticket).ok()?;
            queue.remove(place)
        });
        if waiting.is_none() {
            *free += 1.0;
            state.hand_out();
        }
    }
}

#[cfg(test)]
mod vectors;
