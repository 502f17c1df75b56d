//! The operations of the fake Tenable.

use super::state::{SESSION_HEADER, State, uuid};
use super::user::User;
use super::{credentials, error, exports, files, groups, session, users};
use crate::backend::{Backend, Call, Response};
use crate::document::{Document, DocumentError};
use crate::fake::{self, Vendor};
use crate::state::Stateful;

impl Vendor for State {
    const NAME: &str = "tenable";
    const TITLE: &str = "Tenable Vulnerability Management API";
    const FACTS: &[(&str, &str)] = &[
        ("access key", super::ACCESS_KEY),
        ("secret key", super::SECRET_KEY),
        ("user", super::USER),
        ("user's UUID", super::USER_UUID),
        ("user's password", super::USER_PASSWORD),
        ("managed credential", super::CREDENTIAL),
    ];
    // The token of a session does as well as keys; the document does not know it.
    const CREDENTIALS: &[&str] = &["x-apikeys", SESSION_HEADER];
    const OWN: &[&str] = &["/users", "/groups", "/credentials"];

    fn document() -> Result<Document, DocumentError> {
        Document::tenable()
    }

    fn sample(users: usize) -> Self {
        let mut state = Self::new();
        for (_, email, password) in fake::users(users) {
            state.add_user(User::local(&email, &password));
        }
        state
    }

    fn extend(&mut self, addition: Self) {
        addition.users.into_iter().for_each(|user| drop(self.add_user(user)));
        addition.credentials.into_iter().for_each(|credential| drop(self.add_credential(credential)));
    }

    fn respond(&mut self, rest: &Stateful, call: &Call<'_>) -> Response {
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

    fn error(status: u16) -> Response {
        error::of_status(status)
    }

    fn headers(number: u64) -> Vec<(String, String)> {
        let site = ("x-gateway-site-id".to_owned(), "mock-site-1".to_owned());
        vec![("x-request-uuid".to_owned(), uuid(number)), site]
    }
}
