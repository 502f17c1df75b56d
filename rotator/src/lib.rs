//! The Keeper Gateway's post-rotation program: it makes the password of an account the one
//! that the vault has just generated, and says truthfully whether it did.
//!
//! A tour of the modules, in the order of a run:
//!
//! * [`cli`]: the command line, and the [`settings`] that follow from it and from the credential record;
//! * [`payload`]: from the bytes on stdin to the attached records; pure but for reading;
//! * [`select`]: which of them is the credential record, and which target it is for;
//! * [`policy`]: rules for passwords that can be checked before anything is sent;
//! * [`target`]: find one account, check it, write, read what comes back; typed calls of the SDKs only;
//! * [`decision`]: what follows from that about the password, and what to do next; a pure function;
//! * [`exit`] and [`failure`]: outcomes, exit codes, and a stable word for every cause;
//! * [`report`]: the only module that prints; [`trace`] feeds it the lines of `-v`;
//! * [`run`] puts these together, with [`signal`], [`hurry`], [`track`] (what was done so far) and [`process`] (core dumps,
//!   panics). The subcommands are modules of [`cli`].
//!
//! The library exists for the binary, its tests and its fuzz targets; its interface is no promise.

pub mod cli;
pub mod decision;
pub mod exit;
pub mod failure;
pub mod hurry;
pub mod payload;
pub mod policy;
pub mod process;
pub mod report;
pub mod run;
pub mod select;
pub mod settings;
pub mod signal;
pub mod target;
mod tls_module;
pub mod trace;
pub mod track;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::error::ErrorKind;

use cli::args::Command;
use cli::{Args, Output, RotateArgs, usage};
use exit::Code;
use failure::Failure;
use report::{Checks, Destinations, Printer, Report, Secrets};
use tokio::runtime::{self, Runtime};

/// The program: parses the arguments, runs, reports.
#[must_use]
pub fn main() -> ExitCode {
    let started = Instant::now();
    process::harden();
    let typed: Vec<OsString> = std::env::args_os().collect();
    let secrets = Secrets::default();
    let args = match Args::of(&typed) {
        Ok(args) => args,
        Err(asked) if matches!(asked.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            report::print_requested(&asked.to_string());
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            return end(
                &Printer::new(usage::wanted_output(&typed), secrets),
                &usage::failure(&error),
                started,
            );
        }
    };
    match &args.command {
        None => start(&args.rotate, secrets, started, |runtime, secrets, printer| {
            let checks = if args.rotate.dry_run { Checks::shown(printer) } else { Checks::default() };
            runtime.block_on(run::rotate(&args.rotate, None, started, secrets, checks))
        }),
        Some(Command::Check(wanted)) => {
            start(&wanted.rotate(), secrets, started, |runtime, secrets, printer| {
                cli::check::run(wanted, runtime, started, secrets, printer)
            })
        }
        Some(Command::Payload(wanted)) => {
            let printer = Printer::new(Output::Text, secrets);
            process::on_panic(printer.clone());
            match cli::payload::write(wanted) {
                Ok(()) => ExitCode::SUCCESS,
                Err(failure) => end(&printer, &failure, started),
            }
        }
        Some(Command::Completions { shell }) => {
            cli::manual::print_completions(shell);
            ExitCode::SUCCESS
        }
        Some(Command::Man { command }) => {
            cli::manual::print(command.as_deref());
            ExitCode::SUCCESS
        }
    }
}

/// Prepares what a run needs, makes it, and reports how it ended.
fn start(
    args: &RotateArgs,
    secrets: Secrets,
    started: Instant,
    work: impl FnOnce(&Runtime, &Secrets, &Printer) -> Report,
) -> ExitCode {
    let printer = Printer::new(args.shared.output, secrets.clone());
    let printer = match Destinations::open(args) {
        Ok(destinations) => printer.with(destinations),
        Err(failure) => return end(&printer, &failure, started),
    };
    process::on_panic(printer.clone());
    trace::start(args.shared.verbose, args.log_format, started, secrets.clone());
    let runtime = match runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        // What the system refuses is a file descriptor or a thread.
        Err(error) => {
            let failure = Failure::new(Code::HostSetup, format!("cannot start the async runtime ({error})"))
                .advise("raise the limits of open files and processes of whoever starts the program (ulimit -n, ulimit -u)");
            return end(&printer, &failure, started);
        }
    };
    let report = work(&runtime, &secrets, &printer);
    printer.report(&report);
    // A thread that still reads from stdin must not keep the process.
    runtime.shutdown_timeout(Duration::ZERO);
    ExitCode::from(report.code.exit().number())
}

/// Reports a failure before there is anything to know about it.
fn end(printer: &Printer, failure: &Failure, started: Instant) -> ExitCode {
    printer.report(&Report::new(failure.code(), failure.marked().clone(), started.elapsed()));
    ExitCode::from(failure.code().exit().number())
}
