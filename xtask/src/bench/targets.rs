//! What the figures have to be. The reasons are in docs/benchmarks.md.

use serde::Serialize;

use super::figures::{ClientFigures, Figures, Measured};

const MIB: f64 = 1024.0 * 1024.0;

/// A figure and its limit.
#[derive(Debug, Serialize)]
pub(super) struct Verdict {
    pub(super) what: String,
    pub(super) figure: f64,
    pub(super) limit: f64,
    pub(super) unit: &'static str,
    pub(super) holds: bool,
}

impl Verdict {
    fn at_most(what: impl Into<String>, figure: f64, limit: f64, unit: &'static str) -> Self {
        Self { what: what.into(), figure, limit, unit, holds: figure <= limit }
    }
}

/// Judges every figure that was measured.
pub(super) fn judge(figures: &Figures) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    verdicts.push(Verdict::at_most("size of the program", precise(figures.program.bytes) / MIB, 4.5, "MiB"));
    if let Some(count) = figures.program.version_instructions {
        verdicts.push(Verdict::at_most("`--version`", millions(count), 3.0, "M instructions"));
    }
    for case in &figures.cases {
        if let Some(rotator) = case.client("rotator") {
            verdicts.extend(one(case, rotator, figures));
        }
    }
    verdicts
}

fn one(case: &Measured, rotator: &ClientFigures, figures: &Figures) -> Vec<Verdict> {
    let title = case.title();
    let mut verdicts = Vec::new();
    let mut at_most = |what: &str, figure: f64, limit: f64, unit: &'static str| {
        verdicts.push(Verdict::at_most(format!("{title}: {what}"), figure, limit, unit));
    };
    at_most("connections", precise(rotator.connections), 1.0, "");
    if case.round_trip_ms > 0 {
        // One each for TCP, TLS and the two requests; a fifth one would show as a whole round trip more.
        let trips = (rotator.wall_ms / precise(case.round_trip_ms)).floor();
        at_most("round trips", trips, 4.0, "");
    }
    let first = figures.cases.first().filter(|first| first.users < case.users);
    if let Some(before) = first.and_then(|first| first.client("rotator")) {
        let more = (rotator.peak_kib - before.peak_kib) / 1024.0;
        at_most("more memory than for the fewest", more, 4.0, "MiB");
        if let Some(floor) = case.client("read and validate") {
            at_most("CPU by that of reading and validating", floor.rotators_share.cpu, 2.0, "");
        }
        return verdicts;
    }
    let limit = if case.bundle_named { 15.0 } else { 22.0 };
    if let Some(count) = rotator.instructions.filter(|_| case.round_trip_ms == 0) {
        at_most("rotation", millions(count), limit, "M instructions");
    }
    if let Some(curl) = case.client("curl") {
        let share = &curl.rotators_share;
        at_most("CPU by that of curl", share.cpu, 0.2, "");
        at_most("wall time by that of curl", share.wall, 1.0, "");
        at_most("peak memory by that of curl", share.peak, 1.0, "");
    }
    if let Some(python) = case.client("Python script") {
        at_most("CPU by that of the script", python.rotators_share.cpu, 0.04, "");
    }
    verdicts
}

fn millions(count: u64) -> f64 {
    precise(count) / 1e6
}

/// As a float; nothing here comes near 2^52.
#[allow(clippy::cast_precision_loss, reason = "nothing here comes near 2^52")]
fn precise(count: impl Into<u128>) -> f64 {
    count.into() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_at_its_limit_holds_and_one_that_is_none_does_not() {
        assert!(Verdict::at_most("", 2.0, 2.0, "").holds);
        assert!(!Verdict::at_most("", 2.1, 2.0, "").holds);
        assert!(!Verdict::at_most("", f64::NAN, 2.0, "").holds);
    }
}
