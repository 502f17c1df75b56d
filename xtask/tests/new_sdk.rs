//! A third SDK: made of a small document, without an edit outside of its folder.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A list that links to its pages, a key in a header, a body with a secret: nothing as at the vendors known here.
const DOCUMENT: &str = include_str!("new_sdk/directory.json");

/// Likewise, in YAML and of 3.1, with what such documents have: servers with variables, several schemes, null as a type.
const YAML: &str = include_str!("new_sdk/directory.yaml");

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A workspace: at least the folders by which it is known.
fn workspace() -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["xtask", "openapi", "crates/sdk-mock"] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    folder
}

fn new_sdk(workspace: &Path, name: &str, document: &str, more: &[&str]) -> Output {
    let path = workspace.join("a document");
    fs::write(&path, document).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["new-sdk", name, "--document"]).arg(path).args(more);
    command.env("CARGO_MANIFEST_DIR", workspace.join("xtask")).output().unwrap()
}

/// Makes `sdk-directory`.
fn made(workspace: &Path, document: &str, more: &[&str]) {
    let output = new_sdk(workspace, "directory", document, more);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A file of `sdk-directory`.
fn read(workspace: &TempDir, name: &str) -> String {
    fs::read_to_string(workspace.path().join("sdk-directory").join(name)).unwrap()
}

/// What it says, and whether it made something.
fn refused(workspace: &TempDir, name: &str, document: &str) -> String {
    let output = new_sdk(workspace.path(), name, document, &[]);
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn all_is_in_the_folder_of_the_new_sdk() {
    let workspace = workspace();
    made(workspace.path(), DOCUMENT, &[]);
    let read = |name: &str| read(&workspace, name);
    assert!(
        read("Cargo.toml").contains("\nfull = []\npeople = []\nuser-groups = []\n\n["),
        "the tags are features"
    );
    assert!(read("src/profile.rs").contains("Credentials::header(\"x-directory-key\""));
    assert!(read("src/profile.rs").contains("\"https://directory.example.com/v2\""));
    assert_eq!(read("openapi/directory.json"), DOCUMENT);
    for name in ["Cargo.toml", "README.md", "src/lib.rs", "src/profile.rs", "tests/contract.rs"] {
        assert!(!read(name).contains('@'), "{name} is filled");
    }

    assert!(refused(&workspace, "directory", DOCUMENT).contains("exists"), "nothing is written over");
    assert!(refused(&workspace, "mock", DOCUMENT).contains("exists"), "a crate of the workspace");
    assert!(refused(&workspace, "Directory", DOCUMENT).contains("no name of a crate"));
}

#[test]
fn a_document_can_be_yaml_and_of_3_1() {
    let workspace = workspace();
    made(workspace.path(), YAML, &[]);
    let read = |name: &str| read(&workspace, name);
    assert_eq!(read("openapi/directory.yaml"), YAML);
    assert!(read("README.md").contains("openapi/directory.yaml"));
    // A tag called `default`, `full` or `ring` is no feature of its own; one without a letter or digit is none.
    let manifest = read("Cargo.toml");
    assert!(manifest.contains("\nfull = []\ngr-en = []\npeople = []\n\n["), "{manifest}");
    manifest.parse::<toml::Table>().unwrap();
    let profile = read("src/profile.rs");
    // Not the first scheme that is described, but the one that is asked for; not the first server, which has no host.
    assert!(profile.contains("Credentials::header(\"authorization\", &[(\"Basic \", key)])"), "{profile}");
    assert!(profile.contains("\"https://eu.directory.example.com/v2\""), "{profile}");
    assert!(profile.contains("&[\"eu.directory.example.com\"]"), "{profile}");
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let workspace = workspace();
    let without_server = DOCUMENT.replace("https://directory.example.com/v2", "/v2");
    assert!(refused(&workspace, "directory", &without_server).contains("--base-url"));
    let plain = DOCUMENT.replace("https://directory", "http://directory");
    assert!(
        refused(&workspace, "directory", &plain).contains("--base-url"),
        "a key must not cross a network unprotected"
    );
    assert!(refused(&workspace, "directory", "swagger: '2.0'\npaths: {}").contains("3.0 or 3.1"));
    assert!(refused(&workspace, "directory", "openapi: 3.1.0\nwebhooks: {}").contains("nothing to call"));
    assert!(refused(&workspace, "directory", "a: b: c").contains("neither valid JSON nor valid YAML"));
    let url = ["--base-url", "http://127.0.0.1:8080/v2/"];
    made(workspace.path(), &without_server, &url);
    let profile = read(&workspace, "src/profile.rs");
    assert!(profile.contains("\"http://127.0.0.1:8080/v2\""), "{profile}");
}

/// In a copy of the sources.
#[test]
#[ignore = "compiles a client, the mock server and their dependencies; see .ci/features"]
fn it_builds_pages_and_is_held_to_its_document() {
    let workspace = TempDir::new().unwrap();
    let to = workspace.path();
    let git = |arguments: &[&str]| Command::new("git").args(arguments).current_dir(ROOT).output().unwrap();
    let archive = to.join("sources.tar");
    // Also what is not committed yet.
    let stash = String::from_utf8(git(&["stash", "create"]).stdout).unwrap();
    let tree = if stash.trim().is_empty() { "HEAD" } else { stash.trim() };
    assert!(git(&["archive", "--output", archive.to_str().unwrap(), tree]).status.success());
    let unpacked = Command::new("tar").arg("-xf").arg(&archive).current_dir(to).status().unwrap();
    assert!(unpacked.success());
    made(to, YAML, &[]);
    fs::write(to.join("sdk-directory/tests/paging.rs"), include_str!("new_sdk/paging.rs.in")).unwrap();

    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--offline", "--package", "sdk-directory"]).current_dir(to);
    let output = cargo.env("CARGO_TARGET_DIR", Path::new(ROOT).join("target/new-sdk")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&[output.stdout, output.stderr].concat()));
}
