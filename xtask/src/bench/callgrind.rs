//! Instructions of a whole process, by valgrind's callgrind. They repeat within 0.1 %, whatever else the machine does.

use std::error::Error;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

/// Whether valgrind can be run.
pub(super) fn is_installed() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|said| said.status.success())
}

/// The command that counts for another one.
pub(super) fn command(profile: &Path, command: &[OsString]) -> Vec<OsString> {
    let mut out = OsString::from("--callgrind-out-file=");
    out.push(profile);
    let mut counted = vec!["valgrind".into(), "--tool=callgrind".into(), "--quiet".into(), out];
    counted.extend(command.iter().cloned());
    counted
}

/// Counts a program that needs nothing on stdin.
pub(super) fn count(command_line: &[OsString]) -> Result<u64, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let profile = folder.path().join("callgrind.out");
    let counted = command(&profile, command_line);
    let Some((program, arguments)) = counted.split_first() else { return Err("no program".into()) };
    let status = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).status()?;
    if !status.success() {
        return Err(format!("valgrind failed: {status}").into());
    }
    total(&profile)
}

/// The number of instructions in a profile.
pub(super) fn total(profile: &Path) -> Result<u64, Box<dyn Error>> {
    let text = std::fs::read_to_string(profile)?;
    read_total(&text).ok_or_else(|| "callgrind wrote no total".into())
}

fn read_total(text: &str) -> Option<u64> {
    let line = text.lines().rev().find_map(|line| line.strip_prefix("totals:"));
    line.or_else(|| text.lines().find_map(|line| line.strip_prefix("summary:")))?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_is_found() {
        assert_eq!(read_total("events: Ir\nsummary: 12\n\ntotals: 34\n"), Some(34));
        assert_eq!(read_total("events: Ir\nsummary: 12\n"), Some(12));
        assert_eq!(read_total("events: Ir\n"), None);
    }
}
