//! What progenitor by itself makes of a document, for comparison: the builder interface, default settings, and only
//! those edits of the document without which it does not generate.

mod edits;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use ::progenitor::{GenerationSettings, Generator, InterfaceStyle};
use anyhow::{Context as _, bail};
use fs_err as fs;
use serde::Serialize;
use serde_json::Value;

use super::compile;
use super::compile::cargo_in;
use super::scratch_workspace::Crates;
use crate::document::Document;
use crate::measured::Usage;

/// Bytes of stack for the generator.
const STACK: usize = 512 * 1024 * 1024;

/// What generated code needs where nobody chose otherwise. The first four in the versions of this workspace.
const DEPENDENCIES: [(&str, &str); 7] = [
    ("progenitor-client", "\"=0.15.1\""),
    (
        "reqwest",
        "{ version = \"0.13.5\", default-features = false, features = [\"json\", \"query\", \"stream\"] }",
    ),
    ("serde", "{ version = \"1\", features = [\"derive\"] }"),
    ("serde_json", "\"1\""),
    ("uuid", "{ version = \"1\", features = [\"serde\"] }"),
    ("chrono", "{ version = \"0.4\", default-features = false, features = [\"serde\", \"std\"] }"),
    ("regress", "\"0.11\""),
];

/// What progenitor by itself makes of a document.
#[derive(Debug, Serialize)]
pub(super) struct Baseline {
    /// Of generated code.
    pub(super) lines: usize,
    /// Of compiling it.
    #[serde(flatten)]
    pub(super) usage: Usage,
    /// What had to be changed in the document.
    pub(super) edits: Vec<String>,
    /// What the compiler complains of.
    pub(super) errors: Vec<String>,
}

/// Generates, compiles and measures.
///
/// # Errors
///
/// When there is more than one document, of which progenitor cannot make one client; or when no edit helps.
pub(super) fn build(crates: &Crates, documents: &[Document]) -> anyhow::Result<Baseline> {
    let [document] = documents else {
        bail!("progenitor by itself makes a client of one document only: check them one by one");
    };
    let (code, edits) = generate(document.root().clone())?;
    let root = crates.root.join("../baseline");
    fs::create_dir_all(root.join("src"))?;
    let variables = crates.variables();
    let dependencies: String = DEPENDENCIES.map(|(name, version)| format!("{name} = {version}\n")).concat();
    let manifest = format!(
        "[package]\nname = \"baseline\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]\n{dependencies}\n\
         [profile.dev]\ndebug = false\n\n[workspace]\n"
    );
    fs::write(root.join("Cargo.toml"), manifest)?;
    if let Ok(lock) = fs::read(crates.root.join("Cargo.lock")) {
        fs::write(root.join("Cargo.lock"), lock)?;
    }
    let library = root.join("src/lib.rs");
    fs::write(&library, "")?;
    let warm = cargo_in(&root, &variables, &["check", "--quiet"])?;
    if warm.usage.exit != Some(0) {
        bail!("the dependencies of progenitor's code do not compile:\n{}", warm.stderr);
    }
    fs::write(&library, format!("#![allow(warnings)]\n{code}"))?;
    let run = cargo_in(&root, &variables, &["check", "--quiet", "--message-format", "short"])?;
    let errors = if run.usage.exit == Some(0) { Vec::new() } else { compile::errors(&run.stderr) };
    Ok(Baseline { lines: code.lines().count(), usage: run.usage, edits, errors })
}

/// Tries with more and more edits.
fn generate(mut document: Value) -> anyhow::Result<(String, Vec<String>)> {
    let mut made = Vec::new();
    let mut waiting = edits::EDITS.iter();
    loop {
        let refusal = match attempt(&document) {
            Ok(code) => return Ok((code, made)),
            Err(refusal) => refusal,
        };
        let next = waiting.by_ref().find_map(|(name, edit)| match edit(&mut document) {
            0 => None,
            places => Some(format!("{name} ({places})")),
        });
        made.push(next.with_context(|| format!("progenitor by itself refuses the document: {refusal}"))?);
    }
}

fn attempt(document: &Value) -> anyhow::Result<String> {
    let document = document.clone();
    let run = move || {
        let mut settings = GenerationSettings::default();
        settings.with_interface(InterfaceStyle::Builder);
        let tokens = Generator::new(&settings).generate_tokens(&serde_json::from_value(document)?)?;
        anyhow::Ok(prettyplease::unparse(&syn::parse2(tokens)?))
    };
    let guarded = move || catch_unwind(AssertUnwindSafe(run));
    match thread::Builder::new().stack_size(STACK).spawn(guarded)?.join() {
        Ok(Ok(result)) => result,
        _ => bail!("it panics"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_needed_is_edited() {
        let operation = |schema: Value| {
            json!({"openapi": "3.0.3", "info": {"title": "E", "version": "1"}, "paths": {"/a": {"get": {
                "operationId": "getA", "responses": {
                    "200": {"description": "d", "content": {"application/json": {"schema": schema}}},
                    "400": {"description": "d"}}}}}})
        };
        let enumeration = |values: Value| json!({"type": "string", "enum": values});
        let (code, edits) = generate(operation(enumeration(json!(["a", "b"])))).unwrap();
        assert!(code.contains("pub fn get_a") && edits.is_empty());
        let (_, edits) = generate(operation(enumeration(json!(["+", "-"])))).unwrap();
        assert_eq!(edits, ["enumerations that make no Rust names dropped (1)"]);
        let refusal = generate(json!({"openapi": "3.0.3"})).unwrap_err().to_string();
        assert!(refusal.contains("refuses the document"), "{refusal}");
    }
}
