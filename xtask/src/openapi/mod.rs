//! `openapi`: everything about the documents that the SDKs are built from.
//!
//! * [`check`] takes a document the whole way to compiled code, and says what was lost.
//! * [`pull`] downloads the vendors' complete documents, as `openapi/sources.toml` pins them.
//! * [`report`] compares two documents.
//! * [`document`] and [`operation`] read a document as leniently as possible.

mod check;
mod document;
mod operation;
mod pull;
mod report;

use std::error::Error;

use clap::Subcommand;

/// Works with the documents that the SDKs are built from.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generates, compiles and tries out a client for a document.
    Check(check::Check),
    /// Downloads the vendor's complete documents, as openapi/sources.toml pins them.
    Pull(pull::Pull),
    /// Shows what changed between two documents.
    Report(report::Report),
    #[command(hide = true)]
    Generate(check::Generate),
    #[command(hide = true)]
    Measure(check::Measure),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// Whatever kept the command from its end, in one readable line.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        match self {
            Self::Check(check) => check.run(),
            Self::Generate(generate) => generate.run(),
            Self::Measure(measure) => measure.run(),
            Self::Pull(pull) => Ok(pull.run()?),
            Self::Report(report) => Ok(report.run()?),
        }
    }
}
