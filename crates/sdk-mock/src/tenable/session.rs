//! Login with user name and password.

use serde_json::json;

use super::error::unauthorized;
use super::state::{State, token};
use crate::backend::{Call, Response};
use crate::value::patch;

/// A login. Any reason to refuse one looks the same.
pub(super) fn log_in(state: &mut State, call: &Call<'_>) -> Response {
    let username = call.text("username").unwrap_or_default();
    let password = call.text("password").unwrap_or_default();
    let Some(user) = state.users.iter_mut().find(|user| user.username.eq_ignore_ascii_case(username)) else {
        return unauthorized();
    };
    if !user.log_in(password) {
        return unauthorized();
    }
    let uuid = user.uuid.clone();
    let token = format!("{:048x}", state.next());
    state.sessions.push((token.clone(), uuid));
    Response::json(200, &json!({"token": token}))
}

/// The end of a session.
pub(super) fn log_out(state: &mut State, call: &Call<'_>) -> Response {
    let Some(token) = token(call) else { return unauthorized() };
    let before = state.sessions.len();
    state.sessions.retain(|(known, _)| *known != token);
    if state.sessions.len() < before { Response::empty(200) } else { unauthorized() }
}

/// The other operations on one's own session. `None`: not one of them.
pub(super) fn respond(state: &mut State, caller: usize, call: &Call<'_>) -> Option<Response> {
    match call.operation.id.as_str() {
        "session-details" => {
            let user = &state.users[caller];
            let session = json!({
                "id": user.id,
                "uuid": user.uuid,
                "username": user.username,
                "email": user.email,
                "permissions": user.permissions,
                "enabled": user.enabled,
                "container_uuid": super::ACCOUNT_UUID,
                "features": {"was": true},
            });
            Some(Response::json(200, &session))
        }
        "session-edit" => {
            patch(&mut state.users[caller], call.json, &["name", "email"]);
            let user = &state.users[caller];
            Some(Response::json(200, &user.json(&state.groups_of(&user.uuid), false)))
        }
        _ => None,
    }
}
