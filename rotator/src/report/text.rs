//! The report as lines for people, one of which `grep '^rotator: '` finds in every log.

use std::fmt::Write as _;

use super::{Check, Report, Secrets, printable};

/// `rotator: <outcome>: <sentence> [exit=… code=… …]`.
pub(super) fn line(report: &Report, secrets: &Secrets) -> String {
    let mut line = format!("rotator: {}: {}", report.code.outcome(), printable(&report.message, secrets));
    let _ = write!(line, " [exit={} code={}", report.code.exit().number(), report.code);
    if let Some(target) = report.target {
        let _ = write!(line, " target={target}");
    }
    if let Some(user) = &report.user {
        let _ = write!(line, " user={}", word(&secrets.line(user)));
    }
    let _ = write!(line, " attempts={} elapsed_ms={}", report.attempts, report.elapsed.as_millis());
    // Vendor support asks for the request that failed or counted, which is the last.
    if let Some(id) = report.request_ids.last() {
        let _ = write!(line, " request_id={}", word(&secrets.line(id)));
    }
    line.push(']');
    line
}

/// One line per step.
pub(super) fn checklist(checks: &[Check], secrets: &Secrets) -> String {
    let mut lines = String::new();
    for check in checks {
        let mark = match check.ok {
            Some(true) => "ok    ",
            Some(false) => "FAILED",
            None => "?     ",
        };
        let detail = printable(&check.detail, secrets);
        let _ = writeln!(lines, "{mark}  {:<10}  {detail}", check.step.as_str());
    }
    lines
}

/// A value that a reader can split off: quoted if it holds a space or a bracket.
fn word(value: &str) -> String {
    let plain = !value.is_empty() && !value.contains([' ', ']', '"', '=']);
    if plain { value.to_owned() } else { format!("\"{}\"", value.replace('"', "'")) }
}
