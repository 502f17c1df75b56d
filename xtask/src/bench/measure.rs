//! What the program `measure` says about one run of another program.

use std::error::Error;
use std::ffi::OsString;
use std::path::Path;

use serde::Deserialize;

/// What one run used.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Usage {
    /// Exit code; -1 after a signal.
    pub(super) exit: i32,
    /// User and system time in milliseconds.
    pub(super) cpu: f64,
    /// Milliseconds from start to end.
    pub(super) wall: f64,
    /// Peak memory in KiB.
    pub(super) peak: f64,
    /// Peak memory of the measuring program itself, below which nothing can be measured.
    floor: f64,
}

/// The command with which `program` measures another one.
pub(super) fn command(program: &Path, report: &Path, command: &[OsString]) -> Vec<OsString> {
    [program.into(), report.into()].into_iter().chain(command.iter().cloned()).collect()
}

/// Reads the report.
pub(super) fn read(report: &Path) -> Result<Usage, Box<dyn Error>> {
    let usage: Usage = serde_json::from_slice(&std::fs::read(report)?)?;
    if usage.peak <= usage.floor {
        return Err("the peak memory is below what can be measured".into());
    }
    Ok(usage)
}
