//! One run of one program, in a process of its own.
//!
//! The kernel tells what children have used in all (`RUSAGE_CHILDREN`), so a process that starts one program and
//! nothing else can tell what this program used. It also has to be small: peak memory begins with that of the process
//! that starts a program.

use std::error::Error;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use clap::Args;
use serde::{Deserialize, Serialize};

/// Runs a program and writes what it used. For `bench`.
#[derive(Debug, Args)]
pub(crate) struct Measure {
    /// Where to write the figures.
    #[arg(long)]
    report: PathBuf,
    /// The program and its arguments.
    #[arg(last = true, required = true)]
    command: Vec<OsString>,
}

/// What one run used.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Usage {
    /// Exit code; -1 after a signal.
    pub(crate) exit: i32,
    /// User and system time in milliseconds.
    pub(crate) cpu: f64,
    /// Milliseconds from start to end.
    pub(crate) wall: f64,
    /// Peak memory in KiB.
    pub(crate) peak: f64,
    /// Peak memory of this process itself, below which nothing can be measured.
    pub(crate) floor: f64,
}

impl Measure {
    /// Runs the program.
    ///
    /// # Errors
    ///
    /// If it cannot be started, or the system does not tell what it used.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        let Some((program, arguments)) = self.command.split_first() else {
            return Err("no program is named".into());
        };
        let floor = usage::own()?;
        let started = Instant::now();
        let status = Command::new(program).args(arguments).status()?;
        let wall = started.elapsed().as_secs_f64() * 1000.0;
        let (cpu, peak) = usage::of_children()?;
        let usage = Usage { exit: status.code().unwrap_or(-1), cpu, wall, peak, floor };
        std::fs::write(&self.report, serde_json::to_vec(&usage)?)?;
        Ok(())
    }
}

#[cfg(unix)]
mod usage {
    use std::error::Error;

    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;

    /// KiB of `ru_maxrss`; Apple counts bytes.
    fn kib(max_rss: i64) -> f64 {
        let unit = if cfg!(target_vendor = "apple") { 1024.0 } else { 1.0 };
        #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
        let value = max_rss as f64;
        value / unit
    }

    pub(super) fn own() -> Result<f64, Box<dyn Error>> {
        Ok(kib(getrusage(UsageWho::RUSAGE_SELF)?.max_rss()))
    }

    /// Milliseconds of CPU, and KiB of peak memory.
    pub(super) fn of_children() -> Result<(f64, f64), Box<dyn Error>> {
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
        let time = usage.user_time() + usage.system_time();
        #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
        let micros = time.num_microseconds() as f64;
        Ok((micros / 1000.0, kib(usage.max_rss())))
    }
}

#[cfg(not(unix))]
mod usage {
    use std::error::Error;

    pub(super) fn own() -> Result<f64, Box<dyn Error>> {
        Err("only Unix systems tell what a child has used".into())
    }

    pub(super) fn of_children() -> Result<(f64, f64), Box<dyn Error>> {
        own().map(|_| (0.0, 0.0))
    }
}
