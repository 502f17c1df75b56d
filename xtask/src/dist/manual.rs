//! The manual pages and the completions, as the program prints them.

use std::error::Error;
use std::path::Path;

use rotator::cli::manual;

/// Writes them into folders below `folder`.
pub(super) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let manuals = folder.join("man");
    std::fs::create_dir_all(&manuals)?;
    for (name, page) in manual::pages() {
        std::fs::write(manuals.join(name), page)?;
    }
    let completions = folder.join("completions");
    std::fs::create_dir_all(&completions)?;
    for (_, (name, script)) in manual::COMPLETIONS {
        std::fs::write(completions.join(name), script)?;
    }
    Ok(())
}
