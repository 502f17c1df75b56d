//! The sources at another place.

use std::error::Error;
use std::path::Path;
use std::process::Command;

/// Copies what belongs to the project: what git tracks, and what is new and not ignored.
pub(super) fn sources(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(from)
        .output()
        .map_err(|error| format!("git: {error}"))?;
    if !output.status.success() {
        return Err("this is no git checkout, so what to build a second time is not known; use --once".into());
    }
    let names = String::from_utf8(output.stdout)?;
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let (source, target) = (from.join(name), to.join(name));
        // Deleted, and not yet told to git.
        let Ok(metadata) = source.symlink_metadata() else { continue };
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent)?;
        }
        if metadata.is_symlink() {
            link(&std::fs::read_link(&source)?, &target)?;
        } else {
            std::fs::copy(&source, &target)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(to, at)
}

#[cfg(windows)]
fn link(to: &Path, at: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_file(to, at)
}
