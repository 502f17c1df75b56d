//! The alphabet of the decision.

use crate::exit::Code;

/// What can happen in a run, as far as the decision goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Event {
    /// A call of the write begins: from here on a byte of it may leave.
    Begun,
    /// An attempt of the write has ended. A call that made several reports those that matter.
    Attempt(Attempt),
    /// The login has ended.
    Login(Login),
    /// The account was read again.
    ReadBack(ReadBack),
    /// Something ends the run here.
    Stopped(Stop),
}

/// How an attempt of the write ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attempt {
    /// Not a byte of it left, for this reason.
    NotSent(Code),
    /// The vendor refused it, for a reason that has nothing to do with the password.
    NotApplied(Code),
    /// The vendor refused what was in it.
    ContentRefused,
    /// Sent, and no response of the vendor tells what became of it: silence, a cut, a 5xx, a refusal or a redirect that
    /// somebody else wrote.
    Unknown,
    /// A 2xx that proves nothing: somebody else wrote it.
    Foreign,
    /// A success of the vendor that is not as documented.
    Undocumented,
    /// A success of the vendor as it is documented.
    Applied,
}

/// What a login with the new password showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Login {
    /// The password is in place.
    Accepted,
    /// It is not in place yet.
    Refused,
    /// Nothing.
    Inconclusive,
}

/// What reading the account again showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReadBack {
    /// Everything else is as before.
    Same,
    /// Something else is different.
    Differs,
    /// It could not be read.
    Failed,
}

/// What ends a run from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stop {
    /// The time is over.
    Deadline,
    /// Somebody asked the program to stop.
    Signal,
}
