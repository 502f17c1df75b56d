//! Makes what is compared: the client as it is generated, the same types with serde's derived code, and data.

mod build {
    pub mod data;
    pub mod derived;
}

use std::error::Error;
use std::fs;
use std::path::Path;

use build::{data, derived};
use sdk_codegen::{Api, Document, Selection, generate};
use serde_json::Value;

/// Name, document, tag of its operations, type of the items.
const CASES: [(&str, &str, &str, &str); 4] = [
    ("findings", "../openapi/tenable.json", "exports-vulnerabilities", "ExportedVulnerability"),
    ("assets", "../openapi/tenable.json", "exports-assets", "ExportedAsset"),
    ("devices", "../openapi/meraki.json", "organizations", "OrganizationDevice"),
    ("issues", "issues.json", "issues", "Issue"),
];
/// Bytes of each list.
const SIZE: usize = 4 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let out = std::env::var("OUT_DIR")?;
    let out = Path::new(&out);
    for (name, file, tag, item) in CASES {
        println!("cargo::rerun-if-changed={file}");
        let content: Value = serde_json::from_slice(&fs::read(file)?)?;
        let document = Document { name: file.to_owned(), content: content.clone() };
        let api = Path::new(file).with_extension("api.json");
        let api = if api.is_file() { Api::read(&api)? } else { Api::default() };
        let code = generate(&api, vec![document], None, &Selection::of([tag]))?.code;
        fs::write(out.join(format!("{name}_derived.rs")), derived::types(&code, item)?)?;
        fs::write(out.join(format!("{name}.rs")), code)?;
        fs::write(out.join(format!("{name}.json")), data::list(&content, item, SIZE))?;
    }
    Ok(())
}
