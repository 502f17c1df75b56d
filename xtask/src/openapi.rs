//! `openapi`: the program `sdk-codegen`, as this workspace has it.

use std::error::Error;
use std::ffi::OsString;
use std::process::exit;

use clap::Args;

use crate::workspace;

/// Fetches, generates, checks and compares documents: `sdk-codegen`. `--api meraki` stands for `--crate sdk-meraki`.
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
        let arguments = with_crate(&self.arguments);
        let status = command.args(["--package", "sdk-codegen-cli", "--"]).args(arguments).status()?;
        match status.code() {
            Some(0) => Ok(()),
            code => exit(code.unwrap_or(1)),
        }
    }
}

/// The arguments with the crate of this workspace for an API.
fn with_crate(arguments: &[OsString]) -> Vec<OsString> {
    let mut follows_api = false;
    let arguments = arguments.iter().map(|argument| {
        let is_name = std::mem::replace(&mut follows_api, argument == "--api");
        match argument.to_str() {
            Some("--api") => "--crate".into(),
            Some(name) if is_name => workspace::root().join(format!("sdk-{name}")).into(),
            _ => argument.clone(),
        }
    });
    arguments.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_api_is_the_crate_of_its_sdk() {
        let given = ["check", "--api", "meraki", "--examples"].map(OsString::from);
        let folder: OsString = workspace::root().join("sdk-meraki").into();
        let expected = ["check".into(), "--crate".into(), folder, "--examples".into()];
        assert_eq!(with_crate(&given), expected);
    }
}
