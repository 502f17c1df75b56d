//! The program in a process of its own.

use std::ffi::OsString;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Payload, assert_silent};

/// Longer than any run takes, on a busy machine as well; a program that hangs is a defect.
const PATIENCE: Duration = Duration::from_secs(600);

/// A command line with its input.
pub(crate) struct Program {
    args: Vec<OsString>,
    envs: Vec<(OsString, OsString)>,
    unset: Vec<&'static str>,
    input: Vec<u8>,
    secrets: Vec<String>,
}

/// How it ended, and what it said.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) exit: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) elapsed: Duration,
}

impl Program {
    /// With a payload, and the mock server's URL.
    pub(crate) fn new(payload: &Payload, base_url: &str) -> Self {
        Self::raw(format!("{}\n", payload.base64()), &["--api-url", base_url]).hiding(payload.secrets())
    }

    /// With any input.
    pub(crate) fn raw(input: impl Into<Vec<u8>>, args: &[&str]) -> Self {
        Self {
            args: Vec::new(),
            envs: Vec::new(),
            unset: Vec::new(),
            input: input.into(),
            secrets: Vec::new(),
        }
        .args(args)
    }

    pub(crate) fn args(mut self, args: &[&str]) -> Self {
        self.args.extend(args.iter().map(OsString::from));
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.envs.push((name.into(), value.into()));
        self
    }

    /// Without a variable that it would be given.
    pub(crate) fn without_default(mut self, name: &'static str) -> Self {
        self.unset.push(name);
        self
    }

    /// Texts that must not be printed.
    pub(crate) fn hiding(mut self, secrets: Vec<String>) -> Self {
        self.secrets.extend(secrets);
        self
    }

    /// Starts it. The caller waits.
    pub(crate) fn spawn(&self) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rotator"));
        command.args(&self.args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Nothing of the developer's shell may decide about a test.
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_DIR", "RUST_LOG"] {
            command.env_remove(name).env_remove(name.to_ascii_lowercase());
        }
        // One root instead of all of the host's: the vendors speak plain HTTP, and reading 150 roots in a debug build
        // takes longer than a rotation.
        command.env("SSL_CERT_FILE", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/support/authority.pem"));
        self.unset.iter().for_each(|name| {
            command.env_remove(name);
        });
        command.envs(self.envs.iter().map(|(name, value)| (name, value)));
        let mut child = command.spawn().unwrap();
        // A program that refuses its arguments does not read.
        let _ = child.stdin.take().unwrap().write_all(&self.input);
        child
    }

    /// Runs it to its end, and searches what it said for secrets.
    #[track_caller]
    pub(crate) fn run(&self) -> Run {
        let started = Instant::now();
        let run = self.finish(self.spawn(), started);
        assert!(run.elapsed < PATIENCE, "took {:?}", run.elapsed);
        run
    }

    /// Waits for a started program.
    #[track_caller]
    pub(crate) fn finish(&self, child: Child, started: Instant) -> Run {
        let output = child.wait_with_output().unwrap();
        let run = Run {
            exit: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            elapsed: started.elapsed(),
        };
        assert_silent(&format!("{}{}", run.stdout, run.stderr), &self.secrets);
        run
    }
}

/// How a rotation ended, wherever it ran.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) exit: Option<i32>,
    pub(crate) elapsed: Duration,
    #[allow(dead_code, reason = "for messages of assertions, which show all of it")]
    pub(crate) shown: String,
}

impl From<Run> for Ended {
    fn from(run: Run) -> Self {
        Self { exit: run.exit, elapsed: run.elapsed, shown: format!("{run:?}") }
    }
}

impl Run {
    /// The JSON object of a run with `--output json`.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.stdout.lines().count(), 1, "exactly one line: {self:?}");
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// Asserts a success in the text form: one line on stdout, nothing on stderr.
    #[track_caller]
    pub(crate) fn assert_changed(&self) -> &Self {
        assert_eq!(self.exit, Some(0), "{self:?}");
        assert!(
            self.stdout.starts_with("rotator: changed: ") && self.stdout.lines().count() == 1,
            "{self:?}"
        );
        assert!(self.stderr.is_empty(), "{self:?}");
        self
    }

    /// Asserts a failure in the text form: one line on stderr, nothing on stdout.
    #[track_caller]
    pub(crate) fn assert_failed(&self, exit: i32, code: &str) -> &Self {
        assert_eq!(self.exit, Some(exit), "{self:?}");
        let outcome = match exit {
            20 => "unknown",
            21 => "changed",
            _ => "unchanged",
        };
        assert!(self.stderr.starts_with(&format!("rotator: {outcome}: ")), "{self:?}");
        assert!(self.stderr.contains(&format!(" [exit={exit} code={code} ")), "{self:?}");
        assert!(self.stderr.lines().count() == 1 && self.stdout.is_empty(), "{self:?}");
        self
    }

    /// Asserts that it failed; what it says was searched already.
    #[track_caller]
    pub(crate) fn assert_failed_quietly(&self) {
        assert!(matches!(self.exit, Some(10 | 11 | 20)), "{self:?}");
    }

    /// Asserts that the one line of stderr contains this.
    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        assert!(self.stderr.contains(text) || self.stdout.contains(text), "`{text}` is not in {self:?}");
        self
    }
}
