//! The report as lines for people, one of which `grep '^rotator: '` finds in every log.

use std::fmt::Write as _;

use super::{Check, Report, Secrets, Step, printable};
use crate::cli::docs;

/// `rotator: <outcome>: <sentence> [exit=… code=… …]`.
pub(super) fn line(report: &Report, secrets: &Secrets) -> String {
    let mut line =
        format!("rotator: {}: {}", report.code.outcome(), printable(&report.message.line(), secrets));
    let _ = write!(line, " [exit={} code={}", report.code.exit().number(), report.code);
    if let Some(target) = report.facts.target {
        let _ = write!(line, " target={target}");
    }
    if let Some(user) = &report.facts.user {
        let _ = write!(line, " user={}", word(&secrets.line(user)));
    }
    let _ = write!(line, " attempts={} elapsed_ms={}", report.facts.attempts, report.elapsed.as_millis());
    // Vendor support asks for the request that failed or counted, which is the last.
    if let Some(id) = report.facts.request_ids.last() {
        let _ = write!(line, " request_id={}", word(&secrets.line(id)));
    }
    line.push(']');
    line
}

/// What happened, why, and what to do, for somebody at a terminal.
pub(super) fn lines(report: &Report, secrets: &Secrets) -> String {
    let (message, code) = (&report.message, report.code);
    let shown = |text: &str| printable(text, secrets);
    let why = message.why().map_or_else(|| code.meaning().to_owned(), shown);
    let todo =
        message.advice().map_or_else(|| format!("look up `{code}` in {}", docs("troubleshooting.md")), shown);
    format!(
        "rotator: {}: {}\n  why: {why} [exit={} code={code}]\n  do:  {todo}",
        code.outcome(),
        shown(message.what()),
        code.exit().number()
    )
}

/// A step and how it ended.
pub(super) fn check(check: &Check, secrets: &Secrets) -> String {
    let mark = match (check.ok, check.step) {
        (Some(true), _) => "ok    ",
        (Some(false), _) => "FAILED",
        (None, Step::Night) => "warn  ",
        (None, _) => "?     ",
    };
    format!("{mark}  {:<10}  {}", check.step.as_str(), printable(&check.detail, secrets))
}

/// A value that a reader can split off: quoted if it holds a space or a bracket.
fn word(value: &str) -> String {
    let plain = !value.is_empty() && !value.contains([' ', ']', '"', '=']);
    if plain { value.to_owned() } else { format!("\"{}\"", value.replace('"', "'")) }
}
