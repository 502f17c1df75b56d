//! The operations of the fake Tenable.

use serde_json::Value;

use super::state::{State, token};
use super::{credentials, error, exports, files, groups, session, users};
use crate::backend::{Backend, Call, Response};
use crate::contract::Violation;
use crate::fake::Answers;

impl Backend for Answers<State> {
    fn respond(&self, call: &Call<'_>) -> Response {
        let mut state = self.lock();
        match call.operation.id.as_str() {
            "session-create" => return session::log_in(&mut state, call),
            "session-delete" => return session::log_out(&mut state, call),
            _ => {}
        }
        let Some(caller) = state.caller(call) else { return error::unauthorized() };
        session::respond(&mut state, caller, call)
            .or_else(|| users::respond(&mut state, caller, call))
            .or_else(|| groups::respond(&mut state, caller, call))
            .or_else(|| credentials::respond(&mut state, call))
            .or_else(|| files::respond(&mut state, call))
            .or_else(|| exports::respond(&mut state, &self.rest.examples, call))
            .unwrap_or_else(|| self.rest.respond(call))
    }

    fn reset(&self) {
        self.rest.reset();
        let mut state = self.lock();
        *state = self.start.clone().with_export_size(state.export_size.clone());
    }

    fn stateful_operations(&self) -> usize {
        self.rest.operations()
    }

    fn state(&self) -> Option<Value> {
        self.outside(self.lock().outside())
    }

    fn add_state(&self, addition: Value) -> Result<(), String> {
        let addition = self.addition(addition)?;
        self.lock().extend(addition);
        Ok(())
    }

    fn unauthenticated(&self, call: &Call<'_>, _: &Violation) -> Option<Response> {
        // The token of a session does as well; the document does not know it.
        Some(if token(call).is_some() { self.respond(call) } else { error::unauthorized() })
    }

    fn adapted(&self, call: &Call<'_>, response: &Response) -> Option<Response> {
        Some(self.rest.examples.adapted(call.operation, response))
    }

    fn limited(&self, seconds: u64) -> Response {
        error::too_many().with_header("retry-after", &seconds.to_string())
    }

    fn error(&self, status: u16) -> Response {
        error::of_status(status)
    }

    fn vendor_headers(&self, number: u64) -> Vec<(String, String)> {
        vec![
            ("x-request-uuid".to_owned(), super::state::uuid(number)),
            ("x-gateway-site-id".to_owned(), "mock-site-1".to_owned()),
        ]
    }
}
