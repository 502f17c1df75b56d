//! Serves a mock vendor, or any OpenAPI document, until it is interrupted; adds up coverage.

mod cli;
mod report;
mod serve;

use std::process::ExitCode;

use clap::Parser;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    let result = match arguments.command {
        Some(cli::Command::Coverage(command)) => report::run(&command),
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
