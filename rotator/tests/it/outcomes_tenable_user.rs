//! Tenable users: no write is ever repeated, and at most one login tells what no response did.

mod before_the_write;

use sdk_mock::Fault;
use sdk_mock::tenable::{Tenable, USER, USER_PASSWORD, User};

use crate::support::parallel::{self, Pace};
use crate::support::{NEW, OLD, Payload, Program};

const CHANGE: &str = "users-password";
const LOGIN: &str = "session-create";
const AUTHORIZATIONS: &str = "users-list-auths";

fn program(vendor: &Tenable) -> Program {
    Program::new(&Payload::tenable(), &vendor.base_url())
}

/// Where a login has to tell what no response did: it is made as late as there is time for it.
fn in_doubt(vendor: &Tenable, pace: Pace) -> Program {
    program(vendor).args(&["--deadline", if pace == Pace::Brisk { "4" } else { "25" }])
}

/// Runs the cases beside each other: most of their time is spent waiting.
#[track_caller]
fn each<T: Sync + std::fmt::Debug>(cases: &[T], run: impl Fn(&T, Pace) + Sync) {
    parallel::all(cases, |case| format!("{case:?}"), run);
}

#[track_caller]
fn assert_password(vendor: &Tenable, password: &str) {
    assert_eq!(vendor.password_of(USER).as_deref(), Some(password));
}

/// How often a login was tried, which is never more than once a run.
fn logins(vendor: &Tenable) -> usize {
    vendor.requests_of(LOGIN).len()
}

#[test]
fn running_again_finds_the_password_in_place() {
    let vendor = Tenable::start_blocking();
    program(&vendor).run().assert_changed();
    let again = program(&vendor).run();
    again.assert_changed().says("had the new password already").says("code=already_changed");
    assert_eq!((logins(&vendor), vendor.user(USER).unwrap().login_fail_count), (1, 0));
    vendor.assert_called("session-delete", 1);
}

/// Which status refuses a password that was seen before, no source tells.
#[test]
fn whatever_status_refuses_the_password_a_login_explains_it() {
    for status in [400, 409, 422] {
        let vendor = Tenable::start_blocking();
        program(&vendor).run().assert_changed();
        vendor.fault(Fault::on(CHANGE).status(status));
        program(&vendor).run().assert_changed().says("code=already_changed");
        assert_eq!(logins(&vendor), 1);
    }
}

#[test]
fn the_gateways_rollback_is_impossible_and_told_so() {
    let vendor = Tenable::start_blocking();
    let first = Payload::tenable().with("newPassword", OLD).without("oldPassword");
    Program::new(&first, &vendor.base_url()).run().assert_changed();
    program(&vendor).run().assert_changed();
    let swapped = Payload::tenable().with("newPassword", OLD).with("oldPassword", NEW);
    let run = Program::new(&swapped, &vendor.base_url()).run();
    run.assert_failed(10, "refused").says("also refuses every password that the user has had before");
    assert_password(&vendor, NEW);
    assert_eq!(logins(&vendor), 1);
}

#[test]
fn a_write_without_a_response_is_resolved_by_one_login() {
    let on = || Fault::on(CHANGE);
    let faults = [
        on().reset_connection(),
        on().close_connection(),
        on().hang(),
        on().status(500),
        on().status(502),
        on().status(504),
    ];
    each(&faults, |fault, pace| {
        let vendor = Tenable::start_blocking();
        vendor.fault(fault.clone());
        let run = in_doubt(&vendor, pace).run();
        run.assert_failed(20, "write_unresolved").says("a login with it was refused");
        run.says("Tenable may still make it").says("users-password: ");
        assert_password(&vendor, USER_PASSWORD);
        assert_eq!((vendor.requests_of(CHANGE).len(), logins(&vendor)), (1, 1));

        let vendor = Tenable::start_blocking();
        vendor.fault(fault.clone().after_change());
        let run = in_doubt(&vendor, pace).run();
        run.assert_changed().says("as a login showed");
        assert!(!run.stdout.contains("users-password: "), "what went well needs no excuse: {run:?}");
        assert_password(&vendor, NEW);
        assert_eq!((vendor.requests_of(CHANGE).len(), logins(&vendor)), (1, 1));
    });
}

#[test]
fn a_success_that_does_not_look_like_tenables_is_checked_by_a_login() {
    // Tenable's own success has a request id, and is empty or `{}`.
    let on = || Fault::on(CHANGE);
    let cases = [
        (on().html(), "write_unresolved"),
        (on().wrong_json(), "login_contradicts"),
        (on().empty_body().without_vendor_headers(), "write_unresolved"),
    ];
    each(&cases, |(fault, code), pace| {
        let vendor = Tenable::start_blocking();
        vendor.fault(fault.clone());
        in_doubt(&vendor, pace).run().assert_failed(20, code);
        assert_password(&vendor, USER_PASSWORD);

        let vendor = Tenable::start_blocking();
        vendor.fault(fault.clone().after_change());
        in_doubt(&vendor, pace).run().assert_changed();
        assert_eq!(logins(&vendor), 1);
    });
}

#[test]
fn an_empty_success_needs_no_login_whatever_type_it_claims() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).after_change().header("content-type", "text/plain"));
    program(&vendor).run().assert_changed();
    assert_eq!(logins(&vendor), 0);
}

/// JSON with Tenable's request id is Tenable's, whatever it says; a page is not.
#[test]
fn a_success_in_other_words_counts_where_no_login_can_tell_and_a_page_does_not() {
    let vendor = Tenable::start_blocking();
    vendor.change_user(USER, |user| user.ui_saml_only = true);
    vendor.fault(Fault::on(CHANGE).after_change().wrong_json());
    program(&vendor).run().assert_changed();

    let vendor = Tenable::start_blocking();
    vendor.change_user(USER, |user| user.ui_saml_only = true);
    vendor.fault(Fault::on(CHANGE).after_change().html());
    program(&vendor).run().assert_failed(20, "write_unresolved");
}

#[test]
fn who_cannot_log_in_with_a_password_is_not_asked_to() {
    let changes: [fn(&mut User); 3] = [
        |user| user.ui_saml_only = true,
        |user| user.password_permitted = false,
        |user| user.two_factor = true,
    ];
    for (change, why) in
        changes.into_iter().zip(["SAML", "not permitted to log in with a password", "second factor"])
    {
        for fault in
            [Fault::on(CHANGE).reset_connection(), Fault::on(CHANGE).after_change().reset_connection()]
        {
            let vendor = Tenable::start_blocking();
            vendor.change_user(USER, change);
            vendor.fault(fault);
            program(&vendor).run().assert_failed(20, "write_unresolved").says(why);
            assert_eq!(logins(&vendor), 0);
        }
        // With a response there is nothing to ask.
        let vendor = Tenable::start_blocking();
        vendor.change_user(USER, change);
        program(&vendor).run().assert_changed();
        // What was asked for and cannot be done is a later step that failed.
        let vendor = Tenable::start_blocking();
        vendor.change_user(USER, change);
        let run = program(&vendor).args(&["--verify", "always"]).run();
        run.assert_failed(21, "verify_failed").says("the login that --verify asks for failed").says(why);
        assert_password(&vendor, NEW);
    }
}

#[test]
fn without_a_login_an_unknown_outcome_stays_unknown() {
    for fault in [Fault::on(CHANGE).reset_connection(), Fault::on(CHANGE).after_change().reset_connection()] {
        let vendor = Tenable::start_blocking();
        vendor.fault(fault);
        let run = program(&vendor).args(&["--verify", "never"]).run();
        run.assert_failed(20, "write_unresolved").says("--verify never");
        assert_eq!(logins(&vendor), 0);
    }
    let vendor = Tenable::start_blocking();
    let payload = Payload::tenable().with_field("verify", "never");
    vendor.fault(Fault::on(CHANGE).reset_connection());
    Program::new(&payload, &vendor.base_url())
        .run()
        .assert_failed(20, "write_unresolved")
        .says("could not be established");
}

#[test]
fn a_login_that_fails_for_another_reason_tells_nothing_and_is_not_repeated() {
    let cases = [
        Fault::on(LOGIN).status(500),
        Fault::on(LOGIN).reset_connection(),
        Fault::on(LOGIN).after_change().reset_connection(),
        Fault::on(LOGIN).status(403),
        Fault::on(LOGIN).html(),
        Fault::on(LOGIN).hang(),
    ];
    each(&cases, |login, pace| {
        let vendor = Tenable::start_blocking();
        vendor.fault(Fault::on(CHANGE).after_change().reset_connection());
        vendor.fault(login.clone());
        let run = in_doubt(&vendor, pace).run();
        run.assert_failed(20, "write_unresolved").says("a login with it told nothing");
        assert_eq!(logins(&vendor), 1);
    });
}

#[test]
fn a_login_that_was_only_put_off_is_made() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).after_change().reset_connection());
    vendor.fault(Fault::on(LOGIN).status(429).retry_after_seconds(1));
    in_doubt(&vendor, Pace::Calm).run().assert_changed();
    assert_eq!(vendor.user(USER).unwrap().logins, 1);
}

#[test]
fn a_refused_login_without_knowing_whether_one_is_permitted_tells_nothing() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).reset_connection());
    vendor.fault(Fault::on(AUTHORIZATIONS).status(403).always());
    in_doubt(&vendor, Pace::Brisk).run().assert_failed(20, "write_unresolved").says("at all is not known");
    // An accepted one does.
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).after_change().reset_connection());
    vendor.fault(Fault::on(AUTHORIZATIONS).status(403).always());
    in_doubt(&vendor, Pace::Brisk).run().assert_changed();
}

#[test]
fn a_logout_that_fails_is_nobodys_concern() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on("session-delete").status(500).always());
    program(&vendor).args(&["--verify", "always", "--deadline", "8"]).run().assert_changed();
}

#[test]
fn a_confirmation_that_a_login_contradicts_is_unknown() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).status(200).empty_body());
    program(&vendor)
        .args(&["--verify", "always"])
        .run()
        .assert_failed(20, "login_contradicts")
        .says("with a success, and yet a login with it was refused");
}

#[test]
fn a_refusal_that_no_login_explains_is_unknown() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).status(400));
    program(&vendor)
        .args(&["--verify", "never"])
        .run()
        .assert_failed(20, "write_unresolved")
        .says("in place already");
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).status(400));
    program(&vendor).run().assert_failed(10, "refused").says("Tenable refuses to change the password of");
    assert_eq!(logins(&vendor), 1);
}

#[test]
fn a_locked_account_is_unlocked_by_the_change_and_tells_the_truth() {
    for (fault, exit) in
        [(Fault::on(CHANGE).reset_connection(), 20), (Fault::on(CHANGE).after_change().reset_connection(), 0)]
    {
        let vendor = Tenable::start_blocking();
        vendor.change_user(USER, |user| user.lockout = true);
        vendor.fault(fault);
        assert_eq!(in_doubt(&vendor, Pace::Brisk).run().exit, Some(exit));
    }
}
