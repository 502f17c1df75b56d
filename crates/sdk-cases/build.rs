//! Generates a client of each document in `documents/`.

#![allow(clippy::print_stdout, reason = "a build script talks to cargo on stdout")]

use std::error::Error;
use std::fs;
use std::path::Path;

use sdk_codegen::{Api, Document, Selection, generate};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=documents");
    let out = std::env::var("OUT_DIR")?;
    for entry in fs::read_dir("documents")? {
        let path = entry?.path();
        let document =
            Document { name: path.display().to_string(), content: sdk_openapi::parse(&fs::read(&path)?)? };
        let name = path.file_stem().ok_or("a file with a name")?;
        let code = generate(&Api::default(), vec![document], None, &Selection::All)?.code;
        fs::write(Path::new(&out).join(name).with_extension("rs"), code)?;
    }
    Ok(())
}
