//! What people read: each is a template, filled with what `--json` prints.

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Value};

/// Those that end in `.html` escape what is put in.
const TEMPLATES: [(&str, &str); 5] = [
    ("examples.txt", include_str!("check/examples.txt")),
    ("summary.txt", include_str!("check/summary.txt")),
    ("heading.txt", include_str!("report/heading.txt")),
    ("report.txt", include_str!("report/report.txt")),
    ("page.html", include_str!("report/page.html")),
];

/// The template of this name, filled.
pub(crate) fn filled(name: &str, with: impl Into<Value>) -> anyhow::Result<String> {
    let mut environment = Environment::new();
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    environment.set_syntax(syntax.build()?);
    for (name, text) in TEMPLATES {
        environment.add_template(name, text)?;
    }
    Ok(environment.get_template(name)?.render(with)?)
}
