//! The figures in Markdown and as JSON.

use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use super::figures::Figures;
use super::targets::Verdict;
use crate::template::filled;

const TEMPLATE: &str = include_str!("report.md.in");

/// For a terminal, and for docs/benchmarks.md.
pub(super) fn text(figures: &Figures, verdicts: &[Verdict]) -> Result<String, minijinja::Error> {
    let cases = figures.cases.iter();
    let cases = cases.map(|case| context! { title => case.title(), clients => Serde(&case.clients) });
    let cases: Vec<Value> = cases.collect();
    filled(
        TEMPLATE,
        context! { about => about(figures), cases, ..Serde(Everything { figures, targets: verdicts }) },
    )
}

#[derive(Serialize)]
struct Everything<'a> {
    #[serde(flatten)]
    figures: &'a Figures,
    targets: &'a [Verdict],
}

/// For programs.
pub(super) fn json(figures: &Figures, verdicts: &[Verdict]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Everything { figures, targets: verdicts })
}

/// Where it was measured, and how often.
pub(super) fn about(figures: &Figures) -> String {
    let machine = &figures.machine;
    let runs: Vec<_> =
        figures.cases.iter().flat_map(|case| &case.clients).map(|client| client.runs).collect();
    let runs = match (runs.iter().min(), runs.iter().max()) {
        (Some(min), Some(max)) if min != max => format!("{min} to {max}"),
        (Some(runs), _) => runs.to_string(),
        (None, _) => "0".to_owned(),
    };
    format!(
        "{} ({} processors), {}, {}, {}. Medians of {runs} runs.",
        machine.processor,
        machine.processors,
        machine.kernel,
        machine.rustc,
        machine.curl.split(" (").next().unwrap_or_default(),
    )
}
