//! Where the workspace is.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The root of the workspace. Cargo says at run time where this crate is; a copied binary takes the place where
/// it was built.
pub(crate) fn root() -> PathBuf {
    let crate_root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let crate_root = crate_root.filter(|path| path.join("../openapi").is_dir());
    let crate_root = crate_root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    crate_root.parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// The cargo that runs this program, or the one in the path.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The path of a program of this workspace that was built with the profile of this one: cargo puts them side by side.
///
/// # Errors
///
/// If the program is not there.
pub(crate) fn built(program: &str) -> Result<PathBuf, std::io::Error> {
    let path = std::env::current_exe()?.with_file_name(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    match path.is_file() {
        true => Ok(path),
        false => Err(std::io::Error::new(
            std::io::ErrorKind::NotFound,
            format!("{} is not there: build it with `cargo build -p {program}`", path.display()),
        )),
    }
}
