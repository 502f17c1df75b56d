//! The command line: [`Args`] is what was typed, [`settle()`] makes [`Settings`](crate::settings::Settings) of it and of
//! the credential record. Each subcommand has a module.

pub mod args;
pub(crate) mod check;
mod fields;
mod file;
mod help;
pub mod manual;
pub(crate) mod payload;
mod prompt;
mod rotate;
pub mod settle;
pub mod targets;
pub mod usage;

pub use args::Args;
pub(crate) use help::docs;
pub use rotate::{LogFormat, Output, RotateArgs};
pub use settle::settle;

/// The definition of the command line, for manual pages and completions.
#[must_use]
pub fn command() -> clap::Command {
    <Args as clap::CommandFactory>::command()
}
