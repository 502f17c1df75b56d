//! Meraki beyond the rows of the old script: what becomes of odd responses and repeated runs.

use sdk_mock::Fault;
use sdk_mock::Variation;
use sdk_mock::meraki::{Meraki, READ_ONLY_API_KEY, USER_EMAIL, USER_PASSWORD, User};

use crate::support::{NEW, OLD, Payload, Program};

const LIST: &str = "getNetworkMerakiAuthUsers";
const UPDATE: &str = "updateNetworkMerakiAuthUser";

fn program(vendor: &Meraki) -> Program {
    Program::new(&Payload::meraki(), &vendor.base_url())
}

#[track_caller]
fn assert_password(vendor: &Meraki, password: &str) {
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(password));
}

#[test]
fn running_again_is_changed_again() {
    let vendor = Meraki::start_blocking();
    program(&vendor).run().assert_changed();
    program(&vendor).run().assert_changed();
    assert_password(&vendor, NEW);
}

#[test]
fn the_gateways_rollback_is_a_rotation_like_any_other() {
    let vendor = Meraki::start_blocking();
    program(&vendor).run().assert_changed();
    let swapped = Payload::meraki().with("newPassword", OLD).with("oldPassword", NEW);
    Program::new(&swapped, &vendor.base_url()).run().assert_changed();
    assert_password(&vendor, OLD);
}

#[test]
fn a_success_that_is_a_page_of_a_proxy_is_checked_by_writing_again() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).html());
    program(&vendor).run().assert_changed();
    vendor.assert_called(UPDATE, 2);
    assert_password(&vendor, NEW);
}

#[test]
fn a_proxy_that_responds_to_every_write_with_a_page_leaves_it_unknown() {
    for fault in [Fault::on(UPDATE).html().always(), Fault::on(UPDATE).after_change().html().always()] {
        let vendor = Meraki::start_blocking();
        vendor.fault(fault);
        program(&vendor).run().assert_failed(20, "write_unresolved");
        vendor.assert_called(UPDATE, 2);
    }
}

#[test]
fn a_success_stays_one_whatever_its_words_are() {
    for fault in [
        Fault::on(UPDATE).after_change().wrong_json().always(),
        Fault::on(UPDATE).after_change().empty_body().always(),
        Fault::on(UPDATE).after_change().truncate(20).always(),
        Fault::on(UPDATE).after_change().stall(20).always(),
        Fault::on(UPDATE).after_change().body("application/json", "[]").always(),
    ] {
        let vendor = Meraki::start_blocking();
        vendor.fault(fault.clone());
        let run = program(&vendor).args(&["--deadline", "6"]).run();
        assert_eq!(run.exit, Some(0), "{fault:?}: {run:?}");
        assert_password(&vendor, NEW);
    }
}

#[test]
fn what_a_vendor_changes_overnight_does_no_harm() {
    for variation in Variation::ALL {
        let vendor = Meraki::start_blocking();
        vendor.fault(Fault::on(UPDATE).vary(variation));
        let run = program(&vendor).run();
        match variation {
            // Words that nobody has heard of are a difference; everything that is left out is not.
            Variation::UnknownValues => run.assert_failed(21, "account_differs"),
            _ => run.assert_changed(),
        };
        assert_password(&vendor, NEW);
    }
}

#[test]
fn a_list_without_account_types_names_no_account() {
    for variation in [Variation::NullFields, Variation::RemovedFields, Variation::UnknownValues] {
        let vendor = Meraki::start_blocking();
        vendor.fault(Fault::on(LIST).vary(variation));
        program(&vendor).run().assert_failed(10, "account_missing");
        assert_password(&vendor, USER_PASSWORD);
    }
}

#[test]
fn other_authorizations_than_before_are_reported() {
    let vendor = Meraki::start_blocking();
    let mut changed = serde_json::json!({
        "id": vendor.user(USER_EMAIL).unwrap().id, "email": USER_EMAIL, "accountType": "Client VPN", "isAdmin": false,
        "authorizations": [{"ssidNumber": 3, "expiresAt": "Never"}],
    });
    let body = |value: &serde_json::Value| {
        Fault::on(UPDATE).after_change().body("application/json", value.to_string())
    };
    vendor.fault(body(&changed));
    program(&vendor).run().assert_failed(21, "account_differs").says("authorizations");
    changed["authorizations"] = serde_json::json!([]);
    vendor.fault(body(&changed));
    // An empty list cannot be told from one that is left out.
    program(&vendor).run().assert_changed();
}

#[test]
fn a_page_instead_of_the_list_is_unchanged() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(LIST).html().always());
    program(&vendor).run().assert_failed(11, "unreadable_answer").says("proxy");
    assert_password(&vendor, USER_PASSWORD);
}

/// Meraki publishes no rules for passwords, so only its refusal tells them.
#[test]
fn a_refused_password_says_what_to_set() {
    let vendor = Meraki::start_blocking();
    let words = "Password must be at least 8 characters";
    let body = serde_json::json!({ "errors": [words] }).to_string();
    vendor.fault(Fault::on(UPDATE).status(400).body("application/json", body));
    let run = program(&vendor).run();
    run.assert_failed(10, "refused").says(words).says("set the password complexity of the PAM User record");
    assert_password(&vendor, USER_PASSWORD);
}

/// The list had it a moment ago, in the network that the record names.
#[test]
fn an_account_that_is_gone_before_the_write_is_no_wrong_network() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).status(404));
    let run = program(&vendor).run();
    run.assert_failed(10, "not_found").says("it was deleted meanwhile");
    assert!(!run.stderr.contains("network_id"), "{run:?}");
}

#[test]
fn a_key_that_may_only_read_is_told_so() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with_field("password", READ_ONLY_API_KEY);
    let run = Program::new(&payload, &vendor.base_url()).run();
    run.assert_failed(10, "access_denied").says("write access").says("UID_CISCO");
    assert_password(&vendor, USER_PASSWORD);
}

#[test]
fn an_unknown_network_is_told_so() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with_field("network_id", "L_999");
    Program::new(&payload, &vendor.base_url())
        .run()
        .assert_failed(10, "not_found")
        .says("L_999")
        .says("`network_id`");
}

#[test]
fn an_unknown_user_is_told_so() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with("user", "nobody@example.com");
    Program::new(&payload, &vendor.base_url())
        .run()
        .assert_failed(10, "account_missing")
        .says("nobody@example.com");
}

#[test]
fn options_come_from_the_record_and_the_command_line_wins() {
    let vendor = Meraki::start_blocking();
    vendor.add_user(User::client_vpn(USER_EMAIL, "guest").with_account_type("Guest"));
    let payload =
        Payload::meraki().with_field("api_url", vendor.base_url()).with_field("Account Type", "guest");
    let input = format!("{}\n", payload.base64());
    Program::raw(&*input, &[]).hiding(payload.secrets()).run().assert_changed().says("Guest account");
    Program::raw(&*input, &["--account-type", "Client VPN"])
        .run()
        .assert_changed()
        .says("Client VPN account");
}

#[test]
fn a_record_is_chosen_by_uid_or_title_and_tells_its_target_by_its_fields() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with_field("title", "My own title");
    for record in ["UID_CISCO", "my own TITLE"] {
        Program::new(&payload, &vendor.base_url()).args(&["--record", record]).run().assert_changed();
    }
    let run = Program::new(&payload, &vendor.base_url()).run();
    run.assert_failed(10, "record_missing").says("My own title");
}

#[test]
fn what_is_no_network_id_is_told_apart() {
    for (value, says) in [
        ("2930418", "a number, as organizations have"),
        ("203.0.113.7", "an address"),
        ("Branch office", "perhaps its name"),
    ] {
        let payload = Payload::meraki().with_field("network_id", value);
        let run = Program::new(&payload, "http://127.0.0.1:1/api/v1").run();
        run.assert_failed(10, "field_invalid").says("`network_id`").says(says);
    }
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with_field("network_id", sdk_mock::meraki::NETWORK_ID.to_lowercase());
    Program::new(&payload, &vendor.base_url()).run().assert_changed();
}

#[test]
fn an_account_type_that_does_not_exist_is_invalid() {
    let vendor = Meraki::start_blocking();
    vendor.add_user(User::client_vpn(USER_EMAIL, "guest").with_account_type("Guest"));
    let run = program(&vendor).args(&["--account-type", "wifi"]).run();
    run.assert_failed(10, "field_invalid")
        .says("`wifi` is no account type")
        .says("Client VPN, 802.1X, Guest");
}

#[test]
fn a_dry_run_says_whether_there_was_a_password_to_compare_with() {
    let vendor = Meraki::start_blocking();
    let dry_run = |payload: Payload| Program::new(&payload, &vendor.base_url()).args(&["--dry-run"]).run();
    dry_run(Payload::meraki()).says("differs from the old password");
    dry_run(Payload::meraki().without("oldPassword")).says("there is no old password to compare it with");
}
