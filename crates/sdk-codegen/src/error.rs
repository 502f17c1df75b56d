//! What can go wrong between a document and the generated code.

use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// One place in a document, and what is the matter there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// JSON pointer (RFC 6901) into the document after the overlay.
    pub pointer: String,
    /// What is wrong, and what can be done about it.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(pointer: impl fmt::Display, message: impl Into<String>) -> Self {
        Self { pointer: pointer.to_string(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}: {}", self.pointer, self.message)
    }
}

/// Why a document could not be turned into code.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// A document or overlay is neither JSON nor YAML.
    #[error("{name}: {source}")]
    Parse {
        /// The document or overlay.
        name: String,
        /// Where it stops being one.
        source: sdk_openapi::ParseError,
    },
    /// A file is not JSON.
    #[error("{name} is not valid JSON: {source}")]
    Json {
        /// The document or overlay.
        name: String,
        /// Where it stops being JSON.
        source: serde_json::Error,
    },
    /// The document says something that cannot be generated and that no step repairs.
    #[error("{document} cannot be generated:{}", list(problems))]
    Document {
        /// Title and version of the document.
        document: String,
        /// Every problem found by the step that gave up.
        problems: Vec<Problem>,
    },
    /// The overlay is malformed or one of its corrections no longer applies.
    #[error("{overlay}:{}", list(problems))]
    Overlay {
        /// The overlay file.
        overlay: String,
        /// The actions concerned.
        problems: Vec<Problem>,
    },
    /// A step that the document is registered to need found nothing to do.
    #[error(
        "{document} is said to need the step `{step}` (openapi/*.api.json), which found nothing to do; remove it there \
             if the vendor corrected the document"
    )]
    IdleStep {
        /// Title of the document.
        document: String,
        /// The step.
        step: &'static str,
    },
    /// progenitor refused the prepared document.
    #[error("{document}: the generator refuses {}: {message}", subject(operation.as_deref()))]
    Generator {
        /// Title and version of the document.
        document: String,
        /// The operation that it cannot express, where one alone is refused.
        operation: Option<String>,
        /// What it says.
        message: String,
    },
    /// The generated code has a form that the rewrites do not know.
    #[error(
        "the generated code of {item} has an unknown form: {message}; the rewrites (crates/sdk-codegen/src/rewrite) \
             matches progenitor 0.15.1 and must be adapted"
    )]
    Rewrite {
        /// The operation or type.
        item: String,
        /// What was expected.
        message: String,
    },
    /// The variable that names the documents of a build names none.
    #[error("{variable} {problem}")]
    Variable {
        /// The variable.
        variable: String,
        /// What is wrong with its value, and what can be done about it.
        problem: String,
    },
    /// No document was given.
    #[error("there is no document to generate a client of")]
    NoDocument,
    /// The environment lacks what cargo gives a build script.
    #[error("{0} is not set; this runs in a build script")]
    Environment(&'static str),
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("\n  {problem}")).collect()
}

fn subject(operation: Option<&str>) -> String {
    operation.map_or_else(|| "the document as a whole".to_owned(), |id| format!("the operation `{id}`"))
}
