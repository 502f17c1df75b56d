//! How fast requests go out and how many at once, and what accepted and refused ones change about it.
//!
//! A refusal means one of three things, and the requests of this client are all that tells which:
//!
//! * Requests had been sent ahead of the steady rate: the server allows less of a burst than was thought. Then only the burst is lowered.
//! * The server counts requests in windows of a second, and those that were sent evenly did not arrive so. From then on, what a second allows
//!   is sent together, as a group, a little more than a second after the one before. Many random delays are more alike in their order than
//!   each is by itself, so that groups stay apart at a higher rate than single requests do, and after a pause nothing is lost.
//! * The rate is more than the server has to give, because it is stricter or others send, too. Of a group, so many are then refused as are
//!   too many, which tells the rate; a single one is put down to delays.

use std::time::Duration;

use super::super::Rate;

/// How many requests have to be ahead of the steady rate for a refusal to be put down to the burst. One always is, for a
/// moment.
const AHEAD: f64 = 2.0;
/// By how much such a refusal lowers the burst, and how long each request of it takes to come back.
const LOWER_BURST: f64 = 0.5;
const REGAIN: Duration = Duration::from_secs(60);

/// By how much a refusal lowers the rate at most, and how low the rate can get, in requests per second. These are the numbers of the limiter that
/// Cisco publishes for its own API, "Smart Flow" (`docs/SMARTFLOW.md` in meraki/dashboard-api-python); `vectors` holds the bucket to its test
/// vectors.
const LOWER: f64 = 0.3;
const FLOOR: f64 = 0.5;
/// So many seconds are between two groups at least: more than one, as delays bring them nearer.
const APART: f64 = 1.03;
/// By how much a refusal lowers what the rate comes back to. Beyond Smart Flow, which comes back to the full rate at once and is refused
/// again, every few seconds if others use its limit, too.
const LOWER_CEILING: f64 = 0.015;
/// As long as it is not known how the server counts. Then the first groups must not meet delays.
const LOWER_CEILING_FIRST: f64 = 0.025;
/// The most that a single refusal of a group lowers it, if nearly nothing was accepted before.
const LOWER_CEILING_MOST: f64 = 0.08;
/// After so many accepted requests, what the rate comes back to has risen by a fortieth of the full rate, and then it rises faster and faster:
/// to try whether more is allowed costs a refusal.
const PROBE: f64 = 600.0;
const RISE: f64 = 0.05;
/// How much faster it rises with nothing allowed than with nearly everything.
const RISE_BELOW: f64 = 4.0;

/// Beyond what the clock can express is never; a year will do.
pub(super) const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

pub(super) struct Pace {
    pub(super) full: Rate,
    /// What each accepted request adds to a lowered rate, in requests per second.
    raise: f64,
    pub(super) per_second: f64,
    /// What the rate may rise to.
    ceiling: f64,
    /// As many as may go out at once after a pause.
    burst: f64,
    /// Whether what a second allows goes out together.
    is_grouped: bool,
    /// How many requests were accepted since the last refusal.
    accepted: f64,
    refusal: Refusal,
}

/// Refusals that came together.
#[derive(Default)]
struct Refusal {
    count: f64,
    /// The rate before, and the size of a group if there was one.
    per_second: f64,
    group: Option<f64>,
    /// Whether several of the groups before were refused as well.
    is_repeated: bool,
}

impl Pace {
    pub(super) fn new(full: Rate, raise: f64) -> Self {
        Self {
            full,
            raise,
            per_second: full.per_second,
            ceiling: full.per_second,
            burst: f64::from(full.burst),
            is_grouped: false,
            accepted: 0.0,
            refusal: Refusal::default(),
        }
    }

    /// How many go out together, if so.
    pub(super) fn group(&self) -> Option<f64> {
        self.is_grouped.then(|| (self.per_second * APART).ceil().min(f64::from(self.full.burst)))
    }

    /// As many as may go out at once.
    pub(super) fn at_once(&self) -> f64 {
        self.group().unwrap_or(self.burst)
    }

    /// The same after some time.
    pub(super) fn at_once_after(&mut self, passed: Duration) -> f64 {
        let regained = passed.as_secs_f64() / REGAIN.as_secs_f64();
        self.burst = (self.burst + regained).min(f64::from(self.full.burst));
        self.at_once()
    }

    /// How long it takes to earn so many tokens, and how long at best.
    pub(super) fn times_for(&self, tokens: f64) -> (Duration, Duration) {
        let time = |per_second| Duration::try_from_secs_f64(tokens / per_second).unwrap_or(YEAR).min(YEAR);
        (time(self.per_second), time(self.ceiling))
    }

    pub(super) fn is_full(&self) -> bool {
        self.per_second >= self.full.per_second && self.burst >= f64::from(self.full.burst)
    }

    pub(super) fn on_success(&mut self) {
        let full = self.full.per_second;
        self.accepted += 1.0;
        let missing = 1.0 - self.ceiling / full;
        let rise = full * RISE / PROBE * (self.accepted / PROBE) * (1.0 + RISE_BELOW * missing);
        self.ceiling = (self.ceiling + rise).min(full);
        self.per_second = (self.per_second + self.raise).min(self.ceiling);
    }

    /// A refusal; so many requests were ahead of the full rate.
    pub(super) fn on_refusal(&mut self, ahead: f64) {
        let group = self.group();
        let is_repeated = self.refusal.count > 1.0 && group.is_some_and(|group| self.accepted < 2.0 * group);
        self.refusal = Refusal { count: 1.0, per_second: self.per_second, group, is_repeated };
        let one_in = 1.0 / self.accepted.max(1.0);
        self.accepted = 0.0;
        if group.is_some() {
            self.ceiling = self.per_second * (1.0 - one_in.clamp(LOWER_CEILING, LOWER_CEILING_MOST));
        } else if ahead >= AHEAD {
            self.burst = (self.burst * LOWER_BURST).max(1.0);
        } else {
            self.is_grouped = true;
            self.per_second *= 1.0 - one_in.clamp(LOWER_CEILING, LOWER);
            self.ceiling *= 1.0 - LOWER_CEILING_FIRST;
        }
        self.limit();
    }

    /// One more of those that were sent together.
    pub(super) fn on_another_refusal(&mut self) {
        self.refusal.count += 1.0;
        let Refusal { count, per_second, group: Some(group), is_repeated } = self.refusal else { return };
        // Half a request is in doubt, as a group does not begin when the server's second does.
        self.per_second = per_second * ((group - count + 0.5) / group).max(LOWER);
        self.ceiling = if is_repeated { self.per_second } else { self.ceiling * (1.0 - LOWER_CEILING) };
        self.limit();
    }

    fn limit(&mut self) {
        let floor = FLOOR.min(self.full.per_second);
        self.ceiling = self.ceiling.max(floor);
        self.per_second = self.per_second.clamp(floor, self.ceiling);
    }
}
