//! The figures as bars: docs/images/benchmark.svg, drawn from docs/benchmarks.json.

use std::error::Error;
use std::fmt::Write as _;

use super::figures::{ClientFigures, Figures, Measured};
use super::report;
use crate::workspace;

/// Where `cargo xtask bench --json` writes.
pub(super) const FIGURES: &str = "docs/benchmarks.json";

/// Where the plot is.
const PLOT: &str = "docs/images/benchmark.svg";

const WIDTH: usize = 800;
/// Height of a bar, with what is between it and the next.
const BAR: usize = 26;
/// Where bars begin, one column for CPU and one for memory, and how long the longest one is.
const COLUMNS: [usize; 2] = [150, 490];
const LONGEST: f64 = 210.0;

const STYLE: &str = "
    text { font: 14px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2328 }
    .title { font-weight: 600 }
    .small { font-size: 12px; fill: #59636e }
    .name { text-anchor: end }
    .own { fill: #1a7f37 }
    .other { fill: #afb8c1 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .small { fill: #9198a1 }
      .own { fill: #3fb950 }
      .other { fill: #57606a }
    }
  ";

/// Draws the committed figures.
///
/// # Errors
///
/// Figures that are not there or not in the form of `cargo xtask bench --json`.
pub(super) fn write() -> Result<(), Box<dyn Error>> {
    let root = workspace::root();
    let text = std::fs::read_to_string(root.join(FIGURES)).map_err(|error| format!("{FIGURES}: {error}"))?;
    let figures: Figures = serde_json::from_str(&text).map_err(|error| format!("{FIGURES}: {error}"))?;
    std::fs::write(root.join(PLOT), draw(&figures))?;
    println!("{PLOT}");
    Ok(())
}

/// Two kinds of bars for the smallest and for the largest network.
fn draw(figures: &Figures) -> String {
    let mut body = String::new();
    let mut y = 24;
    for case in shown(figures) {
        let _ = writeln!(
            body,
            "  <text class=\"title\" x=\"{}\" y=\"{y}\">CPU time, {}</text>\n  <text class=\"title\" x=\"{}\" y=\"{y}\">Peak memory</text>",
            COLUMNS[0],
            users(case),
            COLUMNS[1]
        );
        y += 12;
        let milliseconds = |value: f64| format!("{} ms", digits(value));
        let mebibytes = |value: f64| format!("{} MiB", digits(value));
        let bars: [Bars<'_>; 2] = [
            Bars::new(case, COLUMNS[0], |client| client.cpu_ms, &milliseconds),
            Bars::new(case, COLUMNS[1], |client| client.peak_kib / 1024.0, &mebibytes),
        ];
        for client in &case.clients {
            let middle = y + BAR / 2 + 5;
            let _ = writeln!(
                body,
                "  <text class=\"name\" x=\"{}\" y=\"{middle}\">{}</text>",
                COLUMNS[0] - 12,
                client.name
            );
            bars.iter().for_each(|bars| bars.draw(&mut body, client, y));
            y += BAR;
        }
        y += 36;
    }
    let _ = writeln!(
        body,
        "  <text class=\"small\" x=\"{}\" y=\"{}\">{}</text>",
        COLUMNS[0],
        y - 8,
        escaped(&report::about(figures))
    );
    let height = y + 8;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\n  <title>What one rotation costs</title>\n  <style>{STYLE}</style>\n{body}</svg>\n"
    )
}

/// The cases without a distance and with a named trust store: the one with the fewest users and the one with the most.
fn shown(figures: &Figures) -> Vec<&Measured> {
    let plain = || figures.cases.iter().filter(|case| case.round_trip_ms == 0 && case.bundle_named);
    let (few, many) = (plain().min_by_key(|case| case.users), plain().max_by_key(|case| case.users));
    match (few, many) {
        (Some(few), Some(many)) if few.users < many.users => vec![few, many],
        (few, _) => few.into_iter().collect(),
    }
}

/// One figure of all clients of a case.
struct Bars<'a> {
    x: usize,
    figure: fn(&ClientFigures) -> f64,
    label: &'a dyn Fn(f64) -> String,
    scale: f64,
}

impl<'a> Bars<'a> {
    fn new(
        case: &Measured,
        x: usize,
        figure: fn(&ClientFigures) -> f64,
        label: &'a dyn Fn(f64) -> String,
    ) -> Self {
        // `max` passes over what was not measured, which is NaN.
        let most = case.clients.iter().map(figure).fold(0.0, f64::max);
        Self { x, figure, label, scale: if most > 0.0 { LONGEST / most } else { 0.0 } }
    }

    fn draw(&self, body: &mut String, client: &ClientFigures, y: usize) {
        let value = (self.figure)(client);
        let class = if client.name == "rotator" { "own" } else { "other" };
        let (length, label) = match value.is_nan() {
            true => (0.0, "not measured".to_owned()),
            // Even the smallest bar can be seen.
            false => ((value * self.scale).max(1.0), (self.label)(value)),
        };
        #[allow(clippy::cast_precision_loss, reason = "pixels")]
        let behind = self.x as f64 + length + 8.0;
        let _ = writeln!(
            body,
            "  <rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{length:.1}\" height=\"{}\" rx=\"2\"/>\n  <text x=\"{behind:.1}\" y=\"{}\">{label}</text>",
            self.x,
            y + 3,
            BAR - 6,
            y + BAR / 2 + 5
        );
    }
}

/// Two digits, or three.
fn digits(value: f64) -> String {
    if value < 100.0 { format!("{value:.1}") } else { format!("{value:.0}") }
}

fn users(case: &Measured) -> String {
    let number = case.users.to_string();
    let (thousands, rest) = number.split_at(number.len().saturating_sub(3));
    if thousands.is_empty() { format!("{rest} users") } else { format!("{thousands},{rest} users") }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::{figures::Figures, targets};
    use super::*;

    fn committed(path: &str) -> String {
        std::fs::read_to_string(workspace::root().join(path)).unwrap().replace('\r', "")
    }

    fn client(name: &str, cpu: Value, peak: f64) -> Value {
        let share = json!({"cpu": 1, "wall": null, "peak": 1});
        json!({"name": name, "runs": 1, "cpu_ms": cpu, "wall_ms": 1, "peak_kib": peak, "connections": 1,
               "instructions": null, "rotators_share": share})
    }

    fn figures(cases: Value) -> Figures {
        let machine =
            json!({"processor": "<p>", "processors": 2, "kernel": "k", "curl": "c (x)", "rustc": "r"});
        let program = json!({"bytes": 1, "version_instructions": null});
        let all = json!({"machine": machine, "program": program, "cases": cases, "missing": []});
        serde_json::from_value(all).unwrap()
    }

    #[test]
    fn the_committed_plot_is_drawn_from_the_committed_figures() {
        let figures: Figures = serde_json::from_str(&committed(FIGURES)).unwrap();
        assert!(
            committed(PLOT) == draw(&figures),
            "{PLOT} is not what {FIGURES} draws: `cargo xtask bench plot`"
        );
    }

    #[test]
    fn the_committed_figures_have_the_form_that_is_printed() {
        fn names(value: &Value) -> Value {
            match value {
                Value::Object(object) => {
                    object.iter().map(|(name, value)| (name.clone(), names(value))).collect()
                }
                Value::Array(list) => list.iter().map(names).collect(),
                _ => Value::Null,
            }
        }
        let text = committed(FIGURES);
        let figures: Figures = serde_json::from_str(&text).unwrap();
        let printed = report::json(&figures, &targets::judge(&figures)).unwrap();
        let [committed, printed]: [Value; 2] =
            [&text, &printed].map(|text| serde_json::from_str(text).unwrap());
        assert_eq!(names(&committed), names(&printed));
    }

    #[test]
    fn the_longest_bar_fills_the_column_and_the_others_are_in_proportion() {
        let clients = [client("rotator", json!(5), 1024.0), client("curl", json!(20), 2048.0)];
        let svg = draw(&figures(
            json!([{"users": 10, "round_trip_ms": 0, "bundle_named": true, "clients": clients}]),
        ));
        assert!(svg.contains("class=\"own\" x=\"150\" y=\"39\" width=\"52.5\""), "{svg}");
        assert!(svg.contains("class=\"other\" x=\"150\" y=\"65\" width=\"210.0\""), "{svg}");
        assert!(svg.contains(">5.0 ms<") && svg.contains(">2.0 MiB<") && svg.contains("&lt;p&gt;"), "{svg}");
    }

    #[test]
    fn what_was_not_measured_is_said() {
        let clients = [client("rotator", Value::Null, 1.0)];
        let svg = draw(&figures(
            json!([{"users": 10, "round_trip_ms": 0, "bundle_named": true, "clients": clients}]),
        ));
        assert!(svg.contains(">not measured<") && !svg.contains("NaN"), "{svg}");
    }

    #[test]
    fn the_smallest_and_the_largest_network_are_shown() {
        let case = |users: usize, round_trip_ms: u32, bundle_named: bool| json!({"users": users, "round_trip_ms": round_trip_ms, "bundle_named": bundle_named, "clients": []});
        let all = figures(json!([
            case(10, 0, true),
            case(5, 0, false),
            case(5, 50, true),
            case(1000, 0, true),
            case(50_000, 0, true)
        ]));
        assert_eq!(
            shown(&all).iter().map(|case| users(case)).collect::<Vec<_>>(),
            ["10 users", "50,000 users"]
        );
        assert_eq!(shown(&figures(json!([case(10, 0, true)]))).len(), 1);
    }
}
