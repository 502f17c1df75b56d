//! `--output json`: exactly one object on stdout, whatever happens.

use sdk_mock::Fault;
use sdk_mock::meraki::{Meraki, USER_EMAIL};
use sdk_mock::tenable::Tenable;
use serde_json::{Value, json};

use crate::support::{Payload, Program, Run, Target};

const KEYS: [&str; 22] = [
    "outcome",
    "exit",
    "code",
    "target",
    "user",
    "message",
    "attempts",
    "request_ids",
    "elapsed_ms",
    "format",
    "time",
    "version",
    "run",
    "host",
    "dry_run",
    "retryable",
    "http_status",
    "hint",
    "account",
    "network",
    "user_record",
    "credential_record",
];

#[track_caller]
fn object(run: &Run) -> Value {
    let object = run.json();
    let keys: Vec<_> =
        object.as_object().unwrap().keys().map(String::as_str).filter(|key| *key != "checks").collect();
    let mut expected = KEYS.to_vec();
    expected.sort_unstable();
    assert_eq!(keys, expected, "{object}");
    assert_eq!(object["exit"], json!(run.exit.unwrap()), "{object}");
    assert!(run.stderr.is_empty(), "{run:?}");
    object
}

#[test]
fn a_success() {
    let vendor = Meraki::start_blocking();
    let run = Program::new(&Payload::meraki(), &vendor.base_url()).args(&["--output", "json"]).run();
    let object = object(&run);
    assert_eq!(object["outcome"], "changed");
    assert_eq!((&object["exit"], &object["code"]), (&json!(0), &json!("changed")));
    assert_eq!((&object["target"], &object["user"]), (&json!("meraki-user"), &json!(USER_EMAIL)));
    assert_eq!(object["attempts"], 2);
    assert_eq!(object["request_ids"].as_array().unwrap().len(), 2);
    assert!(object["elapsed_ms"].is_u64() && object["message"].is_string());
    assert!(object.get("checks").is_none());
    // The order is for people who read it.
    let places: Vec<_> = KEYS.iter().map(|key| run.stdout.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{}", run.stdout);
}

#[test]
fn every_kind_of_failure() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on("updateNetworkMerakiAuthUser").hang().always());
    let program =
        Program::new(&Payload::meraki(), &vendor.base_url()).args(&["--output=json", "--deadline", "5"]);
    let unknown = object(&program.run());
    assert_eq!((&unknown["outcome"], &unknown["exit"]), (&json!("unknown"), &json!(20)));

    let nothing = object(&Program::raw("", &["--output", "json"]).run());
    assert_eq!((&nothing["outcome"], &nothing["exit"]), (&json!("unchanged"), &json!(10)));
    assert_eq!((&nothing["target"], &nothing["user"]), (&Value::Null, &Value::Null));

    let usage = object(&Program::raw("", &["--output", "json", "--nonsense"]).run());
    assert_eq!(
        (&usage["outcome"], &usage["code"], &usage["exit"]),
        (&json!("unchanged"), &json!("usage"), &json!(2))
    );
}

#[test]
fn a_dry_run_of_each_target_lists_its_checks_and_writes_nothing() {
    let (meraki, tenable) = (Meraki::start_blocking(), Tenable::start_blocking());
    for (payload, url) in [(Payload::meraki(), meraki.base_url()), (Payload::tenable(), tenable.base_url())] {
        let payload = payload.practice();
        let run = Program::new(&payload, &url).args(&["--output", "json", "--dry-run"]).run();
        let object = object(&run);
        assert_eq!((&object["outcome"], &object["exit"]), (&json!("unchanged"), &json!(0)));
        assert_eq!(object["code"], "dry_run_passed");
        let steps: Vec<_> = object["checks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|check| check["step"].as_str().unwrap())
            .collect();
        for step in
            ["payload", "record", "options", "policy", "connection", "key", "account", "eligible", "rights"]
        {
            assert!(steps.contains(&step), "{step}: {object}");
        }
    }
    assert_eq!((meraki.password_changes(), tenable.password_changes()), (0, 0));
    assert!(
        meraki.requests().iter().chain(&tenable.requests()).all(|request| request.request.method == "GET")
    );
}

/// Keeper counts 0 as a rotation, and the option is easily left in the script.
#[test]
fn a_dry_run_of_a_gateways_payload_is_no_success() {
    for target in Target::ALL {
        let vendor = target.start();
        let run = target.program(&target.payload(), &vendor).args(&["--output", "json", "--dry-run"]).run();
        let object = object(&run);
        assert_eq!((&object["exit"], &object["code"]), (&json!(10), &json!("dry_run_in_script")));
        assert!(object["checks"].as_array().unwrap().iter().all(|check| check["ok"] != false), "{object}");
        assert_eq!(vendor.password(), target.old_password());
    }
}

#[test]
fn a_failed_dry_run_names_the_step() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with("user", "nobody@example.com");
    let run = Program::new(&payload, &vendor.base_url()).args(&["--output", "json", "--dry-run"]).run();
    let object = object(&run);
    assert_eq!((&object["exit"], &object["code"]), (&json!(10), &json!("account_missing")));
    let failed: Vec<_> =
        object["checks"].as_array().unwrap().iter().filter(|check| check["ok"] == false).collect();
    assert_eq!((failed.len(), &failed[0]["step"]), (1, &json!("account")));
}

#[test]
fn a_dry_run_in_text_is_a_checklist_with_one_line_for_grep() {
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable().practice();
    let run = Program::new(&payload, &vendor.base_url()).args(&["--dry-run"]).run();
    assert_eq!((run.exit, &*run.stderr), (Some(0), ""), "{run:?}");
    assert!(run.stdout.lines().count() > 5, "{run:?}");
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("rotator: ")).count(), 1, "{run:?}");
    assert!(run.stdout.contains("ok      rights"), "{}", run.stdout);
}

#[test]
fn a_dry_run_finds_out_that_the_key_may_not_write() {
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable()
        .with_field("tenable_access_key", sdk_mock::tenable::BASIC_ACCESS_KEY)
        .with_field("tenable_secret_key", sdk_mock::tenable::BASIC_SECRET_KEY);
    let run = Program::new(&payload, &vendor.base_url()).args(&["--output", "json", "--dry-run"]).run();
    assert_eq!(object(&run)["code"], "access_denied");
}
