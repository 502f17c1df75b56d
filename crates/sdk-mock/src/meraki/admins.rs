//! The administrators of the organization.

use serde_json::{Value, json};

use super::error::{error, not_found};
use super::state::{State, admin};
use crate::backend::{Call, Response};
use crate::value::patch;

/// What can be said about one.
const CHANGEABLE: [&str; 4] = ["name", "orgAccess", "tags", "networks"];

/// Responds to the operations on administrators. `None`: not one of them.
pub(super) fn respond(state: &mut State, call: &Call<'_>) -> Option<Response> {
    let index = state.admins.iter().position(|admin| admin["id"] == call.path("adminId"));
    Some(match (call.operation.id.as_str(), index) {
        ("getOrganizationAdmins", _) => Response::json(200, &Value::Array(state.admins.clone())),
        ("createOrganizationAdmin", _) => {
            let email = call.text("email").unwrap_or_default();
            if state.admins.iter().any(|admin| admin["email"] == email) {
                return Some(error(400, "Email has already been taken"));
            }
            let id = (212_407 + state.admins.len()).to_string();
            let mut new = admin(&id, "", email);
            new["accountStatus"] = json!("pending");
            patch(&mut new, call.json, &CHANGEABLE);
            state.admins.push(new.clone());
            Response::json(201, &new)
        }
        ("updateOrganizationAdmin", Some(index)) => {
            patch(&mut state.admins[index], call.json, &CHANGEABLE);
            Response::json(200, &state.admins[index])
        }
        ("deleteOrganizationAdmin", Some(index)) => {
            state.admins.remove(index);
            Response::empty(204)
        }
        ("updateOrganizationAdmin" | "deleteOrganizationAdmin", None) => not_found(),
        _ => return None,
    })
}
