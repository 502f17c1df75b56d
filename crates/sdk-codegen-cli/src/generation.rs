//! Runs the build step on documents.
//!
//! The generator was written for documents that somebody looked at. On others it may overflow its stack or not come
//! to an end, neither of which a process can survive or catch; so `check` starts this program once more for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, anyhow, bail};
use clap::Args;
use fs_err as fs;
use sdk_codegen::{Document, Generated, Report, Selection, generate};
use serde_json::Value;

use crate::measured::{self, Usage};
use crate::package::{ApiProfile, Of, json};

/// Bytes of stack for the generator, which recurses over the document.
const STACK: usize = 512 * 1024 * 1024;

/// Longer than this, and the generator is in a cycle.
const LIMIT: Duration = Duration::from_secs(900);

/// Generates code into a folder.
#[derive(Debug, Clone, Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The folder for `client.rs`, `operations.md`, and `report.json` with what was done.
    #[arg(long, value_name = "DIR")]
    pub(crate) into: PathBuf,
}

/// What a client is made of.
#[derive(Debug, Clone, Args)]
pub(crate) struct Input {
    #[command(flatten)]
    pub(crate) of: Of,
    /// The document; several make one client [default: that of the crate].
    #[arg(long = "document", value_name = "PATH")]
    documents: Vec<PathBuf>,
    /// Corrections (OpenAPI Overlay) [default: those of the crate].
    #[arg(long, value_name = "PATH")]
    pub(crate) overlay: Option<PathBuf>,
    /// Only operations with this tag; may be repeated.
    #[arg(long = "tag", value_name = "TAG")]
    pub(crate) tags: Vec<String>,
}

impl Input {
    /// The documents, in JSON or YAML.
    ///
    /// # Errors
    ///
    /// When none is named, and there is no crate with one.
    pub(crate) fn documents(&self) -> anyhow::Result<Vec<PathBuf>> {
        if !self.documents.is_empty() {
            return Ok(self.documents.clone());
        }
        let default =
            self.of.package()?.map(|package| package.files.document()).filter(|path| path.is_file());
        default
            .map(|path| vec![path])
            .context("there is no document: name it with --document, or its crate with --crate")
    }

    /// The operations that are asked for.
    pub(crate) fn selection(&self) -> Selection {
        if self.tags.is_empty() {
            return Selection::All;
        }
        Selection::of(self.tags.iter().map(String::as_str))
    }
}

/// Everything that came of a generation.
#[derive(Debug)]
pub(crate) struct Generation {
    pub(crate) report: Report,
    pub(crate) code: String,
    /// After the overlay, before every step.
    pub(crate) document: Value,
    pub(crate) usage: Usage,
}

/// Generates in a process of its own.
pub(crate) fn in_child(input: &Input, into: &Path) -> anyhow::Result<Generation> {
    let mut arguments = vec!["generate".into()];
    let mut option = |name: &str, value: &std::ffi::OsStr| arguments.extend([name.into(), value.to_owned()]);
    input.of.root.iter().for_each(|root| option("--crate", root.as_os_str()));
    input.documents()?.iter().for_each(|path| option("--document", path.as_os_str()));
    input.tags.iter().for_each(|tag| option("--tag", tag.as_ref()));
    input.overlay.iter().for_each(|path| option("--overlay", path.as_os_str()));
    option("--into", into.as_os_str());
    let (here, program) = (Path::new("."), std::env::current_exe()?);
    let run = measured::run(here, &program, &arguments, &[], &into.join("generation.json"))?;
    match run.usage.exit {
        Some(0) => {}
        Some(_) if !run.stderr.is_empty() => bail!("{}", run.stderr.trim_start_matches("sdk-codegen: ")),
        _ => bail!("the generator crashed on this document: it nests too deep or in a cycle"),
    }
    let read = |name: &str| fs::read_to_string(into.join(name));
    Ok(Generation {
        report: serde_json::from_str(&read("report.json")?)?,
        code: read("client.rs")?,
        document: serde_json::from_str(&read("document.json")?)?,
        usage: run.usage,
    })
}

impl Generate {
    /// Generates, in this process.
    ///
    /// # Errors
    ///
    /// Whatever the build step says, in its words.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        thread::spawn(|| {
            thread::sleep(LIMIT);
            eprintln!("the generator does not come to an end with this document ({} s)", LIMIT.as_secs());
            std::process::exit(1);
        });
        // What a panic says is told as an error; where in the generator it was would not help anybody.
        std::panic::set_hook(Box::new(|_| {}));
        let documents =
            self.input.documents()?.iter().map(|path| document(path)).collect::<Result<_, _>>()?;
        let known = ApiProfile::of(self.input.of.package()?.as_ref(), self.input.overlay.as_deref())?;
        let generated = guarded(known, documents, self.input.selection())?;
        fs::create_dir_all(&self.into)?;
        fs::write(self.into.join("report.json"), serde_json::to_string(&generated.report)?)?;
        fs::write(self.into.join("document.json"), generated.document.to_string())?;
        // The two files that an SDK includes.
        fs::write(self.into.join("operations.md"), generated.index)?;
        Ok(fs::write(self.into.join("client.rs"), generated.code)?)
    }
}

/// Reads a document.
pub(crate) fn document(path: &Path) -> anyhow::Result<Document> {
    Ok(Document { name: path.display().to_string(), content: json(path)? })
}

/// Generates with enough stack, and turns a panic into an error.
pub(crate) fn guarded(
    known: ApiProfile,
    documents: Vec<Document>,
    selection: Selection,
) -> anyhow::Result<Generated> {
    let run = move || {
        let run = || generate(&known.api, documents, known.overlay.as_ref(), &selection);
        catch_unwind(AssertUnwindSafe(run)).map_err(|panic| message(panic.as_ref()).to_owned())
    };
    match thread::Builder::new().stack_size(STACK).spawn(run)?.join() {
        Ok(Ok(result)) => result.map_err(|error| anyhow!("{error}")),
        Ok(Err(panic)) => bail!("the generator panics on this document: {panic}"),
        Err(_) => bail!("the generator panics on this document"),
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a message")
}

#[cfg(test)]
#[path = "generation_tests.rs"]
mod tests;
