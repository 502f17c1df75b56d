//! Managed credentials: only the password changes, and the rest is compared.

use sdk_mock::Fault;
use sdk_mock::tenable::{CREDENTIAL, CREDENTIAL_PASSWORD, Credential, Tenable};
use serde_json::{Value, json};

use crate::support::{NEW, Payload, Program};

const UPDATE: &str = "credentials-update";
const DETAILS: &str = "credentials-details";
const CALLS: [&str; 4] = ["credentials-list", DETAILS, UPDATE, DETAILS];

fn program(vendor: &Tenable, name: &str) -> Program {
    let payload = Payload::tenable().with("user", name);
    Program::new(&payload, &vendor.base_url()).args(&["--target", "tenable-credential"])
}

fn settings(vendor: &Tenable, name: &str) -> Value {
    Value::Object(vendor.credential(name).unwrap().settings)
}

#[test]
fn only_the_password_of_a_windows_credential_changes() {
    let vendor = Tenable::start_blocking();
    let before = settings(&vendor, CREDENTIAL);
    program(&vendor, CREDENTIAL).run().assert_changed().says("Tenable credential Windows servers");
    vendor.assert_calls(&CALLS);
    let mut expected = before;
    expected["password"] = json!(NEW);
    assert_eq!(settings(&vendor, CREDENTIAL), expected);
}

#[test]
fn every_other_setting_of_an_ssh_credential_stays() {
    let vendor = Tenable::start_blocking();
    let mut credential = Credential::ssh("Linux hosts", "root", "Old");
    credential.description = "kept".to_owned();
    credential.ad_hoc = true;
    credential.settings.insert("port".to_owned(), json!(2222));
    credential.settings.insert("nothing".to_owned(), json!(null));
    credential.settings.insert("list".to_owned(), json!([1, {"a": true}]));
    vendor.add_credential(credential.clone());
    program(&vendor, "Linux hosts").run().assert_changed();
    let after = vendor.credential("Linux hosts").unwrap();
    credential.settings.insert("password".to_owned(), json!(NEW));
    assert_eq!(after.settings, credential.settings);
    assert_eq!((&*after.description, after.ad_hoc), ("kept", true));
    let sent = vendor.requests_of(UPDATE)[0].json.clone().unwrap();
    assert_eq!(sent["settings"]["escalation_password"], "********");
    assert!(sent.get("permissions").is_none());
}

#[test]
fn the_target_can_stand_in_the_record() {
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable().with("user", CREDENTIAL).with_field("target", "tenable-credential");
    Program::new(&payload, &vendor.base_url()).run().assert_changed().says("target=tenable-credential");
    let payload = Payload::tenable().with_field("target", "something");
    Program::new(&payload, &vendor.base_url()).run().assert_failed(10, "field_invalid").says("`target`");
}

#[test]
fn tenables_rules_for_users_are_not_those_of_hosts() {
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable().with("user", CREDENTIAL).with("newPassword", "short");
    let program = Program::new(&payload, &vendor.base_url()).args(&["--target", "tenable-credential"]);
    program.run().assert_changed();
}

#[test]
fn running_again_is_changed_again() {
    let vendor = Tenable::start_blocking();
    program(&vendor, CREDENTIAL).run().assert_changed();
    program(&vendor, CREDENTIAL).run().assert_changed();
}

#[test]
fn a_name_that_is_not_there_or_only_similar_is_told_so() {
    let vendor = Tenable::start_blocking();
    for name in ["Windows", "windows servers", "a:b", "x&f=name:eq:Windows servers"] {
        program(&vendor, name).run().assert_failed(10, "account_missing");
    }
    assert_eq!(settings(&vendor, CREDENTIAL)["password"], CREDENTIAL_PASSWORD);
}

#[test]
fn names_with_odd_characters_are_found() {
    let vendor = Tenable::start_blocking();
    for name in ["a:b", "a&b=c d+%41", "ü / ?"] {
        vendor.add_credential(Credential::windows(name, "u", "p"));
        program(&vendor, name).run().assert_changed();
        assert_eq!(settings(&vendor, name)["password"], NEW);
    }
}

#[test]
fn what_is_no_login_with_a_password_is_refused() {
    let vendor = Tenable::start_blocking();
    vendor.add_credential(Credential::new(
        "Cloud",
        "Amazon AWS",
        json!({"access_key_id": "a", "secret_key": "b"}),
    ));
    let mut key = Credential::ssh("Key", "root", "x");
    key.settings.insert("auth_method".to_owned(), json!("public key"));
    vendor.add_credential(key);
    program(&vendor, "Cloud").run().assert_failed(10, "account_ineligible").says("Amazon AWS");
    program(&vendor, "Key").run().assert_failed(10, "account_ineligible").says("public key");
    vendor.assert_called(UPDATE, 0);
}

#[test]
fn a_key_that_may_only_use_it_is_told_so() {
    let vendor = Tenable::start_blocking();
    vendor.change_credential(CREDENTIAL, |credential| credential.permission = 32);
    program(&vendor, CREDENTIAL).run().assert_failed(10, "access_denied").says("Can Edit");
    vendor.assert_called(UPDATE, 0);
}

#[test]
fn a_write_without_a_response_is_repeated_because_that_is_harmless() {
    for fault in [Fault::on(UPDATE).reset_connection(), Fault::on(UPDATE).after_change().status(502)] {
        let vendor = Tenable::start_blocking();
        vendor.fault(fault);
        program(&vendor, CREDENTIAL).run().assert_changed();
        assert_eq!(settings(&vendor, CREDENTIAL)["password"], NEW);
    }
}

#[test]
fn a_write_that_never_gets_a_response_is_unknown() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(UPDATE).hang().always());
    let run = program(&vendor, CREDENTIAL).args(&["--deadline", "6"]).run();
    run.assert_failed(20, "write_unresolved");
}

#[test]
fn a_vendor_that_says_no_politely_is_believed() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(UPDATE).body("application/json", r#"{"updated":false}"#));
    program(&vendor, CREDENTIAL).run().assert_failed(10, "refused");
}

/// What came before it in the same call decides what it means: a rate limit is a refusal, a lost response can be a change
/// that leaves nothing to update.
#[test]
fn a_polite_no_is_a_response_unless_an_earlier_attempt_may_have_been_made() {
    let on = || Fault::on(UPDATE);
    for (first, exit, code) in [
        (on().status(429), 10, "refused"),
        (on().status(429).times(2), 10, "refused"),
        (on().status(502), 20, "write_unresolved"),
        (on().reset_connection(), 20, "write_unresolved"),
    ] {
        let vendor = Tenable::start_blocking();
        vendor.fault(first);
        vendor.fault(on().body("application/json", r#"{"updated":false}"#).always());
        program(&vendor, CREDENTIAL).run().assert_failed(exit, code);
        assert_eq!(settings(&vendor, CREDENTIAL)["password"], CREDENTIAL_PASSWORD);
    }
}

#[test]
fn what_else_changed_is_reported() {
    let vendor = Tenable::start_blocking();
    let body = r#"{"name":"Windows servers","description":"","type":{"id":"Windows"},"ad_hoc":false,"settings":{"username":"other"}}"#;
    vendor.fault(Fault::on(DETAILS).skip(1).after_change().body("application/json", body));
    let run = program(&vendor, CREDENTIAL).run();
    run.assert_failed(21, "account_differs").says("`username`").says("`domain`");
    assert_eq!(settings(&vendor, CREDENTIAL)["password"], NEW);
}

#[test]
fn a_second_look_that_fails_is_a_later_step() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(DETAILS).skip(1).status(403).always());
    program(&vendor, CREDENTIAL).run().assert_failed(21, "verify_failed");
    assert_eq!(settings(&vendor, CREDENTIAL)["password"], NEW);
}

#[test]
fn a_dry_run_reads_and_writes_nothing() {
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable().with("user", CREDENTIAL).practice();
    let run = Program::new(&payload, &vendor.base_url())
        .args(&["--target", "tenable-credential", "--dry-run", "--output", "json"])
        .run();
    assert_eq!(run.json()["code"], "dry_run_passed");
    vendor.assert_calls(&["credentials-list", DETAILS]);
}
