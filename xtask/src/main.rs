//! Maintenance commands of the workspace: `cargo xtask <command>`. One file or folder a command.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "these commands talk to a person at a terminal, or to a script that reads their output"
)]

mod bench;
mod dist;
mod new_sdk;
mod payload;
mod template;
mod workspace;

use std::error::Error;
use std::process::ExitCode;

use clap::Parser;

/// Maintenance commands of the workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Command {
    /// Measures what a rotation costs, compared with curl and with the Python script.
    Bench(bench::Bench),
    /// Builds the program for distribution, with everything that belongs beside it.
    Dist(dist::Dist),
    /// Makes a crate for one more API, of its document.
    NewSdk(new_sdk::NewSdk),
}

fn main() -> ExitCode {
    let result: Result<(), Box<dyn Error>> = match Command::parse() {
        Command::Bench(bench) => bench.run(),
        Command::Dist(dist) => dist.run(),
        Command::NewSdk(new_sdk) => new_sdk.run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
