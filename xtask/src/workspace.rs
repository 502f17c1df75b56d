//! Where the workspace is.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the workspace. Cargo says at run time where this crate is; a copied binary takes the place where
/// it was built.
pub(crate) fn root() -> PathBuf {
    let crate_root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let crate_root = crate_root.filter(|path| path.join("../openapi").is_dir());
    let crate_root = crate_root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    crate_root.parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// The cargo that runs this program, or the one in the path, without what it says about this program: build scripts that
/// ask for the same variables (ring's) would run again, and all that needs their crates be compiled again.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let about = name.to_string_lossy();
        if about.starts_with("CARGO_PKG_") || about.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Builds another program of this package with the profile of this one, and says where it is: cargo puts them side by
/// side.
///
/// # Errors
///
/// If it does not build.
pub(crate) fn built(program: &str) -> Result<PathBuf, std::io::Error> {
    let path = std::env::current_exe()?.with_file_name(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    let folder = path.parent().and_then(Path::file_name).and_then(OsStr::to_str);
    let profile = folder.filter(|folder| *folder != "debug").unwrap_or("dev");
    let build = ["build", "--quiet", "--package", "xtask", "--bin", program, "--profile", profile];
    let status = cargo().args(build).current_dir(root()).status()?;
    if status.success() && path.is_file() {
        return Ok(path);
    }
    Err(std::io::Error::new(
        std::io::ErrorKind::NotFound,
        format!("{} is not there after `cargo {}`", path.display(), build.join(" ")),
    ))
}
