//! Checksums, in the form that `sha256sum --check` reads.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The file with the checksums of the others.
const NAME: &str = "SHA256SUMS";

/// Writes the checksums of all files below `folder` into it.
pub(super) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    for path in files(folder)? {
        if path != Path::new(NAME) {
            let sum = of(&std::fs::read(folder.join(&path))?);
            // Forward slashes everywhere, so that the file is the same whoever makes it.
            writeln!(text, "{sum}  {}", path.display().to_string().replace('\\', "/"))?;
        }
    }
    Ok(std::fs::write(folder.join(NAME), text)?)
}

/// The checksum of some bytes, in hexadecimal.
pub(super) fn of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The files below a folder, in order.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(inside) = path.strip_prefix(folder) {
                found.push(inside.to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_but_the_sums_is_summed() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        std::fs::write(folder.path().join("b/c"), "").unwrap();
        std::fs::write(folder.path().join("a"), "abc").unwrap();
        write(folder.path()).unwrap();
        write(folder.path()).unwrap();
        let text = std::fs::read_to_string(folder.path().join(NAME)).unwrap();
        let lines: Vec<_> = text.lines().collect();
        // The two examples of FIPS 180.
        assert_eq!(lines[0], "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a");
        assert_eq!(lines[1], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b/c");
        assert_eq!(lines.len(), 2);
    }
}
