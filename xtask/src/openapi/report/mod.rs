//! `openapi report`: what changed between two documents, as somebody who calls the SDK feels it.
//!
//! * [`operations`] pairs the operations of both documents and compares them: [`parameters`], then bodies
//!   and results by [`schemas`], then named types by [`types`].
//! * [`shape`] says which Rust type a schema becomes, [`effect`] what a change means.
//! * [`change`] is the result, and its JSON form; [`text`] and [`html`] show it.

mod change;
mod effect;
mod html;
mod operations;
mod parameters;
mod schemas;
mod shape;
mod summary;
mod text;
mod types;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use serde_json::Value;
use thiserror::Error;

use super::document::{Document, DocumentError};
use change::{Change, Entry, Kind, Subject};
use summary::Summary;

/// Version of the JSON form; raised when a reader of it must change.
const FORMAT: u32 = 1;

/// What changed between two documents.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The older document.
    old: PathBuf,
    /// The newer document.
    new: PathBuf,
    /// Print JSON.
    #[arg(long, conflicts_with = "html")]
    json: bool,
    /// Write one self-contained HTML page to this file.
    #[arg(long, value_name = "PATH")]
    html: Option<PathBuf>,
}

/// Why there is no report.
#[derive(Debug, Error)]
pub(crate) enum ReportError {
    /// One of the documents is unusable.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The page cannot be written.
    #[error("{}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The report cannot be put into its form.
    #[error("the report cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl Report {
    /// Compares and shows.
    ///
    /// # Errors
    ///
    /// When a document is unusable, or the page cannot be written.
    pub(crate) fn run(&self) -> Result<(), ReportError> {
        let comparison = compare(&Document::read(&self.old)?, &Document::read(&self.new)?);
        if let Some(path) = &self.html {
            write(path, &html::page(&comparison))?;
            println!("{}", path.display());
        } else if self.json {
            println!("{}", serde_json::to_string_pretty(&comparison)?);
        } else {
            print!("{}", text::text(&comparison));
        }
        Ok(())
    }
}

/// What changed between two documents, as text.
pub(crate) fn text_of(old: &Document, new: &Document) -> String {
    text::text(&compare(old, new))
}

fn write(path: &Path, text: &str) -> Result<(), ReportError> {
    fs::write(path, text).map_err(|source| ReportError::Write { path: path.to_owned(), source })
}

/// Everything that changed between two documents.
#[derive(Debug, Serialize)]
pub(crate) struct Difference {
    format: u32,
    old: Side,
    new: Side,
    summary: Summary,
    entries: Vec<Entry>,
}

/// What a document says about itself.
#[derive(Debug, Serialize)]
struct Side {
    file: String,
    title: String,
    version: String,
    operations: usize,
}

impl Side {
    fn of(document: &Document) -> Self {
        Self {
            file: document.name().to_owned(),
            title: document.title().to_owned(),
            version: document.version().to_owned(),
            operations: super::operation::operations(document).len(),
        }
    }
}

/// Compares two documents.
pub(crate) fn compare(old: &Document, new: &Document) -> Difference {
    let mut entries: Vec<Entry> = Entry::new(Subject::Document, heads(old, new)).into_iter().collect();
    entries.extend(operations::entries(old, new));
    let summary = Summary::of(&entries);
    Difference { format: FORMAT, old: Side::of(old), new: Side::of(new), summary, entries }
}

/// Changes of the document as a whole.
fn heads(old: &Document, new: &Document) -> Vec<Change> {
    let mut changes = Vec::new();
    if old.version() != new.version() {
        let change = Change::new(Kind::VersionChanged, None, "version");
        changes.push(change.old(old.version()).new_value(new.version()));
    }
    let (before, after) = (servers(old), servers(new));
    let gone = before.iter().filter(|url| !after.contains(url));
    changes.extend(gone.map(|url| Change::new(Kind::ServerRemoved, None, "servers").old(*url)));
    let fresh = after.iter().filter(|url| !before.contains(url));
    changes.extend(fresh.map(|url| Change::new(Kind::ServerAdded, None, "servers").new_value(*url)));
    changes
}

fn servers(document: &Document) -> Vec<&str> {
    let servers = document.root().get("servers").and_then(Value::as_array).into_iter().flatten();
    servers.filter_map(|server| server.get("url").and_then(Value::as_str)).collect()
}
