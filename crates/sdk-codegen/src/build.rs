//! The entry point of a build script.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::api::Api;
use crate::document::Document;
use crate::error::Error;
use crate::generate::generate;
use crate::selection::Selection;

/// Generates `$OUT_DIR/client.rs` for the crate that is being built, `operations.md` for its documentation, and
/// `contract.rs` and `contract.json` for its tests; on failure says why on stderr.
#[must_use]
#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a build script talks to cargo on stdout, to people on stderr"
)]
pub fn build(api: &Api) -> ExitCode {
    println!("cargo::rerun-if-env-changed={}", api.variable);
    println!("cargo::rerun-if-changed=build.rs");
    match run(api, &mut |path| println!("cargo::rerun-if-changed={}", path.display())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            println!("cargo::error={}", error.to_string().replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn run(api: &Api, watch: &mut dyn FnMut(&Path)) -> Result<(), Error> {
    let manifest = directory("CARGO_MANIFEST_DIR")?;
    let out = directory("OUT_DIR")?;
    let paths = match std::env::var_os(api.variable).filter(|paths| !paths.is_empty()) {
        Some(paths) => std::env::split_paths(&paths).map(|path| manifest.join(path)).collect(),
        None => vec![manifest.join(api.document)],
    };
    let mut documents = Vec::new();
    for path in paths {
        watch(&path);
        let content = read(&path)?;
        documents.push(Document { name: path.display().to_string(), content });
    }
    let overlay = manifest.join(api.overlay);
    watch(&overlay);
    let overlay = if overlay.exists() { Some(read(&overlay)?) } else { None };
    let generated = generate(api, documents, overlay.as_ref(), &Selection::from_features())?;
    let write = |name: &str, content: String| {
        let target = out.join(name);
        std::fs::write(&target, content).map_err(|source| Error::File { path: target, source })
    };
    write("client.rs", generated.code)?;
    write("operations.md", generated.index)?;
    // For tests of the crate; nothing else reads them.
    write("contract.rs", generated.contract)?;
    write("contract.json", generated.document.to_string())
}

fn read(path: &Path) -> Result<serde_json::Value, Error> {
    let text =
        std::fs::read_to_string(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
    serde_json::from_str(&text).map_err(|source| Error::Json { name: path.display().to_string(), source })
}

fn directory(variable: &'static str) -> Result<PathBuf, Error> {
    std::env::var_os(variable).map(PathBuf::from).ok_or(Error::Environment(variable))
}
