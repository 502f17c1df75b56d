//! Every cause that a run can end with has its own word and its own sentence.

use std::collections::BTreeSet;
use std::sync::Mutex;

use sdk_mock::Fault;
use sdk_mock::meraki::{Meraki, USER_EMAIL, USER_PASSWORD, User};

use crate::support::parallel::{self, Pace};
use crate::support::{Payload, Program};

const LIST: &str = "getNetworkMerakiAuthUsers";
const UPDATE: &str = "updateNetworkMerakiAuthUser";

#[test]
fn a_read_that_fails_says_why() {
    let on = || Fault::on(LIST);
    let sentences = Mutex::new(BTreeSet::new());
    let cases = [
        (on().status(400), 10, "refused"),
        (on().status(401), 10, "credentials_rejected"),
        (on().status(403), 10, "access_denied"),
        (on().status(404), 10, "not_found"),
        (on().status(429), 11, "rate_limited"),
        (on().status(500), 11, "vendor_error"),
        (on().status(501), 11, "vendor_error"),
        (on().reset_connection(), 11, "vendor_error"),
        (on().hang(), 11, "timed_out"),
        (on().html(), 11, "unreadable_answer"),
        (on().truncate(10), 11, "unreadable_answer"),
        (on().redirect(302, "https://example.com/"), 10, "redirect_refused"),
    ];
    parallel::all(
        &cases,
        |(_, _, code)| (*code).to_owned(),
        |(fault, exit, code), pace| {
            let vendor = Meraki::start_blocking();
            vendor.fault(fault.clone().always());
            // What is repeated ends with the deadline.
            let deadline = if pace == Pace::Brisk { "6" } else { "30" };
            let run =
                Program::new(&Payload::meraki(), &vendor.base_url()).args(&["--deadline", deadline]).run();
            run.assert_failed(*exit, code);
            sentences.lock().unwrap().insert(run.stderr.split('(').next().unwrap().to_owned());
            assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(USER_PASSWORD));
        },
    );
    // The two kinds of status that a vendor's failure has share one.
    let sentences = sentences.into_inner().unwrap();
    assert_eq!(sentences.len(), 11, "{sentences:#?}");
}

/// The vendor knows the reason; what to do about it is a guess of ours.
#[test]
fn the_vendors_words_about_a_refusal_come_before_our_advice() {
    for (status, code, words) in [
        (404, "not_found", "Please wait 1 minute, API access is not enabled for this organization"),
        (403, "access_denied", "Access from unauthorized IP address 203.0.113.9"),
    ] {
        let vendor = Meraki::start_blocking();
        let body = serde_json::json!({ "errors": [words] }).to_string();
        vendor.fault(Fault::on(LIST).status(status).body("application/json", body).always());
        let run = Program::new(&Payload::meraki(), &vendor.base_url()).run();
        run.assert_failed(10, code).says(&format!("unchanged: Meraki says: {words}; "));
        assert_eq!(run.stderr.matches(words).count(), 1, "{run:?}");
    }
}

#[test]
fn the_wait_that_a_vendor_asks_for_is_named() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(LIST).status(429).retry_after_seconds(600).always());
    let run = Program::new(&Payload::meraki(), &vendor.base_url()).args(&["--deadline", "590"]).run();
    run.assert_failed(11, "rate_limited").says("in 600 seconds");
    // There is no point in waiting for what does not fit into the deadline.
    assert!(run.elapsed.as_secs() < 300, "{run:?}");
}

#[test]
fn an_identifier_that_cannot_be_a_part_of_a_url_is_not_sent() {
    for id in ["a/b", "..", "a\\b"] {
        let vendor = Meraki::start_blocking();
        vendor.clear_users();
        let mut user = User::client_vpn(USER_EMAIL, "old");
        user.id = id.to_owned();
        vendor.add_user(user);
        let run = Program::new(&Payload::meraki(), &vendor.base_url()).run();
        run.assert_failed(10, "account_ineligible");
        vendor.assert_calls(&[LIST]);
    }
}

/// Identifiers of the vendor are base64 of e-mail addresses.
#[test]
fn an_identifier_with_odd_characters_is_escaped() {
    for id in ["YWJjZA==", "a+b=", "a b%41?#", "é"] {
        let vendor = Meraki::start_blocking();
        vendor.clear_users();
        let mut user = User::client_vpn(USER_EMAIL, "old");
        user.id = id.to_owned();
        vendor.add_user(user);
        Program::new(&Payload::meraki(), &vendor.base_url()).run().assert_changed();
    }
}

#[test]
fn a_later_refusal_does_not_undo_an_earlier_doubt() {
    // A page of a proxy first: whether the change was made is not known, and the refusal of the second try does not tell.
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).after_change().html());
    vendor.fault(Fault::on(UPDATE).status(403).always());
    Program::new(&Payload::meraki(), &vendor.base_url()).run().assert_failed(20, "write_unresolved");
    // A lost response first.
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).after_change().reset_connection());
    vendor.fault(Fault::on(UPDATE).status(401).always());
    Program::new(&Payload::meraki(), &vendor.base_url()).run().assert_failed(20, "write_unresolved");
}

#[test]
fn a_later_refusal_does_not_undo_an_earlier_success() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).after_change().wrong_json());
    vendor.fault(Fault::on(UPDATE).status(403).always());
    Program::new(&Payload::meraki(), &vendor.base_url()).run().assert_changed();

    let vendor = sdk_mock::tenable::Tenable::start_blocking();
    vendor.fault(Fault::on("credentials-update").after_change().wrong_json());
    vendor.fault(Fault::on("credentials-update").status(403).always());
    let payload = Payload::tenable().with("user", sdk_mock::tenable::CREDENTIAL);
    let program = Program::new(&payload, &vendor.base_url()).args(&["--target", "tenable-credential"]);
    program.run().assert_changed();
}
