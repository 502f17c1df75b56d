//! The operations on users.

use serde_json::{Value, json};

use super::error::{forbidden, not_found, refused};
use super::state::State;
use super::user::{ADMINISTRATOR, User, check_policy};
use crate::backend::{Call, Response};

/// Answers the operations of the tag. `None`: not one of them.
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
        "users-edit" => edit(state, index, call),
        "users-enabled" if own => super::error::of_status(409),
        "users-enabled" => {
            state.users[index].enabled = flag(call, "enabled").unwrap_or(true);
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
            let user = &mut state.users[index];
            user.api_permitted = flag(call, "api_permitted").unwrap_or(user.api_permitted);
            user.password_permitted = flag(call, "password_permitted").unwrap_or(user.password_permitted);
            user.saml_permitted = flag(call, "saml_permitted").unwrap_or(user.saml_permitted);
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
    let permissions =
        call.field("permissions").and_then(Value::as_i64).and_then(|role| i32::try_from(role).ok());
    let mut user = User::local(username, password).with_permissions(permissions.unwrap_or(super::BASIC));
    if let Some(email) = call.text("email") {
        user.email = email.to_owned();
    }
    user.name = call.text("name").unwrap_or_default().to_owned();
    state.add_user(user);
    shown(state, state.users.len() - 1)
}

fn edit(state: &mut State, index: usize, call: &Call<'_>) -> Response {
    let user = &mut state.users[index];
    if let Some(role) =
        call.field("permissions").and_then(Value::as_i64).and_then(|role| i32::try_from(role).ok())
    {
        user.permissions = role;
    }
    if let Some(name) = call.text("name") {
        user.name = name.to_owned();
    }
    if let Some(email) = call.text("email") {
        user.email = email.to_owned();
    }
    user.enabled = flag(call, "enabled").unwrap_or(user.enabled);
    shown(state, index)
}

fn password(user: &mut User, call: &Call<'_>) -> Response {
    let temporary = flag(call, "temporary").unwrap_or(false);
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

fn flag(call: &Call<'_>, name: &str) -> Option<bool> {
    call.field(name).and_then(Value::as_bool)
}
