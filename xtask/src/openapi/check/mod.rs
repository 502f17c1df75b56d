//! `openapi check`: takes a document the whole way, and says what was lost.
//!
//! 1. [`generation`] runs the build step of the SDKs in a process of its own: whatever a document does to it, this
//!    command lives to tell.
//! 2. [`throwaway`] makes crates of the result, which [`compile`] compiles; [`measured`] says what that took.
//! 3. [`examples`] finds the document's examples, [`judge`] says where they contradict their schemas, [`mod@decisions`]
//!    which of these examples are known to be wrong, and [`decoding`] reads the rest with the generated types.
//! 4. [`accounts`] finds what has no method, and [`summary`] is the result, as text or JSON.

mod accounts;
mod baseline;
mod compile;
mod decisions;
mod decoding;
mod examples;
pub(super) mod generation;
mod judge;
mod measured;
mod pointer;
mod summary;
mod text;
mod throwaway;
mod types;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::document::Document;
use super::operation::identity;
use crate::workspace;
use decisions::Decisions;
use decoding::Decoded;
use examples::Example;
use generation::Generation;
pub(crate) use generation::{ApiName, Generate};
use judge::Contradiction;
pub(crate) use measured::Measure;
use summary::{Lost, Summary};

/// Examples, what became of them, and what each of them contradicts.
type Judged = (Vec<Example>, Decoded, Vec<Vec<Contradiction>>);

/// Generates, compiles and tries out a client for a document.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The API that the document is of.
    #[arg(long, value_enum)]
    api: ApiName,
    /// The document; several make one client.
    #[arg(long = "document", value_name = "PATH", required = true)]
    documents: Vec<PathBuf>,
    /// Only operations with this tag; may be repeated.
    #[arg(long = "area", value_name = "TAG")]
    areas: Vec<String>,
    /// Corrections [default: the overlay of the API].
    #[arg(long, value_name = "PATH")]
    overlay: Option<PathBuf>,
    /// Only hold the examples against their schemas; nothing is compiled.
    #[arg(long, conflicts_with_all = ["json", "baseline"])]
    examples: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// Also build what progenitor makes of the document with only the edits that it needs to generate.
    #[arg(long)]
    baseline: bool,
}

impl Check {
    /// Checks, and prints the summary.
    ///
    /// # Errors
    ///
    /// When there is no result, or something was lost.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        if self.examples {
            let (generated, documents) = self.generated()?;
            let (_, decoded, _) = self.judged(&generated, &documents, &self.decisions(&documents)?);
            print!("{}", text::examples(&decoded));
            return if decoded.agrees() { Ok(()) } else { Err(Box::new(Lost)) };
        }
        let summary = self.summary()?;
        if self.json {
            println!("{}", serde_json::to_string_pretty(&summary)?);
        } else {
            print!("{}", text::text(&summary));
        }
        if summary.complete { Ok(()) } else { Err(Box::new(Lost)) }
    }

    fn summary(&self) -> Result<Summary, Box<dyn Error>> {
        let (generated, documents) = self.generated()?;
        let accounts = accounts::of(&documents, &self.areas, &generated.outcome.report);
        let decisions = self.decisions(&documents)?;
        let (examples, mut decoded, contradictions) = self.judged(&generated, &documents, &decisions);

        let place = throwaway::place(self.api.name())?;
        step("compiling the dependencies");
        let crates = throwaway::write_all(&place, self.api)?;
        decoding::write_program(&crates.program, &generated.code, &examples)?;
        compile::warm(&crates)?;
        step("compiling the client");
        let compilation = compile::client(&crates, &generated.code)?;
        if compilation.errors.is_empty() {
            step("decoding the examples");
            decoding::run(&crates, &examples, &contradictions, &decisions, &mut decoded)?;
        }
        let baseline = match self.baseline {
            true => {
                step("building what progenitor makes of it by itself");
                Some(baseline::build(&crates, &documents)?)
            }
            false => None,
        };
        Ok(Summary::new(&documents, accounts, generated, compilation, decoded, baseline))
    }

    /// What the build step makes of the documents.
    fn generated(&self) -> Result<(Generation, Vec<Document>), Box<dyn Error>> {
        let documents = self.documents.iter().map(|path| Document::read(path)).collect::<Result<_, _>>()?;
        let place = throwaway::place(self.api.name())?;
        step("generating");
        Ok((generation::in_child(&self.generate(&place), &place)?, documents))
    }

    /// The examples, what became of them, and what each of them contradicts.
    fn judged(&self, generated: &Generation, documents: &[Document], decisions: &Decisions) -> Judged {
        let examples = examples::of(&generated.document, &generated.outcome.report.operations, documents);
        let (decoded, contradictions) = decoding::judge(&generated.document, &examples, decisions);
        (examples, decoded, contradictions)
    }

    /// Which examples are wrong. Whether nothing is wrong any more at a place can be said of whole documents alone.
    fn decisions(&self, documents: &[Document]) -> Result<Decisions, String> {
        let path = workspace::root().join(format!("openapi/{}.examples.toml", self.api.name()));
        let whole = documents.iter().filter(|_| self.areas.is_empty());
        Decisions::read(&path, &whole.map(identity).collect())
    }

    fn generate(&self, into: &Path) -> Generate {
        Generate {
            api: self.api,
            documents: self.documents.clone(),
            overlay: self.overlay.clone().unwrap_or_else(|| self.api.overlay()),
            areas: self.areas.clone(),
            into: into.to_owned(),
        }
    }
}

/// What is going on, for somebody who waits.
fn step(what: &str) {
    eprintln!("{what} …");
}

/// Writes a file, naming it where that fails.
fn write(path: &Path, text: impl AsRef<[u8]>) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
