//! Where a report goes beside the terminal, and what tells one run from another there.

use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::Write as _;
use std::path::Path;
use std::time::SystemTime;

use super::{Report, foreign, metrics::Metrics};
use crate::cli::RotateArgs;
use crate::exit::Code;
use crate::failure::Failure;

/// The files that were asked for, and the identity of this run.
#[derive(Debug)]
pub struct Destinations {
    run: String,
    host: String,
    lines: Option<File>,
    metrics: Option<Metrics>,
}

impl Default for Destinations {
    fn default() -> Self {
        // The standard library seeds its hashers from the system: unique, not secret, and without a further crate.
        let run = format!("{:016x}", std::hash::RandomState::new().build_hasher().finish());
        Self { run, host: host(), lines: None, metrics: None }
    }
}

impl Destinations {
    /// Opens the files, before anything is sent: a report that cannot be kept is found out while the password is as it was.
    ///
    /// # Errors
    ///
    /// Exit 2 with the option, the file and the reason.
    pub fn open(args: &RotateArgs) -> Result<Self, Failure> {
        let mut destinations = Self::default();
        if let Some(path) = &args.shared.report_file {
            let opened = OpenOptions::new().append(true).create(true).open(path);
            destinations.lines = Some(opened.map_err(|error| unusable("report-file", path, &error))?);
        }
        // A dry run changes nothing, so it has no place among the times of changes.
        if let Some(path) = args.metrics_file.as_ref().filter(|_| !args.dry_run) {
            let prepared = Metrics::prepare(path, &destinations.run);
            destinations.metrics = Some(prepared.map_err(|error| unusable("metrics-file", path, &error))?);
        }
        Ok(destinations)
    }

    /// Writes to the files. The exit code still tells what cannot be written.
    pub(super) fn write(&self, report: &Report, object: &str) {
        let appended = self.lines.as_ref().map(|mut file| {
            // One call, so that programs that end at the same time do not write into each other's lines.
            file.write_all(format!("{object}\n").as_bytes())
        });
        let replaced = self.metrics.as_ref().map(|metrics| metrics.write(report, self.time()));
        for error in [appended, replaced].into_iter().flatten().filter_map(Result::err) {
            tracing::warn!(kind = ?error.kind(), "the result could not be written to a file");
        }
    }

    /// Seconds since 1970, UTC.
    pub(super) fn time(&self) -> u64 {
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
    }

    pub(super) fn run(&self) -> &str {
        &self.run
    }

    pub(super) fn host(&self) -> &str {
        &self.host
    }
}

fn unusable(option: &str, path: &Path, error: &std::io::Error) -> Failure {
    let path = path.to_string_lossy();
    let reason = error.to_string();
    Failure::new(
        Code::Usage,
        format!(
            "--{option} {}: the file cannot be written ({}); name one in a folder that the Gateway's user can write to",
            foreign(&path),
            foreign(&reason)
        ),
    )
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}
