//! Programs that are installed for the purpose.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::workspace;

/// The release that is installed.
const CARGO_AUDITABLE: &str = "0.7.7";

/// cargo-auditable, which writes the list of dependencies into the program: from the path, from an earlier
/// installation, or installed now.
pub(super) fn cargo_auditable(root: &Path, missing: &mut Vec<String>) -> Option<PathBuf> {
    let tools = root.join("target/tools");
    let installed = tools.join("bin").join(format!("cargo-auditable{}", std::env::consts::EXE_SUFFIX));
    for candidate in [PathBuf::from("cargo-auditable"), installed.clone()] {
        let mut command = Command::new(&candidate);
        command.args(["auditable", "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
        if command.status().is_ok_and(|status| status.success()) {
            return Some(candidate);
        }
    }
    println!("installing cargo-auditable {CARGO_AUDITABLE} …");
    let mut install = workspace::cargo();
    install.args([
        "install",
        "cargo-auditable",
        "--version",
        CARGO_AUDITABLE,
        "--locked",
        "--quiet",
        "--root",
    ]);
    match install.arg(&tools).status() {
        Ok(status) if status.success() => Some(installed),
        _ => {
            missing.push(format!(
                "the list of dependencies is not inside the program: cargo-auditable {CARGO_AUDITABLE} could not be installed"
            ));
            None
        }
    }
}
