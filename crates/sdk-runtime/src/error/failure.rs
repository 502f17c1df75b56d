//! What is known of a failure.

use std::time::Duration;

use http::StatusCode;

use super::members::Members;
use super::{BodyProblem, ConnectFailure, Detail, Effect, ErrorKind};
use crate::redact::Redactor;

/// Why an attempt was no success, or a call.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) effect: Effect,
    /// Whether the reason is one that passes by itself.
    pub(crate) transient: bool,
    /// Whether the call may be repeated although an attempt may have had an effect, where its options say so.
    pub(crate) idempotent: Option<bool>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) retry_after: Option<Duration>,
    /// The vendor's own words; see `message`.
    pub(crate) messages: Vec<String>,
    pub(crate) members: Members,
    pub(crate) connect: Option<ConnectFailure>,
    /// Who issued the certificate that is refused.
    pub(crate) issuer: Option<String>,
    pub(crate) body: Option<BodyProblem>,
    /// Numbers of the parts of a job that are lost.
    pub(crate) lost: Vec<u64>,
    pub(crate) detail: Option<Detail>,
}

impl Failure {
    pub(crate) fn new(kind: ErrorKind, effect: Effect, transient: bool) -> Self {
        Self {
            kind,
            effect,
            transient,
            idempotent: None,
            status: None,
            retry_after: None,
            messages: Vec::new(),
            members: Members::default(),
            connect: None,
            issuer: None,
            body: None,
            lost: Vec::new(),
            detail: None,
        }
    }

    /// Without what is secret, as an error has it.
    pub(crate) fn vetted(self, redactor: &Redactor) -> Self {
        Self {
            messages: self.messages.iter().map(|text| redactor.line(text)).collect(),
            members: self.members.vetted(redactor),
            issuer: self.issuer.map(|name| redactor.line(&name)),
            detail: self.detail.map(|detail| detail.vetted(redactor)),
            ..self
        }
    }
}
