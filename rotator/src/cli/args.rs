//! What was typed. Parsing does no input or output and knows no meaning; [`settle()`](super::settle()) gives it one.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::check::CheckArgs;
use super::help;
use super::payload::PayloadArgs;
use super::targets::{TargetArg, TargetOptions, any_target};
use crate::exit::Code;
use crate::failure::Failure;
use crate::target::{self, Target};
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
        shell: clap_complete::Shell,
    },
    /// Print a manual page, for `man -l -`.
    Man {
        /// The command that the page is about; the program as a whole if none is named.
        #[arg(value_parser = ["check", "payload", "completions", "man"])]
        command: Option<String>,
    },
}

/// The options of a rotation.
#[derive(Debug, clap::Args)]
pub struct RotateArgs {
    /// What to rotate; `auto` is decided by the attached credential record.
    #[arg(long, value_parser = any_target(), default_value = "auto")]
    pub target: TargetArg,
    /// The attached record with the API key, if it does not have the default title.
    #[arg(long, value_name = "TITLE_OR_UID")]
    pub record: Option<String>,
    /// Run all checks without changing anything. Ends with 10 in an attached script.
    #[arg(long)]
    pub dry_run: bool,
    /// What a check takes as well.
    #[command(flatten)]
    pub shared: SharedArgs,
    /// Write the result to this file as metrics for Prometheus.
    ///
    /// For the textfile collector of the node exporter. Use one file per record: it keeps the time of the last proved
    /// change. A dry run does not write it.
    #[arg(long, value_name = "FILE")]
    pub metrics_file: Option<PathBuf>,
    /// Log format.
    #[arg(long, value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
    /// Whether this is `rotator check`, which also says what may be otherwise when the Gateway runs the script.
    #[arg(skip)]
    pub check: bool,
    /// Whether there is no new password to check.
    #[arg(skip)]
    pub without_password: bool,
}

/// The options of a rotation and of a check.
#[derive(Debug, Clone, clap::Args)]
pub struct SharedArgs {
    /// Base URL of the vendor's API, for another region [record field: `api_url`].
    #[arg(long, value_name = "URL")]
    pub api_url: Option<String>,
    /// The options of single targets.
    #[command(flatten)]
    pub of_targets: TargetOptions,
    /// Total time limit in seconds, 1 to 3600; 90 if not given [record field: `deadline`].
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub deadline: Option<u64>,
    /// Print text, or one JSON object.
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub output: Output,
    /// Append the result to this file, one JSON object per line.
    #[arg(long, value_name = "FILE")]
    pub report_file: Option<PathBuf>,
    /// Log each step to stderr, `-vv` more. Secrets are never shown.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub verbose: u8,
}

impl RotateArgs {
    /// Refuses options that mean nothing for a target: whoever gave them expects something that would not happen.
    ///
    /// # Errors
    ///
    /// Exit 2 with the option.
    pub fn check_options(&self, wanted: &Target) -> Result<(), Failure> {
        let Some(option) =
            self.shared.of_targets.given().find(|option| wanted.option(option.label).is_none())
        else {
            return Ok(());
        };
        Err(Failure::new(
            Code::Usage,
            format!(
                "--{} is for the target {}, and this is {wanted}: leave it out",
                option.long,
                target::owners(option).join(" or ")
            ),
        ))
    }
}

/// The form of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// One line.
    Text,
    /// One JSON object on stdout, whatever happens.
    Json,
}

/// The form of the traces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// A line for people.
    Text,
    /// One JSON object a line.
    Json,
}
