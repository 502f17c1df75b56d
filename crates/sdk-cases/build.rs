//! Generates a client of each document in `documents/`, and of those in the folders that `SDK_CASES_DOCUMENTS` names.

#![allow(clippy::print_stdout, reason = "a build script talks to cargo on stdout")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sdk_codegen::{Api, Document, Generated, LeftOut, Selection, generate};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=documents");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    for path in files("documents".as_ref())? {
        fs::write(out.join(name(&path)).with_extension("rs"), generated(&path)?.code)?;
    }
    handed(&out)
}

/// Writes `handed.rs`, for the test of that name: a module for each document here and of those that were handed to the build,
/// with its client and what calls it, and a list of what was refused, with the words.
fn handed(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=SDK_CASES_DOCUMENTS");
    let shared = concat!(env!("CARGO_MANIFEST_DIR"), "/../sdk-mock/shared/typed_client.rs");
    println!("cargo::rerun-if-changed={shared}");
    let caller = fs::read_to_string(shared)?.replace("crate::", "super::");
    let (mut code, mut clients, mut refusals) = (String::new(), String::new(), String::new());
    let named = std::env::var_os("SDK_CASES_DOCUMENTS").unwrap_or_default();
    let others = std::env::split_paths(&named).filter(|folder| folder.is_dir());
    for folder in std::iter::once(PathBuf::from("documents")).chain(others) {
        println!("cargo::rerun-if-changed={}", folder.display());
        for path in files(&folder)? {
            let name =
                format!("{}_{}", name(&folder), name(&path)).replace(|c: char| !c.is_alphanumeric(), "_");
            let Generated { code: client, call_table, document, report, .. } = match generated(&path) {
                Ok(generated) => generated,
                Err(error) => {
                    writeln!(refusals, "({name:?}, {:?}),", error.to_string())?;
                    continue;
                }
            };
            for LeftOut { id, reason, .. } in report.left_out {
                writeln!(refusals, "({:?}, {reason:?}),", format!("{name} {id}"))?;
            }
            let own = out.join(&name);
            fs::create_dir_all(&own)?;
            fs::write(own.join("client.rs"), client)?;
            fs::write(own.join("call_table.rs"), call_table)?;
            fs::write(own.join("document.json"), document.to_string())?;
            let caller = caller.replace("env!(\"OUT_DIR\"), \"/", &format!("env!(\"OUT_DIR\"), \"/{name}/"));
            fs::write(own.join("typed_client.rs"), caller)?;
            let caller = own.join("typed_client.rs");
            writeln!(
                code,
                "mod {name} {{ sdk_runtime::generated_client!(mod generated = \"{name}/client.rs\"); \
                 #[allow(unused_imports, reason = \"not every client has bodies\")] #[path = {caller:?}] mod typed_client; client!(); }}"
            )?;
            writeln!(clients, "({name:?}, {name}::calls),")?;
        }
    }
    write!(
        code,
        "static CLIENTS: &[(&str, Calls)] = &[{clients}];\nstatic REFUSALS: &[(&str, &str)] = &[{refusals}];"
    )?;
    Ok(fs::write(out.join("handed.rs"), code)?)
}

fn generated(path: &Path) -> Result<Generated, Box<dyn Error>> {
    let content = sdk_openapi::parse(&fs::read(path)?)?;
    let document = Document { name: path.display().to_string(), content };
    Ok(generate(&Api::default(), vec![document], None, &Selection::All)?)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    files.sort();
    Ok(files)
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
