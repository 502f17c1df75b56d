//! Recordings: what was sent to a real server and what it responded, case by case, without its secrets.
//!
//! A file has one case per line, as JSON. [`crate::validation_proxy`] writes it, and serves it again; [`drift`] compares two;
//! [`crate::cases::CaseRunner::recorded`] holds a typed client to it.

pub mod drift;
mod known;
mod redact;
mod replay;
mod secret;

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::message::{Request, Response};

pub(crate) use redact::{OF_CONNECTION, Redactor};
pub(crate) use replay::Replay;

/// Stands in headers of a response where the server named itself, so that links lead to whoever serves the case.
pub(crate) const ORIGIN: &str = "{origin}";

/// A request, the response to it, and where the two left the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Case {
    /// The operation, where the document has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub operation: Option<String>,
    /// What was sent. Credentials and cookies are left out, other secrets replaced by `[redacted]`; so is a body in parts.
    pub request: Request,
    /// What came back.
    pub response: Response,
    /// Where they left the document, with its JSON pointers.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub deviations: Vec<String>,
}

impl Case {
    /// The case as a line of a recording, without the line's end.
    ///
    /// # Errors
    /// None that is known: everything in a case has a form in JSON.
    pub fn to_line(&self) -> io::Result<String> {
        Ok(serde_json::to_string(self)?)
    }
}

/// Reads the cases of a recording.
///
/// # Errors
/// When the file cannot be read, or a line of it is no case; the message has the line's number.
pub fn read(path: &Path) -> io::Result<Vec<Case>> {
    let text = std::fs::read_to_string(path)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let case = |(index, line)| {
        let number = index + 1;
        let wrong = |error: serde_json::Error| {
            let text = format!("line {number} is no case of a recording (column {})", error.column());
            io::Error::new(io::ErrorKind::InvalidData, text)
        };
        serde_json::from_str(line).map_err(wrong)
    };
    lines.map(case).collect()
}
