//! How a job ends badly.

use thiserror::Error;

use crate::Error;

/// Why a job did not end well, in words. [`Job::token`](crate::Job::token) has what to go on with.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct JobError(pub(super) Reason);

impl JobError {
    /// The call that failed, if one did. After a start that failed, [`Error::may_have_been_applied`] tells whether the work may
    /// run all the same.
    pub fn call(&self) -> Option<&Error> {
        match &self.0 {
            Reason::Call(error) => Some(error),
            _ => None,
        }
    }

    /// Numbers of the parts that failed or were cancelled, as far as the server names them. All others were handed out.
    pub fn lost(&self) -> &[u64] {
        match &self.0 {
            Reason::Failed { lost, .. } | Reason::Incomplete { lost, .. } => lost,
            _ => &[],
        }
    }
}

impl From<Error> for JobError {
    fn from(error: Error) -> Self {
        Self(Reason::Call(error))
    }
}

impl From<Reason> for JobError {
    fn from(reason: Reason) -> Self {
        Self(reason)
    }
}

#[derive(Debug, Error)]
pub(super) enum Reason {
    /// A call failed.
    #[error(transparent)]
    Call(Error),
    /// The start succeeded, and its response does not name the work.
    #[error("the server started the work and did not name it: look for it in the list of recent ones")]
    NoId,
    /// The start failed before; its request cannot be sent again.
    #[error("the start failed before: make a new job")]
    NotStarted,
    /// The server gave the work up, or somebody cancelled it.
    #[error(
        "{id} ended as {state}{}{}: start it again",
        .reason.as_deref().map(|reason| format!(" ({reason})")).unwrap_or_default(), lost_parts(.lost)
    )]
    Failed {
        /// The work.
        id: String,
        /// The state that ended it.
        state: String,
        /// The server's reason.
        reason: Option<String>,
        /// Numbers of the parts that were lost, as far as the server names them.
        lost: Vec<u64>,
    },
    /// The work ended, and parts of its result are lost. All others were handed out.
    #[error("{id} ended without all its parts{}: start it again to have them", lost_parts(.lost))]
    Incomplete {
        /// The work.
        id: String,
        /// Numbers of the parts that failed or were cancelled.
        lost: Vec<u64>,
    },
    /// The work did not end before the deadline. It goes on at the server.
    #[error("{id} did not end before the deadline: go on with its token, or cancel it")]
    Deadline {
        /// The work.
        id: String,
    },
}

fn lost_parts(lost: &[u64]) -> String {
    if lost.is_empty() { String::new() } else { format!(" (lost: {lost:?})") }
}
