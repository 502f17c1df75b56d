//! The operations of the fake Tenable.

use super::state::State;
use super::{credentials, error, exports, files, groups, session, users};
use crate::backend::{Backend, Call, Response};
use crate::state::Stateful;

impl State {
    /// Answers a request that the document allows.
    pub(super) fn answer(&mut self, rest: &Stateful, call: &Call<'_>) -> Response {
        match call.operation.id.as_str() {
            "session-create" => return session::log_in(self, call),
            "session-delete" => return session::log_out(self, call),
            _ => {}
        }
        let Some(caller) = self.caller(call) else { return error::unauthorized() };
        session::respond(self, caller, call)
            .or_else(|| users::respond(self, caller, call))
            .or_else(|| groups::respond(self, caller, call))
            .or_else(|| credentials::respond(self, call))
            .or_else(|| files::respond(self, call))
            .or_else(|| exports::respond(self, &rest.examples, call))
            .unwrap_or_else(|| rest.respond(call))
    }
}
