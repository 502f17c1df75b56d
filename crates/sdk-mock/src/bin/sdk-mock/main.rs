//! Serves a mock vendor, or any OpenAPI document, until it is interrupted; stands before a real server; adds up coverage.

mod cli;
mod observe;
mod report;
mod serve;

use std::process::ExitCode;

use clap::Parser;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    let result = match arguments.command {
        Some(cli::Command::Coverage(command)) => report::run(&command),
        Some(cli::Command::Proxy(command)) => observe::proxy(command).await,
        Some(cli::Command::Replay(command)) => observe::replay(command).await,
        Some(cli::Command::Drift(command)) => observe::drift(&command),
        None => serve::run(arguments.serve).await,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            #[allow(clippy::print_stderr, reason = "the program's only message of failure")]
            {
                eprintln!("sdk-mock: {message}");
            }
            ExitCode::FAILURE
        }
    }
}
