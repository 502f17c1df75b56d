//! Meraki: the write is idempotent and is repeated; what no response tells stays unknown.

use super::{LateRow, NONE, Row, check, check_late};
use crate::support::Target;

/// What happens to a read. Both columns of "after" are empty.
pub(super) const READ: [Row; 27] = [
    ("400", [10, 10, NONE, NONE]),
    ("401", [10, 10, NONE, NONE]),
    ("403", [10, 10, NONE, NONE]),
    ("404", [10, 10, NONE, NONE]),
    ("409", [10, 10, NONE, NONE]),
    ("422", [10, 10, NONE, NONE]),
    ("429", [0, 11, NONE, NONE]),
    ("429 without Retry-After", [0, 11, NONE, NONE]),
    ("500", [0, 11, NONE, NONE]),
    ("501", [11, 11, NONE, NONE]),
    ("502", [0, 11, NONE, NONE]),
    ("503", [0, 11, NONE, NONE]),
    ("504", [0, 11, NONE, NONE]),
    ("close", [0, 11, NONE, NONE]),
    ("reset", [0, 11, NONE, NONE]),
    ("hang", [0, 11, NONE, NONE]),
    ("cut off", [0, 11, NONE, NONE]),
    ("stall", [0, 11, NONE, NONE]),
    ("trickle", [0, 0, NONE, NONE]),
    ("HTML", [11, 11, NONE, NONE]),
    ("broken JSON", [11, 11, NONE, NONE]),
    ("empty", [11, 11, NONE, NONE]),
    ("slow", [0, 0, NONE, NONE]),
    ("slow response", [0, 0, NONE, NONE]),
    ("302 elsewhere", [10, 10, NONE, NONE]),
    ("echo 400", [10, 10, NONE, NONE]),
    ("echo 500", [0, 11, NONE, NONE]),
];

/// What happens to a write that can be repeated.
pub(super) const IDEMPOTENT_WRITE: [Row; 29] = [
    ("400", [10, 10, NONE, NONE]),
    ("401", [10, 10, NONE, NONE]),
    ("403", [10, 10, NONE, NONE]),
    ("404", [10, 10, NONE, NONE]),
    ("409", [10, 10, NONE, NONE]),
    ("422", [10, 10, NONE, NONE]),
    ("429", [0, 11, NONE, NONE]),
    ("429 without Retry-After", [0, 11, NONE, NONE]),
    ("500", [0, 20, 0, 20]),
    ("501", [20, 20, 20, 20]),
    ("502", [0, 20, 0, 20]),
    ("503", [0, 20, 0, 20]),
    ("504", [0, 20, 0, 20]),
    ("close", [0, 20, 0, 20]),
    ("reset", [0, 20, 0, 20]),
    ("hang", [0, 20, 0, 20]),
    ("cut off", [0, 0, 0, 0]),
    ("stall", [0, 0, 0, 0]),
    ("trickle", [0, 0, 0, 0]),
    ("HTML", [0, 20, 0, 20]),
    ("wrong JSON", [0, NONE, 0, 0]),
    ("broken JSON", [0, NONE, 0, 0]),
    ("empty", [0, NONE, 0, 0]),
    ("slow", [0, 0, 0, 0]),
    ("slow response", [0, 0, 0, 0]),
    ("302 elsewhere", [10, 10, NONE, NONE]),
    ("303", [20, 20, 20, 20]),
    ("echo 400", [10, 10, NONE, NONE]),
    ("echo 500", [0, 20, 0, 20]),
];

/// A change that comes later finds its own password in place.
pub(super) const LATE_CHANGE: [LateRow; 20] = [
    ("500", [0, 0]),
    ("501", [20, 20]),
    ("502", [0, 0]),
    ("503", [0, 0]),
    ("504", [0, 0]),
    ("close", [0, 0]),
    ("reset", [0, 0]),
    ("hang", [0, 0]),
    ("303", [20, 20]),
    ("HTML", [0, 0]),
    ("echo 500", [0, 0]),
    ("cut off", [0, 0]),
    ("stall", [0, 0]),
    ("trickle", [0, 0]),
    ("empty", [0, 0]),
    ("204", [0, 0]),
    ("slow", [0, 0]),
    ("slow response", [0, 0]),
    ("wrong JSON", [0, 0]),
    ("broken JSON", [0, 0]),
];

#[test]
fn listing_the_users() {
    check(Target::Meraki, "getNetworkMerakiAuthUsers", &READ);
}

#[test]
fn updating_the_user() {
    check(Target::Meraki, "updateNetworkMerakiAuthUser", &IDEMPOTENT_WRITE);
    check(Target::Meraki, "updateNetworkMerakiAuthUser", &[("204", [NONE, NONE, 0, 0])]);
    check_late(Target::Meraki, &LATE_CHANGE);
}

/// Before sending: no connection at all.
#[test]
fn no_connection() {
    for target in Target::ALL {
        // What succeeds takes as long as the machine likes.
        // Without TLS, the request is sometimes written before the reset arrives.
        for (refused, expected, deadline) in [(1, &[0][..], "60"), (1000, &[10, 11], "4")] {
            let vendor = target.start();
            vendor.server().refuse_connections(refused);
            let run = target.program(&target.payload(), &vendor).args(&["--deadline", deadline]).run();
            assert!(run.exit.is_some_and(|exit| expected.contains(&exit)), "{target:?}: {run:?}");
            super::hold(target, &vendor, &run);
        }
    }
}
