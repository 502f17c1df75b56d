//! Coverage for a browser: one page without scripts or other files.

use super::text::counts;
use super::{Coverage, OperationCoverage};

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}\
    table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ddd}\
    code{font-size:.9em}.no{background:#fdecea}.bar{background:#fdecea;height:.8rem;border-radius:.4rem}\
    .bar div{background:#2e7d32;height:100%;border-radius:.4rem}\
    @media(prefers-color-scheme:dark){body{background:#161616;color:#eee}.no{background:#4a1f1c}td,th{border-color:#444}}";

impl Coverage {
    /// The coverage as a page.
    pub fn to_html(&self) -> String {
        page(std::slice::from_ref(self))
    }
}

/// The coverage of several documents as a page.
pub fn page(all: &[Coverage]) -> String {
    let sections: String = all.iter().map(section).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Operation coverage</title>\
         <style>{STYLE}</style></head><body>\n<h1>Operation coverage</h1>\n{sections}</body></html>\n"
    )
}

fn section(coverage: &Coverage) -> String {
    let (covered, total) = (coverage.covered(), coverage.operations.len());
    let percent = 100 * covered / total.max(1);
    let rows: String = coverage.operations.iter().map(row).collect();
    format!(
        "<h2>{}</h2>\n<p>{covered} of {total} operations called ({percent} %)</p>\n\
         <div class=\"bar\"><div style=\"width:{percent}%\"></div></div>\n\
         <table><thead><tr><th>Operation</th><th>Route</th><th>Tags</th><th>Responses</th></tr></thead>\n\
         <tbody>\n{rows}</tbody></table>\n",
        escape(&coverage.title)
    )
}

fn row(operation: &OperationCoverage) -> String {
    let class = if operation.is_covered() { "yes" } else { "no" };
    format!(
        "<tr class=\"{class}\"><td>{}</td><td><code>{}</code></td><td>{}</td><td>{}</td></tr>\n",
        escape(&operation.id),
        escape(&operation.route),
        escape(&operation.tags.join(", ")),
        counts(operation)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
