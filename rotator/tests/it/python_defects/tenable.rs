//! Rows T3 to T10.

use sdk_mock::Fault;
use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable, USER, USER_PASSWORD, USER_UUID};
use serde_json::json;

use crate::support::{NEW, Payload, Program};

const LIST: &str = "users-list";
const CHANGE: &str = "users-password";
const LOGIN: &str = "session-create";

fn program(vendor: &Tenable) -> Program {
    Program::new(&Payload::tenable(), &vendor.base_url())
}

#[test]
fn the_normal_run_lists_and_changes_on_one_connection() {
    let vendor = Tenable::start_blocking();
    program(&vendor).run().assert_changed().says("Tenable user user@example.com");
    vendor.assert_calls(&[LIST, CHANGE]);
    assert_eq!(vendor.connections(), 1);
    assert_eq!(vendor.password_of(USER).as_deref(), Some(NEW));
}

#[test]
fn t3_an_error_that_repeats_the_request_is_not_repeated() {
    for status in [400, 403, 409, 500] {
        let vendor = Tenable::start_blocking();
        vendor.fault(Fault::on(CHANGE).echo(status).always());
        let run = program(&vendor).args(&["-vv", "--deadline", "8"]).run();
        assert_eq!(run.exit, Some(if status == 500 { 20 } else { 10 }), "{run:?}");
        assert_eq!(vendor.password_of(USER).as_deref(), Some(USER_PASSWORD));
        vendor.assert_called(CHANGE, 1);
    }
}

#[test]
fn t4_a_server_error_is_not_followed_by_a_second_write() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).status(503).always());
    program(&vendor).args(&["--deadline", "4"]).run().assert_failed(20, "write_unresolved");
    vendor.assert_called(CHANGE, 1);
    vendor.assert_called(LOGIN, 1);
}

#[test]
fn t4_a_lost_response_is_resolved_by_one_login_and_no_second_write() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).after_change().status(503));
    program(&vendor).args(&["--deadline", "4"]).run().assert_changed().says("as a login showed");
    vendor.assert_called(CHANGE, 1);
    vendor.assert_called(LOGIN, 1);
    assert_eq!(vendor.password_of(USER).as_deref(), Some(NEW));
}

#[test]
fn t4_a_rate_limit_was_refused_for_certain_and_is_waited_for() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).status(429).retry_after_seconds(1));
    program(&vendor).run().assert_changed();
    vendor.assert_called(CHANGE, 2);
    vendor.assert_called(LOGIN, 0);
}

#[test]
fn t5_a_missing_or_empty_password_is_refused_before_any_request() {
    let vendor = Tenable::start_blocking();
    for payload in [
        Payload::tenable().without("newPassword"),
        Payload::tenable().with("newPassword", json!(null)),
        Payload::tenable().with("newPassword", ""),
    ] {
        Program::new(&payload, &vendor.base_url())
            .run()
            .assert_failed(10, "payload_invalid")
            .says("`newPassword`");
    }
    vendor.assert_calls(&[]);
}

#[test]
fn t6_the_old_password_is_not_sent_whether_it_is_there_or_not() {
    for payload in [
        Payload::tenable(),
        Payload::tenable().without("oldPassword"),
        Payload::tenable().with("oldPassword", json!(null)),
        Payload::tenable().with("oldPassword", ""),
    ] {
        let vendor = Tenable::start_blocking();
        Program::new(&payload, &vendor.base_url()).run().assert_changed();
        assert_eq!(vendor.requests_of(CHANGE)[0].json, Some(json!({ "password": NEW })));
    }
}

#[test]
fn t7_another_letter_case_is_found_with_a_notice() {
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable().with("user", "User@EXAMPLE.com");
    let run = Program::new(&payload, &vendor.base_url()).run();
    run.assert_changed().says("user@example.com").says("spells it User@EXAMPLE.com");
    assert_eq!(vendor.password_of(USER).as_deref(), Some(NEW));
}

#[test]
fn t8_a_disabled_user_is_refused() {
    let vendor = Tenable::start_blocking();
    vendor.change_user(USER, |user| user.enabled = false);
    program(&vendor).run().assert_failed(10, "account_ineligible").says("disabled");
    vendor.assert_calls(&[LIST]);
}

#[test]
fn t9_the_user_is_named_by_uuid() {
    let vendor = Tenable::start_blocking();
    program(&vendor).run().assert_changed();
    assert_eq!(vendor.requests_of(CHANGE)[0].request.path, format!("/users/{USER_UUID}/chpasswd"));
}

#[test]
fn t9_nothing_is_taken_from_the_environment() {
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable().without_field("tenable_secret_key");
    let run = Program::new(&payload, &vendor.base_url())
        .env("TIO_ACCESS_KEY", ACCESS_KEY)
        .env("TIO_SECRET_KEY", SECRET_KEY)
        .env("TIO_URL", vendor.base_url())
        .run();
    run.assert_failed(10, "field_missing").says("`tenable_secret_key`").says("UID_TENABLE");
    vendor.assert_calls(&[]);
}

#[test]
fn t9_every_status_has_its_own_message() {
    for (status, exit, code) in
        [(401, 10, "credentials_rejected"), (403, 10, "access_denied"), (404, 10, "not_found")]
    {
        let vendor = Tenable::start_blocking();
        vendor.fault(Fault::on(CHANGE).status(status).always());
        program(&vendor).run().assert_failed(exit, code);
        vendor.assert_called(LOGIN, 0);
    }
}

#[test]
fn t9_all_ends_within_the_deadline() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).hang().always());
    let run = program(&vendor).args(&["--deadline", "8"]).run();
    run.assert_failed(20, "write_unresolved");
    assert!(run.elapsed.as_secs() < 50, "{run:?}");
    vendor.assert_called(CHANGE, 1);
}

#[test]
fn t9_the_policy_is_checked_before_any_request() {
    let vendor = Tenable::start_blocking();
    for password in ["Sh0rt-Passw", "no-upper-case-1", "NO-LOWER-CASE-1", "No-Digit-At-All", "NoSpecialChar1"]
    {
        let payload = Payload::tenable().with("newPassword", password);
        Program::new(&payload, &vendor.base_url())
            .run()
            .assert_failed(10, "policy")
            .says("password complexity");
    }
    vendor.assert_calls(&[]);
}
