//! One rotation, told to the reader and held to what it must do.

use std::error::Error;
use std::path::Path;
use std::process::{Output, Stdio};

use sdk_mock::Server;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use tokio::task::JoinHandle;

use crate::gateway::Payload;

/// A scene before it is played.
pub(crate) struct Scene {
    title: &'static str,
    exit: i32,
    outcome: &'static str,
    options: Vec<String>,
}

/// A scene whose program runs.
pub(crate) struct Started {
    scene: Scene,
    payload: Payload,
    output: JoinHandle<std::io::Result<Output>>,
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

    /// Runs the program with the payload on stdin.
    pub(crate) fn start(self, rotator: &Path, payload: Payload) -> Started {
        let mut program = Command::new(rotator);
        program.args(&self.options);
        let line = payload.line();
        Started { scene: self, payload, output: tokio::spawn(async move { pipe(&mut program, &line).await }) }
    }

    /// The same, and shows what it says.
    pub(crate) async fn play(self, rotator: &Path, payload: Payload) -> Result<Played, Box<dyn Error>> {
        self.start(rotator, payload).show().await
    }
}

impl Started {
    /// Shows what the program says, once it has ended.
    pub(crate) async fn show(self) -> Result<Played, Box<dyn Error>> {
        let Self { scene, payload, output } = self;
        println!("\n■ {}", scene.title);
        println!("  payload    user {}, old and new password, one credential record", payload.user());
        let output = output.await??;
        for (stream, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
            for line in String::from_utf8_lossy(bytes).lines() {
                println!("  {stream}     {line}");
            }
        }
        let exit = output.status.code().unwrap_or(-1);
        println!("  exit code  {exit}");
        if exit != scene.exit {
            return Err(format!("exit code {exit} where {} ({}) was due", scene.exit, scene.outcome).into());
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

async fn pipe(program: &mut Command, line: &str) -> std::io::Result<Output> {
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(line.as_bytes()).await?;
    }
    child.wait_with_output().await
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
