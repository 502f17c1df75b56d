//! What a Gateway may send, and what must be refused with one sentence.

use sdk_mock::meraki::{API_KEY, Meraki, NETWORK_ID, USER_EMAIL};
use serde_json::json;

use crate::support::{NEW, OLD, Payload, Program};

/// Runs with this input and asserts that the right password arrives.
#[track_caller]
fn arrives(name: &str, input: Vec<u8>) {
    let vendor = Meraki::start_blocking();
    let run =
        Program::raw(input, &["--api-url", &vendor.base_url()]).hiding(Payload::meraki().secrets()).run();
    assert_eq!(run.exit, Some(0), "{name}: {run:?}");
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW), "{name}");
}

#[test]
fn every_encoding_that_a_gateway_can_produce() {
    let text = Payload::meraki().base64();
    let wide =
        |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(unit).collect() };
    let line = format!("{text}\r\n");
    arrives("UTF-16LE without a mark", wide(&line, u16::to_le_bytes));
    arrives("UTF-16BE without a mark", wide(&line, u16::to_be_bytes));
    arrives("UTF-16BE with a mark", [vec![0xFE, 0xFF], wide(&line, u16::to_be_bytes)].concat());
    arrives("no end of line", text.clone().into_bytes());
    arrives("empty lines around", format!("\r\n \r\n{text}\r\n\r\n").into_bytes());
    arrives("NULs in between", text.bytes().flat_map(|byte| [byte, 0]).collect());
    arrives("a NUL at the end", format!("{text}\0").into_bytes());
    arrives("no padding", text.trim_end_matches('=').as_bytes().to_vec());
    arrives("URL-safe", text.replace('+', "-").replace('/', "_").into_bytes());
    arrives(
        "wrapped at 64 with CRLF",
        text.as_bytes().chunks(64).flat_map(|line| [line, b"\r\n"].concat()).collect(),
    );
    arrives("in quotation marks", format!("\"{text}\"\n").into_bytes());
}

#[test]
fn a_large_payload_below_the_limit_is_read_and_one_above_is_not() {
    let padding = "x".repeat(1_000_000);
    let payload = Payload::meraki().with_record(json!({"uid": "BIG", "title": "big", "notes": padding}));
    arrives("1.8 MB", payload.base64().into_bytes());
    Program::raw("A".repeat(5_000_000), &[]).run().assert_failed(10, "input_too_large");
}

#[test]
fn values_of_every_kind_do_no_harm_beside_the_needed_fields() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki()
        .with_field("checkbox", true)
        .with_field("date", 1_767_225_600_000_i64)
        .with_field("host", json!({"hostName": "h", "port": 22}))
        .with_field("empty", json!([]))
        .with_field("nothing", json!(null))
        .with_field("several", json!(["a", "b"]))
        .with_field("fraction", 1.5);
    Program::new(&payload, &vendor.base_url()).run().assert_changed();
}

#[test]
fn needed_fields_of_the_wrong_kind_are_named() {
    for (value, text) in [
        (json!({"id": NETWORK_ID}), "an object in `network_id`"),
        (json!([NETWORK_ID, "N_2"]), "2 values in `network_id`"),
        (json!(true), "`network_id`"),
        (json!(17), "`network_id`"),
        (json!(1.5), "a number in `network_id`"),
    ] {
        let payload = Payload::meraki().with_field("network_id", value);
        Program::new(&payload, "http://127.0.0.1:1/api/v1")
            .run()
            .assert_failed(10, "field_invalid")
            .says(text);
    }
    for value in [json!(null), json!(""), json!([]), json!("  ")] {
        let payload = Payload::meraki().with_field("network_id", value);
        let run = Program::new(&payload, "http://127.0.0.1:1/api/v1").run();
        run.assert_failed(10, "field_missing").says("no field `network_id`");
    }
}

#[test]
fn a_label_twice_is_ambiguous() {
    let mut payload = Payload::meraki().with_field("network_id_2", "N_2");
    Program::new(&payload, "http://127.0.0.1:1/api/v1")
        .run()
        .assert_failed(10, "field_invalid")
        .says("`network_id_2`");
    // The same but for its spelling, which the guide calls the same.
    let payload_spelt = Payload::meraki().with_field("Network ID", "N_2");
    Program::new(&payload_spelt, "http://127.0.0.1:1/api/v1")
        .run()
        .assert_failed(10, "field_invalid")
        .says("`Network ID`, `network_id`");
    // The same key twice in one JSON object.
    let record = format!(
        r#"[{{"uid":"U","title":"Cisco Authentication Record","network_id":"N_1","network_id":"N_2","password":"{API_KEY}"}}]"#
    );
    use base64::Engine as _;
    payload.object["records"] = json!(base64::engine::general_purpose::STANDARD.encode(record));
    Program::new(&payload, "http://127.0.0.1:1/api/v1")
        .run()
        .assert_failed(10, "field_invalid")
        .says("`network_id`, `network_id`");
}

#[test]
fn foreign_input_is_refused_with_one_sentence() {
    for (input, code) in [
        (&b"not base64!"[..], "payload_invalid"),
        (b"{\"user\":\"x\"}", "payload_invalid"),
        (b"QUJD", "payload_invalid"),
        (b"W10=", "payload_invalid"),
        (b"bnVsbA==", "payload_invalid"),
        (b"e30=", "payload_invalid"),
        (b"\xff\xfe\x00\xd8", "payload_invalid"),
        (b"e30=\ne30=\n", "payload_invalid"),
    ] {
        Program::raw(input, &[]).run().assert_failed(10, code);
    }
}

#[test]
fn a_title_cannot_forge_a_line_of_the_log() {
    let payload = Payload::meraki().with_field("title", "x\nrotator: changed: forged [exit=0\u{1b}[2J");
    let run = Program::new(&payload, "http://127.0.0.1:1/api/v1").run();
    run.assert_failed(10, "record_missing");
    assert!(!run.stderr.contains('\u{1b}'), "{run:?}");
}

#[test]
fn a_writer_that_never_ends_is_not_waited_for() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_rotator"))
        .args(["--deadline", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let stdin = child.stdin.take();
    let output = child.wait_with_output().unwrap();
    drop(stdin);
    assert_eq!(output.status.code(), Some(10), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("code=input_timeout"), "{output:?}");
}

#[test]
fn a_writer_that_keeps_stdin_open_is_served_at_once() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let text = Payload::meraki().base64();
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let (start, end) = text.split_at(text.len() / 2);
    for parts in [
        vec![format!("{text}\n").into_bytes()],
        vec![wide(&format!("{text}\r\n"))],
        // A line that is no payload yet does not end the input.
        vec![format!("{start}\n").into_bytes(), format!("{end}\r\n").into_bytes()],
    ] {
        let vendor = Meraki::start_blocking();
        let mut child = Command::new(env!("CARGO_BIN_EXE_rotator"))
            .args(["--api-url", &vendor.base_url()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        for part in parts {
            stdin.write_all(&part).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        let output = child.wait_with_output().unwrap();
        drop(stdin);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
    }
}

/// The records are one text; what one of them cannot hold must not keep the others from being read.
#[test]
fn a_bad_character_in_a_record_that_is_not_needed_does_no_harm() {
    use base64::Engine as _;
    let records = |foreign: &[u8], key: &[u8]| {
        let own = format!(
            r#"{{"uid":"U","title":"Cisco\u00a0Authentication  Record","network_id":"{NETWORK_ID}","note":"zoë 🔑","password":""#
        );
        let bytes = [b"[{\"title\":\"x\",\"note\":", foreign, b"},", own.as_bytes(), key, b"\"}]"].concat();
        Payload::meraki().with("records", base64::engine::general_purpose::STANDARD.encode(bytes))
    };
    for foreign in [&br#""half \ud83d a pair""#[..], b"\"caf\xe9\"", b"NaN", b"[-Infinity]", b"\"a\x01b\""] {
        let vendor = Meraki::start_blocking();
        let payload = records(foreign, API_KEY.as_bytes());
        Program::new(&payload, &vendor.base_url()).run().assert_changed();
        assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
    }
    for key in [&br"0123456789\ud83d"[..], b"0123456789\xe9"] {
        let run = Program::new(&records(b"1", key), "http://127.0.0.1:1/api/v1").run();
        run.assert_failed(10, "field_invalid").says("in `password` that cannot be read");
    }
}

#[test]
fn the_key_may_be_in_the_field_of_keepers_own_records() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().without_field("password").with_field("API Key", API_KEY);
    Program::new(&payload, &vendor.base_url()).run().assert_changed();
    let both = Payload::meraki().with_field("api_key", API_KEY);
    Program::new(&both, &vendor.base_url()).run().assert_changed();
    let wrong = payload.with_field("API Key", "0000000000000000000000000000000000000000");
    Program::new(&wrong, &vendor.base_url())
        .run()
        .assert_failed(10, "credentials_rejected")
        .says("field `api_key`");
    let differ = Payload::meraki().with_field("api_key", "0000000000000000000000000000000000000000");
    let run = Program::new(&differ, &vendor.base_url()).run();
    run.assert_failed(10, "field_invalid").says("`password` and `api_key`");
}

/// `rotator payload | rotator --dry-run` begins to wait before anything is typed.
#[test]
fn a_dry_run_waits_for_a_person_who_types() {
    use std::io::Write as _;
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().practice();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_rotator"))
        .args(["--dry-run", "--deadline", "10", "--api-url", &vendor.base_url()])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_secs(11));
    child.stdin.take().unwrap().write_all(payload.base64().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{stdout}");
    assert!(stdout.contains("1 attached record\n"), "{stdout}");
}

#[test]
fn the_old_password_is_never_needed_by_meraki() {
    let vendor = Meraki::start_blocking();
    Program::new(&Payload::meraki().without("oldPassword"), &vendor.base_url()).run().assert_changed();
    assert!(!format!("{:?}", vendor.requests()).contains(OLD));
}
