//! Several Gateways, or one with much to do: the vendor limits the rate, and nobody waits for anybody's lock.

use sdk_mock::meraki::{Meraki, USER_EMAIL, User};
use sdk_mock::tenable::{self, Tenable};
use sdk_mock::{Fault, RateLimit};

use crate::support::{NEW, OLD, Payload, Program, Run};

/// With a deadline that says nothing about the machine.
fn patient(program: Program) -> Program {
    program.args(&["--deadline", "600"])
}

/// Runs all programs at once.
fn at_once(programs: Vec<Program>) -> Vec<Run> {
    std::thread::scope(|scope| {
        let running: Vec<_> = programs.iter().map(|program| scope.spawn(|| program.run())).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn twenty_users_of_a_rate_limited_vendor() {
    let vendor = Meraki::builder().rate_limit(RateLimit { per_second: 10.0, burst: 10.0 }).start_blocking();
    // A machine can be so slow that the limit is never met.
    vendor.fault(Fault::on_any().status(429).retry_after_seconds(1).times(10));
    let users: Vec<_> = (0..20).map(|number| format!("one{number}@example.com")).collect();
    users.iter().for_each(|user| drop(vendor.add_user(User::client_vpn(user, "old"))));
    let program =
        |user: &String| patient(Program::new(&Payload::meraki().with("user", &**user), &vendor.base_url()));
    for run in at_once(users.iter().map(program).collect()) {
        run.assert_changed();
    }
    assert!(users.iter().all(|user| vendor.password_of(user).as_deref() == Some(NEW)));
    vendor.assert_faults_used();
}

#[test]
fn twenty_tenable_users_of_a_rate_limited_vendor() {
    let vendor = Tenable::builder().rate_limit(RateLimit { per_second: 10.0, burst: 10.0 }).start_blocking();
    let users: Vec<_> = (0..20).map(|number| format!("one{number}@example.com")).collect();
    users.iter().for_each(|user| drop(vendor.add_user(tenable::User::local(user, "Old-Passw0rd-11"))));
    let program =
        |user: &String| patient(Program::new(&Payload::tenable().with("user", &**user), &vendor.base_url()));
    for run in at_once(users.iter().map(program).collect()) {
        run.assert_changed();
    }
    assert!(users.iter().all(|user| vendor.password_of(user).as_deref() == Some(NEW)));
}

#[test]
fn two_runs_for_one_user_agree_on_what_they_did() {
    // The same job twice: both end with the password in place.
    let vendor = Tenable::start_blocking();
    let program = || Program::new(&Payload::tenable(), &vendor.base_url());
    for run in at_once(vec![program(), program()]) {
        run.assert_changed();
    }
    assert_eq!(vendor.password_of(tenable::USER).as_deref(), Some(NEW));

    let vendor = Meraki::start_blocking();
    let program = || Program::new(&Payload::meraki(), &vendor.base_url());
    for run in at_once(vec![program(), program()]) {
        run.assert_changed();
    }
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
}

#[test]
fn two_jobs_for_one_user_leave_one_of_their_passwords() {
    let vendor = Meraki::start_blocking();
    let one = Payload::meraki();
    let other = Payload::meraki().with("newPassword", OLD).with("oldPassword", NEW);
    let runs =
        at_once([one, other].iter().map(|payload| Program::new(payload, &vendor.base_url())).collect());
    assert!(runs.iter().all(|run| run.exit == Some(0)), "{runs:?}");
    let password = vendor.password_of(USER_EMAIL).unwrap();
    assert!(password == NEW || password == OLD);
}
