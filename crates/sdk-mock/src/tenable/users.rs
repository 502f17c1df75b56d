//! The operations on users.

use serde_json::{Value, json};

use super::error::{forbidden, not_found, refused};
use super::state::State;
use super::user::{ADMINISTRATOR, User, check_policy};
use crate::backend::{Call, Response};
use crate::value::patch;

/// Responds to the operations of the tag. `None`: not one of them.
pub(super) fn respond(state: &mut State, caller: usize, call: &Call<'_>) -> Option<Response> {
    let id = call.operation.id.as_str();
    let is_admin = state.users[caller].permissions >= ADMINISTRATOR;
    let wanted = [call.path("user_id"), call.path("user_uuid")].concat();
    match id {
        "users-list" => return Some(list(state, is_admin, call)),
        "users-create" if is_admin => return Some(create(state, call)),
        _ if !id.starts_with("users-") => return None,
        // The role is checked before anything else (recorded).
        _ if !is_admin => return Some(forbidden()),
        _ => {}
    }
    let Some(index) = state.position(&wanted) else { return Some(not_found()) };
    let own = index == caller;
    Some(match id {
        "users-details" => shown(state, index),
        "users-edit" => {
            patch(&mut state.users[index], call.json, &["permissions", "name", "email", "enabled"]);
            shown(state, index)
        }
        "users-enabled" if own => super::error::of_status(409),
        "users-enabled" => {
            state.users[index].enabled = true;
            patch(&mut state.users[index], call.json, &["enabled"]);
            shown(state, index)
        }
        "users-delete" if own => super::error::of_status(409),
        "users-delete" => {
            let user = state.users.remove(index);
            for group in &mut state.groups {
                group.members.remove(&user.uuid);
            }
            Response::empty(200)
        }
        "users-password" => password(&mut state.users[index], call),
        "users-list-auths" => Response::json(200, &authorizations(&state.users[index])),
        "users-update-auths" if own => forbidden(),
        "users-update-auths" => {
            let members = ["api_permitted", "password_permitted", "saml_permitted"];
            patch(&mut state.users[index], call.json, &members);
            Response::empty(200)
        }
        "users-keys" => keys(state, index),
        _ => return None,
    })
}

fn list(state: &State, is_admin: bool, call: &Call<'_>) -> Response {
    let with_roles = call.query("withRoles") == Some("true");
    let shown = |user: &User| {
        if is_admin { user.json(&state.groups_of(&user.uuid), with_roles) } else { user.brief() }
    };
    Response::json(200, &json!({"users": state.users.iter().map(shown).collect::<Value>()}))
}

fn shown(state: &State, index: usize) -> Response {
    let user = &state.users[index];
    Response::json(200, &user.json(&state.groups_of(&user.uuid), false))
}

fn create(state: &mut State, call: &Call<'_>) -> Response {
    let (username, password) =
        (call.text("username").unwrap_or_default(), call.text("password").unwrap_or_default());
    if state.users.iter().any(|user| user.username.eq_ignore_ascii_case(username)) {
        return refused("The username provided is already in use");
    }
    if let Err(reason) = check_policy(password) {
        return refused(reason);
    }
    let mut user = User::local(username, password);
    patch(&mut user, call.json, &["permissions", "email", "name"]);
    state.add_user(user);
    shown(state, state.users.len() - 1)
}

fn password(user: &mut User, call: &Call<'_>) -> Response {
    let temporary = call.field("temporary").and_then(Value::as_bool).unwrap_or(false);
    match user.set_password(call.text("password").unwrap_or_default(), temporary) {
        // Without body and without content type (recorded).
        Ok(()) => Response::empty(200),
        Err(reason) => refused(reason),
    }
}

fn keys(state: &mut State, index: usize) -> Response {
    let (access, secret) = (format!("{:064x}", state.next()), format!("{:064x}", state.next()));
    state.users[index].keys = Some((access.clone(), secret.clone()));
    Response::json(200, &json!({"accessKey": access, "secretKey": secret}))
}

fn authorizations(user: &User) -> Value {
    json!({
        "account_uuid": super::ACCOUNT_UUID,
        "user_uuid": user.uuid,
        "api_permitted": user.api_permitted,
        "password_permitted": user.password_permitted,
        "saml_permitted": user.saml_permitted,
    })
}
