//! Where the workspace is.

use std::path::{Path, PathBuf};

/// The root of the workspace. Cargo says at run time where this crate is; a copied binary takes the place where
/// it was built.
pub(crate) fn root() -> PathBuf {
    let crate_root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let crate_root = crate_root.filter(|path| path.join("../openapi").is_dir());
    let crate_root = crate_root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    crate_root.parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
}
