//! A managed credential, whose secrets are only ever shown masked.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// What a secret looks like in responses, and what means "unchanged" in requests.
pub(super) const MASK: &str = "********";

/// A managed credential.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
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

impl Default for Credential {
    /// A Windows credential without a name, for a JSON form in which everything is optional.
    fn default() -> Self {
        Self::windows("", "", "")
    }
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

    pub(super) fn brief(&self) -> Value {
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

    pub(super) fn details(&self) -> Value {
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
    pub(super) fn replace_settings(&mut self, given: &Map<String, Value>) {
        let old = std::mem::take(&mut self.settings);
        for (name, value) in given {
            let unchanged = is_secret(name) && value == MASK;
            let value = if unchanged { old.get(name).unwrap_or(value) } else { value };
            self.settings.insert(name.clone(), value.clone());
        }
    }
}

/// Settings that responses mask. The list of all settings is `credentials-list-credential-types`.
fn is_secret(name: &str) -> bool {
    let marks = ["password", "passphrase", "private_key", "secret_key", "client_secret"];
    name != "custom_password_prompt" && marks.iter().any(|mark| name.ends_with(mark))
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
}
