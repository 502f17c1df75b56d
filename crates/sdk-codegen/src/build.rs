//! The entry point of a build script.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::api::Api;
use crate::document::Document;
use crate::error::Error;
use crate::files::Files;
use crate::generate::generate;
use crate::left_out::LeftOut;
use crate::selection::Selection;

/// Generates `$OUT_DIR/client.rs` for the crate that is being built, `operations.md` for its documentation, and
/// `call_table.rs` and `document.json` for its tests; on failure says why on stderr. [`Files`] says of what.
#[must_use]
#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a build script talks to cargo on stdout, to people on stderr"
)]
pub fn build() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    match run(&mut |line| println!("cargo::{line}")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            println!("cargo::error={}", error.to_string().replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn run(tell: &mut dyn FnMut(String)) -> Result<(), Error> {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    let files = Files::of(&root, &variable("CARGO_PKG_NAME")?.to_string_lossy());
    tell(format!("rerun-if-env-changed={}", files.variable()));
    let mut watched = |path: &Path| tell(format!("rerun-if-changed={}", path.display()));
    let mut documents = Vec::new();
    for path in files.documents(&root, std::env::var_os(files.variable()))? {
        watched(&path);
        let content = read(&path)?;
        documents.push(Document { name: path.display().to_string(), content });
    }
    let (api, overlay) = (files.api(), files.overlay());
    [&api, &overlay].into_iter().filter(|path| path.exists()).for_each(|path| watched(path));
    let overlay = if overlay.exists() { Some(read(&overlay)?) } else { None };
    let generated = generate(&Api::read(&api)?, documents, overlay.as_ref(), &Selection::from_features())?;
    for LeftOut { id, method, path, reason } in &generated.report.left_out {
        tell(format!("warning=no method for the operation `{id}` ({method} {path}): {reason}"));
    }
    let write = |name: &str, content: String| {
        let target = out.join(name);
        std::fs::write(&target, content).map_err(|source| Error::File { path: target, source })
    };
    write("client.rs", generated.code)?;
    write("operations.md", generated.index)?;
    // For tests of the crate; nothing else reads them.
    write("call_table.rs", generated.call_table)?;
    write("document.json", generated.document.to_string())
}

fn read(path: &Path) -> Result<serde_json::Value, Error> {
    let text = std::fs::read(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
    sdk_openapi::parse(&text).map_err(|source| Error::Parse { name: path.display().to_string(), source })
}

fn variable(name: &'static str) -> Result<OsString, Error> {
    std::env::var_os(name).ok_or(Error::Environment(name))
}
