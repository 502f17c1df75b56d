//! Managed credentials: a list with filters and pages, and secrets that are only ever shown masked.

use serde_json::{Map, Value, json};

use super::state::State;
use crate::backend::{Answer, Call};

/// What a secret looks like in answers, and what means "unchanged" in requests.
pub(super) const MASK: &str = "********";

/// A managed credential.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Credential {
    /// UUID; empty for one that is given when the credential is added.
    pub uuid: String,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Type, for example `Windows` or `SSH`.
    pub kind: String,
    /// Whether it belongs to one scan only.
    pub ad_hoc: bool,
    /// Settings with their secrets in the clear.
    pub settings: Map<String, Value>,
    /// Rights of the callers: 32 use, 64 edit.
    pub permission: i32,
    /// How often it was changed through the API.
    pub changes: u32,
}

impl Credential {
    /// A credential of a type with settings.
    pub fn new(name: &str, kind: &str, settings: Value) -> Self {
        let settings = if let Value::Object(settings) = settings { settings } else { Map::new() };
        Self {
            uuid: String::new(),
            name: name.to_owned(),
            description: String::new(),
            kind: kind.to_owned(),
            ad_hoc: false,
            settings,
            permission: 64,
            changes: 0,
        }
    }

    /// A Windows credential with a password, as recorded.
    pub fn windows(name: &str, username: &str, password: &str) -> Self {
        let settings =
            json!({"domain": "", "username": username, "auth_method": "Password", "password": password});
        Self::new(name, "Windows", settings)
    }

    /// An SSH credential with a password and a password for elevated rights, as recorded.
    pub fn ssh(name: &str, username: &str, password: &str) -> Self {
        let settings = json!({
            "username": username,
            "auth_method": "password",
            "custom_password_prompt": "",
            "elevate_privileges_with": "sudo",
            "sudo_user": "root",
            "escalation_password": "Elevate-Passw0rd-1",
            "password": password,
        });
        Self::new(name, "SSH", settings)
    }

    fn brief(&self) -> Value {
        json!({
            "uuid": self.uuid,
            "name": self.name,
            "description": self.description,
            "category": {"id": "Host", "name": "Host"},
            "type": {"id": self.kind, "name": self.kind},
            "created_date": 1_767_225_600,
            "created_by": {"id": 1, "display_name": super::ADMIN},
            "last_used_by": {"id": 1, "display_name": super::ADMIN},
            "permission": self.permission,
            "user_permissions": self.permission,
        })
    }

    fn details(&self) -> Value {
        let masked = |(name, value): (&String, &Value)| {
            let empty = value.as_str().is_none_or(str::is_empty);
            (name.clone(), if is_secret(name) && !empty { json!(MASK) } else { value.clone() })
        };
        let settings: Map<_, _> = self.settings.iter().map(masked).collect();
        json!({
            "name": self.name,
            "description": self.description,
            "category": {"id": "Host", "name": "Host"},
            "type": {"id": self.kind, "name": self.kind},
            "ad_hoc": self.ad_hoc,
            "user_permissions": self.permission,
            "settings": settings,
            "permissions": [
                {"grantee_uuid": super::ADMIN_UUID, "type": "user", "permissions": 64, "name": null}
            ],
        })
    }

    /// Replaces all settings, except secrets that come back masked.
    fn replace_settings(&mut self, given: &Map<String, Value>) {
        let old = std::mem::take(&mut self.settings);
        for (name, value) in given {
            let unchanged = is_secret(name) && value == MASK;
            let value = if unchanged { old.get(name).unwrap_or(value) } else { value };
            self.settings.insert(name.clone(), value.clone());
        }
    }
}

/// Settings that answers mask. The list of all settings is `credentials-list-credential-types`.
fn is_secret(name: &str) -> bool {
    let marks = ["password", "passphrase", "private_key", "secret_key", "client_secret"];
    name != "custom_password_prompt" && marks.iter().any(|mark| name.ends_with(mark))
}

/// Answers the operations of the area. `None`: not one of them.
pub(super) fn answer(state: &mut State, call: &Call<'_>) -> Option<Answer> {
    let uuid = call.path("uuid");
    let index = || state.credentials.iter().position(|credential| credential.uuid == uuid);
    Some(match call.operation.id.as_str() {
        "credentials-list" => list(state, call),
        "credentials-create" => create(state, call),
        "credentials-details" => match index() {
            Some(index) => Answer::json(200, &state.credentials[index].details()),
            None => super::error::not_found(),
        },
        "credentials-update" => match index() {
            Some(index) => update(state, index, call),
            None => super::error::not_found(),
        },
        "credentials-delete" => match index() {
            Some(index) => {
                state.credentials.remove(index);
                Answer::json(200, &json!({"deleted": true}))
            }
            None => super::error::not_found(),
        },
        _ => return None,
    })
}

fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let name = call.text("name").unwrap_or_default();
    if state.credentials.iter().any(|credential| credential.name == name) {
        return taken();
    }
    let settings = call.field("settings").cloned().unwrap_or_default();
    let mut credential = Credential::new(name, call.text("type").unwrap_or_default(), settings);
    credential.description = call.text("description").unwrap_or_default().to_owned();
    let uuid = state.add_credential(credential);
    Answer::json(200, &json!({"uuid": uuid}))
}

fn update(state: &mut State, index: usize, call: &Call<'_>) -> Answer {
    if state.credentials[index].permission < 64 {
        return super::error::forbidden();
    }
    if let Some(name) = call.text("name") {
        let others = state.credentials.iter().enumerate().filter(|(other, _)| *other != index);
        if others.into_iter().any(|(_, credential)| credential.name == name) {
            return taken();
        }
        state.credentials[index].name = name.to_owned();
    }
    let credential = &mut state.credentials[index];
    if let Some(description) = call.text("description") {
        credential.description = description.to_owned();
    }
    // Left out means false, and there is no way back to true.
    credential.ad_hoc &= call.field("ad_hoc").and_then(Value::as_bool).unwrap_or(false);
    if let Some(Value::Object(settings)) = call.field("settings") {
        credential.replace_settings(settings);
    }
    credential.changes += 1;
    Answer::json(200, &json!({"updated": true}))
}

fn taken() -> Answer {
    Answer::json(409, &json!({"error": "A credential with this name already exists"}))
}

fn list(state: &State, call: &Call<'_>) -> Answer {
    let filters: Vec<_> = call.query_all("f").collect();
    let any = call.query("ft").is_some_and(|kind| kind.eq_ignore_ascii_case("or"));
    let mut matching = Vec::new();
    for credential in &state.credentials {
        let mut results = Vec::new();
        for filter in &filters {
            match matches(filter, &credential.name) {
                Some(result) => results.push(result),
                None => return Answer::json(400, &json!({"error": format!("Invalid filter: {filter}")})),
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
        |name: &str, usual: usize| call.query(name).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (limit, offset) = (number("limit", 50), number("offset", 0));
    let page: Vec<_> =
        matching.iter().skip(offset).take(limit).map(|credential| credential.brief()).collect();
    let sort = json!([{"name": "created_date", "order": "desc"}]);
    let pagination = json!({"total": matching.len(), "limit": limit, "offset": offset, "sort": sort});
    Answer::json(200, &json!({"credentials": page, "pagination": pagination}))
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
    fn the_mask_leaves_a_secret_as_it_is() {
        let mut credential = Credential::ssh("c", "root", "Old-Passw0rd-11");
        let mut settings = credential.details()["settings"].as_object().unwrap().clone();
        assert_eq!(settings["password"], MASK);
        assert_eq!(settings["escalation_password"], MASK);
        assert_eq!(settings["custom_password_prompt"], "");
        settings.insert("password".to_owned(), json!("New-Passw0rd-22"));
        credential.replace_settings(&settings);
        assert_eq!(credential.settings["password"], "New-Passw0rd-22");
        assert_eq!(credential.settings["escalation_password"], "Elevate-Passw0rd-1");
        assert_eq!(credential.settings["sudo_user"], "root");
    }

    #[test]
    fn what_is_left_out_is_gone() {
        let mut credential = Credential::windows("c", "scanner", "p");
        credential.replace_settings(&Map::from_iter([("password".to_owned(), json!("n"))]));
        assert_eq!(credential.settings.len(), 1);
    }

    #[test]
    fn filters_have_three_operators() {
        assert_eq!(matches("name:eq:a:b", "a:b"), Some(true));
        assert_eq!(matches("name:neq:a", "a"), Some(false));
        assert_eq!(matches("name:match:WIN", "windows"), Some(true));
        assert_eq!(matches("type:eq:a", "a"), None);
        assert_eq!(matches("name", "a"), None);
    }
}
