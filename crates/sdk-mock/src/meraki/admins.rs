//! The administrators of the organization.

use serde_json::{Value, json};

use super::error::{error, not_found};
use super::state::{State, admin};
use crate::backend::{Call, Response};

/// Answers the operations on administrators. `None`: not one of them.
pub(super) fn respond(state: &mut State, call: &Call<'_>) -> Option<Response> {
    let index = || state.admins.iter().position(|admin| admin["id"] == call.path("adminId"));
    Some(match call.operation.id.as_str() {
        "getOrganizationAdmins" => Response::json(200, &Value::Array(state.admins.clone())),
        "createOrganizationAdmin" => {
            let email = call.text("email").unwrap_or_default();
            if state.admins.iter().any(|admin| admin["email"] == email) {
                return Some(error(400, "Email has already been taken"));
            }
            let id = (212_407 + state.admins.len()).to_string();
            let mut new = admin(&id, call.text("name").unwrap_or_default(), email);
            new["accountStatus"] = json!("pending");
            set(&mut new, call);
            state.admins.push(new.clone());
            Response::json(201, &new)
        }
        "updateOrganizationAdmin" => match index() {
            None => not_found(),
            Some(index) => {
                set(&mut state.admins[index], call);
                Response::json(200, &state.admins[index])
            }
        },
        "deleteOrganizationAdmin" => match index() {
            None => not_found(),
            Some(index) => {
                state.admins.remove(index);
                Response::empty(204)
            }
        },
        _ => return None,
    })
}

fn set(admin: &mut Value, call: &Call<'_>) {
    for name in ["name", "orgAccess", "tags", "networks"] {
        if let Some(value) = call.field(name) {
            admin[name] = value.clone();
        }
    }
}
