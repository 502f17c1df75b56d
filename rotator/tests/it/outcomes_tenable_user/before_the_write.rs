//! Keys, users and names: what is found out before anything is written.

use sdk_mock::tenable::{BASIC_ACCESS_KEY, BASIC_SECRET_KEY, Tenable, USER, USER_PASSWORD};
use sdk_mock::{Fault, Variation};

use super::{assert_password, program};
use crate::support::{Payload, Program};

#[test]
fn a_key_without_the_role_is_told_so() {
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable()
        .with_field("tenable_access_key", BASIC_ACCESS_KEY)
        .with_field("tenable_secret_key", BASIC_SECRET_KEY);
    let run = Program::new(&payload, &vendor.base_url()).run();
    run.assert_failed(10, "access_denied").says("Insufficient scope").says("role 64").says("UID_TENABLE");
    assert_password(&vendor, USER_PASSWORD);
}

#[test]
fn a_wrong_key_is_told_so() {
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable().with_field("tenable_secret_key", "0000000000000000");
    let run = Program::new(&payload, &vendor.base_url()).run();
    run.assert_failed(10, "credentials_rejected").says("`tenable_secret_key`");
}

#[test]
fn a_local_user_may_be_spelt_in_any_case() {
    for kind in ["Local", "LOCAL"] {
        let vendor = Tenable::start_blocking();
        vendor.change_user(USER, |user| user.kind = kind.to_owned());
        program(&vendor).run().assert_changed();
    }
}

#[test]
fn a_user_that_is_not_local_is_refused() {
    let vendor = Tenable::start_blocking();
    vendor.change_user(USER, |user| user.kind = "saml".to_owned());
    program(&vendor).run().assert_failed(10, "account_ineligible").says("type saml");
    vendor.assert_calls(&["users-list"]);
}

#[test]
fn an_address_instead_of_a_user_name_is_explained() {
    let vendor = Tenable::start_blocking();
    vendor.change_user(USER, |user| user.email = "mail@example.com".to_owned());
    let payload = Payload::tenable().with("user", "Mail@example.com");
    let run = Program::new(&payload, &vendor.base_url()).run();
    run.assert_failed(10, "account_missing").says("the e-mail address of user user@example.com");
}

#[test]
fn what_a_vendor_changes_overnight_does_no_harm() {
    for variation in Variation::ALL {
        let vendor = Tenable::start_blocking();
        vendor.fault(Fault::on("users-list").vary(variation));
        let run = program(&vendor).run();
        match variation {
            // A type that nobody has heard of may be one without a password.
            Variation::UnknownValues => run.assert_failed(10, "account_ineligible"),
            _ => run.assert_changed(),
        };
    }
}

#[test]
fn a_dry_run_says_whether_the_key_may_change_passwords() {
    let dry_run = |role: u32| {
        let vendor = Tenable::start_blocking();
        let session = format!(r#"{{"id":1,"uuid":"u","username":"owner","permissions":{role}}}"#);
        vendor.fault(Fault::on("session-details").status(200).body("application/json", session));
        Program::new(&Payload::tenable().practice(), &vendor.base_url()).args(&["--dry-run"]).run()
    };
    for (role, exit, says) in [
        (32, 10, "FAILED  rights      the key's owner has role 32"),
        (64, 0, "ok      rights      the key's owner has role 64"),
    ] {
        let run = dry_run(role);
        assert_eq!(run.exit, Some(exit), "{run:?}");
        run.says(says);
    }
}
