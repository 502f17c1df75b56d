//! The summary of a check as text.

use std::fmt::Write as _;

use super::decisions::Place;
use super::decoding::{Decoded, Failure};
use super::summary::{Compared, Summary};
use crate::measured::Usage;

/// Entries of a list that are shown; the JSON form has all.
const MAX_SHOWN: usize = 20;

/// The whole summary.
pub(super) fn text(summary: &Summary) -> String {
    let mut out = String::new();
    for document in &summary.documents {
        let _ = writeln!(out, "{} {} ({})", document.title, document.version, document.file);
    }
    let operations = &summary.operations;
    let _ = writeln!(
        out,
        "operations   {} documented, {} generated, {} of them by the overlay alone",
        operations.documented, operations.generated, operations.added
    );
    let missing = operations.not_generated.iter().map(|one| {
        format!("{} at #{}: {}", one.id, one.pointer, one.reason.as_deref().unwrap_or("no reason is known"))
    });
    list(&mut out, "without a method", missing);
    let _ = writeln!(out, "steps        {}", pairs(summary.steps.iter().map(|one| (&one.step, one.changes))));
    let (used, idle): (Vec<_>, Vec<_>) = summary.overlay.iter().partition(|action| action.places > 0);
    let _ = writeln!(out, "overlay      {} actions used, {} without a match", used.len(), idle.len());
    list(&mut out, "without a match", idle.iter().map(|one| format!("{} ({})", one.action, one.document)));
    let types = &summary.types;
    let _ = writeln!(out, "types        {} described, {} generated", types.described, types.generated);
    out += &examples(&summary.examples);
    let _ = writeln!(out, "generation   {}", usage(&summary.generation));
    let compilation = &summary.compilation;
    let _ = writeln!(out, "compilation  {} lines, {}", compilation.lines, usage(&compilation.usage));
    list(&mut out, "errors", compilation.errors.iter().cloned());
    summary.baseline.iter().for_each(|baseline| compared(&mut out, baseline));
    let _ = writeln!(out, "notes        {}", summary.notes.len());
    list(&mut out, "notes", summary.notes.iter().map(|note| format!("#{}: {}", note.pointer, note.message)));
    let verdict = if summary.complete { "complete: nothing was lost" } else { "incomplete" };
    let _ = writeln!(out, "{verdict}");
    out
}

/// What became of the examples.
pub(super) fn examples(examples: &Decoded) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "examples     {} found, {} of whole bodies decoded, {} failed; {} places known to be wrong, {} undecided",
        examples.found,
        examples.decoded,
        examples.failed.len(),
        examples.decided,
        examples.contradicting.len()
    );
    let at = |one: &Place| format!("{} ({}) at {}", one.operation, one.direction, one.at);
    let failure = |one: &Failure| format!("{}: {}", at(&one.place), one.message);
    list(
        &mut out,
        "contradict their own schema without a decision (an action of the overlay, or the .examples.toml beside it)",
        examples.contradicting.iter().map(failure),
    );
    list(&mut out, "decisions about nothing", examples.idle.iter().map(at));
    list(&mut out, "failed", examples.failed.iter().map(failure));
    out
}

fn compared(out: &mut String, compared: &Compared) {
    let baseline = &compared.baseline;
    let _ = writeln!(out, "progenitor   {} lines, {}", baseline.lines, usage(&baseline.usage));
    let cpu = compared.times_less_cpu.map(|times| format!(", {times:.1} times less computing"));
    let memory = compared.memory_percent.map(|percent| format!(", {percent:.0} % of its memory"));
    let _ = writeln!(
        out,
        "             ours: {:.1} times faster{}{}",
        compared.times_faster,
        cpu.unwrap_or_default(),
        memory.unwrap_or_default()
    );
    list(out, "edits without which it does not generate", baseline.edits.iter().cloned());
    list(out, "errors", baseline.errors.iter().cloned());
}

fn usage(usage: &Usage) -> String {
    let cpu = usage.cpu_seconds.map(|seconds| format!(" ({seconds:.1} s of computing)")).unwrap_or_default();
    let memory = usage.peak_mib.map(|peak| format!(", {peak:.0} MiB at most")).unwrap_or_default();
    format!("{:.1} s{cpu}{memory}", usage.seconds)
}

fn pairs<'a>(counts: impl Iterator<Item = (&'a String, usize)>) -> String {
    counts.map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}

fn list(out: &mut String, title: &str, entries: impl ExactSizeIterator<Item = String>) {
    let more = entries.len().saturating_sub(MAX_SHOWN);
    if entries.len() > 0 {
        let _ = writeln!(out, "  {title}:");
    }
    for entry in entries.take(MAX_SHOWN) {
        let _ = writeln!(out, "    {entry}");
    }
    if more > 0 {
        let _ = writeln!(out, "    and {more} more (--json has all)");
    }
}
