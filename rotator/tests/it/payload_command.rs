//! `rotator payload`: a payload by hand that the program itself accepts.

use std::path::{Path, PathBuf};

use sdk_mock::meraki::{API_KEY, Meraki, NETWORK_ID, USER_EMAIL};
use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable, USER};

use crate::support::{NEW, Program, Run};

fn file(directory: &Path, name: &str, text: &str) -> String {
    let path: PathBuf = directory.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn write(args: &[&str]) -> Run {
    Program::raw("", &["payload"]).args(args).run()
}

#[test]
fn what_it_writes_is_what_the_program_reads() {
    let directory = tempfile::tempdir().unwrap();
    let new = file(directory.path(), "new", &format!("{NEW}\r\n"));
    let key = file(directory.path(), "key", API_KEY);
    let (network, key) = (format!("network_id={NETWORK_ID}"), format!("password={key}"));
    let run = write(&[
        "--target",
        "meraki-user",
        "--user",
        USER_EMAIL,
        "--new-password-file",
        &new,
        "--field",
        &network,
        "--field-file",
        &key,
    ]);
    assert_eq!((run.exit, &*run.stderr), (Some(0), ""), "{run:?}");
    let vendor = Meraki::start_blocking();
    let program = Program::raw(run.stdout, &["--api-url", &vendor.base_url()]);
    program.hiding(vec![NEW.to_owned(), API_KEY.to_owned()]).run().assert_changed();
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
}

#[test]
fn it_serves_tenable_as_well() {
    let directory = tempfile::tempdir().unwrap();
    let new = file(directory.path(), "new", NEW);
    let access = format!("tenable_access_key={}", file(directory.path(), "access", ACCESS_KEY));
    let secret = format!("tenable_secret_key={}", file(directory.path(), "secret", SECRET_KEY));
    let run = write(&[
        "--target",
        "tenable-user",
        "--user",
        USER,
        "--new-password-file",
        &new,
        "--field-file",
        &access,
        "--field-file",
        &secret,
    ]);
    let vendor = Tenable::start_blocking();
    Program::raw(run.stdout, &["--api-url", &vendor.base_url()]).run().assert_changed();
}

#[test]
fn what_is_missing_cannot_be_asked_for_without_a_terminal() {
    let run = write(&["--target", "meraki-user", "--user", "u"]);
    run.assert_failed(2, "usage").says("to ask for what is missing: network id, field `network_id`;");
    run.says("give --field network_id=VALUE");
    write(&["--target", "auto", "--user", "u"]).assert_failed(2, "usage").says("--target");
    write(&["--user", "u"]).assert_failed(2, "usage").says("missing: --target <TARGET>");
    write(&[]).assert_failed(2, "usage").says("missing: --target <TARGET>, --user <LOGIN>");
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_option_and_reason() {
    let directory = tempfile::tempdir().unwrap();
    let (missing, empty) = (directory.path().join("missing"), file(directory.path(), "empty", "\n"));
    let missing = missing.to_str().unwrap();
    let network = ["--target", "meraki-user", "--user", "u", "--field", "network_id=N_1"];
    for (option, value, named, reason) in [
        ("--field-file", format!("password={missing}"), missing, "No such file or directory"),
        ("--field-file", format!("password={empty}"), &*empty, "nothing in its first line"),
        ("--field-file", format!("password={}", directory.path().display()), "", "cannot be read"),
    ] {
        let run = write(&[&network[..], &[option, &value]].concat());
        run.assert_failed(2, "usage").says(&format!("{option}: the file {named}"));
        if cfg!(unix) {
            run.says(reason);
        }
    }
    let key = format!("password={}", file(directory.path(), "key", "k"));
    let run = write(&[&network[..], &["--field-file", &key, "--new-password-file", missing]].concat());
    run.assert_failed(2, "usage").says(&format!("--new-password-file: the file {missing}"));
}

/// It can be a secret in the wrong place.
#[test]
fn a_field_without_label_is_not_quoted() {
    for option in ["--field", "--field-file"] {
        let run = write(&["--target", "meraki-user", "--user", "u", option, "c4n4ry"]);
        run.assert_failed(2, "usage").says(&format!("{option} takes LABEL="));
        assert!(!run.stderr.contains("c4n4ry"), "{run:?}");
    }
}

/// Notepad and PowerShell begin a file with a mark, which is no part of the password.
#[test]
fn a_mark_at_the_start_of_a_file_is_no_part_of_the_secret() {
    let directory = tempfile::tempdir().unwrap();
    let new = file(directory.path(), "new", &format!("\u{feff}{NEW}\r\n"));
    let wide = directory.path().join("key");
    let bytes: Vec<u8> = format!("\u{feff}{API_KEY}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(&wide, bytes).unwrap();
    let (network, key) = (format!("network_id={NETWORK_ID}"), format!("api_key={}", wide.display()));
    let fields = ["--field", &network, "--field-file", &key];
    let run = write(
        &[&["--target", "meraki-user", "--user", USER_EMAIL, "--new-password-file", &new], &fields[..]]
            .concat(),
    );
    let vendor = Meraki::start_blocking();
    Program::raw(run.stdout, &["--api-url", &vendor.base_url()]).run().assert_changed();
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
}

/// Ctrl-C at a prompt is the signal that the terminal sends.
#[cfg(unix)]
#[test]
fn a_terminal_shows_again_what_is_typed_after_a_signal() {
    use std::process::{Command, Stdio};

    use rustix::process::{Pid, Signal, kill_process};

    use crate::support::terminal::Terminal;

    let terminal = Terminal::open();
    for signal in [Signal::INT, Signal::TERM] {
        assert!(terminal.shows());
        let child = Command::new(env!("CARGO_BIN_EXE_rotator"))
            .args(["payload", "--target", "meraki-user", "--user", "u", "--field", "network_id=N_1"])
            .stdin(terminal.stdio())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let started = std::time::Instant::now();
        while terminal.shows() {
            assert!(started.elapsed().as_secs() < 60, "what is typed is never hidden");
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        // Hidden first, then ready for signals.
        std::thread::sleep(std::time::Duration::from_millis(500));
        kill_process(Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap(), signal).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(terminal.shows(), "{output:?}");
        assert_eq!((output.status.code(), &*output.stdout), (Some(11), &b""[..]), "{output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("code=interrupted"), "{output:?}");
    }
}
