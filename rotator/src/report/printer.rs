//! Writes to stdout, to stderr, and to the files that were asked for.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;
use std::time::Duration;

use super::{Check, Destinations, Report, Secrets, json, printable, text};
use crate::cli::Output;
use crate::exit::{Code, Exit};

/// The way out: form and secrets are known to it, so nobody else has to think of them.
#[derive(Debug, Clone)]
pub struct Printer {
    output: Output,
    secrets: Secrets,
    destinations: Arc<Destinations>,
}

impl Printer {
    /// A printer that will know these secrets.
    #[must_use]
    pub fn new(output: Output, secrets: Secrets) -> Self {
        Self { output, secrets, destinations: Arc::default() }
    }

    /// The same, which writes there as well.
    #[must_use]
    pub fn with(self, destinations: Destinations) -> Self {
        Self { destinations: Arc::new(destinations), ..self }
    }

    /// Says how the run ended: successes on stdout, failures on stderr, JSON always on stdout. A failure is three lines on a
    /// terminal and one line elsewhere.
    ///
    /// Windows PowerShell takes any line on stderr for a failure, so a success writes nothing there.
    /// What cannot be written is lost; the exit code still tells.
    pub fn report(&self, report: &Report) {
        let object = json::render(report, &self.secrets, &self.destinations);
        self.destinations.write(report, &object);
        match self.output {
            Output::Json => out(&object),
            Output::Text => {
                if report.code.exit() == Exit::Done {
                    out(&text::line(report, &self.secrets));
                } else if std::io::stderr().is_terminal() {
                    err(&text::lines(report, &self.secrets));
                } else {
                    err(&text::line(report, &self.secrets));
                }
            }
        }
    }

    /// Says how a step of a dry run ended, as soon as it has. The JSON form has all of them at the end.
    pub fn check(&self, check: &Check) {
        if self.output == Output::Text {
            out(&text::check(check, &self.secrets));
        }
    }

    /// A list that was asked for on the way to the result: nothing in the JSON form, which is one object.
    pub fn list(&self, title: &str, items: &[String]) {
        if self.output == Output::Text {
            out(&printable(title, &self.secrets));
            items.iter().for_each(|item| out(&format!("  {}", printable(item, &self.secrets))));
        }
    }

    /// Says that the program itself is broken, from within a panic: place, no content.
    ///
    /// All of it is our own words, so the secrets are not asked: the panic may have come from there.
    pub fn panic(&self, place: &str, written: bool) {
        let code = if written { Code::InternalUnknown } else { Code::Internal };
        let message = format!("internal error at {place}; please report it with the version of the program");
        self.report(&Report::new(code, message, Duration::ZERO));
    }
}

/// A line of traces, already clean.
pub(crate) fn print_trace(line: &str) {
    err(line);
}

/// Text that was asked for: help, the version, a payload.
pub(crate) fn print_requested(text: &str) {
    out(text.trim_end());
}

/// A question to the person at the terminal. Not on stdout, which may be a pipe.
pub(crate) fn print_prompt(text: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = write!(stderr, "{text}").and_then(|()| stderr.flush());
}

fn out(text: &str) {
    let mut stdout = std::io::stdout().lock();
    let _ = writeln!(stdout, "{text}").and_then(|()| stdout.flush());
}

fn err(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
