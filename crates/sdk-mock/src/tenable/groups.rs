//! The operations on groups.

use serde_json::{Value, json};

use super::error::{forbidden, not_found};
use super::state::{Group, State};
use super::user::ADMINISTRATOR;
use crate::backend::{Call, Response};
use crate::value::patch;

/// Responds to the operations of the tag. `None`: not one of them.
pub(super) fn respond(state: &mut State, caller: usize, call: &Call<'_>) -> Option<Response> {
    let id = call.operation.id.as_str();
    if !id.starts_with("groups-") {
        return None;
    }
    if id == "groups-list" {
        return Some(Response::json(
            200,
            &json!({"groups": state.groups.iter().map(show).collect::<Value>()}),
        ));
    }
    if state.users[caller].permissions < ADMINISTRATOR {
        return Some(forbidden());
    }
    let changed = |group: &mut Group| {
        patch(group, call.json, &["name", "managed_by_saml"]);
        Some(Response::json(200, &show(group)))
    };
    if id == "groups-create" {
        return changed(state.add_group(""));
    }
    // By UUID or by number, as the descriptions say and as pyTenable does.
    let group = [call.path("group_uuid"), call.path("group_id")].concat();
    let is_group = |other: &Group| other.uuid == group || other.id.to_string() == group;
    let Some(index) = state.groups.iter().position(is_group) else {
        return Some(not_found());
    };
    let user = state
        .position(&[call.path("user_uuid"), call.path("user_id")].concat())
        .map(|index| state.users[index].uuid.clone());
    Some(match (id, user) {
        ("groups-edit", _) => return changed(&mut state.groups[index]),
        ("groups-delete", _) => {
            state.groups.remove(index);
            Response::empty(200)
        }
        ("groups-list-users", _) => {
            let members = state.users.iter().filter(|user| state.groups[index].members.contains(&user.uuid));
            let users: Value = members.map(|user| user.json(&state.groups_of(&user.uuid), false)).collect();
            Response::json(200, &json!({"users": users}))
        }
        ("groups-add-user" | "groups-delete-user", None) => not_found(),
        ("groups-add-user", Some(user)) => {
            state.groups[index].members.insert(user);
            Response::empty(200)
        }
        ("groups-delete-user", Some(user)) => {
            state.groups[index].members.remove(&user);
            Response::empty(200)
        }
        _ => return None,
    })
}

fn show(group: &Group) -> Value {
    json!({
        "id": group.id,
        "uuid": group.uuid,
        "name": group.name,
        "container_uuid": super::ACCOUNT_UUID,
        "user_count": group.members.len(),
        "managed_by_saml": group.managed_by_saml,
        "immutable": false,
        "membership_fixed": false,
    })
}
