//! `sdk-codegen`: everything about the documents that clients are made of. For any OpenAPI 3.0 document, in any crate.
//!
//! * [`generation`] runs the build step, [`check`] takes a document the whole way to compiled code and says what was lost.
//! * [`pull`] downloads the vendors' complete documents, as a file of pins names them.
//! * [`report`] compares two documents; [`templates`] says how what was found is written.
//! * [`package`] is the crate that a client is part of; [`document`] and [`operation`] read a document as leniently as
//!   possible.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "these commands talk to a person at a terminal, or to a script that reads their output"
)]

mod check;
mod document;
mod generation;
mod measured;
mod operation;
mod package;
mod pointer;
mod pull;
mod report;
mod templates;

use std::process::ExitCode;

use clap::Parser;

/// Works with the OpenAPI documents that typed clients are made of.
#[derive(Debug, Parser)]
#[command(name = "sdk-codegen", bin_name = "sdk-codegen", version)]
enum Command {
    /// Generates, compiles and tries out a client for a document.
    Check(check::Check),
    /// Generates code into a folder, as a build would.
    Generate(generation::Generate),
    /// Downloads the vendor's complete documents, as a file of pins names them.
    Pull(pull::Pull),
    /// Shows what changed between two documents, for who calls the client.
    Report(report::Report),
    #[command(hide = true)]
    Measure(measured::Measure),
}

fn main() -> ExitCode {
    let result = match Command::parse() {
        Command::Check(check) => check.run(),
        Command::Generate(generate) => generate.run(),
        Command::Measure(measure) => measure.run(),
        Command::Pull(pull) => pull.run(),
        Command::Report(report) => report.run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sdk-codegen: {error:#}");
            ExitCode::FAILURE
        }
    }
}
