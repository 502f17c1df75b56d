//! What was typed. Parsing does no input or output and knows no meaning; [`Plan`](super::Plan) gives it one.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::exit::Code;
use crate::failure::Failure;
use crate::target_kind::TargetKind;

/// Changes the password of a Cisco Meraki or Tenable account to the one that the Keeper Gateway has just generated.
///
/// Attach it to a PAM record as a post-rotation script: it reads the Gateway's payload from stdin. Exit codes: 0 the
/// password is the new one (or a dry run passed), 2 wrong command line, 10 unchanged and a person must act, 11
/// unchanged and running again is safe, 20 unknown, 21 changed but a later step failed, 70 internal error.
#[derive(Debug, Parser)]
#[command(name = "rotator", version, args_conflicts_with_subcommands = true)]
pub struct LowArgs {
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
#[derive(Debug, Args)]
pub struct RotateArgs {
    /// What to rotate; `auto` goes by the title of the attached credential record.
    #[arg(long, value_enum, default_value_t = TargetArg::Auto)]
    pub target: TargetArg,
    /// The attached record that holds the API key, by UID or by title.
    #[arg(long, value_name = "TITLE_OR_UID")]
    pub record: Option<String>,
    /// Base URL of the API: Meraki's ends in /api/v1, Tenable's is the host [record field: api_url].
    #[arg(long, value_name = "URL")]
    pub api_url: Option<String>,
    /// Meraki account type: `Client VPN` if not given, `802.1X` or `Guest` [record field: `account_type`].
    #[arg(long, value_name = "TYPE")]
    pub account_type: Option<String>,
    /// Make every check and every read, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Tenable user: log in once with the new password, to resolve an unknown outcome (`auto`), always or never
    /// [record field: verify].
    #[arg(long, value_enum)]
    pub verify: Option<Verify>,
    /// All the time the program may take, in seconds, 1 to 3600; 90 if not given [record field: deadline].
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub deadline: Option<u64>,
    /// One line for people, or one JSON object for programs.
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub output: Output,
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
    pub fn fit(&self, target: TargetKind) -> Result<(), Failure> {
        let options = [
            ("--account-type", self.account_type.is_some(), TargetKind::Meraki),
            ("--verify", self.verify.is_some(), TargetKind::TenableUser),
        ];
        match options.into_iter().find(|(_, given, of)| *given && *of != target) {
            None => Ok(()),
            Some((option, _, of)) => Err(Failure::new(
                Code::Usage,
                format!(
                    "{option} is for the target {of}, and this is {target}: leave it out; see `rotator --help`"
                ),
            )),
        }
    }
}

/// The options of `rotator payload`.
#[derive(Debug, Args)]
pub struct PayloadArgs {
    /// What the payload is for.
    #[arg(long, value_enum)]
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

/// The targets, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TargetArg {
    /// By the title of the attached record.
    Auto,
    /// A Meraki client VPN, guest or 802.1X user.
    Meraki,
    /// A Tenable user.
    TenableUser,
    /// A Tenable managed credential.
    TenableCredential,
}

impl TargetArg {
    /// The target, unless it is to be found out.
    #[must_use]
    pub fn kind(self) -> Option<TargetKind> {
        match self {
            Self::Auto => None,
            Self::Meraki => Some(TargetKind::Meraki),
            Self::TenableUser => Some(TargetKind::TenableUser),
            Self::TenableCredential => Some(TargetKind::TenableCredential),
        }
    }
}

/// When to log in with the new password. Tenable locks an account after five failed logins, so it is never more than
/// one login a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Verify {
    /// If nothing else tells whether the change took place.
    #[default]
    Auto,
    /// After every change.
    Always,
    /// Not at all.
    Never,
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
