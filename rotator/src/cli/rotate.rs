//! The options of a rotation, and those that a check has as well.

use std::path::PathBuf;

use clap::ValueEnum;

use super::targets::{TargetArg, TargetOptions, any_target};
use crate::exit::Code;
use crate::failure::Failure;
use crate::target::{self, Target};

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
