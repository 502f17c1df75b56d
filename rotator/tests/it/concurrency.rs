//! Several Gateways, or one with much to do: the vendor limits the rate, and nobody waits for anybody's lock.

use sdk_mock::meraki::{Meraki, USER_EMAIL, User};
use sdk_mock::tenable::{self, Tenable};
use sdk_mock::{Fault, RateLimit};
use tokio::time::Instant;

use crate::support::{NEW, OLD, Payload, Program, Run, virtual_time};

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
    let vendor = Meraki::builder().rate_limit(RateLimit::bucket(10.0, 10.0)).start_blocking();
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

/// By a clock of its own, so that the machine's speed says nothing. `cargo xtask bench fleet` does it with 400 processes.
#[test]
fn two_hundred_at_once_take_little_longer_than_the_limit_allows() {
    const PROGRAMS: u32 = 200;
    let took = virtual_time::run(async {
        let vendor = Meraki::builder().rate_limit(RateLimit::MERAKI).start_here();
        let payloads = (0..PROGRAMS).map(|number| {
            let user = format!("one{number}@example.com");
            vendor.add_user(User::client_vpn(&user, "old"));
            Payload::meraki().with("user", user)
        });
        let payloads: Vec<_> = payloads.collect();
        let url = vendor.base_url();
        let args = ["--deadline", "600", "--api-url", &url];
        let started = Instant::now();
        let runs = payloads.iter().map(|payload| virtual_time::rotate(&args, payload, None));
        for ended in futures_util::future::join_all(runs).await {
            assert_eq!(ended.exit, Some(0), "{ended:?}");
        }
        started.elapsed()
    });
    let min = (f64::from(2 * PROGRAMS) - RateLimit::MERAKI.burst) / RateLimit::MERAKI.per_second;
    let ratio = took.as_secs_f64() / min;
    assert!((1.0..=1.3).contains(&ratio), "{took:?} of {min} s: {ratio:.2}");
}

#[test]
fn twenty_tenable_users_of_a_rate_limited_vendor() {
    let vendor = Tenable::builder().rate_limit(RateLimit::bucket(10.0, 10.0)).start_blocking();
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
