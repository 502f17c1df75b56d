//! What was typed. Parsing does no input or output and knows no meaning; [`settle()`](super::settle()) gives it one.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::targets::{TargetArg, TargetOptions, any_target, one_target};
use crate::exit::Code;
use crate::failure::Failure;
use crate::target::{TARGETS, Target};

/// Changes the password of an account to the one that the Keeper Gateway has just generated.
///
/// Attach it to a PAM record as a post-rotation script: it reads the Gateway's payload from stdin. Exit codes: 0 the
/// password is the new one (or a dry run passed), 2 wrong command line, 10 unchanged and a person must act, 11
/// unchanged and running again is safe, 20 unknown, 21 changed but a later step failed, 70 internal error.
#[derive(Debug, Parser)]
#[command(name = "rotator", version, args_conflicts_with_subcommands = true)]
pub struct Args {
    /// What to do instead of rotating.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The options of a rotation.
    #[command(flatten)]
    pub rotate: RotateArgs,
}

/// What the program does beside rotating.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a payload for trying things out, as the Gateway would pipe it; secrets come from files or prompts.
    Payload(PayloadArgs),
}

/// The options of a rotation.
#[derive(Debug, clap::Args)]
pub struct RotateArgs {
    /// What to rotate; `auto` goes by the attached credential record.
    #[arg(long, value_parser = any_target(), default_value = "auto")]
    pub target: TargetArg,
    /// The attached record that holds the API key, by UID or by title.
    #[arg(long, value_name = "TITLE_OR_UID")]
    pub record: Option<String>,
    /// Base URL of the API in the vendor's form, for another region [record field: `api_url`].
    #[arg(long, value_name = "URL")]
    pub api_url: Option<String>,
    /// The options of single targets.
    #[command(flatten)]
    pub of_targets: TargetOptions,
    /// Make every check and every read, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// All the time the program may take, in seconds, 1 to 3600; 90 if not given [record field: `deadline`].
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub deadline: Option<u64>,
    /// One line for people, or one JSON object for programs.
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub output: Output,
    /// Append the result to this file as well, one JSON object a line, for where stdout is not kept.
    #[arg(long, value_name = "FILE")]
    pub report_file: Option<PathBuf>,
    /// Write the result to this file as metrics, for the textfile collector of Prometheus' node exporter. One file per
    /// record: it keeps the time of the last proved change. A dry run does not write it.
    #[arg(long, value_name = "FILE")]
    pub metrics_file: Option<PathBuf>,
    /// Trace every step to stderr; twice for more. Never shows a secret.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Form of the traces.
    #[arg(long, value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
}

impl RotateArgs {
    /// Refuses options that mean nothing for a target: whoever gave them expects something that would not happen.
    ///
    /// # Errors
    ///
    /// Exit 2 with the option.
    pub fn check_options(&self, target: &Target) -> Result<(), Failure> {
        let Some(option) = self.of_targets.given().find(|option| target.option(option.label).is_none())
        else {
            return Ok(());
        };
        let owners = TARGETS.iter().filter(|target| target.option(option.label).is_some());
        let owners: Vec<_> = owners.map(|target| target.name).collect();
        Err(Failure::new(
            Code::Usage,
            format!(
                "--{} is for the target {}, and this is {target}: leave it out; see `rotator --help`",
                option.long,
                owners.join(" or ")
            ),
        ))
    }
}

/// The options of `rotator payload`.
#[derive(Debug, clap::Args)]
pub struct PayloadArgs {
    /// What the payload is for.
    #[arg(long, value_parser = one_target())]
    pub target: TargetArg,
    /// Login of the PAM user.
    #[arg(long)]
    pub user: String,
    /// File with the new password in its first line; asked for if not given.
    #[arg(long, value_name = "FILE")]
    pub new_password_file: Option<PathBuf>,
    /// File with the old password in its first line; none if not given.
    #[arg(long, value_name = "FILE")]
    pub old_password_file: Option<PathBuf>,
    /// A field of the credential record that is no secret, for example `network_id=N_1`.
    #[arg(long, value_name = "LABEL=VALUE")]
    pub field: Vec<String>,
    /// A secret field of the credential record, from the first line of a file; those that the target needs and that
    /// are not given are asked for.
    #[arg(long, value_name = "LABEL=FILE")]
    pub field_file: Vec<String>,
    /// Title of the credential record, if not the usual one.
    #[arg(long)]
    pub title: Option<String>,
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
