//! Responses about managed credentials: a list with filters and pages, and changes.

use serde_json::{Value, json};

use super::credential::Credential;
use super::state::State;
use crate::backend::{Call, Response};
use crate::value::patch;

/// Responds to the operations of the tag. `None`: not one of them.
pub(super) fn respond(state: &mut State, call: &Call<'_>) -> Option<Response> {
    let uuid = call.path("uuid");
    let index = state.credentials.iter().position(|credential| credential.uuid == uuid);
    Some(match (call.operation.id.as_str(), index) {
        ("credentials-list", _) => list(state, call),
        ("credentials-create", _) => create(state, call),
        ("credentials-details", Some(index)) => Response::json(200, &state.credentials[index].details()),
        ("credentials-update", Some(index)) => update(state, index, call),
        ("credentials-delete", Some(index)) => {
            state.credentials.remove(index);
            Response::json(200, &json!({"deleted": true}))
        }
        ("credentials-details" | "credentials-update" | "credentials-delete", None) => {
            super::error::not_found()
        }
        _ => return None,
    })
}

fn create(state: &mut State, call: &Call<'_>) -> Response {
    let name = call.text("name").unwrap_or_default();
    if state.credentials.iter().any(|credential| credential.name == name) {
        return taken();
    }
    let settings = call.field("settings").cloned().unwrap_or_default();
    let mut credential = Credential::new(name, call.text("type").unwrap_or_default(), settings);
    patch(&mut credential, call.json, &["description"]);
    let uuid = state.add_credential(credential);
    Response::json(200, &json!({"uuid": uuid}))
}

fn update(state: &mut State, index: usize, call: &Call<'_>) -> Response {
    if state.credentials[index].permission < 64 {
        return super::error::forbidden();
    }
    let mut others = state.credentials.iter().enumerate().filter(|(other, _)| *other != index);
    if others.any(|(_, other)| call.text("name") == Some(&other.name)) {
        return taken();
    }
    let credential = &mut state.credentials[index];
    patch(credential, call.json, &["name", "description"]);
    // Left out means false, and there is no way back to true.
    credential.ad_hoc &= call.field("ad_hoc").and_then(Value::as_bool).unwrap_or(false);
    if let Some(Value::Object(settings)) = call.field("settings") {
        credential.replace_settings(settings);
    }
    credential.changes += 1;
    Response::json(200, &json!({"updated": true}))
}

fn taken() -> Response {
    Response::json(409, &json!({"error": "A credential with this name already exists"}))
}

fn list(state: &State, call: &Call<'_>) -> Response {
    let filters: Vec<_> = call.query_all("f").collect();
    let any = call.query("ft").is_some_and(|kind| kind.eq_ignore_ascii_case("or"));
    let mut matching = Vec::new();
    for credential in &state.credentials {
        let mut results = Vec::new();
        for filter in &filters {
            match matches(filter, &credential.name) {
                Some(result) => results.push(result),
                None => return Response::json(400, &json!({"error": format!("Invalid filter: {filter}")})),
            }
        }
        let wanted =
            if any && !results.is_empty() { results.contains(&true) } else { !results.contains(&false) };
        if wanted {
            matching.push(credential);
        }
    }
    let descending = call.query("sort").is_some_and(|sort| sort.ends_with(":desc"));
    if call.query("sort").is_some_and(|sort| sort.starts_with("name:")) {
        matching.sort_by(|one, other| one.name.cmp(&other.name));
        if descending {
            matching.reverse();
        }
    }
    let number =
        |name: &str, default: usize| call.query(name).and_then(|text| text.parse().ok()).unwrap_or(default);
    let (limit, offset) = (number("limit", 50), number("offset", 0));
    let page: Vec<_> =
        matching.iter().skip(offset).take(limit).map(|credential| credential.brief()).collect();
    let sort = json!([{"name": "created_date", "order": "desc"}]);
    let pagination = json!({"total": matching.len(), "limit": limit, "offset": offset, "sort": sort});
    Response::json(200, &json!({"credentials": page, "pagination": pagination}))
}

/// Whether a name passes a filter `name:operator:value`. `None`: that is no filter.
fn matches(filter: &str, name: &str) -> Option<bool> {
    let (field, rest) = filter.split_once(':')?;
    let (operator, value) = rest.split_once(':')?;
    match (field, operator) {
        ("name", "eq") => Some(name == value),
        ("name", "neq") => Some(name != value),
        ("name", "match") => Some(name.to_lowercase().contains(&value.to_lowercase())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_have_three_operators() {
        assert_eq!(matches("name:eq:a:b", "a:b"), Some(true));
        assert_eq!(matches("name:neq:a", "a"), Some(false));
        assert_eq!(matches("name:match:WIN", "windows"), Some(true));
        assert_eq!(matches("type:eq:a", "a"), None);
        assert_eq!(matches("name", "a"), None);
    }
}
