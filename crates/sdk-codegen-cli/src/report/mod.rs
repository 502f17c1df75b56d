//! `report`: what changed between two documents, as somebody who calls the SDK feels it.
//!
//! Both documents are generated, and what is compared is the code: what a report says is what a compiler would say.
//!
//! * [`side`] generates one of them, [`client`] reads the names, types and calls of the code.
//! * [`bounds`] reads what no code shows: which values a server takes; [`security`]: which credentials.
//! * [`mod@compare`] compares two clients; [`change`] is the result, and its JSON form.
//! * [`html`] shows it as a page; as text it is a template alone.

mod bounds;
mod change;
mod client;
mod compare;
mod html;
mod security;
mod side;
mod summary;

use std::path::{Path, PathBuf};

use clap::Args;
use fs_err as fs;
use minijinja::value::Serde;
use serde::Serialize;

use crate::package::{ApiProfile, Package};
use crate::templates::filled;
use change::Entry;
use side::Side;
use summary::Summary;

/// Version of the JSON form; raised when a reader of it must change.
const FORMAT: u32 = 2;

/// What changed between two documents.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The older document.
    old: PathBuf,
    /// The newer document.
    new: PathBuf,
    /// Corrects both documents as the client of the crate in this folder does.
    #[arg(long = "crate", value_name = "DIR")]
    root: Option<PathBuf>,
    /// Print JSON.
    #[arg(long, conflicts_with = "html")]
    json: bool,
    /// Write one self-contained HTML page to this file.
    #[arg(long, value_name = "PATH")]
    html: Option<PathBuf>,
}

impl Report {
    /// Compares and shows.
    ///
    /// # Errors
    ///
    /// When no client can be made of a document, or the page cannot be written.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let package = self.root.as_deref().map(Package::read).transpose()?;
        let known =
            package.map(|package| ApiProfile::of(Some(&package), None)).transpose()?.unwrap_or_default();
        let comparison = compare(&self.old, &self.new, &known)?;
        if let Some(path) = &self.html {
            fs::write(path, html::page(&comparison)?)?;
            println!("{}", path.display());
        } else if self.json {
            println!("{}", serde_json::to_string_pretty(&comparison)?);
        } else {
            print!("{}", text(&comparison)?);
        }
        Ok(())
    }
}

/// What changed between two documents, as text.
pub(crate) fn text_of(old: &Path, new: &Path) -> anyhow::Result<String> {
    text(&compare(old, new, &ApiProfile::default())?)
}

/// Breaking changes first, one line a change.
fn text(difference: &Difference) -> anyhow::Result<String> {
    filled("report.txt", Serde(difference))
}

/// Everything that changed between two documents.
#[derive(Serialize)]
pub(crate) struct Difference {
    format: u32,
    old: Side,
    new: Side,
    summary: Summary,
    entries: Vec<Entry>,
}

fn compare(old: &Path, new: &Path, known: &ApiProfile) -> anyhow::Result<Difference> {
    let (old, new) = (Side::read(old, known)?, Side::read(new, known)?);
    let entries = compare::entries(&old, &new);
    Ok(Difference { format: FORMAT, summary: Summary::of(&entries), old, new, entries })
}

#[cfg(test)]
mod tests;
