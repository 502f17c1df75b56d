//! `cargo xtask bench fleet`: many programs that start in the same moment, and a vendor that limits requests.
//!
//! The vendor is the mock, over TLS, in this process. What is judged does not depend on the machine as long as it starts the
//! programs faster than the vendor serves them: how much longer than the limit allows it takes until all have ended.

use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use clap::Args;
use sdk_mock::RateLimit;
use sdk_mock::meraki::{Meraki, User};

use crate::payload::{Account, payload};

/// List and change.
const REQUESTS_OF_A_ROTATION: u32 = 2;

/// How much longer than the limit allows the rotations of a fleet may take.
const MAX_RATIO: f64 = 1.3;

/// Starts many rotations at once, against one vendor with a rate limit.
#[derive(Debug, Args)]
pub(crate) struct Fleet {
    /// How many programs are started.
    #[arg(long, default_value_t = 400)]
    programs: u32,
    /// Requests a second that the vendor takes; twice as many in the first second.
    #[arg(long, default_value_t = 10)]
    rate: u32,
    /// Their `--deadline`, in seconds: what docs/operate.md recommends.
    #[arg(long, default_value_t = 600)]
    deadline: u32,
    /// Fail unless all have changed their password in 1.3 times the time that the limit allows.
    #[arg(long)]
    check: bool,
}

impl Fleet {
    /// Measures and prints.
    ///
    /// # Errors
    ///
    /// A program that cannot be started; with `--check`, one that has not changed its password, or a fleet that took too long.
    pub(crate) fn run(&self, rotator: &Path) -> Result<(), Box<dyn Error>> {
        let limit = RateLimit::bucket(self.rate.into(), f64::from(self.rate) * 2.0);
        let vendor = Meraki::builder().tls().rate_limit(limit).start_blocking();
        let bundle = vendor.ca_path().ok_or("the mock server has no CA")?.to_owned();
        let payloads: Vec<_> = (0..self.programs)
            .map(|number| {
                let user = format!("user{number}@example.com");
                let id = vendor.add_user(User::client_vpn(&user, "Old-Bench-Passw0rd"));
                let new_password = "New-Bench-Passw0rd";
                payload(&Account { base_url: &vendor.base_url(), email: &user, id: &id, new_password })
            })
            .collect();
        eprintln!(
            "starting {} programs; they need {:.0} s at least …",
            self.programs,
            self.min(limit).as_secs_f64()
        );
        let started = Instant::now();
        let running: Vec<_> =
            payloads.iter().map(|payload| self.start(rotator, &bundle, payload)).collect::<Result<_, _>>()?;
        let exits = running
            .into_iter()
            .map(|mut child| child.wait().map(|status| status.code()))
            .collect::<Result<Vec<_>, _>>()?;
        let took = started.elapsed();
        let min = self.min(limit);
        let ratio = took.as_secs_f64() / min.as_secs_f64();
        let (changed, others): (Vec<_>, Vec<_>) = exits.into_iter().partition(|exit| *exit == Some(0));
        let requests = vendor.requests();
        let refused = requests.iter().filter(|request| request.status == Some(429)).count();
        println!("changed    {} of {}", changed.len(), self.programs);
        if !others.is_empty() {
            println!("exits      {others:?}");
        }
        println!("requests   {}, of which {refused} were refused (429)", requests.len());
        let (took, min) = (took.as_secs_f64(), min.as_secs_f64());
        println!(
            "took       {took:.1} s; the limit allows {min:.1} s; ratio {ratio:.2} (at most {MAX_RATIO})"
        );
        if self.check && (!others.is_empty() || ratio > MAX_RATIO) {
            return Err(format!("not all changed their password in {MAX_RATIO} times the minimum").into());
        }
        Ok(())
    }

    /// What the limit allows: its first burst at once, and the rest at its rate.
    fn min(&self, limit: RateLimit) -> Duration {
        let requests = f64::from(self.programs * REQUESTS_OF_A_ROTATION);
        Duration::from_secs_f64((requests - limit.burst).max(0.0) / limit.per_second)
    }

    fn start(&self, rotator: &Path, bundle: &PathBuf, payload: &str) -> Result<Child, Box<dyn Error>> {
        let mut child = Command::new(rotator)
            .args(["--deadline", &self.deadline.to_string()])
            .env("SSL_CERT_FILE", bundle)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut input = child.stdin.take().ok_or("a program without stdin")?;
        input.write_all(payload.as_bytes())?;
        Ok(child)
    }
}
