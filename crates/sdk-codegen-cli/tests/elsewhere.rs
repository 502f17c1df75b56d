//! The program in a folder of somebody who has nothing of this workspace but the program and the crates.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

fn document(version: &str, price: Value) -> Value {
    let item = json!({"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "price": price}});
    let list = json!({"type": "array", "items": item, "example": [{"id": "a", "price": 3}]});
    let response = json!({"description": "Items.", "content": {"application/json": {"schema": list}}});
    json!({
        "openapi": "3.0.3", "info": {"title": "Shop", "version": version},
        "servers": [{"url": "https://shop.example.com", "x-codegen-region": "one"}],
        "paths": {"/items": {"get": {"operationId": "listItems", "tags": ["Items"], "responses": {"200": response}}}}
    })
}

/// A folder with two versions of a document.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write =
        |name: &str, document: Value| fs::write(folder.path().join(name), document.to_string()).unwrap();
    write("old.json", document("1", json!({"type": "integer"})));
    write("new.json", document("2", json!({"type": "string"})));
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sdk-codegen"));
    command.args(arguments).current_dir(folder).env_remove("CARGO_TARGET_DIR").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

#[test]
fn code_is_generated() {
    let folder = folder();
    let output = run(folder.path(), &["generate", "--document", "old.json", "--into", "made/here"]);
    assert!(output.status.success(), "{}", said(&output));
    let code = fs::read_to_string(folder.path().join("made/here/client.rs")).unwrap();
    assert!(code.contains("pub fn list_items"));
}

#[test]
fn two_documents_are_compared() {
    let folder = folder();
    let output = run(folder.path(), &["report", "old.json", "new.json"]);
    assert!(output.status.success(), "{}", said(&output));
    let said = said(&output);
    assert!(said.contains("Shop 1 → 2") && said.contains("Option<i64> → Option<String>"), "{said}");
}

/// The document that a build of the crate takes, in YAML and of 3.1.
#[test]
fn a_crate_has_a_document_of_its_own() {
    let folder = folder();
    let write = |name: &str, text: &str| {
        let path = folder.path().join("sdk-shop").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("Cargo.toml", "[package]\nname = \"sdk-shop\"\n");
    let output = run(folder.path(), &["check", "--examples", "--crate", "sdk-shop"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("--document"), "{}", said(&output));
    let yaml = "openapi: 3.1.0\ninfo: {title: Shop, version: 1.10}\npaths:\n  /items:\n    get:\n      \
                operationId: listItems\n      tags: [Items]\n      responses:\n        200:\n          description: Items.\n          \
                content:\n            application/json:\n              schema:\n                type: array\n                items:\n                  \
                type: object\n                  required: [id]\n                  properties:\n                    id: {type: string}\n                    \
                price: {type: [integer, 'null']}\n              example: [{id: a, price: null}]\n";
    write("openapi/shop.yaml", yaml);
    let output = run(folder.path(), &["check", "--examples", "--crate", "sdk-shop"]);
    assert!(output.status.success(), "{}", said(&output));
    let output = run(folder.path(), &["report", "old.json", "sdk-shop/openapi/shop.yaml"]);
    assert!(said(&output).contains("Shop 1 → 1.10: 1 → 1 operations"), "{}", said(&output));
}

#[test]
fn examples_are_held_against_their_schemas() {
    let folder = folder();
    let output = run(folder.path(), &["check", "--examples", "--document", "old.json"]);
    assert!(output.status.success(), "{}", said(&output));
    let output = run(folder.path(), &["check", "--examples", "--document", "new.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("listItems (response) at /*/price"), "{}", said(&output));
}

#[test]
fn who_wants_a_client_compiled_needs_a_crate() {
    let output = run(folder().path(), &["check", "--document", "old.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("--crate"), "{}", said(&output));
}

/// A crate as a user of the crates writes it.
#[test]
#[ignore = "compiles a client and its dependencies; see .ci/features"]
fn a_client_is_compiled_in_a_crate_of_its_own() {
    let folder = folder();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let manifest = format!(
        "[package]\nname = \"sdk-shop\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[features]\nfull = []\n\n\
         [dependencies]\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = \"1\"\nreqwest = {{ version = \"0.13.5\", default-features = false }}\n\
         sdk-runtime = {{ path = \"{root}/crates/sdk-runtime\", features = [\"ring\"] }}\n\n[workspace]\n"
    );
    write("Cargo.toml", &manifest);
    write("src/lib.rs", "sdk_runtime::generated_client!(pub mod generated = \"client.rs\");\n");
    fs::copy(Path::new(root).join("Cargo.lock"), folder.path().join("Cargo.lock")).unwrap();
    let output = run(folder.path(), &["check", "--document", "old.json"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("1 documented, 1 generated"), "{}", said(&output));
}
