//! Options, help, and command lines that cannot be understood.

use crate::support::{Payload, Program, Target};

#[test]
fn help_and_version_are_answered_on_stdout() {
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
    let version = Program::raw("", &["--version"]).run();
    assert_eq!(
        (version.exit, version.stdout.trim()),
        (Some(0), concat!("rotator ", env!("CARGO_PKG_VERSION")))
    );
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
fn a_key_with_a_blank_in_it_is_explained() {
    let payload = Payload::meraki().with_field("password", "two words-0123456789");
    let run = Program::new(&payload, "https://127.0.0.1:1/api/v1").run();
    run.assert_failed(10, "field_invalid").says("field `password`");
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
