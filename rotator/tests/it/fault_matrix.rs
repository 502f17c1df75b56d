//! Operation x fault x moment, once and for ever: exit code, the vendor's state, the number of writes, and silence
//! about secrets (which every run of the program is searched for).
//!
//! Each row names a fault and the exit codes for the ways in which it can strike:
//!
//! | column | the fault strikes |
//! |---|---|
//! | 1 | once, before the change |
//! | 2 | every time, before the change |
//! | 3 | once, after the change |
//! | 4 | every time, after the change |
//! | 5 | once, and the change comes a second after the request |
//! | 6 | once, and the change comes when the run is over |
//!
//! Columns 5 and 6 are tables of their own, because only a write has them.
//!
//! `--` stands for what cannot be, or for a vendor that lies (a success in due form without a change, a refusal after
//! one): nothing can be true about those. Reads change nothing, so only the first two columns count for them.

mod credential;
mod meraki;
mod tenable_user;

use std::time::Duration;

use sdk_mock::Fault;
use sdk_mock::fault::Moment;

use crate::support::parallel::{self, Pace};
use crate::support::{Run, Target, Vendor};

/// Long enough for one attempt that hangs and another one that does not, and too short for one of 30 seconds, which is
/// the longest silence that is ever borne.
fn deadline(pace: Pace) -> &'static str {
    match pace {
        Pace::Brisk => "6",
        Pace::Calm => "25",
    }
}

/// `--` in the tables.
const NONE: i32 = -1;

type Row = (&'static str, [i32; 4]);

/// Columns 5 and 6.
type LateRow = (&'static str, [i32; 2]);

const LATE: [(bool, Moment); 2] = [
    (false, Moment::WhileCommitting(Duration::from_secs(1))),
    (false, Moment::WhileCommitting(Duration::MAX)),
];

/// A fault by the name that the tables use.
pub(crate) fn fault(name: &str, operation: &str) -> Fault {
    let on = Fault::on(operation);
    match name {
        "429" => on.status(429).retry_after_seconds(1),
        "429 without Retry-After" => on.status(429),
        "close" => on.close_connection(),
        "reset" => on.reset_connection(),
        "hang" => on.hang(),
        "cut off" => on.truncate(10),
        "stall" => on.stall(10),
        "trickle" => on.trickle(Duration::from_millis(10)),
        "HTML" => on.html(),
        "wrong JSON" => on.wrong_json(),
        // Of the right form as far as it goes: a form of its own is another matter than a break.
        "broken JSON" if operation == "getNetworkMerakiAuthUsers" => on.body("application/json", "[{\"a\":"),
        "broken JSON" => on.body("application/json", "{\"a\":"),
        "empty" => on.empty_body(),
        "204" => on.status(204).empty_body(),
        "slow" => on.delay(Duration::from_millis(300)),
        "slow response" => on.delay_response(Duration::from_millis(300)),
        "302 elsewhere" => on.redirect(302, "https://example.com/"),
        "303" => on.redirect(303, "https://example.com/"),
        "echo 400" => on.echo(400),
        "echo 500" => on.echo(500),
        status => on.status(status.parse().unwrap()),
    }
}

struct Case {
    target: Target,
    operation: &'static str,
    name: &'static str,
    always: bool,
    moment: Moment,
    expected: i32,
    /// Faults that are there whatever the row says.
    given: Vec<Fault>,
    /// Calls of the operation that go through first.
    skip: u32,
}

const COLUMNS: [(bool, Moment); 4] = [
    (false, Moment::BeforeChange),
    (true, Moment::BeforeChange),
    (false, Moment::AfterChange),
    (true, Moment::AfterChange),
];

fn cases<const N: usize>(
    target: Target,
    operation: &'static str,
    columns: [(bool, Moment); N],
    rows: &[(&'static str, [i32; N])],
) -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, expected) in rows {
        for ((always, moment), expected) in columns.into_iter().zip(*expected) {
            if expected != NONE {
                let (given, skip) = (Vec::new(), 0);
                cases.push(Case { target, operation, name, always, moment, expected, given, skip });
            }
        }
    }
    cases
}

/// Runs the cases of one operation.
#[track_caller]
fn check(target: Target, operation: &'static str, rows: &[Row]) {
    check_given(target, operation, rows, &[], 0);
}

/// The same for columns 5 and 6.
#[track_caller]
fn check_late(target: Target, rows: &[LateRow]) {
    check_all(cases(target, target.write(), LATE, rows));
}

/// The same after other faults.
#[track_caller]
fn check_given(target: Target, operation: &'static str, rows: &[Row], given: &[Fault], skip: u32) {
    let cases = cases(target, operation, COLUMNS, rows).into_iter();
    check_all(cases.map(|case| Case { given: given.to_vec(), skip, ..case }).collect());
}

#[track_caller]
fn check_all(cases: Vec<Case>) {
    let name = |case: &Case| {
        let times = if case.always { "always" } else { "once" };
        format!("{:?} {} {times} {:?}", case.operation, case.name, case.moment)
    };
    parallel::all(&cases, name, Case::run);
}

impl Case {
    fn run(&self, pace: Pace) {
        let vendor = self.target.start();
        self.given.iter().for_each(|fault| vendor.server().fault(fault.clone()));
        let fault = fault(self.name, self.operation).at(self.moment).skip(self.skip);
        vendor.server().fault(if self.always { fault.always() } else { fault });
        let run = self
            .target
            .program(&self.target.payload(), &vendor)
            .args(&["-v", "--deadline", deadline(pace)])
            .run();
        assert_eq!(run.exit, Some(self.expected), "{run:?}");
        vendor.server().commit_pending();
        hold(self.target, &vendor, &run);
    }
}

/// What holds of every run, whatever the vendor did, unless it lied.
pub(crate) fn hold(target: Target, vendor: &Vendor, run: &Run) {
    let password = vendor.password();
    match run.exit {
        Some(0 | 21) => assert!(vendor.has_new(), "a false `changed`: {run:?}"),
        Some(2 | 10 | 11) => assert_eq!(password, target.old_password(), "a false `unchanged`: {run:?}"),
        Some(20) => assert!(vendor.has_new() || password == target.old_password(), "{run:?}"),
        exit => panic!("exit code {exit:?}: {run:?}"),
    }
    let unlimited = |operation: &str| {
        vendor.server().requests_of(operation).iter().filter(|request| request.status != Some(429)).count()
    };
    if target == Target::User {
        assert!(unlimited("users-password") <= 1, "a write that must not be repeated was: {run:?}");
        assert!(unlimited("session-create") <= 1, "more than one login: {run:?}");
    }
    vendor.server().assert_no_violations();
}
