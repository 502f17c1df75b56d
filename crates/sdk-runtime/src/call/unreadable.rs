//! What can be wrong with the body of a success, for those who read it and those who report it.

use crate::decode::Undecodable;
use crate::error::Detail;
use crate::{BodyProblem, ErrorKind};

/// Why a body could not be read.
pub(crate) struct Unreadable {
    pub(crate) kind: ErrorKind,
    pub(crate) problem: BodyProblem,
    pub(crate) detail: Detail,
}

impl Unreadable {
    pub(super) fn lost(kind: ErrorKind, detail: Detail) -> Self {
        Self { kind, problem: BodyProblem::Lost, detail }
    }
}

impl From<Undecodable> for Unreadable {
    fn from(Undecodable { problem, words }: Undecodable) -> Self {
        Self { kind: ErrorKind::Decode, problem, detail: Detail::Place(words) }
    }
}
