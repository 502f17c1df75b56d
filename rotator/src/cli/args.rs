//! What was typed. Parsing does no input or output and knows no meaning; [`settle()`](super::settle()) gives it one.

use std::ffi::OsString;

use clap::{Parser, Subcommand};

use super::check::CheckArgs;
use super::help;
use super::manual;
use super::payload::PayloadArgs;
use super::rotate::RotateArgs;
use crate::tls_module;

/// Sets the password of an account to the one that the Keeper Gateway has just generated, and reports reliably whether
/// it did.
///
/// Attach it to a PAM User record as a post-rotation script: it reads the Gateway's payload from stdin. To try it by
/// hand, start with `rotator check`.
#[derive(Debug, Parser)]
#[command(name = "rotator", version = tls_module::VERSION, args_conflicts_with_subcommands = true, term_width = 80)]
#[command(after_long_help = help::after(), disable_help_subcommand = true)]
pub struct Args {
    /// What to do instead of rotating.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The options of a rotation.
    #[command(flatten)]
    pub rotate: RotateArgs,
}

/// What a script gives. Its start does not pay for the definitions of the subcommands and of the help.
#[derive(Parser)]
#[command(name = "rotator")]
struct ScriptArgs {
    #[command(flatten)]
    rotate: RotateArgs,
}

impl Args {
    /// Parses what was typed.
    ///
    /// # Errors
    ///
    /// Those of clap, for help and version as well.
    pub fn of(typed: &[OsString]) -> Result<Self, clap::Error> {
        match ScriptArgs::try_parse_from(typed) {
            Ok(ScriptArgs { rotate }) => Ok(Self { command: None, rotate }),
            // A subcommand, a question or a mistake.
            Err(_) => Self::try_parse_from(typed),
        }
    }
}

/// What the program does beside rotating.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask for what a rotation needs, check all of it, and change nothing.
    Check(CheckArgs),
    /// Print a payload as the Gateway would send it, for trials.
    ///
    /// Secrets are read from files or asked for.
    Payload(PayloadArgs),
    /// Print the completions for a shell.
    Completions {
        /// The shell.
        #[arg(value_parser = manual::COMPLETIONS.map(|(shell, _)| shell))]
        shell: String,
    },
    /// Print a manual page, for `man -l -`.
    Man {
        /// The command that the page is about; the program as a whole if none is named.
        #[arg(value_parser = ["check", "payload", "completions", "man"])]
        command: Option<String>,
    },
}
