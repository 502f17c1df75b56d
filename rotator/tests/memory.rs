//! What is left in the memory of a running program of what it no longer needs.
//!
//! The test reads `/proc/PID/mem`, as an administrator could. Where it is not one, it cannot: the program is not
//! dumpable, which keeps out whoever runs as the same user. That is asserted then instead.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test says what it expects by panicking"
)]

use std::fs::File;
use std::io::{ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable, USER};
use sdk_mock::{Fault, Server};
use serde_json::json;

// Their ends are found nowhere else by chance.
const NEW: &str = "N3w-C4n4ry&-x7KqWz3V";
const OLD: &str = "0ld-C4n4ry&-j9RgYb5T";
const OTHER: &str = "0th3r-C4n4ry&-u4MdLp8S";

/// The writable memory of a process as text, or nothing where it is not allowed to be read.
fn memory(process: u32) -> Option<String> {
    let open = |name: &str| File::open(format!("/proc/{process}/{name}"));
    let (mut maps, mut memory) = match (open("maps"), open("mem")) {
        (Ok(maps), Ok(memory)) => (maps, memory),
        (Err(error), _) | (_, Err(error)) => {
            assert_eq!(error.kind(), ErrorKind::PermissionDenied, "{error}");
            return None;
        }
    };
    let mut text = String::new();
    maps.read_to_string(&mut text).unwrap();
    let mut found = String::new();
    for line in text.lines() {
        let (range, rest) = line.split_once(' ').unwrap();
        let (start, end) = range.split_once('-').unwrap();
        let [start, end] = [start, end].map(|address| u64::from_str_radix(address, 16).unwrap());
        let mut part = vec![0; usize::try_from(end - start).unwrap()];
        // A region can vanish while it is read.
        let read = rest.starts_with("rw")
            && memory.seek(SeekFrom::Start(start)).is_ok()
            && memory.read_exact(&mut part).is_ok();
        if read {
            found.push_str(&String::from_utf8_lossy(&part));
        }
    }
    Some(found)
}

/// A payload, and pieces of it at every layer of its encoding, none of which the program needs once it is decoded.
struct Input {
    line: String,
    pieces: Vec<(&'static str, String)>,
}

/// `notes` make the payload larger than the buffers that it passes through.
fn input(notes: usize) -> Input {
    let notes: String = (0..notes).map(|number| format!("note {number}, ")).collect();
    let records = json!([
        {"uid": "UID_1", "title": "Notes", "notes": notes, "password": OTHER},
        {"uid": "UID_2", "title": "Tenable Authentication Record", "tenable_access_key": ACCESS_KEY,
            "tenable_secret_key": SECRET_KEY},
    ])
    .to_string();
    let encoded = STANDARD.encode(&records);
    let object =
        json!({"user": USER, "newPassword": NEW, "oldPassword": OLD, "records": encoded}).to_string();
    let line = STANDARD.encode(&object);
    let mut pieces = vec![
        ("new password in the object", format!("\"newPassword\":\"{NEW}")),
        ("old password in the object", format!("\"oldPassword\":\"{OLD}")),
        ("secret in the records", format!("\"password\":\"{OTHER}")),
        ("key in the records", format!("\"tenable_secret_key\":\"{SECRET_KEY}")),
    ];
    // Longer than any secret alone, which the redactor knows in Base64.
    for (name, text) in [("records in Base64", &encoded), ("input", &line)] {
        for start in (0..text.len() - 120).step_by(3000).chain([text.len() - 240, text.len() - 120]) {
            pieces.push((name, text[start..start + 120].to_owned()));
        }
    }
    Input { line, pieces }
}

fn start(input: &str, vendor: &Server) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rotator"));
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name);
    }
    let mut child = command
        .args(["--api-url", &vendor.base_url(), "--verify", "always"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for part in input.as_bytes().chunks(30_000) {
        stdin.write_all(part).unwrap();
        // Long enough that the parts are read one by one.
        std::thread::sleep(Duration::from_millis(20));
    }
    child
}

/// Runs until the vendor was asked for an operation, which it does not respond, and reads the memory then.
fn stopped_at(operation: &str, input: &str) -> Option<String> {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(operation).hang().always());
    let mut child = start(input, &vendor);
    let started = Instant::now();
    while vendor.requests_of(operation).is_empty() {
        assert!(started.elapsed().as_secs() < 30, "{operation} was not called");
        std::thread::sleep(Duration::from_millis(10));
    }
    let memory = memory(child.id());
    child.kill().unwrap();
    child.wait().unwrap();
    memory
}

#[test]
fn nothing_is_left_of_the_input_when_the_first_request_is_sent() {
    for notes in [0, 2_500, 4_000, 10_000] {
        let input = input(notes);
        let Some(memory) = stopped_at("users-list", &input.line) else { return };
        assert!(memory.contains(NEW), "the memory that was read is not the program's");
        for (name, piece) in &input.pieces {
            assert!(!memory.contains(piece), "{name}, with {notes} notes: {piece}");
        }
    }
}

#[test]
fn nothing_is_left_of_the_write_when_the_next_request_is_sent() {
    let body = format!("{{\"password\":\"{NEW}\"}}");
    let input = input(0);
    let Some(memory) = stopped_at("users-password", &input.line) else { return };
    assert!(memory.contains(&body), "the body of the write has another form now");
    let Some(memory) = stopped_at("session-create", &input.line) else { return };
    assert!(!memory.contains(&body));
}

#[test]
fn what_is_freed_is_wiped() {
    let input = input(0);
    for operation in ["users-list", "users-password", "session-create"] {
        let Some(memory) = stopped_at(operation, &input.line) else { return };
        // The keys of the fake vendor end in zeros, so more of them is needed to tell them.
        let canaries = [NEW, OLD, OTHER].map(|secret| (secret, 5));
        for (secret, length) in canaries.into_iter().chain([(ACCESS_KEY, 12), (SECRET_KEY, 12)]) {
            // A copy that is freed and not wiped loses its beginning to what the heap writes there.
            let ends = memory.matches(&secret[secret.len() - length..]).count();
            let whole = memory.matches(&secret[secret.len() - length - 4..]).count();
            assert_eq!(ends, whole, "at {operation}, of {secret}");
        }
    }
}
