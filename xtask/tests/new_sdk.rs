//! A third SDK: made of a small document, without an edit outside of its folder.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A list that links to its pages, a key in a header, a body with a secret: nothing as at the vendors known here.
const DOCUMENT: &str = include_str!("new_sdk/directory.json");

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A workspace: at least the folders by which it is known.
fn workspace() -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["xtask", "openapi"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("directory.json"), DOCUMENT).unwrap();
    folder
}

fn new_sdk(workspace: &Path, name: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["new-sdk", name, "--document"]).arg(workspace.join("directory.json"));
    command.env("CARGO_MANIFEST_DIR", workspace.join("xtask")).output().unwrap()
}

#[test]
fn all_is_in_the_folder_of_the_new_sdk() {
    let workspace = workspace();
    let output = new_sdk(workspace.path(), "directory");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |name: &str| fs::read_to_string(workspace.path().join("sdk-directory").join(name)).unwrap();
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

    let again = new_sdk(workspace.path(), "directory");
    assert_eq!(again.status.code(), Some(1), "nothing is written over");
    assert_eq!(new_sdk(workspace.path(), "Directory").status.code(), Some(1), "no name of a crate");
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
    fs::write(to.join("directory.json"), DOCUMENT).unwrap();
    let output = new_sdk(to, "directory");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::write(to.join("sdk-directory/tests/paging.rs"), include_str!("new_sdk/paging.rs.in")).unwrap();

    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--offline", "--package", "sdk-directory"]).current_dir(to);
    let output = cargo.env("CARGO_TARGET_DIR", Path::new(ROOT).join("target/new-sdk")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&[output.stdout, output.stderr].concat()));
}
