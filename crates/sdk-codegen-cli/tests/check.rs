//! `sdk-codegen check` on files that are no usable documents: one readable line, exit code 1, nothing compiled.
//! What becomes of odd documents inside the generator is tested beside `generation`.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping")]

use std::fs;
use std::process::Command;

use tempfile::TempDir;

/// What `check` says on stderr about a file with this content; it must fail, and quickly.
fn refusal(content: &[u8]) -> String {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("odd.json");
    fs::write(&path, content).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sdk-codegen"));
    command.args(["check", "--document"]).arg(&path);
    let output = command.env("CARGO_TARGET_DIR", directory.path()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(output.stdout.is_empty(), "no summary without a result");
    assert!(!said.contains("compiling"), "{said}");
    said
}

#[test]
fn files_that_are_no_documents_are_named_with_what_is_wrong() {
    let complete = br#"{"openapi": "3.0.3", "info": {"title": "Odd", "version": "1"}, "paths": {}}"#;
    let cases: [(&[u8], &str); 8] = [
        (b"", "not an object"),
        (b"<html>", "not an object"),
        (b"\xff\xfe{\x00", "not a complete document"),
        (&complete[..complete.len() / 2], "not a complete document"),
        (b"[]", "not an object"),
        (br#"{"swagger": "2.0", "paths": {}}"#, "Swagger 2.0"),
        (br#"{"openapi": "4.1.0", "paths": {}}"#, "OpenAPI 4.1.0"),
        (br#"{"openapi": "3.0.3"}"#, "/paths: missing"),
    ];
    for (content, problem) in cases {
        let said = refusal(content);
        assert!(said.contains("odd.json") && said.contains(problem), "{said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    }
    assert!(refusal("{\"a\":".repeat(100_000).as_bytes()).contains("not a complete document"));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sdk-codegen"));
    let output = command.args(["check", "--document", "nowhere.json"]).output();
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nowhere.json"));
}
