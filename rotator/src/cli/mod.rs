//! The command line: [`LowArgs`] is what was typed, [`Plan`] is what follows from it and from the credential record.

pub mod args;
pub mod plan;
pub mod usage;

pub use args::{LogFormat, LowArgs, Output, RotateArgs, Verify};
pub use plan::Plan;

/// The definition of the command line, for manual pages and completions.
#[must_use]
pub fn command() -> clap::Command {
    <LowArgs as clap::CommandFactory>::command()
}
