//! Compiles the client, and measures it.

use std::ffi::OsString;

use anyhow::{Context as _, bail};
use serde::Serialize;

use super::scratch_workspace::Crates;
use crate::measured::{self, Run, Usage};
use crate::package;

/// Errors of the compiler that are kept; the rest mostly follows from the first ones.
const MAX_ERRORS: usize = 20;

/// What compiling took and brought.
#[derive(Debug, Serialize)]
pub(super) struct Compiled {
    /// Of generated code.
    pub(super) lines: usize,
    #[serde(flatten)]
    pub(super) usage: Usage,
    /// What the compiler complains of; empty if it compiles.
    pub(super) errors: Vec<String>,
}

/// Compiles the dependencies, so that the client alone is measured afterwards.
pub(super) fn warm(crates: &Crates) -> anyhow::Result<()> {
    let run = cargo(crates, &["check", "--quiet", "--package", &crates.package])?;
    match run.usage.exit {
        Some(0) => Ok(()),
        _ => bail!("the dependencies of the client do not compile:\n{}", run.stderr),
    }
}

/// Compiles the client, whose dependencies are compiled, like `cargo check` does.
pub(super) fn client(crates: &Crates, code: &str) -> anyhow::Result<Compiled> {
    crates.fill()?;
    let arguments = ["check", "--quiet", "--package", &crates.package, "--message-format", "short"];
    let run = cargo(crates, &arguments)?;
    let errors = match run.usage.exit {
        Some(0) => Vec::new(),
        _ => errors(&run.stderr),
    };
    Ok(Compiled { lines: code.lines().count(), usage: run.usage, errors })
}

/// Runs cargo on the crates.
pub(super) fn cargo(crates: &Crates, arguments: &[&str]) -> anyhow::Result<Run> {
    let arguments: Vec<OsString> = arguments.iter().map(Into::into).collect();
    let report = crates.root.join("measurement.json");
    measured::run(&crates.root, package::cargo().as_ref(), &arguments, &crates.variables(), &report)
        .context("cargo")
}

/// The first errors that the compiler wrote, or what else it wrote last.
fn errors(stderr: &str) -> Vec<String> {
    let found: Vec<_> = stderr.lines().filter(|line| line.contains("error")).map(str::to_owned).collect();
    let mut kept: Vec<_> = found.iter().take(MAX_ERRORS).cloned().collect();
    if found.len() > MAX_ERRORS {
        kept.push(format!("and {} more", found.len() - MAX_ERRORS));
    }
    if kept.is_empty() {
        kept.push(stderr.lines().last().unwrap_or("the compiler ended without a message").to_owned());
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_always_has_a_reason() {
        assert_eq!(errors(""), ["the compiler ended without a message"]);
        assert_eq!(errors("note: x\nkilled"), ["killed"]);
        let many: String = (0..30).map(|n| format!("a.rs:{n}: error[E0124]: twice\n")).collect();
        assert_eq!(errors(&many).len(), MAX_ERRORS + 1);
    }
}
