//! Secrets in files.

use std::path::Path;

use sdk_runtime::Secret;
use zeroize::Zeroizing;

use crate::exit::Code;
use crate::failure::Failure;
use crate::payload::text;
use crate::report::foreign;

/// The first line of the file that an option names, without what an editor puts before it.
///
/// # Errors
///
/// Exit 2 with the option, the file and the reason.
pub(super) fn first_line(option: &str, path: &Path) -> Result<Secret, Failure> {
    let name = path.to_string_lossy();
    let unusable = |why: &str| {
        Failure::new(Code::Usage, format!("{option}: the file {} {why}", foreign(&name)))
            .advise("name a file with the secret in its first line, which you can read")
    };
    let bytes = std::fs::read(path)
        .map(Zeroizing::new)
        .map_err(|error| unusable(&format!("cannot be read ({})", foreign(&error.to_string()))))?;
    let text = text::decode(&bytes).ok_or_else(|| unusable("is not text in UTF-8"))?;
    match text.lines().next() {
        Some(line) if !line.is_empty() => Ok(Secret::from(line)),
        _ => Err(unusable("has nothing in its first line")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_counts_and_a_mark_before_it_does_not() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("secret");
        let read = |text: &str| {
            std::fs::write(&path, text).unwrap();
            first_line("--field-file password", &path)
        };
        assert_eq!(read("\u{feff}p\r\nq\n").unwrap().expose(), "p");
        let failure = read("\n").unwrap_err().message();
        let named = format!("--field-file password: the file {} ", path.display());
        assert!(failure.starts_with(&named), "{failure}");
        assert!(failure.contains("has nothing in its first line"), "{failure}");
    }
}
