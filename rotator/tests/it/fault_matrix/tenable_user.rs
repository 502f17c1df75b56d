//! Tenable users: the write is never repeated, and one login tells what its response did not.

use sdk_mock::Fault;

use super::meraki::READ;
use super::{LateRow, NONE, Row, check, check_given, check_late};
use crate::support::Target;

const WRITE: [Row; 29] = [
    ("400", [10, 10, NONE, NONE]),
    ("401", [10, 10, NONE, NONE]),
    ("403", [10, 10, NONE, NONE]),
    ("404", [10, 10, NONE, NONE]),
    ("409", [10, 10, NONE, NONE]),
    ("422", [10, 10, NONE, NONE]),
    ("429", [0, 11, NONE, NONE]),
    ("429 without Retry-After", [0, 11, NONE, NONE]),
    ("500", [20, 20, 0, 0]),
    ("501", [20, 20, 0, 0]),
    ("502", [20, 20, 0, 0]),
    ("503", [20, 20, 0, 0]),
    ("504", [20, 20, 0, 0]),
    ("close", [20, 20, 0, 0]),
    ("reset", [20, 20, 0, 0]),
    ("hang", [20, 20, 0, 0]),
    ("cut off", [0, 0, 0, 0]),
    ("stall", [0, 0, 0, 0]),
    ("trickle", [0, 0, 0, 0]),
    ("HTML", [20, 20, 0, 0]),
    ("wrong JSON", [20, 20, 0, 0]),
    ("broken JSON", [20, 20, 0, 0]),
    ("empty", [NONE, NONE, 0, 0]),
    ("slow", [0, 0, 0, 0]),
    ("slow response", [0, 0, 0, 0]),
    ("302 elsewhere", [10, 10, NONE, NONE]),
    ("303", [20, 20, 0, 0]),
    ("echo 400", [10, 10, NONE, NONE]),
    ("echo 500", [20, 20, 0, 0]),
];

/// A login sees a change that comes while there is time for it; after that nobody can know.
const LATE_CHANGE: [LateRow; 20] = [
    ("500", [0, 20]),
    ("501", [0, 20]),
    ("502", [0, 20]),
    ("503", [0, 20]),
    ("504", [0, 20]),
    ("close", [0, 20]),
    ("reset", [0, 20]),
    ("hang", [0, 20]),
    ("303", [0, 20]),
    ("HTML", [0, 20]),
    ("echo 500", [0, 20]),
    // A success with Tenable's request id and nothing else: the change counts as made.
    ("trickle", [0, 0]),
    ("empty", [0, 0]),
    ("204", [0, 0]),
    ("slow", [0, 0]),
    ("slow response", [0, 0]),
    // One that does not look as usual, or announces a body, is looked at soon, and is not taken for a failure.
    ("cut off", [NONE, 20]),
    ("stall", [NONE, 20]),
    ("wrong JSON", [NONE, 20]),
    ("broken JSON", [NONE, 20]),
];

/// What a login tells after a write that took place and got no response.
const LOGIN: [Row; 19] = [
    ("400", [20, 20, NONE, NONE]),
    ("403", [20, 20, NONE, NONE]),
    ("404", [20, 20, NONE, NONE]),
    ("429", [0, 20, NONE, NONE]),
    ("500", [20, 20, 20, 20]),
    ("502", [20, 20, 20, 20]),
    ("503", [20, 20, 20, 20]),
    ("504", [20, 20, 20, 20]),
    ("close", [20, 20, 20, 20]),
    ("reset", [20, 20, 20, 20]),
    ("hang", [20, 20, 20, 20]),
    ("cut off", [0, 0, 0, 0]),
    ("stall", [0, 0, 0, 0]),
    ("HTML", [20, 20, 20, 20]),
    ("wrong JSON", [NONE, NONE, 0, 0]),
    ("slow", [0, 0, 0, 0]),
    ("slow response", [0, 0, 0, 0]),
    ("302 elsewhere", [20, 20, NONE, NONE]),
    ("echo 400", [20, 20, NONE, NONE]),
];

/// Whether the login is permitted, asked before it: an accepted login needs no permission to be believed.
const PERMISSION: [Row; 9] = [
    ("403", [0, 0, NONE, NONE]),
    ("404", [0, 0, NONE, NONE]),
    ("429", [0, NONE, NONE, NONE]),
    ("500", [0, NONE, NONE, NONE]),
    ("reset", [0, NONE, NONE, NONE]),
    ("HTML", [0, 0, NONE, NONE]),
    ("empty", [0, 0, NONE, NONE]),
    ("slow", [0, 0, NONE, NONE]),
    ("wrong JSON", [0, 0, NONE, NONE]),
];

#[test]
fn listing_the_users() {
    check(Target::User, "users-list", &READ);
}

#[test]
fn changing_the_password() {
    check(Target::User, "users-password", &WRITE);
    check(Target::User, "users-password", &[("204", [NONE, NONE, 0, 0])]);
    check_late(Target::User, &LATE_CHANGE);
}

#[test]
fn logging_in_after_a_lost_response() {
    let lost = Fault::on("users-password").after_change().reset_connection();
    check_given(Target::User, "session-create", &LOGIN, &[lost], 0);
}

#[test]
fn asking_whether_a_login_is_permitted_after_a_lost_response() {
    let lost = Fault::on("users-password").after_change().reset_connection();
    check_given(Target::User, "users-list-auths", &PERMISSION, &[lost], 0);
}

#[test]
fn logging_out() {
    let lost = Fault::on("users-password").after_change().reset_connection();
    let rows: Vec<Row> =
        ["400", "401", "500", "reset", "hang", "HTML"].map(|name| (name, [0, 0, NONE, NONE])).to_vec();
    check_given(Target::User, "session-delete", &rows, &[lost], 0);
}
