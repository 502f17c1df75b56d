//! `check`: takes a document the whole way, and says what was lost.
//!
//! 1. [`generation`] runs the build step in a process of its own: whatever a document does to it, this command lives to
//!    tell.
//! 2. [`scratch_workspace`] makes crates of the result, which [`compile`] compiles; [`measured`](crate::measured) says what that took.
//! 3. [`examples`] finds the document's examples, [`validator`] says where they contradict their schemas, [`mod@decisions`]
//!    which of these examples are known to be wrong, and [`decoding`] reads the rest with the generated types.
//! 4. [`coverage`] finds what has no method, and [`summary`] is the result, as text or JSON.

mod compile;
mod coverage;
mod decisions;
mod decoding;
mod examples;
mod scratch_workspace;
mod summary;
mod types;
mod validator;

use anyhow::{Context as _, bail};
use clap::Args;
use minijinja::context;
use minijinja::value::Serde;

use crate::document::Document;
use crate::generation::{self, Generation, Input};
use crate::operation::identity;
use crate::package::Package;
use crate::templates::filled;
use decisions::Decisions;
use decoding::Decoded;
use examples::Example;
use summary::Summary;
use validator::Contradiction;

/// Examples, what became of them, and what each of them contradicts.
type Validated = (Vec<Example>, Decoded, Vec<Vec<Contradiction>>);

/// Generates, compiles and tries out a client for a document. To compile it takes the crate, whose generated part is
/// replaced in a copy.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    input: Input,
    /// Only hold the examples against their schemas; nothing is compiled.
    #[arg(long, conflicts_with = "json")]
    examples: bool,
    /// Do not compile the client, which something else does: only its types, to decode the examples with.
    #[arg(long, conflicts_with = "examples")]
    no_client: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Check {
    /// Checks, and prints the summary.
    ///
    /// # Errors
    ///
    /// When there is no result, or something was lost.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let documents: Vec<_> =
            self.input.documents()?.iter().map(|path| Document::read(path)).collect::<Result<_, _>>()?;
        let package = self.input.of.package()?;
        if self.examples {
            let results = tempfile::tempdir()?;
            step("generating");
            let generated = generation::in_child(&self.input, results.path())?;
            let decisions = self.decisions(package.as_ref(), &documents)?;
            let (_, decoded, _) = self.validated(&generated, &documents, &decisions);
            print!("{}", filled("examples.txt", context! { examples => Serde(&decoded) })?);
            return lost_unless(decoded.agrees());
        }
        let package = package.context(
            "there is no crate to compile the client in: run this in its folder, or name it with --crate; --examples \
             needs none",
        )?;
        let summary = self.summary(&package, &documents)?;
        if self.json {
            println!("{}", serde_json::to_string_pretty(&summary)?);
        } else {
            print!("{}", filled("summary.txt", Serde(&summary))?);
        }
        lost_unless(summary.complete)
    }

    fn summary(&self, package: &Package, documents: &[Document]) -> anyhow::Result<Summary> {
        let workspace = package.workspace();
        let results = scratch_workspace::results(&workspace, package.files.name())?;
        let _alone = scratch_workspace::lock(&results)?;
        step("generating");
        let generated = generation::in_child(&self.input, &results)?;
        let coverage = coverage::of(documents, &self.input.selection(), &generated.report);
        let decisions = self.decisions(Some(package), documents)?;
        let (examples, mut decoded, contradictions) = self.validated(&generated, documents, &decisions);

        let crates = scratch_workspace::write_all(&results, &workspace, package)?;
        decoding::write_program(&crates.program, &generated.code, &examples)?;
        let mut compilation = None;
        if !self.no_client {
            step("compiling the dependencies");
            compile::warm(&crates)?;
            step("compiling the client");
            compilation = Some(compile::client(&crates, &generated.code)?);
        }
        if compilation.as_ref().is_none_or(|compiled| compiled.errors.is_empty()) {
            step("decoding the examples");
            decoding::run(&crates, &examples, &contradictions, &decisions, &mut decoded)?;
        }
        Ok(Summary::new(documents, coverage, generated, compilation, decoded))
    }

    /// The examples, what became of them, and what each of them contradicts.
    fn validated(&self, generated: &Generation, documents: &[Document], decisions: &Decisions) -> Validated {
        let examples = examples::of(&generated.document, &generated.report.operations, documents);
        let (decoded, contradictions) = decoding::validate(&generated.document, &examples, decisions);
        (examples, decoded, contradictions)
    }

    /// Which examples are wrong. Whether nothing is wrong any more at a place can be said of whole documents alone.
    fn decisions(&self, package: Option<&Package>, documents: &[Document]) -> anyhow::Result<Decisions> {
        let Some(package) = package else { return Ok(Decisions::default()) };
        let whole = documents.iter().filter(|_| self.input.tags.is_empty());
        Decisions::read(&package.files.examples(), &whole.map(identity).collect())
    }
}

/// Something of the document was lost; the summary says what.
fn lost_unless(is_complete: bool) -> anyhow::Result<()> {
    if !is_complete {
        bail!("not everything in the document has become code; see the summary");
    }
    Ok(())
}

/// What is going on, for somebody who waits.
fn step(what: &str) {
    eprintln!("{what} …");
}
