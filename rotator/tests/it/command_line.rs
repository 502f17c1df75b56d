//! Options, help, and command lines that cannot be understood.

use crate::support::{Payload, Program, Target};

const SUBCOMMANDS: [&str; 4] = ["check", "payload", "completions", "man"];

#[test]
fn help_and_version_are_printed_on_stdout() {
    let help = Program::raw("", &["--help"]).run();
    assert_eq!((help.exit, &*help.stderr), (Some(0), ""));
    for option in [
        "--target",
        "--record",
        "--api-url",
        "--account-type",
        "--dry-run",
        "--verify",
        "--deadline",
        "--output",
        "-v",
    ] {
        assert!(help.stdout.contains(option), "{option}");
    }
    for part in SUBCOMMANDS.iter().chain(&[
        "Examples:",
        "rotator check --target meraki-user --user LOGIN",
        "Environment:",
        "HTTPS_PROXY",
        "SSL_CERT_FILE",
        "Exit status:",
        "Documentation:",
    ]) {
        assert!(help.stdout.contains(part), "{part}");
    }
    for code in [0, 2, 10, 11, 20, 21, 70] {
        assert!(help.stdout.contains(&format!("\n  {code:<3} ")), "{code}");
    }
    let version = Program::raw("", &["--version"]).run();
    assert_eq!(
        (version.exit, version.stdout.trim()),
        (Some(0), concat!("rotator ", env!("CARGO_PKG_VERSION")))
    );
}

#[test]
fn help_fits_into_80_columns() {
    let mut commands = vec![vec!["--help"], vec!["-h"]];
    commands.extend(SUBCOMMANDS.iter().flat_map(|name| [vec![*name, "--help"], vec![*name, "-h"]]));
    for command in commands {
        let help = Program::raw("", &command).run();
        assert_eq!(help.exit, Some(0), "{help:?}");
        let long: Vec<_> = help.stdout.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(long.is_empty(), "{command:?}: {long:#?}");
        // A word that stands alone was broken off.
        assert!(help.stdout.lines().count() > 5, "{help:?}");
    }
}

#[test]
fn a_manual_page_and_completions_are_printed() {
    let page = Program::raw("", &["man"]).run();
    assert_eq!((page.exit, &*page.stderr), (Some(0), ""));
    for part in [
        ".TH ROTATOR 1",
        ".SH OPTIONS",
        "\\-\\-metrics\\-file",
        ".SH EXIT STATUS",
        ".SH ENVIRONMENT",
        "rotator\\-check(1)",
    ] {
        assert!(page.stdout.contains(part), "{part}: {}", page.stdout);
    }
    for command in SUBCOMMANDS {
        let page = Program::raw("", &["man", command]).run();
        assert_eq!((page.exit, &*page.stderr), (Some(0), ""));
        let title = format!(".TH ROTATOR-{} 1", command.to_uppercase());
        assert!(page.stdout.contains(&title), "{command}: {}", page.stdout);
    }
    Program::raw("", &["man", "c4n4ry"]).run().assert_failed(2, "usage").says("payload");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = Program::raw("", &["completions", shell]).run();
        assert_eq!((script.exit, &*script.stderr), (Some(0), ""));
        for word in ["report-file", "check", "new-password-file"] {
            assert!(script.stdout.contains(word), "{shell}: {word}");
        }
    }
    let run = Program::raw("", &["completions"]).run();
    run.assert_failed(2, "usage").says("missing: <SHELL>");
    Program::raw("", &["completions", "c4n4ry"]).run().assert_failed(2, "usage").says("bash");
}

/// What happened, why, and what to do.
#[cfg(unix)]
#[test]
fn a_failure_is_three_lines_on_a_terminal() {
    use std::process::{Command, Stdio};

    use crate::support::terminal::Terminal;

    let payload = Payload::tenable().with("newPassword", "short-1");
    let vendor = Target::User.start();
    let wrong = Payload::meraki().with_field("password", "0123456789abcdef0123456789abcdef01234567");
    let meraki = Target::Meraki.start();
    for (args, input, lines) in [
        (
            vec!["--api-url".to_owned(), vendor.server().base_url()],
            payload.base64(),
            [
                "rotator: unchanged: Tenable would refuse the new password: it has fewer than 12 characters",
                "  why: The new password does not meet the target's rules, or equals the old one. [exit=10 code=policy]",
                "  do:  set the password complexity of the PAM User record",
            ],
        ),
        (
            vec!["--api-url".to_owned(), meraki.server().base_url()],
            wrong.base64(),
            [
                "rotator: unchanged: Meraki does not accept the API key\n",
                "  why: getNetworkMerakiAuthUsers: responded with 401 Unauthorized",
                "  do:  put a valid key into field `password`",
            ],
        ),
        (
            vec!["payload".to_owned()],
            String::new(),
            [
                "rotator: unchanged: missing: --target <TARGET>, --user <LOGIN>\n",
                "  why: The command line",
                "  do:  see `rotator --help`",
            ],
        ),
    ] {
        let terminal = Terminal::open();
        let mut child = Command::new(env!("CARGO_BIN_EXE_rotator"))
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(terminal.stdio())
            .spawn()
            .unwrap();
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes());
        assert_eq!(child.wait_with_output().unwrap().stdout, b"");
        terminal.await_text("  do:  ");
        let shown = terminal.shown();
        assert_eq!(shown.trim_end().lines().count(), 3, "{shown}");
        for line in lines {
            assert!(shown.contains(line), "`{line}`: {shown}");
        }
    }
}

#[test]
fn a_payload_pasted_as_an_argument_is_not_printed() {
    let payload = Payload::meraki();
    let text = payload.base64();
    for args in [&[&*text][..], &["--record", "x", &*text], &["--output", &*text], &[&*format!("--{text}")]] {
        let run = Program::raw("", args).hiding(vec![text.clone()]).run();
        assert_eq!(run.exit, Some(2), "{run:?}");
        assert!(run.stdout.is_empty() && run.stderr.lines().count() == 1, "{run:?}");
        assert!(!run.stderr.contains(&text[..20]), "{run:?}");
    }
}

#[test]
fn a_bad_url_is_refused_by_whoever_gave_it() {
    let payload = Payload::meraki();
    for url in ["http://api.meraki.com/api/v1", "ftp://x", "https://user:pass@api.meraki.com/api/v1", "x"] {
        let run = Program::new(&payload, url).run();
        assert_eq!(run.exit, Some(2), "{url}: {run:?}");
        run.says("--api-url");
        let payload = Payload::meraki().with_field("api_url", url);
        let run = Program::raw(payload.base64(), &[]).hiding(payload.secrets()).run();
        run.assert_failed(10, "field_invalid").says("`api_url`");
    }
}

#[test]
fn a_key_with_a_space_in_it_is_explained() {
    let payload = Payload::meraki().with_field("password", "two words-0123456789");
    let run = Program::new(&payload, "https://127.0.0.1:1/api/v1").run();
    run.assert_failed(10, "field_invalid").says("field `password`").says("put the key alone into it");
    // Of two keys, the one with it.
    let payload = Payload::tenable().with_field("tenable_secret_key", "two words-0123456789");
    let run = Program::new(&payload, "https://127.0.0.1:1").run();
    run.assert_failed(10, "field_invalid").says("field `tenable_secret_key` of");
}

#[cfg(target_os = "linux")]
#[test]
fn a_limit_of_the_host_is_named_and_no_defect() {
    let program = env!("CARGO_BIN_EXE_rotator");
    let output = std::process::Command::new("prlimit").args(["--nofile=5", program]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(10), "{said}");
    assert!(
        said.contains("Too many open files")
            && said.contains("ulimit -n")
            && said.contains("code=host_setup"),
        "{said}"
    );
}

#[test]
fn nothing_is_read_from_the_environment() {
    let run = Program::raw("", &[])
        .env("RUST_LOG", "trace")
        .env("RUST_BACKTRACE", "1")
        .env("ROTATOR_OUTPUT", "json")
        .run();
    run.assert_failed(10, "no_input");
}

#[test]
fn the_earlier_name_of_a_target_is_taken() {
    let target = Target::Meraki;
    for name in ["meraki", "meraki-user", "Meraki"] {
        let vendor = target.start();
        let payload = target.payload().with_field("target", name);
        target.program(&payload, &vendor).run().assert_changed().says("target=meraki-user");
    }
    let vendor = target.start();
    let program = target.program(&target.payload(), &vendor).args(&["--target", "meraki"]);
    program.run().assert_changed().says("target=meraki-user");
}

#[test]
fn an_option_of_another_target_is_refused() {
    for (target, args) in [
        (Target::Meraki, ["--verify", "auto"]),
        (Target::Credential, ["--verify", "always"]),
        (Target::User, ["--account-type", "Guest"]),
        (Target::Credential, ["--account-type", "Client VPN"]),
    ] {
        let vendor = target.start();
        let run = target.program(&target.payload(), &vendor).args(&args).run();
        run.assert_failed(2, "usage").says(args[0]).says("leave it out");
        assert!(vendor.server().requests().is_empty());
    }
}
