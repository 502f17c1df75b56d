//! Programs that are installed for the purpose.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace;

/// The release that is installed.
const CARGO_AUDITABLE: &str = "0.7.7";

/// cargo-auditable, which writes the list of dependencies into the program: from the path, from an earlier
/// installation, or installed now.
pub(super) fn cargo_auditable(root: &Path, missing: &mut Vec<String>) -> Option<PathBuf> {
    let tools = root.join("target/tools");
    let installed = tools.join("bin").join(format!("cargo-auditable{}", std::env::consts::EXE_SUFFIX));
    let works = |program: &PathBuf| {
        let said = Command::new(program).args(["auditable", "--version"]).output();
        said.is_ok_and(|said| said.status.success())
    };
    if let Some(found) = [PathBuf::from("cargo-auditable"), installed.clone()].into_iter().find(works) {
        return Some(found);
    }
    println!("installing cargo-auditable {CARGO_AUDITABLE} …");
    let package = format!("cargo-auditable@{CARGO_AUDITABLE}");
    let mut install = workspace::cargo();
    install.args(["install", &package, "--locked", "--quiet", "--root"]).arg(&tools);
    if install.status().is_ok_and(|status| status.success()) {
        return Some(installed);
    }
    missing.push(format!(
        "the list of dependencies is not inside the program: {package} could not be installed"
    ));
    None
}
