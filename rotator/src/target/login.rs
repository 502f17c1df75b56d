//! What one login with the new password tells.

use std::time::Duration;

use crate::decision::{self, Event};

/// What a login tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Login {
    /// The password is in place.
    Accepted,
    /// It is not, so long after the write was begun.
    Refused(Duration),
    /// Nothing, for this reason.
    Inconclusive(String),
}

impl Login {
    /// The same for the decision.
    pub(super) fn event(&self) -> Event {
        Event::Login(match self {
            Self::Accepted => decision::Login::Accepted,
            Self::Refused(_) => decision::Login::Refused,
            Self::Inconclusive(_) => decision::Login::Inconclusive,
        })
    }

    /// What happened, as a clause.
    pub(super) fn clause(&self) -> String {
        match self {
            Self::Accepted => "a login with it was accepted".to_owned(),
            Self::Refused(after) => {
                format!("a login with it was refused {} seconds after it was sent", after.as_secs().max(1))
            }
            Self::Inconclusive(why) => why.clone(),
        }
    }
}
