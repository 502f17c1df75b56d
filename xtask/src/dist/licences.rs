//! The licences of what is in the program, with their texts.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use super::tree::{Package, Tree};

/// Writes the file that has to go with a program.
pub(super) fn write(file: &Path, tree: &Tree, missing: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    let mut text = String::from(
        "Software of others in this program, the licence of each, and after that the texts of the licences.\n\n",
    );
    // By text, because many are the same.
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut without = Vec::new();
    for (id, package) in tree.packages().filter(|(id, _)| tree.checksum(id).is_some()) {
        let name = format!("{} {}", id.0, id.1);
        let licence = package.licence().unwrap_or_else(|| "see its text".to_owned());
        let repository = package.repository.as_deref().unwrap_or_default();
        writeln!(text, "{name}: {licence} {repository}")?;
        let own = texts_of(package)?;
        if own.is_empty() {
            without.push(name.clone());
        }
        for one in own {
            texts.entry(one).or_default().push(name.clone());
        }
    }
    text.push_str("Rust standard library: MIT OR Apache-2.0 https://github.com/rust-lang/rust\n");
    for (licence, names) in &texts {
        write!(text, "\n{}\n{}\n\n{}\n", "=".repeat(80), names.join(", "), licence.trim())?;
    }
    if !without.is_empty() {
        missing.push(format!("no text of the licence is in the packages of {}", without.join(", ")));
    }
    Ok(std::fs::write(file, text)?)
}

/// The texts of the licences of a crate, in the order of the names of their files.
fn texts_of(package: &Package) -> Result<Vec<String>, std::io::Error> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(package.folder())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
        let begins = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
        if path.is_file() && begins.iter().any(|begin| name.starts_with(begin)) {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| Ok(String::from_utf8_lossy(&std::fs::read(path)?).replace('\r', ""))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn the_licences_of_the_mock_servers_are_theirs() {
        let tree = Tree::read(&workspace::root(), "sdk-mock", "x86_64-unknown-linux-gnu").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("licences");
        write(&file, &tree, &mut Vec::new()).unwrap();
        let text = std::fs::read_to_string(file).unwrap();
        assert!(text.contains("\nhyper ") && text.contains("Permission is hereby granted"), "{text}");
        assert!(!text.contains("\nsdk-mock "), "its own licence is in other files");
    }
}
