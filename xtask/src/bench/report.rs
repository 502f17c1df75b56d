//! The figures in Markdown and as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::figures::{ClientFigures, Figures, Measured};
use super::targets::Verdict;

/// For a terminal, and for docs/benchmarks.md.
pub(super) fn text(figures: &Figures, verdicts: &[Verdict]) -> String {
    let mut text = format!("{}\n", about(figures));
    for case in &figures.cases {
        let _ = writeln!(text, "\n**{}**\n", case.title());
        text.push_str(&table(case));
    }
    let _ = writeln!(text, "\n| figure | measured | at most | |\n|---|---|---|---|");
    for Verdict { what, figure, limit, unit, holds } in verdicts {
        let mark = if *holds { "✓" } else { "✗" };
        let _ = writeln!(text, "| {what} | {} | {limit} {unit} | {mark} |", digits(*figure));
    }
    for missing in &figures.missing {
        let _ = writeln!(text, "\nNot measured: {missing}.");
    }
    text
}

fn table(case: &Measured) -> String {
    let mut text = String::from(
        "| client | CPU | wall | peak memory | connections | instructions | rotator's share of CPU, wall, memory |\n|---|---|---|---|---|---|---|\n",
    );
    for client in &case.clients {
        let _ = writeln!(
            text,
            "| {} | {:.1} ms | {:.1} ms | {:.1} MiB | {} | {} | {} |",
            client.name,
            client.cpu_ms,
            client.wall_ms,
            client.peak_kib / 1024.0,
            client.connections,
            instructions(client),
            shares(client),
        );
    }
    text
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
        (Some(least), Some(most)) if least != most => format!("{least} to {most}"),
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

fn instructions(client: &ClientFigures) -> String {
    client.instructions.map_or_else(
        || "-".to_owned(),
        |count| {
            #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
            let millions = count as f64 / 1e6;
            format!("{millions:.1} M")
        },
    )
}

fn shares(client: &ClientFigures) -> String {
    if client.name == "rotator" {
        return "-".to_owned();
    }
    let share = &client.rotators_share;
    format!("{:.2}, {:.2}, {:.2}", share.cpu, share.wall, share.peak)
}

fn digits(figure: f64) -> String {
    if figure.fract() == 0.0 { format!("{figure}") } else { format!("{figure:.2}") }
}
