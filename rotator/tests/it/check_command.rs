//! `rotator check`: asks, checks, warns, and writes nothing.

use sdk_mock::Fault;
use sdk_mock::meraki::{API_KEY, Meraki, NETWORK_ID, USER_EMAIL, USER_PASSWORD};
use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable, USER};
use tempfile::NamedTempFile;

use crate::support::{NEW, Payload, Program, Run};

fn file(text: &str) -> NamedTempFile {
    let file = NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

fn check(input: &str, args: &[&str]) -> Run {
    Program::raw(input, &["check"]).args(args).hiding(vec![API_KEY.to_owned(), NEW.to_owned()]).run()
}

/// The options that make questions unnecessary, but for the network.
fn meraki(vendor: &Meraki, key: &NamedTempFile, more: &[&str]) -> Vec<String> {
    let key = format!("password={}", key.path().display());
    let url = vendor.base_url();
    let given = ["--target", "meraki-user", "--user", USER_EMAIL, "--api-url", &url, "--field-file", &key];
    given.iter().chain(more).map(|text| (*text).to_owned()).collect()
}

fn borrowed(args: &[String]) -> Vec<&str> {
    args.iter().map(String::as_str).collect()
}

#[test]
fn every_step_is_shown_and_nothing_is_written() {
    let (vendor, key, network) =
        (Meraki::start_blocking(), file(API_KEY), format!("network_id={NETWORK_ID}"));
    let args = meraki(&vendor, &key, &["--field", &network]);
    let run = check("", &borrowed(&args));
    assert_eq!((run.exit, &*run.stderr), (Some(0), ""), "{run:?}");
    let steps: Vec<_> = run.stdout.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(
        steps[..9],
        ["payload", "record", "options", "policy", "connection", "key", "account", "eligible", "rights"],
        "{run:?}"
    );
    run.says("?       policy      no new password was given; Meraki publishes no other rule");
    run.says("warn    night       the API URL is that of a mock server on this machine");
    run.says("rotator: unchanged: every check passed").says("[exit=0 code=dry_run_passed");
    vendor.assert_calls(&["getNetworkMerakiAuthUsers"]);
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(USER_PASSWORD));

    let args = meraki(&vendor, &key, &["--field", &network, "--output", "json"]);
    let object = check("", &borrowed(&args)).json();
    assert_eq!((&object["dry_run"], &object["exit"]), (&true.into(), &0.into()));
    let night = object["checks"].as_array().unwrap().last().unwrap();
    assert_eq!((&night["step"], &night["ok"]), (&"night".into(), &serde_json::Value::Null));
}

#[test]
fn the_networks_are_listed_where_none_is_named() {
    let (vendor, key) = (Meraki::start_blocking(), file(API_KEY));
    let run = check("", &borrowed(&meraki(&vendor, &key, &[])));
    assert_eq!(run.exit, Some(10), "{run:?}");
    run.says("code=field_missing").says("put one of the listed ones into it: --field network_id=VALUE");
    let line = run.stdout.lines().find(|line| line.contains(NETWORK_ID)).unwrap();
    assert!(line.starts_with(&format!("  {NETWORK_ID} ")) && line.contains("(organization "), "{run:?}");
    vendor.assert_calls(&["getOrganizations", "getOrganizationNetworks"]);

    let object = check("", &borrowed(&meraki(&vendor, &key, &["--output", "json"]))).json();
    assert!(object["checks"][0]["detail"].as_str().unwrap().starts_with(NETWORK_ID), "{object}");
    assert_eq!(object["dry_run"], true);
}

#[test]
fn an_organization_whose_networks_are_hidden_hides_no_others() {
    let (vendor, key) = (Meraki::start_blocking(), file(API_KEY));
    vendor.fault(Fault::on("getOrganizationNetworks").status(403).always());
    let run = check("", &borrowed(&meraki(&vendor, &key, &[])));
    run.says("the key is not permitted to list its networks").says("code=field_missing");
}

#[test]
fn a_key_that_is_not_accepted_is_found_out_by_the_list() {
    let (vendor, key) = (Meraki::start_blocking(), file("0123456789abcdef0123456789abcdef01234567"));
    let run = check("", &borrowed(&meraki(&vendor, &key, &[])));
    assert_eq!(run.exit, Some(10), "{run:?}");
    run.says("code=credentials_rejected").says("put a valid key into field `password`");
}

#[test]
fn what_nobody_can_be_asked_for_is_named() {
    let key = file(API_KEY);
    let key = format!("password={}", key.path().display());
    for (args, what, option) in [
        (&[][..], "target (meraki-user, tenable-user, tenable-credential)", "--target TARGET"),
        (&["--target", "meraki-user"], "login of the PAM User record", "--user LOGIN"),
        (
            &["--target", "meraki-user", "--user", "u"],
            "API key, field `password`",
            "--field-file password=FILE",
        ),
        (
            &["--target", "tenable-user", "--user", "u"],
            "access key, field `tenable_access_key`",
            "--field-file tenable_access_key=FILE",
        ),
        (
            &[
                "--target",
                "meraki-user",
                "--user",
                "u",
                "--field-file",
                &*key,
                "--new-password-file",
                "/no/file",
            ],
            "--new-password-file: the file /no/file cannot be read",
            "which you can read",
        ),
    ] {
        let run = check("", args);
        assert_eq!(run.exit, Some(2), "{run:?}");
        run.says(what).says(option).says("code=usage");
    }
}

#[test]
fn a_new_password_is_held_to_the_rules() {
    let vendor = Tenable::start_blocking();
    let (access, secret, new) = (file(ACCESS_KEY), file(SECRET_KEY), file("short-1"));
    let access = format!("tenable_access_key={}", access.path().display());
    let secret = format!("tenable_secret_key={}", secret.path().display());
    let (url, new) = (vendor.base_url(), new.path().to_str().unwrap());
    let mut args = vec!["--target", "tenable-user", "--user", USER, "--api-url", &url];
    args.extend(["--field-file", &access, "--field-file", &secret]);
    let run = check("", &args);
    assert_eq!(run.exit, Some(0), "{run:?}");
    run.says("no new password was given; at least 12 characters of four kinds");
    let run = check("", &[&args[..], &["--new-password-file", new]].concat());
    assert_eq!(run.exit, Some(10), "{run:?}");
    run.says("FAILED  policy").says("code=policy");
}

/// The Gateway counts 0 as a rotation.
#[test]
fn a_script_with_it_never_ends_green() {
    let vendor = Meraki::start_blocking();
    let url = ["--api-url", &*vendor.base_url()];
    let run = check(&Payload::meraki().base64(), &url);
    assert_eq!(run.exit, Some(10), "{run:?}");
    run.says("code=dry_run_in_script").says("`rotator check`");
    // What `rotator payload` wrote is checked as it is.
    let run = check(&Payload::meraki().practice().base64(), &url);
    assert_eq!(run.exit, Some(0), "{run:?}");
    run.says("differs from the old password");
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(USER_PASSWORD));
}

/// A key that is there in the morning and gone at night is no use.
#[cfg(unix)]
#[test]
fn it_warns_of_what_is_only_so_in_this_shell() {
    use std::os::unix::fs::PermissionsExt as _;

    let vendor = Meraki::builder().tls().start_blocking();
    let (key, network) = (file(API_KEY), format!("network_id={NETWORK_ID}"));
    let args = meraki(&vendor, &key, &["--field", &network]);
    let certificates = vendor.ca_path().unwrap();
    let run = Program::raw("", &["check"]).args(&borrowed(&args)).env("SSL_CERT_FILE", certificates).run();
    assert_eq!(run.exit, Some(0), "{run:?}");
    run.says("warn    night       this shell sets SSL_CERT_FILE");
    assert!(!run.stdout.contains("mock server"), "{run:?}");

    // In a folder that only its owner can pass, as a home is. A link and not a copy: another test that starts a
    // program meanwhile would hold a file that is being written open, and such a file cannot be run.
    let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    std::fs::set_permissions(home.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let copy = home.path().join("rotator");
    std::fs::hard_link(env!("CARGO_BIN_EXE_rotator"), &copy).unwrap();
    let output = std::process::Command::new(&copy)
        .arg("check")
        .args(&args)
        .env("SSL_CERT_FILE", certificates)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(stdout.contains("not every user can pass ") && stdout.contains("/opt/rotator"), "{stdout}");
}

#[test]
fn a_check_that_takes_long_asks_for_more_time() {
    let (vendor, key, network) =
        (Meraki::start_blocking(), file(API_KEY), format!("network_id={NETWORK_ID}"));
    vendor.fault(Fault::on("getNetworkMerakiAuthUsers").status(429).retry_after_seconds(3));
    let args = meraki(&vendor, &key, &["--field", &network, "--deadline", "8"]);
    check("", &borrowed(&args)).says("give a longer --deadline");
}

#[cfg(unix)]
#[test]
fn it_asks_for_what_it_needs() {
    use std::process::Command;

    use crate::support::terminal::Terminal;

    let (vendor, mut terminal) = (Meraki::start_blocking(), Terminal::open());
    let child = Command::new(env!("CARGO_BIN_EXE_rotator"))
        .args(["check", "--api-url", &vendor.base_url()])
        .stdin(terminal.stdio())
        .stdout(terminal.stdio())
        .stderr(terminal.stdio())
        .spawn()
        .unwrap();
    terminal.answer("target (meraki-user, tenable-user, tenable-credential): ", "meraki-user");
    terminal.answer("login of the PAM User record: ", USER_EMAIL);
    terminal.answer("API key, field `password` (not shown): ", API_KEY);
    terminal.await_text(&format!("  {NETWORK_ID} "));
    terminal.answer("network id, field `network_id`: ", NETWORK_ID);
    terminal.await_text("ok      account");
    terminal.await_text("rotator: unchanged: every check passed");
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
    let shown = terminal.shown();
    assert!(!shown.contains(API_KEY) && shown.contains(USER_EMAIL), "{shown}");
    vendor.assert_calls(&["getOrganizations", "getOrganizationNetworks", "getNetworkMerakiAuthUsers"]);
}
