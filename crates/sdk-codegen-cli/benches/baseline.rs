//! What progenitor by itself makes of a document, beside what this program makes of it:
//! `cargo bench --profile dev -p sdk-codegen-cli --bench baseline -- --crate $PWD/DIR --document $PWD/FILE`: cargo runs it elsewhere.
//!
//! Both have the builder interface; progenitor has its default settings, and only those edits of the document without which
//! it does not generate. What is measured is a cold `cargo check` of the client alone.

#![allow(clippy::print_stdout, reason = "it talks to a person at a terminal")]

#[path = "baseline/edits.rs"]
mod edits;

use std::env;
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context as _, bail, ensure};
use fs_err as fs;
use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use serde::Deserialize;
use serde_json::Value;

/// The program that is measured, and that measures.
const PROGRAM: &str = env!("CARGO_BIN_EXE_sdk-codegen");

/// Bytes of stack for the generator.
const STACK: usize = 512 * 1024 * 1024;

/// What generated code needs where nobody chose otherwise. The first four in the versions of this workspace.
const DEPENDENCIES: &str = r#"
progenitor-client = "=0.15.1"
reqwest = { version = "0.13.5", default-features = false, features = ["json", "query", "stream"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
uuid = { version = "1", features = ["serde"] }
chrono = { version = "0.4", default-features = false, features = ["serde", "std"] }
regress = "0.11"
"#;

/// What compiling a client took.
#[derive(Deserialize)]
struct Compilation {
    #[serde(default)]
    lines: usize,
    seconds: f64,
    cpu_seconds: Option<f64>,
    peak_mib: Option<f64>,
    #[serde(default)]
    exit: Option<i32>,
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<OsString> = env::args_os().skip(1).filter(|argument| argument != "--bench").collect();
    let after = |option: &str| arguments.iter().position(|argument| argument == option).map(|at| at + 1);
    let Some(path) = after("--document").and_then(|at| arguments.get(at)) else {
        println!("nothing to compare: give --crate DIR --document FILE");
        return Ok(());
    };
    let mut document = sdk_openapi::parse(&fs::read(path)?)?;
    sdk_openapi::lower(&mut document);

    let output =
        Command::new(PROGRAM).args(["check", "--json"]).args(&arguments).stderr(Stdio::inherit()).output()?;
    let summary: Value = serde_json::from_slice(&output.stdout).context("the check gave no summary")?;
    let ours = Compilation::deserialize(&summary["compilation"])?;
    show("this project", &ours);

    let (code, edits) = generate(document)?;
    let theirs = compiled(&code)?;
    show("progenitor", &theirs);
    println!("edits without which it does not generate: {}", edits.join(", "));
    ensure!(theirs.exit == Some(0), "what progenitor makes of it does not compile");
    let times = |theirs: Option<f64>, ours: Option<f64>| theirs.zip(ours).map(|(theirs, ours)| theirs / ours);
    println!(
        "{:.1} times faster, {:.1} times less computing, {:.0} % of its memory",
        theirs.seconds / ours.seconds,
        times(theirs.cpu_seconds, ours.cpu_seconds).unwrap_or(f64::NAN),
        times(ours.peak_mib, theirs.peak_mib).unwrap_or(f64::NAN) * 100.0
    );
    Ok(())
}

fn show(whose: &str, compilation: &Compilation) {
    let Compilation { lines, seconds, cpu_seconds, peak_mib, .. } = compilation;
    let (cpu, peak) = (cpu_seconds.unwrap_or(f64::NAN), peak_mib.unwrap_or(f64::NAN));
    println!("{whose}: {lines} lines, {seconds:.1} s ({cpu:.1} s of computing), {peak:.0} MiB at most");
}

/// Compiles the dependencies, and then the client, which is measured.
fn compiled(code: &str) -> anyhow::Result<Compilation> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("baseline");
    fs::create_dir_all(root.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"baseline\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]{DEPENDENCIES}\n\
         [profile.dev]\ndebug = false\n\n[workspace]\n"
    );
    fs::write(root.join("Cargo.toml"), manifest)?;
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    if lock.is_file() {
        fs::copy(lock, root.join("Cargo.lock"))?;
    }
    let library = root.join("src/lib.rs");
    fs::write(&library, "")?;
    let warm = measured(&root)?;
    ensure!(warm.exit == Some(0), "the dependencies of progenitor's code do not compile");
    fs::write(&library, format!("#![allow(warnings)]\n{code}"))?;
    Ok(Compilation { lines: code.lines().count(), ..measured(&root)? })
}

fn measured(root: &Path) -> anyhow::Result<Compilation> {
    let report: PathBuf = root.join("measurement.json");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(PROGRAM);
    command.arg("measure").arg(&report).arg(cargo).args(["check", "--quiet", "--message-format", "short"]);
    // A cold build is what is measured.
    command.env("CARGO_TARGET_DIR", root.join("target")).env("CARGO_INCREMENTAL", "0");
    ensure!(command.current_dir(root).status()?.success(), "cargo cannot be measured");
    Ok(serde_json::from_slice(&fs::read(report)?)?)
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
