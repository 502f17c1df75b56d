//! Rows M1 to M19 but the redirects.

use std::time::Duration;

use sdk_mock::Fault;
use sdk_mock::meraki::{API_KEY, Meraki, NETWORK_ID, USER_EMAIL, USER_PASSWORD, User};
use serde_json::json;

use crate::support::{NEW, Payload, Program};

const LIST: &str = "getNetworkMerakiAuthUsers";
const UPDATE: &str = "updateNetworkMerakiAuthUser";

fn program(vendor: &Meraki) -> Program {
    Program::new(&Payload::meraki(), &vendor.base_url())
}

#[test]
fn the_normal_run_lists_and_updates_on_one_connection() {
    let vendor = Meraki::start_blocking();
    program(&vendor).run().assert_changed().says("Client VPN account user@example.com").says(NETWORK_ID);
    vendor.assert_calls(&[LIST, UPDATE]);
    assert_eq!(vendor.connections(), 1);
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
    assert_eq!(vendor.requests()[1].json, Some(json!({ "password": NEW })));
}

#[test]
fn m1_a_refused_update_is_a_failure_and_says_that_nothing_changed() {
    for (status, code) in [(400, "refused"), (403, "access_denied"), (404, "not_found")] {
        let vendor = Meraki::start_blocking();
        vendor.fault(Fault::on(UPDATE).status(status).always());
        program(&vendor).run().assert_failed(10, code);
        vendor.assert_called(UPDATE, 1);
        assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(USER_PASSWORD));
    }
}

#[test]
fn m1_a_rate_limit_that_stays_is_unchanged_and_passing() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).status(429).retry_after_seconds(1).always());
    program(&vendor).args(&["--deadline", "6"]).run().assert_failed(11, "rate_limited");
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(USER_PASSWORD));
}

#[test]
fn m1_a_server_error_that_stays_is_unknown_because_nothing_tells_what_it_did() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).status(500).always());
    program(&vendor).args(&["--deadline", "5"]).run().assert_failed(20, "write_unresolved");
}

#[test]
fn m1_a_server_error_that_passes_is_no_failure() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).status(500));
    vendor.fault(Fault::on(UPDATE).status(429).retry_after_seconds(1));
    program(&vendor).run().assert_changed();
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
}

#[test]
fn m2_any_success_counts_as_applied() {
    for status in [200, 201, 202, 204, 205] {
        let vendor = Meraki::start_blocking();
        let fault = Fault::on(UPDATE).after_change().status(status).always();
        vendor.fault(if status >= 204 { fault.empty_body() } else { fault });
        program(&vendor).run().assert_changed();
        vendor.assert_called(UPDATE, 1);
    }
}

#[test]
fn m3_a_server_that_never_responds_ends_in_unknown_within_the_deadline() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).hang().always());
    let run = program(&vendor).args(&["--deadline", "6"]).run();
    run.assert_failed(20, "write_unresolved");
    // Without one, each attempt takes 30 seconds.
    assert!(run.elapsed < Duration::from_secs(60), "{run:?}");
}

#[test]
fn m3_a_server_that_does_not_even_response_the_list_ends_in_unchanged() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(LIST).hang().always());
    program(&vendor).args(&["--deadline", "5"]).run().assert_failed(11, "timed_out");
}

#[test]
fn m4_m5_a_missing_or_empty_password_is_refused_before_any_request() {
    let vendor = Meraki::start_blocking();
    for payload in [
        Payload::meraki().without("newPassword"),
        Payload::meraki().with("newPassword", json!(null)),
        Payload::meraki().with("newPassword", ""),
    ] {
        Program::new(&payload, &vendor.base_url())
            .run()
            .assert_failed(10, "payload_invalid")
            .says("`newPassword`");
    }
    vendor.assert_calls(&[]);
}

#[test]
fn m6_an_error_that_repeats_the_request_is_not_repeated() {
    for status in [400, 403, 404, 422, 500] {
        let vendor = Meraki::start_blocking();
        vendor.fault(Fault::on(UPDATE).echo(status).always());
        // The search for secrets is a part of every run.
        let run = program(&vendor).args(&["--deadline", "5", "-vv"]).run();
        assert_ne!(run.exit, Some(0));
    }
}

#[test]
fn m7_another_letter_case_is_found_with_a_notice() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with("user", "USER@Example.com");
    let run = Program::new(&payload, &vendor.base_url()).run();
    run.assert_changed().says("user@example.com").says("spells it USER@Example.com");
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
}

#[test]
fn m7_the_exact_spelling_wins() {
    let vendor = Meraki::start_blocking();
    vendor.clear_users();
    vendor.add_user(User::client_vpn("User@Example.com", "a"));
    vendor.add_user(User::client_vpn(USER_EMAIL, "b"));
    program(&vendor).run().assert_changed();
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
    assert_eq!(vendor.password_of("User@Example.com").as_deref(), Some("a"));
}

#[test]
fn m8_several_accounts_of_one_address_are_named_and_none_is_changed() {
    let vendor = Meraki::start_blocking();
    vendor.clear_users();
    vendor.add_user(User::client_vpn(USER_EMAIL, "a").with_account_type("Guest"));
    let mut admin = User::client_vpn(USER_EMAIL, "b").with_account_type("802.1X");
    admin.is_admin = true;
    vendor.add_user(admin);
    let run = program(&vendor).run();
    run.assert_failed(10, "account_ambiguous").says("Guest").says("802.1X").says("--account-type");
    vendor.assert_calls(&[LIST]);

    program(&vendor).args(&["--account-type", "guest"]).run().assert_changed();
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
}

#[test]
fn m8_two_accounts_of_one_type_are_ambiguous() {
    let vendor = Meraki::start_blocking();
    vendor.add_user(User::client_vpn("USER@example.com", "a"));
    vendor.add_user(User::client_vpn(USER_EMAIL, "b"));
    program(&vendor).run().assert_failed(10, "account_ambiguous").says("id ");
    vendor.assert_calls(&[LIST]);
}

#[test]
fn m9_a_rejected_key_has_one_true_message() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with_field("password", "0000000000000000000000000000000000000000");
    let run = Program::new(&payload, &vendor.base_url()).run();
    run.assert_failed(10, "credentials_rejected")
        .says("field `password`")
        .says("UID_CISCO")
        .says("request_id=");
    assert!(!run.stderr.contains("account"), "{run:?}");
}

#[test]
fn m9_a_limited_list_is_asked_for_again() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(LIST).status(429).retry_after_seconds(1));
    let run = program(&vendor).run();
    run.assert_changed().says("attempts=3");
    assert!(run.elapsed >= Duration::from_secs(1), "{run:?}");
    vendor.assert_calls(&[LIST, LIST, UPDATE]);
}

#[test]
fn m10_two_records_of_one_title_are_named_by_uid() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with_record(json!({
        "uid": "UID_OTHER", "title": "CISCO authentication record", "network_id": "N_2", "password": API_KEY,
    }));
    let run = Program::new(&payload, &vendor.base_url()).run();
    run.assert_failed(10, "record_ambiguous").says("UID_CISCO").says("UID_OTHER");
    vendor.assert_calls(&[]);

    Program::new(&payload, &vendor.base_url()).args(&["--record", "UID_CISCO"]).run().assert_changed();
}

#[test]
fn m11_a_path_in_the_network_id_is_refused_before_any_request() {
    let vendor = Meraki::start_blocking();
    for id in ["N_1/../../organizations/1?x=", "..", "N_1%2f..", "N_", "13.0.0.1", "N_1 N_2", "N_1#", "é_1"]
    {
        let payload = Payload::meraki().with_field("network_id", id);
        let run = Program::new(&payload, &vendor.base_url()).run();
        run.assert_failed(10, "field_invalid").says("`network_id`").says("UID_CISCO");
    }
    vendor.assert_calls(&[]);
}

#[test]
fn m11_an_address_in_the_network_id_is_explained() {
    let payload = Payload::meraki().with_field("network_id", "13.0.0.1");
    Program::new(&payload, "https://127.0.0.1:1/api/v1").run().says("is an address");
}

#[test]
fn m12_a_list_of_one_is_its_element_and_a_list_of_two_is_refused() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki()
        .with_field("network_id", json!([NETWORK_ID]))
        .with_field("password", json!([API_KEY]));
    Program::new(&payload, &vendor.base_url()).run().assert_changed();
    vendor.assert_calls(&[LIST, UPDATE]);

    let payload = Payload::meraki().with_field("network_id", json!([NETWORK_ID, "N_2"]));
    Program::new(&payload, &vendor.base_url())
        .run()
        .assert_failed(10, "field_invalid")
        .says("2 values in `network_id`");
}

#[test]
fn m13_missing_records_and_titles_are_named() {
    let vendor = Meraki::start_blocking();
    let run = |payload: &Payload| Program::new(payload, &vendor.base_url()).run();
    run(&Payload::meraki().with("records", json!(null)))
        .assert_failed(10, "payload_invalid")
        .says("`records`");
    run(&Payload::meraki().with_field("title", json!(null)))
        .assert_failed(10, "record_missing")
        .says("without `title`");
    run(&Payload::meraki().without_field("title"))
        .assert_failed(10, "record_missing")
        .says("UID_CISCO (without `title`)");
    vendor.assert_calls(&[]);
}

#[test]
fn m13_other_records_without_title_do_no_harm() {
    let vendor = Meraki::start_blocking();
    let mut payload = Payload::meraki();
    payload.records.as_array_mut().unwrap().insert(0, json!({"uid": "X", "title": null}));
    payload.records.as_array_mut().unwrap().insert(0, json!(null));
    Program::new(&payload, &vendor.base_url()).run().assert_changed();
}

#[test]
fn m16_a_broken_connection_is_no_success() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).reset_connection().always());
    program(&vendor).args(&["--deadline", "5"]).run().assert_failed(20, "write_unresolved");
}

#[test]
fn m16_no_connection_is_unchanged() {
    let payload = Payload::meraki();
    let run = Program::new(&payload, "http://127.0.0.1:1/api/v1").args(&["--deadline", "5"]).run();
    run.assert_failed(10, "host_setup").says("127.0.0.1:1").says("firewall").says("HTTPS_PROXY");
}

#[test]
fn m17_the_key_travels_as_a_bearer_token_with_a_user_agent() {
    let vendor = Meraki::start_blocking();
    program(&vendor).run().assert_changed();
    for request in vendor.requests() {
        assert_eq!(request.header("authorization"), Some(&*format!("Bearer {API_KEY}")));
        assert_eq!(request.header("x-cisco-meraki-api-key"), None);
        assert!(request.header("user-agent").unwrap().starts_with("KeeperRotator/"), "{request:?}");
        assert_eq!(request.header("api-version"), None);
    }
}

#[test]
fn m17_an_administrator_is_refused() {
    let vendor = Meraki::start_blocking();
    vendor.change_user(USER_EMAIL, |user| user.is_admin = true);
    program(&vendor).run().assert_failed(10, "account_ineligible").says("administrator");
    vendor.assert_calls(&[LIST]);
}

#[test]
fn m17_an_account_without_authorization_is_refused() {
    let vendor = Meraki::start_blocking();
    vendor.change_user(USER_EMAIL, |user| user.authorizations.clear());
    program(&vendor).run().assert_failed(10, "account_ineligible").says("not authorised");
    vendor.assert_calls(&[LIST]);
}

#[test]
fn m19_the_account_of_the_wanted_type_is_changed_and_no_other() {
    let vendor = Meraki::start_blocking();
    vendor.clear_users();
    let other = vendor.add_user(User::client_vpn(USER_EMAIL, "a").with_account_type("802.1X"));
    vendor.add_user(User::client_vpn(USER_EMAIL, "b"));
    program(&vendor).run().assert_changed();
    let password =
        |id: &str| vendor.users().into_iter().find(|user| (user.id == id) == (id == other)).unwrap().password;
    assert_eq!(password(&other).as_deref(), Some("a"));
    let vpn = vendor.users().into_iter().find(|user| user.account_type == "Client VPN").unwrap();
    assert_eq!(vpn.password.as_deref(), Some(NEW));
}
