//! Coverage of a whole suite of tests.

use sdk_mock::coverage::{self, Coverage};

/// Adds up a folder and prints the sum.
#[allow(clippy::print_stdout, reason = "the report is what the command is for")]
pub(crate) fn run(command: &crate::cli::Coverage) -> Result<(), String> {
    let folder = &command.folder;
    let all = Coverage::read(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    if all.is_empty() {
        return Err(format!("{}: no file of coverage; is {} set?", folder.display(), coverage::FOLDER));
    }
    all.iter().for_each(|coverage| print!("{coverage}"));
    if let Some(file) = &command.html {
        std::fs::write(file, coverage::page(&all)).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let too_low = |coverage: &&Coverage| {
        let wanted = command.at_least.unwrap_or(0) * coverage.operations.len();
        100 * coverage.covered() < wanted
    };
    match all.iter().find(too_low) {
        Some(coverage) => Err(format!("{}: not called: {}", coverage.title, coverage.missing().join(", "))),
        None => Ok(()),
    }
}
