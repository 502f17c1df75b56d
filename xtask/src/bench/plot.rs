//! The figures as bars: docs/images/benchmark.svg, drawn from docs/benchmarks.json.

use minijinja::context;
use minijinja::value::Serde;

use super::figures::{Figures, Measured};
use super::report;
use crate::template::filled;
use crate::workspace;

/// Where `cargo xtask bench --json` writes.
pub(super) const FIGURES: &str = "docs/benchmarks.json";

/// Where the plot is.
const PLOT: &str = "docs/images/benchmark.svg";

const TEMPLATE: &str = include_str!("plot.svg.in");

/// Draws the committed figures.
///
/// # Errors
///
/// Figures that are not there or not in the form of `cargo xtask bench --json`.
pub(super) fn write() -> Result<(), Box<dyn std::error::Error>> {
    let root = workspace::root();
    let text = std::fs::read_to_string(root.join(FIGURES)).map_err(|error| format!("{FIGURES}: {error}"))?;
    let figures: Figures = serde_json::from_str(&text).map_err(|error| format!("{FIGURES}: {error}"))?;
    std::fs::write(root.join(PLOT), draw(&figures)?)?;
    println!("{PLOT}");
    Ok(())
}

/// CPU time and memory, for the smallest and for the largest network.
fn draw(figures: &Figures) -> Result<String, Box<dyn std::error::Error>> {
    // JSON has null for what was not measured.
    let cases = serde_json::to_value(shown(figures))?;
    Ok(filled(TEMPLATE, context! { cases => Serde(cases), about => report::about(figures) })?)
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
            committed(PLOT) == draw(&figures).unwrap(),
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
        ))
        .unwrap();
        assert!(svg.contains("class=\"own\" x=\"150\" y=\"39\" width=\"52.5\""), "{svg}");
        assert!(svg.contains("class=\"other\" x=\"150\" y=\"65\" width=\"210.0\""), "{svg}");
        assert!(svg.contains(">5.0 ms<") && svg.contains(">2.0 MiB<") && svg.contains("&lt;p&gt;"), "{svg}");
    }

    #[test]
    fn what_was_not_measured_is_said() {
        let clients = [client("rotator", Value::Null, 1.0)];
        let svg = draw(&figures(
            json!([{"users": 10, "round_trip_ms": 0, "bundle_named": true, "clients": clients}]),
        ))
        .unwrap();
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
        assert_eq!(shown(&all).iter().map(|case| case.users).collect::<Vec<_>>(), [10, 50_000]);
        let svg = draw(&all).unwrap();
        assert!(svg.contains("CPU time, 10 users") && svg.contains("CPU time, 50,000 users"), "{svg}");
        assert_eq!(shown(&figures(json!([case(10, 0, true)]))).len(), 1);
    }
}
