//! The manual pages and the completions, from the definition of the command line.

use std::error::Error;
use std::path::Path;

use clap::ValueEnum as _;
use clap_complete::Shell;

/// Writes them into folders below `folder`.
pub(super) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let manuals = folder.join("man");
    std::fs::create_dir_all(&manuals)?;
    for (name, page) in rotator::cli::manual::pages() {
        std::fs::write(manuals.join(name), page)?;
    }
    let completions = folder.join("completions");
    std::fs::create_dir_all(&completions)?;
    for shell in Shell::value_variants() {
        clap_complete::generate_to(*shell, &mut command(), "rotator", &completions)?;
    }
    Ok(())
}

fn command() -> clap::Command {
    rotator::cli::command()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_is_in_the_manual_and_in_every_completion() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path()).unwrap();
        let files = super::super::sums::files(folder.path()).unwrap();
        let read =
            |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap().replace("\\-", "-");
        let texts: Vec<_> =
            files.iter().filter_map(|path| path.to_str()).map(|name| (name, read(name))).collect();
        for end in ["man/rotator.1", "rotator.bash", "_rotator", "rotator.fish", "_rotator.ps1"] {
            let (_, text) = texts.iter().find(|(name, _)| name.ends_with(end)).unwrap();
            for option in command().get_arguments().filter_map(clap::Arg::get_long) {
                assert!(text.contains(option), "{end} lacks {option}");
            }
        }
    }
}
