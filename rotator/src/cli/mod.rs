//! The command line: [`Args`] is what was typed, [`settle()`] makes [`Settings`](crate::settings::Settings) of it and of
//! the credential record.

pub mod args;
pub(crate) mod payload;
pub mod settle;
pub mod targets;
pub mod usage;

pub use args::{Args, LogFormat, Output, RotateArgs};
pub use settle::settle;

/// The definition of the command line, for manual pages and completions.
#[must_use]
pub fn command() -> clap::Command {
    <Args as clap::CommandFactory>::command()
}
