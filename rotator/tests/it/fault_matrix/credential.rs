//! Managed credentials: the write is idempotent and is repeated, and what was written is looked at again.

use super::meraki::{IDEMPOTENT_WRITE, LATE_CHANGE, READ};
use super::{NONE, Row, check, check_given, check_late};
use crate::support::Target;

/// The second look. The change was confirmed before it.
const SECOND_LOOK: [Row; 14] = [
    ("400", [21, 21, NONE, NONE]),
    ("401", [21, 21, NONE, NONE]),
    ("403", [21, 21, NONE, NONE]),
    ("404", [21, 21, NONE, NONE]),
    ("429", [0, 21, NONE, NONE]),
    ("500", [0, 21, NONE, NONE]),
    ("502", [0, 21, NONE, NONE]),
    ("close", [0, 21, NONE, NONE]),
    ("reset", [0, 21, NONE, NONE]),
    ("cut off", [0, 21, NONE, NONE]),
    ("HTML", [21, 21, NONE, NONE]),
    ("empty", [21, 21, NONE, NONE]),
    ("slow", [0, 0, NONE, NONE]),
    ("302 elsewhere", [21, 21, NONE, NONE]),
];

#[test]
fn listing_the_credentials() {
    check(Target::Credential, "credentials-list", &READ);
}

#[test]
fn reading_the_credential() {
    check(Target::Credential, "credentials-details", &READ[..8]);
}

#[test]
fn updating_the_credential() {
    check(Target::Credential, "credentials-update", &IDEMPOTENT_WRITE);
    check_late(Target::Credential, &LATE_CHANGE);
}

#[test]
fn looking_again() {
    check_given(Target::Credential, "credentials-details", &SECOND_LOOK, &[], 1);
}
