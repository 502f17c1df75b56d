//! A case, measured many times.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use sdk_mock::meraki::Meraki;

use super::callgrind;
use super::case::Case;
use super::client::{Client, Invocation, Setting};
use super::figures::{ClientFigures, Measured, Share, median};
use super::measure::{self, Usage};
use super::trust::Store;
use crate::payload::Account;

/// Networks from this size on are measured less often: the mock server takes its time.
const LARGE: usize = 10_000;

/// Why there are no figures.
pub(super) enum Failure {
    /// This machine cannot do it.
    Impossible(String),
    /// Something broke.
    Failed(Box<dyn Error>),
}

impl<E: Into<Box<dyn Error>>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Measures all clients in turns.
pub(super) fn run(case: &Case, setting: &Setting, runs: usize, count: bool) -> Result<Measured, Failure> {
    let runs = if case.users >= LARGE { runs.div_ceil(3) } else { runs };
    let folder = tempfile::tempdir()?;
    // The sample user is one of them, and the one that is looked for the last.
    let last = case.users.saturating_sub(1).max(1);
    let server = Meraki::builder().users(last).round_trip(case.round_trip).tls().lenient().start_blocking();
    let store = Store::new(case.trust, folder.path(), server.ca_pem().unwrap_or_default())?;
    if !store.is_possible() {
        return Err(Failure::Impossible("mount namespaces are not allowed here".to_owned()));
    }
    let bench = Bench {
        server,
        store,
        setting,
        folder: folder.path(),
        email: format!("user{last:05}@example.com"),
        id: format!("user-{last:05}="),
    };
    let clients = setting.clients(&bench.store);
    let mut samples: Vec<Vec<Sample>> = clients.iter().map(|_| Vec::new()).collect();
    for run in 0..=runs {
        for (client, samples) in clients.iter().zip(&mut samples) {
            let sample = bench.sample(*client, run)?;
            // The first one warms the caches of the machine.
            if run > 0 {
                samples.push(sample);
            }
        }
    }
    let mut figures = Vec::new();
    for (client, own) in clients.iter().zip(&samples) {
        let instructions = match client {
            Client::Python => None,
            _ if !count => None,
            _ => Some(bench.instructions(*client)?),
        };
        figures.push(summary(*client, own, &samples[0], instructions));
    }
    Ok(Measured::new(case, figures))
}

struct Sample {
    usage: Usage,
    connections: u64,
}

fn summary(client: Client, own: &[Sample], rotator: &[Sample], instructions: Option<u64>) -> ClientFigures {
    let of = |figure: fn(&Usage) -> f64| median(own.iter().map(|sample| figure(&sample.usage)));
    let share = |figure: fn(&Usage) -> f64| {
        median(rotator.iter().zip(own).map(|(rotator, own)| figure(&rotator.usage) / figure(&own.usage)))
    };
    ClientFigures {
        name: client.name().to_owned(),
        runs: own.len(),
        cpu_ms: of(|usage| usage.cpu),
        wall_ms: of(|usage| usage.wall),
        peak_kib: of(|usage| usage.peak),
        connections: own.iter().map(|sample| sample.connections).max().unwrap_or_default(),
        instructions,
        rotators_share: Share {
            cpu: share(|usage| usage.cpu),
            wall: share(|usage| usage.wall),
            peak: share(|usage| usage.peak),
        },
    }
}

struct Bench<'a> {
    server: Meraki,
    store: Store,
    setting: &'a Setting,
    folder: &'a Path,
    email: String,
    id: String,
}

impl Bench<'_> {
    /// One run of one client, which has to do what it is measured for.
    fn sample(&self, client: Client, run: usize) -> Result<Sample, Box<dyn Error>> {
        let password = format!("New-Passw0rd-{}-{run}", client.calls().len());
        let invocation = self.prepare(client, &password)?;
        let report = self.folder.join("usage.json");
        let command = measure::command(&self.setting.measure, &report, &invocation.command);
        let (connections, calls) = (self.server.connections(), self.server.calls().len());
        spawn(&self.store.wrap(command), &invocation)?;
        let name = client.name();
        let usage = measure::read(&report).map_err(|error| format!("{name}: {error}"))?;
        if usage.exit != 0 {
            return Err(format!("{name} ended with exit code {}", usage.exit).into());
        }
        if self.server.calls()[calls..] != *client.calls() {
            return Err(format!("{name} did not make the requests that are compared").into());
        }
        Ok(Sample { usage, connections: self.server.connections() - connections })
    }

    /// Instructions of one run.
    fn instructions(&self, client: Client) -> Result<u64, Box<dyn Error>> {
        let invocation = self.prepare(client, "Counted-Passw0rd-1")?;
        let profile = self.folder.join("callgrind.out");
        let command = callgrind::command(&profile, &invocation.command);
        spawn(&self.store.wrap(command), &invocation)?;
        callgrind::total(&profile)
    }

    fn prepare(&self, client: Client, new_password: &str) -> Result<Invocation, Box<dyn Error>> {
        let base_url = self.server.base_url();
        let account = Account { base_url: &base_url, email: &self.email, id: &self.id, new_password };
        self.setting.prepare(client, &account, &self.store, self.folder)
    }
}

/// Runs a command in an environment that holds nothing that could slow somebody down.
fn spawn(command: &[std::ffi::OsString], invocation: &Invocation) -> Result<(), Box<dyn Error>> {
    let Some((program, arguments)) = command.split_first() else { return Err("no program".into()) };
    let kept = ["PATH", "HOME", "LANG"];
    let mut child = Command::new(program)
        .args(arguments)
        .env_clear()
        .envs(kept.iter().filter_map(|name| Some((name, std::env::var_os(name)?))))
        .envs(invocation.environment.iter().cloned())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    if let Some(mut stdin) = child.stdin.take() {
        // Who does not read does not get it.
        let _ = stdin.write_all(invocation.stdin.as_bytes());
    }
    let status = child.wait()?;
    if status.success() { Ok(()) } else { Err(format!("{} failed: {status}", program.display()).into()) }
}
