//! What was measured, as it is written to `docs/benchmarks.json` and read from there.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Deserializer, Serialize};

use super::callgrind;
use super::case::{Case, Trust};

/// Everything of one run of the benchmark.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Figures {
    pub(super) machine: Machine,
    pub(super) program: Program,
    pub(super) cases: Vec<Measured>,
    /// What could not be measured, and why.
    pub(super) missing: Vec<String>,
}

/// Where it was measured.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Machine {
    pub(super) processor: String,
    pub(super) processors: usize,
    pub(super) kernel: String,
    pub(super) curl: String,
    pub(super) rustc: String,
}

/// The rotator itself.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Program {
    pub(super) bytes: u64,
    /// Instructions of `--version`.
    pub(super) version_instructions: Option<u64>,
}

/// One case and what each client used for it.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Measured {
    pub(super) users: usize,
    pub(super) round_trip_ms: u128,
    /// Whether the file with the CAs was named.
    pub(super) bundle_named: bool,
    pub(super) clients: Vec<ClientFigures>,
}

/// Medians.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct ClientFigures {
    pub(super) name: String,
    pub(super) runs: usize,
    #[serde(deserialize_with = "or_nan")]
    pub(super) cpu_ms: f64,
    #[serde(deserialize_with = "or_nan")]
    pub(super) wall_ms: f64,
    #[serde(deserialize_with = "or_nan")]
    pub(super) peak_kib: f64,
    /// TCP connections, each of them with TLS.
    pub(super) connections: u64,
    pub(super) instructions: Option<u64>,
    pub(super) rotators_share: Share,
}

/// What the rotator used, divided by what this client used in the same turn.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Share {
    #[serde(deserialize_with = "or_nan")]
    pub(super) cpu: f64,
    #[serde(deserialize_with = "or_nan")]
    pub(super) wall: f64,
    #[serde(deserialize_with = "or_nan")]
    pub(super) peak: f64,
}

/// A figure that nobody took is NaN, which JSON can only write as `null`.
fn or_nan<'de, D: Deserializer<'de>>(source: D) -> Result<f64, D::Error> {
    Ok(Option::deserialize(source)?.unwrap_or(f64::NAN))
}

impl Measured {
    pub(super) fn new(case: &Case, clients: Vec<ClientFigures>) -> Self {
        Self {
            users: case.users,
            round_trip_ms: case.round_trip.as_millis(),
            bundle_named: case.trust == Trust::File,
            clients,
        }
    }

    pub(super) fn client(&self, name: &str) -> Option<&ClientFigures> {
        self.clients.iter().find(|client| client.name == name)
    }

    /// One line for people.
    pub(super) fn title(&self) -> String {
        let distance = match self.round_trip_ms {
            0 => String::new(),
            round_trip => format!(", round trip {round_trip} ms"),
        };
        let trust = if self.bundle_named { "" } else { ", trust store not named" };
        format!("{} users{distance}{trust}", self.users)
    }
}

impl Machine {
    /// This machine, without its name, its owner's kernel, and paths: what a reader can compare with.
    pub(super) fn here() -> Self {
        Self {
            processor: std::env::consts::ARCH.to_owned(),
            processors: std::thread::available_parallelism().map_or(1, usize::from),
            kernel: std::env::consts::OS.to_owned(),
            curl: version("curl"),
            rustc: version("rustc"),
        }
    }
}

impl Program {
    pub(super) fn of(path: &Path, count: bool) -> Result<Self, Box<dyn Error>> {
        let version = [path.as_os_str().to_owned(), "--version".into()];
        Ok(Self {
            bytes: std::fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?.len(),
            version_instructions: count.then(|| callgrind::count(&version)).transpose()?,
        })
    }
}

/// Name and version of a program as it says them itself.
fn version(program: &str) -> String {
    let output =
        Command::new(program).arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    release(&String::from_utf8_lossy(&output)).unwrap_or_else(|| "not there".to_owned())
}

/// `rustc 1.95` of `rustc 1.95.0 (59807616e 2026-04-14)`.
fn release(said: &str) -> Option<String> {
    let mut words = said.split_whitespace();
    let (name, version) = (words.next()?, words.next()?);
    let parts: Vec<_> = version.split('.').take(2).collect();
    Some(format!("{name} {}", parts.join(".")))
}

/// The one in the middle; of an even number, the lower one of the two.
pub(super) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len().saturating_sub(1) / 2;
    values.get(middle).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_odd_value_does_not_move_the_median() {
        assert!((median([5.0, 1.0, 900.0, 4.0, 6.0].into_iter()) - 5.0).abs() < f64::EPSILON);
        assert!(median(std::iter::empty()).is_nan());
    }

    #[test]
    fn a_program_is_named_with_its_release() {
        assert_eq!(release("rustc 1.95.0 (59807616e 2026-04-14)\n").as_deref(), Some("rustc 1.95"));
        assert_eq!(release("curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1").as_deref(), Some("curl 7.88"));
        assert_eq!(release(""), None);
    }
}
