//! Runs a program and writes what it used: `measure REPORT PROGRAM ARGUMENT…`. For `cargo xtask bench`.
//!
//! The kernel tells what children have used in all (`RUSAGE_CHILDREN`), so a process that starts one program and
//! nothing else can tell what this program used. It is a program of its own because it has to be small: the peak memory
//! of a process begins with that of the process that started it.

use std::error::Error;
use std::process::{Command, ExitCode};
use std::time::Instant;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[allow(clippy::print_stderr, reason = "the only message of this program")]
            {
                eprintln!("measure: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(report), Some(program)) = (arguments.next(), arguments.next()) else {
        return Err("usage: measure REPORT PROGRAM ARGUMENT…".into());
    };
    let floor = own_peak();
    let started = Instant::now();
    let status = Command::new(program).args(arguments).status()?;
    let wall = started.elapsed().as_secs_f64() * 1000.0;
    let (cpu, peak) = usage::of_children()?;
    let exit = status.code().unwrap_or(-1);
    let json =
        format!("{{\"exit\":{exit},\"cpu\":{cpu},\"wall\":{wall},\"peak\":{peak},\"floor\":{floor}}}\n");
    Ok(std::fs::write(report, json)?)
}

/// Peak memory of this process in KiB, without what it had before it became this program, which `getrusage` counts.
fn own_peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
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

    pub(super) fn of_children() -> Result<(f64, f64), Box<dyn Error>> {
        Err("only Unix systems tell what a child has used".into())
    }
}
