//! Runs the build step of the SDKs on documents, in a process of its own.
//!
//! The generator was written for documents that somebody looked at. On others it may overflow its stack or not come
//! to an end, neither of which a process can survive or catch; so this program starts itself once more.

use std::error::Error;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use clap::{Args, ValueEnum};
use sdk_codegen::{Api, Document, Generated, Problem, Selection, apis, generate};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::measured::{self, Usage};
use super::write;
use crate::workspace;

/// Bytes of stack for the generator, which recurses over the document.
const STACK: usize = 512 * 1024 * 1024;

/// Longer than this, and the generator is going round in circles.
const LIMIT: Duration = Duration::from_secs(900);

/// The APIs of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ApiName {
    /// Cisco Meraki Dashboard.
    Meraki,
    /// Tenable.
    Tenable,
}

impl ApiName {
    /// As on the command line and in file names.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Meraki => "meraki",
            Self::Tenable => "tenable",
        }
    }

    /// The corrections that the SDK is built with.
    pub(in crate::openapi) fn overlay(self) -> PathBuf {
        workspace::root().join(format!("openapi/{}.overlay.json", self.name()))
    }

    pub(in crate::openapi) fn api(self) -> Api {
        match self {
            Self::Meraki => apis::meraki(),
            Self::Tenable => apis::tenable(),
        }
    }
}

/// Generates code into a directory. For `openapi check`, which starts itself with this command.
#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// The API that the documents are of.
    #[arg(long, value_enum)]
    pub(super) api: ApiName,
    /// The documents.
    #[arg(long = "document", required = true)]
    pub(super) documents: Vec<PathBuf>,
    /// The corrections; none if the file is not there.
    #[arg(long)]
    pub(super) overlay: PathBuf,
    /// Tags of the selected operations; all without.
    #[arg(long = "area")]
    pub(super) areas: Vec<String>,
    /// Where the result goes.
    #[arg(long)]
    pub(super) into: PathBuf,
}

/// What the child writes for its parent, besides the code and the corrected document.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Outcome {
    /// What was done.
    pub(super) report: Report,
}

/// What the build step did; the same as its own report, which cannot be read back.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Report {
    pub(super) operations: Vec<Operation>,
    pub(super) actions: Vec<Action>,
    pub(super) steps: Vec<Step>,
    pub(super) notes: Vec<Note>,
}

/// A generated operation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Operation {
    pub(super) id: String,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) request_type: Option<String>,
    pub(super) response_type: String,
    pub(super) response: String,
}

/// What became of an overlay action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Action {
    pub(super) action: String,
    pub(super) document: String,
    pub(super) places: usize,
}

/// How often a transform found something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Step {
    pub(super) step: String,
    pub(super) changes: usize,
}

/// A place in the document, and what is the matter there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Note {
    pub(super) pointer: String,
    pub(super) message: String,
}

impl From<Problem> for Note {
    fn from(problem: Problem) -> Self {
        Self { pointer: problem.pointer, message: problem.message }
    }
}

/// Everything that came of a generation.
#[derive(Debug)]
pub(super) struct Generation {
    pub(super) outcome: Outcome,
    pub(super) code: String,
    /// After the overlay, before every transform.
    pub(super) document: Value,
    pub(super) usage: Usage,
}

/// Generates in a process of its own.
pub(super) fn in_child(command: &Generate, into: &Path) -> Result<Generation, Box<dyn Error>> {
    let mut arguments = vec!["openapi".into(), "generate".into(), "--api".into(), command.api.name().into()];
    let mut option = |name: &str, value: &std::ffi::OsStr| arguments.extend([name.into(), value.to_owned()]);
    command.documents.iter().for_each(|path| option("--document", path.as_os_str()));
    command.areas.iter().for_each(|area| option("--area", area.as_ref()));
    option("--overlay", command.overlay.as_os_str());
    option("--into", into.as_os_str());
    let run = measured::run(&std::env::current_exe()?, &arguments, &into.join("generation.json"))?;
    match run.usage.exit {
        Some(0) => {}
        Some(_) if !run.stderr.is_empty() => return Err(run.stderr.trim_start_matches("xtask: ").into()),
        _ => return Err("the generator crashed on this document: it nests too deep or in a circle".into()),
    }
    let read = |name: &str| fs::read_to_string(into.join(name)).map_err(|error| format!("{name}: {error}"));
    Ok(Generation {
        outcome: serde_json::from_str(&read("outcome.json")?)?,
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
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        thread::spawn(|| {
            thread::sleep(LIMIT);
            eprintln!("the generator does not come to an end with this document ({} s)", LIMIT.as_secs());
            std::process::exit(1);
        });
        // What a panic says is told as an error; where in the generator it was would not help anybody.
        std::panic::set_hook(Box::new(|_| {}));
        let mut documents = Vec::new();
        for path in &self.documents {
            documents.push(document(path)?);
        }
        let overlay = if self.overlay.is_file() { Some(document(&self.overlay)?.content) } else { None };
        let generated = guarded(self.api.api(), documents, overlay, self.areas.clone())?;
        let outcome = serde_json::json!({ "report": generated.report });
        write(&self.into.join("outcome.json"), outcome.to_string())?;
        write(&self.into.join("document.json"), generated.document.to_string())?;
        // The two files that the SDK includes.
        write(&self.into.join("operations.md"), generated.index)?;
        Ok(write(&self.into.join("client.rs"), generated.code)?)
    }
}

pub(in crate::openapi) fn document(path: &Path) -> Result<Document, Box<dyn Error>> {
    let name = path.display().to_string();
    let text = fs::read(path).map_err(|error| format!("{name}: {error}"))?;
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text);
    let content = serde_json::from_slice(text).map_err(|error| format!("{name}: {error}"))?;
    Ok(Document { name, content })
}

/// Generates with enough stack, and turns a panic into an error.
pub(in crate::openapi) fn guarded(
    api: Api,
    documents: Vec<Document>,
    overlay: Option<Value>,
    areas: Vec<String>,
) -> Result<Generated, String> {
    let selection = match areas.is_empty() {
        true => Selection::All,
        false => Selection::of(areas.iter().map(String::as_str)),
    };
    let run = move || {
        let run = || generate(&api, documents, overlay.as_ref(), &selection);
        catch_unwind(AssertUnwindSafe(run)).map_err(|panic| message(panic.as_ref()).to_owned())
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(run).map_err(|error| error.to_string())?;
    match thread.join() {
        Ok(Ok(result)) => result.map_err(|error| error.to_string()),
        Ok(Err(panic)) => Err(format!("the generator panics on this document: {panic}")),
        Err(_) => Err("the generator panics on this document".to_owned()),
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a message")
}

#[cfg(test)]
#[path = "generation_tests.rs"]
mod tests;
