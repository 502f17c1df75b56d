//! Runs a program and says what it used: seconds, and the peak memory of its largest process.
//!
//! The kernel adds up what the children of a process have used, and theirs; so each measurement needs a process of
//! its own between this one and the measured one. This program starts itself for that with the command `measure`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, bail};
use clap::Args;
use fs_err as fs;
use serde::{Deserialize, Serialize};

/// What a program used.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Usage {
    /// Exit code; none after a signal.
    pub(crate) exit: Option<i32>,
    /// From start to end.
    pub(crate) seconds: f64,
    /// Of computing, on all cores; unlike the time it does not depend on what else the machine does.
    pub(crate) cpu_seconds: Option<f64>,
    /// Peak of the largest process, where the system says so.
    pub(crate) peak_mib: Option<f64>,
}

/// A measured run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) usage: Usage,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

/// Runs a program and writes what it used. For `check`, which starts itself with this command.
#[derive(Debug, Args)]
pub(crate) struct Measure {
    /// Where the measurement goes.
    report: PathBuf,
    /// The program and its arguments.
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<OsString>,
}

impl Measure {
    /// Runs and measures.
    ///
    /// # Errors
    ///
    /// When the program cannot be started, or the measurement not be written.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let (program, arguments) = self.command.split_first().context("no program")?;
        let start = Instant::now();
        let status = Command::new(program).args(arguments).status()?;
        let seconds = start.elapsed().as_secs_f64();
        let (cpu_seconds, peak_mib) = children().unzip();
        let usage = Usage { exit: status.code(), seconds, cpu_seconds, peak_mib };
        Ok(fs::write(&self.report, serde_json::to_string(&usage)?)?)
    }
}

/// Runs `program` in a directory, with variables set, and measures it; `report` is a file for the measurement.
pub(crate) fn run(
    directory: &Path,
    program: &Path,
    arguments: &[OsString],
    variables: &[(&str, OsString)],
    report: &Path,
) -> anyhow::Result<Run> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("measure").arg(report).arg(program).args(arguments);
    command.current_dir(directory).envs(variables.iter().cloned()).stdin(Stdio::null());
    let output = command.output()?;
    let stderr = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if !output.status.success() {
        bail!("{}: {stderr}", program.display());
    }
    let usage = serde_json::from_slice(&fs::read(report)?)?;
    Ok(Run { usage, stdout: output.stdout, stderr })
}

/// Seconds of computing of the children and theirs in all, and MiB of the largest.
#[cfg(unix)]
fn children() -> Option<(f64, f64)> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike as _;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?;
    let time = usage.user_time() + usage.system_time();
    // KiB, but Apple counts bytes.
    let unit = if cfg!(target_vendor = "apple") { 1024.0 * 1024.0 } else { 1024.0 };
    #[allow(clippy::cast_precision_loss, reason = "both are far below 2^52")]
    let (micros, peak) = (time.num_microseconds() as f64, usage.max_rss() as f64);
    Some((micros / 1_000_000.0, peak / unit))
}

#[cfg(not(unix))]
fn children() -> Option<(f64, f64)> {
    None
}
