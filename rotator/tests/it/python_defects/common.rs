//! Rows M14, M15, T10 and C1 to C9 of both scripts.

use sdk_mock::Fault;
use sdk_mock::meraki::{Meraki, USER_EMAIL};
use sdk_mock::tenable::Tenable;
use serde_json::json;

use crate::support::{NEW, OLD, Payload, Program};

#[test]
fn m14_c1_marks_blank_lines_and_wrapped_lines_are_accepted() {
    let text = Payload::meraki().base64();
    let wrapped: String =
        text.as_bytes().chunks(76).map(|line| format!("{}\n", String::from_utf8_lossy(line))).collect();
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for input in [
        [&[0xEF, 0xBB, 0xBF], text.as_bytes(), b"\n"].concat(),
        wide,
        format!("\n{text}\n").into_bytes(),
        wrapped.into_bytes(),
        format!("{text}\r\n").into_bytes(),
    ] {
        let vendor = Meraki::start_blocking();
        let program =
            Program::raw(input, &["--api-url", &vendor.base_url()]).hiding(Payload::meraki().secrets());
        program.run().assert_changed();
        assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
    }
}

#[test]
fn m15_t10_no_input_is_said_to_be_no_input() {
    for input in ["", "\n", "\r\n\r\n"] {
        Program::raw(input, &[]).run().assert_failed(10, "no_input").says("no input on stdin");
    }
}

#[test]
fn c2_records_and_fields_are_found_as_people_spell_them() {
    let vendor = Meraki::start_blocking();
    let payload =
        Payload::meraki().without_field("network_id").with_field("Network ID", sdk_mock::meraki::NETWORK_ID);
    Program::new(&payload.with_field("title", " cisco AUTHENTICATION record "), &vendor.base_url())
        .run()
        .assert_changed();
}

#[test]
fn c3_two_users_that_differ_in_case_only_are_ambiguous() {
    let vendor = Tenable::start_blocking();
    vendor.add_user(sdk_mock::tenable::User::local("USER@example.com", "Other-Passw0rd-1"));
    let payload = Payload::tenable().with("user", "User@Example.com");
    Program::new(&payload, &vendor.base_url()).run().assert_failed(10, "account_ambiguous").says("UUID");
    vendor.assert_calls(&["users-list"]);
    // The exact spelling still names one.
    Program::new(&Payload::tenable(), &vendor.base_url()).run().assert_changed();
}

#[test]
fn c4_equal_passwords_are_refused_before_any_request() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with("oldPassword", NEW);
    Program::new(&payload, &vendor.base_url()).run().assert_failed(10, "policy").says("equals");
    vendor.assert_calls(&[]);
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable().with("oldPassword", NEW);
    Program::new(&payload, &vendor.base_url()).run().assert_failed(10, "policy").says("equals");
    vendor.assert_calls(&[]);
}

#[test]
fn c5_a_response_about_something_else_is_no_clean_success() {
    let vendor = Meraki::start_blocking();
    let other =
        json!({"id": "another", "email": "x@example.com", "accountType": "Client VPN", "isAdmin": false});
    vendor.fault(
        Fault::on("updateNetworkMerakiAuthUser").after_change().body("application/json", other.to_string()),
    );
    let run = Program::new(&Payload::meraki(), &vendor.base_url()).run();
    run.assert_failed(21, "account_differs").says("id, email");
}

#[test]
fn c5_tenable_can_be_asked_to_verify() {
    let vendor = Tenable::start_blocking();
    let program = Program::new(&Payload::tenable(), &vendor.base_url()).args(&["--verify", "always"]);
    program.run().assert_changed().says("as a login showed");
    assert_eq!(vendor.user(sdk_mock::tenable::USER).unwrap().logins, 1);
    vendor.assert_called("session-delete", 1);
}

#[test]
fn c6_failures_have_different_exit_codes() {
    let nothing = Program::raw("", &[]).run();
    let usage = Program::raw("", &["--nonsense"]).run();
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on("getNetworkMerakiAuthUsers").status(500).always());
    let down = Program::new(&Payload::meraki(), &vendor.base_url()).args(&["--deadline", "1"]).run();
    assert_eq!([nothing.exit, usage.exit, down.exit], [Some(10), Some(2), Some(11)]);
}

#[test]
fn c8_c9_nothing_secret_is_printed_even_with_all_traces() {
    let vendor = Tenable::start_blocking();
    let run =
        Program::new(&Payload::tenable(), &vendor.base_url()).args(&["-vv", "--verify", "always"]).run();
    assert_eq!(run.exit, Some(0));
    assert!(run.stderr.contains("users-password") && !run.stderr.contains(OLD), "{run:?}");
}
