//! Which managed credential is meant, and what of it must stay.

use sdk_tenable::Secret;
use sdk_tenable::types::{Credential, CredentialDetails};
use serde_json::{Map, Value};

use crate::exit::Code;
use crate::failure::Failure;

/// The permission to edit (the vendor's document: Can Use 32, Can Edit 64).
const CAN_EDIT: i64 = 64;

/// The kinds of credentials that are logins with a password (recorded responses; the third script of the family).
const KINDS: [&str; 2] = ["ssh", "windows"];

/// The setting that is the password, in both kinds.
const PASSWORD: &str = "password";

/// A managed credential as it was read.
pub(super) struct Managed {
    uuid: String,
    name: String,
    details: CredentialDetails,
}

/// The UUID of the one credential with this name. The list is filtered by Tenable, and again here.
pub(super) fn find(listed: Vec<Credential>, name: &str) -> Result<String, Failure> {
    let mut same: Vec<_> = listed.into_iter().filter(|credential| credential.name == name).collect();
    match (same.len(), same.pop()) {
        (1, Some(credential)) => Ok(credential.uuid),
        (_, None) => Err(Failure::new(
            Code::AccountMissing,
            format!(
                "Tenable has no managed credential {name} that this API key may use: the login of the PAM User record has to be the credential's name, and the key's user needs the permission Can Edit"
            ),
        )),
        (_, Some(last)) => {
            let uuids: Vec<_> =
                same.iter().chain([&last]).map(|credential| credential.uuid.as_str()).collect();
            Err(Failure::new(
                Code::AccountAmbiguous,
                format!(
                    "Tenable has several managed credentials {name} (UUIDs {}): rename all but one",
                    uuids.join(", ")
                ),
            ))
        }
    }
}

impl Managed {
    pub(super) fn new(uuid: String, name: &str, details: CredentialDetails) -> Self {
        Self { uuid, name: name.to_owned(), details }
    }

    pub(super) fn uuid(&self) -> &str {
        &self.uuid
    }

    pub(super) fn details(&self) -> &CredentialDetails {
        &self.details
    }

    /// How messages name it.
    pub(super) fn name(&self) -> String {
        format!("Tenable credential {}", self.name)
    }

    /// Whether it is a login with a password.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let name = self.name();
        let refuse = |why: String| Err(Failure::new(Code::AccountIneligible, format!("{name} {why}")));
        let kind = self.details.type_.as_ref().and_then(|kind| kind.id.as_deref().or(kind.name.as_deref()));
        if let Some(kind) = kind.filter(|kind| !KINDS.iter().any(|known| known.eq_ignore_ascii_case(kind))) {
            return refuse(format!("is of kind {kind}: only SSH and Windows credentials can be rotated"));
        }
        if let Some(method) = self.details.settings.get("auth_method").and_then(Value::as_str)
            && !method.eq_ignore_ascii_case(PASSWORD)
        {
            return refuse(format!(
                "logs in by {method}: only credentials that log in with a password can be rotated"
            ));
        }
        if !self.details.settings.contains_key(PASSWORD) {
            return refuse("has no password among its settings: it cannot be rotated".to_owned());
        }
        Ok(())
    }

    /// Whether the key may edit it, if Tenable tells.
    pub(super) fn editable(&self) -> Option<bool> {
        self.details.user_permissions.map(|permission| permission >= CAN_EDIT)
    }

    /// All settings as they are but for the password.
    pub(super) fn settings_with(&self, password: &Secret) -> Map<String, Value> {
        let mut settings = self.details.settings.clone();
        // EXPOSE: settings have no fixed form, so the document cannot give their password a type of its own.
        settings.insert(PASSWORD.to_owned(), Value::from(password.expose()));
        settings
    }

    /// The names of what differs afterwards. The password is masked both times.
    pub(super) fn differences(&self, after: &CredentialDetails) -> Vec<String> {
        let before = &self.details;
        let mut found = Vec::new();
        let mut compare = |same: bool, name: &str| {
            if !same {
                found.push(format!("`{name}`"));
            }
        };
        compare(before.name == after.name, "name");
        compare(
            before.description.as_deref().unwrap_or_default()
                == after.description.as_deref().unwrap_or_default(),
            "description",
        );
        compare(before.ad_hoc == after.ad_hoc, "ad_hoc");
        let kind = |details: &CredentialDetails| details.type_.as_ref().and_then(|kind| kind.id.clone());
        compare(kind(before) == kind(after), "type");
        let keys = before
            .settings
            .keys()
            .chain(after.settings.keys().filter(|key| !before.settings.contains_key(*key)));
        for key in keys.filter(|key| *key != PASSWORD) {
            compare(before.settings.get(key) == after.settings.get(key), key);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn managed(settings: Value) -> Managed {
        let details = json!({"name": "c", "type": {"id": "SSH"}, "ad_hoc": false, "user_permissions": 64, "settings": settings});
        Managed::new("u".to_owned(), "c", serde_json::from_value(details).unwrap())
    }

    #[test]
    fn every_other_setting_passes_through_as_it_is() {
        let settings = json!({
            "username": "root", "password": "********", "escalation_password": "********", "port": 22, "rate": 1.5,
            "flag": true, "nothing": null, "list": [1, "two"], "object": {"a": "********"},
        });
        let sent = managed(settings.clone()).settings_with(&Secret::from("new"));
        let mut expected = settings;
        expected["password"] = json!("new");
        assert_eq!(Value::Object(sent), expected);
    }

    #[test]
    fn only_logins_with_a_password_are_rotated() {
        let refused = |managed: &Managed| managed.check().unwrap_err().message().to_owned();
        assert!(managed(json!({"auth_method": "Password", "password": "********"})).check().is_ok());
        assert!(managed(json!({"password": "********"})).check().is_ok());
        assert!(
            refused(&managed(json!({"auth_method": "public key", "private_key": "********"})))
                .contains("public key")
        );
        assert!(refused(&managed(json!({"username": "root"}))).contains("no password"));
        let mut other = managed(json!({"password": "********"}));
        other.details.type_ = serde_json::from_value(json!({"id": "Amazon AWS"})).unwrap();
        assert!(refused(&other).contains("Amazon AWS"));
    }

    #[test]
    fn differences_are_named_and_the_password_is_none() {
        let before = managed(json!({"username": "root", "password": "********", "port": 22, "gone": 1}));
        let after = managed(json!({"username": "admin", "password": "", "port": "22", "new": 1}));
        let mut differences = before.differences(&after.details);
        differences.sort();
        assert_eq!(differences, ["`gone`", "`new`", "`port`", "`username`"]);
        assert!(before.differences(&before.details).is_empty());
    }

    #[test]
    fn exactly_one_name_fits() {
        let listed = |names: &[&str]| -> Vec<Credential> {
            names
                .iter()
                .map(|name| serde_json::from_value(json!({"uuid": name, "name": name})).unwrap())
                .collect()
        };
        assert_eq!(find(listed(&["a", "ab"]), "a").unwrap(), "a");
        assert_eq!(find(listed(&["ab"]), "a").unwrap_err().code(), Code::AccountMissing);
        assert_eq!(find(listed(&["a", "a"]), "a").unwrap_err().code(), Code::AccountAmbiguous);
    }
}
