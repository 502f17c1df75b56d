//! One rotation, told to the reader and held to what it must do.

use std::error::Error;
use std::path::Path;
use std::process::{Output, Stdio};

use sdk_mock::Server;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::gateway::Payload;

/// A scene before it is played.
pub(crate) struct Scene {
    title: &'static str,
    exit: i32,
    outcome: &'static str,
    options: Vec<String>,
}

/// A scene after it was played.
pub(crate) struct Played;

impl Scene {
    pub(crate) fn new(title: &'static str) -> Self {
        Self { title, exit: 0, outcome: "changed", options: Vec::new() }
    }

    /// What the program must say.
    pub(crate) fn expect(mut self, exit: i32, outcome: &'static str) -> Self {
        (self.exit, self.outcome) = (exit, outcome);
        self
    }

    /// How many seconds the program has.
    pub(crate) fn deadline(mut self, seconds: u32) -> Self {
        self.options = vec!["--deadline".to_owned(), seconds.to_string()];
        self
    }

    /// Runs the program with the payload on stdin and shows what it says.
    pub(crate) async fn play(self, rotator: &Path, payload: &Payload) -> Result<Played, Box<dyn Error>> {
        println!("\n■ {}", self.title);
        println!("  payload    user {}, old and new password, one credential record", payload.user());
        let output = pipe(Command::new(rotator).args(&self.options), &payload.line()).await?;
        for (stream, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
            for line in String::from_utf8_lossy(bytes).lines() {
                println!("  {stream}     {line}");
            }
        }
        let exit = output.status.code().unwrap_or(-1);
        println!("  exit code  {exit}");
        if exit != self.exit {
            return Err(format!("exit code {exit} where {} ({}) was due", self.exit, self.outcome).into());
        }
        let said = [output.stdout, output.stderr].concat();
        if payload.secrets().iter().any(|secret| contains(&said, secret.as_bytes())) {
            return Err("the program printed a secret".into());
        }
        Ok(Played)
    }
}

impl Played {
    /// Shows what the vendor was asked.
    pub(crate) fn asked(self, vendor: &Server) -> Self {
        println!(
            "  vendor     {}",
            match vendor.calls() {
                calls if calls.is_empty() => "was not asked anything".to_owned(),
                calls => format!("was asked {}", calls.join(", ")),
            }
        );
        self
    }

    /// Checks a fact about the vendor and shows it.
    pub(crate) fn holds(self, fact: &str, truth: bool) -> Result<Self, Box<dyn Error>> {
        if !truth {
            return Err(format!("not true: {fact}").into());
        }
        println!("  ✓ {fact}");
        Ok(self)
    }
}

async fn pipe(program: &mut Command, line: &str) -> Result<Output, Box<dyn Error>> {
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(line.as_bytes()).await?;
    }
    Ok(child.wait_with_output().await?)
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
