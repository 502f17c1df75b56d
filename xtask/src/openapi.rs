//! `openapi`: the program `sdk-codegen`, as this workspace has it.

use std::error::Error;
use std::ffi::OsString;
use std::process::exit;

use clap::Args;

use crate::workspace;

/// Fetches, generates, checks and compares documents: `sdk-codegen`.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Openapi {
    /// What the program is told.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

impl Openapi {
    /// Builds and runs the program, and ends as it does.
    ///
    /// # Errors
    ///
    /// When cargo cannot be started.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        let mut command = workspace::cargo();
        command.args(["run", "--quiet", "--manifest-path"]).arg(workspace::root().join("Cargo.toml"));
        let status = command.args(["--package", "sdk-codegen-cli", "--"]).args(&self.arguments).status()?;
        match status.code() {
            Some(0) => Ok(()),
            code => exit(code.unwrap_or(1)),
        }
    }
}
