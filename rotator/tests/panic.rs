//! What a panic prints, in a process of its own: this test starts itself again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by panicking")]

use std::process::Command;

use rotator::cli::Output;
use rotator::process::{on_panic, write_started};
use rotator::report::{Printer, Secrets};

fn printer() -> Printer {
    let form = std::env::var("FORM").is_ok_and(|form| form == "json");
    Printer::new(if form { Output::Json } else { Output::Text }, Secrets::default())
}

#[test]
#[ignore = "run by the other tests"]
fn child() {
    on_panic(printer());
    if std::env::var("WRITTEN").is_ok() {
        write_started();
    }
    panic!("c4n4ry {}", "in the text of a panic");
}

#[test]
#[ignore = "run by the other tests"]
fn child_in_the_redactor() {
    let secrets = Secrets::default();
    on_panic(Printer::new(Output::Text, secrets.clone()));
    secrets.learn((0..9).map(|number| match number {
        8 => panic!("c4n4ry"),
        number => format!("c4n4ry-{number}"),
    }));
}

fn run(variables: &[(&str, &str)]) -> (Option<i32>, String, String) {
    run_child("child", variables)
}

fn run_child(child: &str, variables: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", child, "--nocapture", "--test-threads=1"])
        .env("RUST_BACKTRACE", "full")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_panic_prints_its_place_only_and_exits_with_70() {
    let (exit, stdout, stderr) = run(&[]);
    assert_eq!(exit, Some(70), "{stderr}");
    assert!(stderr.starts_with("rotator: unchanged: internal error at "), "{stderr}");
    assert!(stderr.contains("panic.rs:") && stderr.contains("[exit=70 code=internal "), "{stderr}");
    assert!(!stderr.contains("c4n4ry") && !stdout.contains("c4n4ry"), "{stderr}");
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
}

#[test]
fn a_panic_after_the_write_leaves_the_outcome_unknown() {
    let (exit, stdout, stderr) = run(&[("WRITTEN", "1"), ("FORM", "json")]);
    assert_eq!(exit, Some(70), "{stderr}");
    let line = stdout.lines().find(|line| line.contains('{')).unwrap_or_default();
    assert!(
        line.contains("\"outcome\":\"unknown\"") && line.contains("\"code\":\"internal_unknown\""),
        "{stdout}"
    );
    assert!(!stdout.contains("c4n4ry") && stderr.is_empty(), "{stderr}");
}

/// The hook must not wait for the redactor in which the panic has happened.
#[test]
fn a_panic_within_the_redactor_exits_with_70_as_well() {
    let (exit, stdout, stderr) = run_child("child_in_the_redactor", &[]);
    assert_eq!(exit, Some(70), "{stderr}");
    assert!(stderr.starts_with("rotator: unchanged: internal error at "), "{stderr}");
    assert!(!stderr.contains("c4n4ry") && !stdout.contains("c4n4ry"), "{stderr}");
}
