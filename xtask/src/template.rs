//! Fills templates (Jinja).

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Error, Value};

/// The template, filled.
pub(crate) fn filled(template: &str, with: Value) -> Result<String, Error> {
    let mut environment = Environment::new();
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    environment.set_syntax(syntax.build()?);
    environment.render_str(template, with)
}
