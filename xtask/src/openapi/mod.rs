//! `openapi`: everything about the documents that the SDKs are built from.
//!
//! * [`report`] compares two documents.
//! * [`document`] and [`operation`] read a document as leniently as possible.

mod document;
mod operation;
mod report;

use std::error::Error;

use clap::Subcommand;

/// Works with the documents that the SDKs are built from.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
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
            Self::Report(report) => Ok(report.run()?),
        }
    }
}
