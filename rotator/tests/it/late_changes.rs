//! A vendor that makes the change after it was given up on: nobody is told that the password stayed as it was.

use std::time::Duration;

use sdk_mock::Fault;
use sdk_mock::tenable::{Tenable, USER, USER_PASSWORD};

use crate::support::parallel::{self, Pace};
use crate::support::{NEW, Payload, Program, Target};

const CHANGE: &str = "users-password";
const LOGIN: &str = "session-create";

fn program(vendor: &Tenable) -> Program {
    Program::new(&Payload::tenable(), &vendor.base_url())
}

/// What ends the wait for a response, and not the vendor's work.
fn given_up() -> Vec<Fault> {
    let on = || Fault::on(CHANGE);
    let mut faults: Vec<Fault> = [500, 502, 503, 504].map(|status| on().status(status)).into();
    faults.extend([on().reset_connection(), on().close_connection(), on().hang()]);
    // A gateway that responds in the vendor's place, with whatever status.
    let login_page = on().redirect(302, "https://example.com/").without_vendor_headers();
    faults.extend([on().status(404).without_vendor_headers(), login_page, on().html()]);
    faults
}

fn each(faults: &[Fault], run: impl Fn(&Fault, Pace) + Sync) {
    parallel::all(faults, |fault| format!("{fault:?}"), run);
}

#[test]
fn a_change_after_the_end_of_the_run_was_never_called_unchanged() {
    each(&given_up(), |fault, pace| {
        let vendor = Tenable::start_blocking();
        vendor.fault(fault.clone().commit_after(Duration::MAX));
        let run = program(&vendor).args(&["--deadline", if pace == Pace::Brisk { "4" } else { "25" }]).run();
        run.assert_failed(20, "write_unresolved");
        run.says("a login with it was refused").says("Tenable may still make it; wait a few minutes, then");
        assert_eq!((vendor.commit_pending(), vendor.password_of(USER).as_deref()), (1, Some(NEW)));
    });
}

#[test]
fn a_change_before_the_end_of_the_run_is_seen_by_the_one_login() {
    each(&given_up(), |fault, pace| {
        let (late, deadline) = if pace == Pace::Brisk { (3, "8") } else { (8, "25") };
        let vendor = Tenable::start_blocking();
        vendor.fault(fault.clone().commit_after(Duration::from_secs(late)));
        program(&vendor).args(&["--deadline", deadline]).run().assert_changed().says("as a login showed");
        assert_eq!(vendor.requests_of(LOGIN).len(), 1);
    });
}

#[test]
fn a_silence_longer_than_the_deadline_is_unknown() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).commit_after(Duration::from_secs(20)).hang());
    let run = program(&vendor).args(&["--deadline", "25"]).run();
    // A machine that stands still for seconds makes the login late enough to see the change.
    if run.exit != Some(0) {
        run.assert_failed(20, "write_unresolved").says("seconds after it was sent");
    }
    vendor.commit_pending();
    assert_eq!(vendor.password_of(USER).as_deref(), Some(NEW));
}

#[test]
fn a_silence_of_forty_seconds_is_borne_within_the_usual_deadline() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on(CHANGE).delay(Duration::from_secs(40)));
    program(&vendor).run().assert_changed();
    assert_eq!(vendor.requests_of(LOGIN).len(), 0);
}

#[test]
fn a_documented_success_needs_no_login_though_the_login_node_lags() {
    for body in ["{}", "null", " {} \n", ""] {
        let success =
            || Fault::on(CHANGE).commit_after(Duration::from_millis(1500)).body("application/json", body);
        let vendor = Tenable::start_blocking();
        vendor.fault(success());
        program(&vendor).run().assert_changed();
        assert_eq!(vendor.requests_of(LOGIN).len(), 0, "{body:?}");
    }
    // Asked for, the login waits for the node.
    let vendor = Tenable::start_blocking();
    let success = Fault::on(CHANGE).commit_after(Duration::from_millis(1500));
    vendor.fault(success.body("application/json", "{}"));
    program(&vendor).args(&["--verify", "always"]).run().assert_changed().says("as a login showed");
}

#[test]
fn a_refusal_is_told_in_the_vendors_words_and_without_a_cause_that_nobody_knows() {
    let words = "Password does not meet complexity requirements";
    for status in [400, 409, 422] {
        let vendor = Tenable::start_blocking();
        let body = serde_json::json!({"statusCode": status, "error": "Bad Request", "message": words});
        vendor.fault(Fault::on(CHANGE).status(status).body("application/json", body.to_string()));
        let run = program(&vendor).run();
        run.assert_failed(10, "refused");
        let words = run.stderr.find(words).unwrap_or_else(|| panic!("the vendor's words: {run:?}"));
        let advice = run.stderr.find("also refuses every password").unwrap_or_else(|| panic!("{run:?}"));
        assert!(words < advice, "the vendor's words come first: {run:?}");
        assert!(!run.stderr.contains("takes no password that it has seen"), "{run:?}");
        assert_eq!(vendor.password_of(USER).as_deref(), Some(USER_PASSWORD));
    }
}

/// A write that is repeated: a change that comes later finds its own password in place.
#[test]
fn a_repeated_write_stays_true_whenever_the_first_one_takes_place() {
    for target in [Target::Meraki, Target::Credential] {
        for (always, exit) in [(false, 0), (true, 20)] {
            let vendor = target.start();
            let fault = Fault::on(target.write()).status(502).commit_after(Duration::MAX);
            vendor.server().fault(if always { fault.always() } else { fault });
            let run = target.program(&target.payload(), &vendor).args(&["--deadline", "6"]).run();
            assert_eq!(run.exit, Some(exit), "{run:?}");
            assert!(vendor.server().commit_pending() > 0);
            assert!(vendor.has_new(), "{run:?}");
        }
    }
}

/// A gateway gives up, or sends on what it had handed on; the vendor refuses what is sent next, and makes the first one later.
#[test]
fn a_refusal_after_a_gateway_has_spoken_takes_nothing_back() {
    let mut cases = Vec::new();
    for target in [Target::Meraki, Target::User, Target::Credential] {
        let on = || Fault::on(target.write()).without_vendor_headers().commit_after(Duration::MAX);
        let firsts = [on().status(408), on().status(425), on().redirect(302, "?"), on().redirect(307, "?")];
        cases.extend(firsts.map(|first| (target, first)));
    }
    parallel::all(
        &cases,
        |case| format!("{case:?}"),
        |(target, first), pace| {
            for status in [400, 403, 404] {
                let vendor = target.start();
                vendor.server().fault(first.clone());
                vendor.server().fault(Fault::on(target.write()).status(status).always());
                let deadline = if pace == Pace::Brisk { "4" } else { "25" };
                let run = target.program(&target.payload(), &vendor).args(&["--deadline", deadline]).run();
                assert_eq!(run.exit, Some(20), "{status}: {run:?}");
                assert!(vendor.server().commit_pending() > 0 && vendor.has_new(), "{status}: {run:?}");
            }
        },
    );
}

#[test]
fn no_write_is_repeated_faster_than_four_times_a_second() {
    for target in [Target::Meraki, Target::Credential] {
        let vendor = target.start();
        vendor.server().fault(Fault::on(target.write()).status(502).always());
        target
            .program(&target.payload(), &vendor)
            .args(&["--deadline", "8"])
            .run()
            .assert_failed(20, "write_unresolved");
        let writes = vendor.server().requests_of(target.write());
        assert!(writes.len() > 1);
        for pair in writes.windows(2) {
            // The clock of the mock starts when a request was read, so a little is lost on the way.
            assert!(pair[1].at - pair[0].at > Duration::from_millis(240), "{writes:?}");
        }
    }
}
