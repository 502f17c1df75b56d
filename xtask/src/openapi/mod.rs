//! `openapi`: everything about the documents that the SDKs are built from.
//!
//! * [`pull`] downloads the vendors' complete documents, as `openapi/sources.toml` pins them.
//! * [`report`] compares two documents.
//! * [`document`] and [`operation`] read a document as leniently as possible.

mod document;
mod operation;
mod pull;
mod report;

use std::error::Error;

use clap::Subcommand;

/// Works with the documents that the SDKs are built from.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Downloads the vendor's complete documents, as openapi/sources.toml pins them.
    Pull(pull::Pull),
    /// Shows what changed between two documents.
    Report(report::Report),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// Whatever kept the command from its end, in one readable line.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        match self {
            Self::Pull(pull) => Ok(pull.run()?),
            Self::Report(report) => Ok(report.run()?),
        }
    }
}
