//! Which managed credential is meant, and what of it must stay.

use sdk_tenable::Secret;
use serde_json::{Map, Value};

use super::super::super::member::{Member, Odd, needed};
use super::super::super::steps::Account;
use crate::exit::Code;
use crate::failure::Failure;
use crate::report::foreign;

/// The permission to edit (the vendor's document: Can Use 32, Can Edit 64).
const CAN_EDIT: i64 = 64;

/// The kinds of credentials that are logins with a password (recorded responses; the third script of the family).
const KINDS: [&str; 2] = ["ssh", "windows"];

/// The setting that is the password, in both kinds.
const PASSWORD: &str = "password";

needed! {
    /// What is needed of a credential in the list.
    struct Listed { uuid: String = "uuid", name: String = "name", }
}

needed! {
    /// What is needed of a credential: all that the write replaces, and what says whether it may be made.
    struct Details {
        name: String = "name",
        description: String = "description",
        ad_hoc: bool = "ad_hoc",
        kind: Map<String, Value> = "type",
        user_permissions: i64 = "user_permissions",
        settings: Map<String, Value> = "settings",
    }
}

impl Listed {
    /// Whether it can be the one with this name: it is, or its name cannot be read.
    pub(super) fn may_be(&self, name: &str) -> bool {
        self.name.get().is_some_and(|own| own == name) || self.name.odd().is_some()
    }
}

/// A managed credential as it was read.
pub(super) struct Managed {
    uuid: String,
    name: String,
    details: Details,
}

/// The UUID of the one credential with this name. The list is filtered by Tenable, and again here; those whose name
/// cannot be read stop nothing while another one matches.
pub(super) fn find(listed: Vec<Listed>, name: &str) -> Result<String, Failure> {
    let odd = listed.iter().find_map(|credential| credential.name.odd().cloned());
    let matches = |credential: &Listed| credential.name.get().is_some_and(|own| own == name);
    let mut same: Vec<_> = listed.into_iter().filter(matches).collect();
    match (same.len(), same.pop(), odd) {
        (1, Some(credential), _) => {
            let of = format!("Tenable credential {}", foreign(name));
            let missing = || Odd::new("uuid", None, "text").failure(&of);
            credential.uuid.known(&of)?.cloned().ok_or_else(missing)
        }
        (_, None, Some(odd)) => {
            Err(odd.failure(&format!("a Tenable credential, which can be {},", foreign(name))))
        }
        (_, None, None) => Err(Failure::new(
            Code::AccountMissing,
            format!(
                "Tenable has no managed credential {} that this API key may use", foreign(name)
            ),
        )
        .advise("put the credential's name into the login of the PAM User record, and give the key's user the permission Can Edit")),
        (_, Some(last), _) => {
            let uuid = |credential: &Listed| {
                foreign(credential.uuid.get().map_or("unknown", String::as_str)).to_string()
            };
            let uuids: Vec<_> = same.iter().chain([&last]).map(uuid).collect();
            Err(Failure::new(
                Code::AccountAmbiguous,
                format!(
                    "Tenable has several managed credentials {} (UUIDs {})",
                    foreign(name),
                    uuids.join(", ")
                ),
            )
            .advise("rename all but one"))
        }
    }
}

impl Managed {
    pub(super) fn new(uuid: String, name: &str, details: Details) -> Self {
        Self { uuid, name: name.to_owned(), details }
    }

    pub(super) fn uuid(&self) -> &str {
        &self.uuid
    }

    pub(super) fn details(&self) -> &Details {
        &self.details
    }

    /// Refuses a key that is not permitted to edit it. Returns whether Tenable says so.
    pub(super) fn check_editable(&self) -> Result<bool, Failure> {
        let name = self.name();
        match self.details.user_permissions.known(&name)? {
            Some(permission) if *permission < CAN_EDIT => {
                Err(Failure::new(Code::AccessDenied, format!("the API key may use {name} and not edit it"))
                    .advise("give its user the permission Can Edit"))
            }
            permission => Ok(permission.is_some()),
        }
    }

    /// All settings as they are but for the password.
    pub(super) fn settings_with(&self, password: &Secret) -> Map<String, Value> {
        let mut settings = self.details.settings.get().cloned().unwrap_or_default();
        // EXPOSE: settings have no fixed form, so the document cannot give their password a type of its own.
        settings.insert(PASSWORD.to_owned(), Value::from(password.expose()));
        settings
    }

    /// The names of what differs afterwards. The password is masked both times.
    pub(super) fn differences(&self, after: &Details) -> Vec<String> {
        let before = &self.details;
        let mut found = Vec::new();
        let mut compare = |same: bool, name: &str| {
            if !same {
                found.push(format!("`{}`", foreign(name)));
            }
        };
        compare(before.name == after.name, "name");
        let description = |details: &Details| match &details.description {
            Member::Absent => Member::Is(String::new()),
            other => other.clone(),
        };
        compare(description(before) == description(after), "description");
        compare(before.ad_hoc == after.ad_hoc, "ad_hoc");
        let kind = |details: &Details| details.kind.get().and_then(|kind| kind.get("id").cloned());
        compare(kind(before) == kind(after), "type");
        let none = Map::new();
        let settings = |details: &'_ Details| details.settings.get().unwrap_or(&none).clone();
        let (before, after) = (settings(before), settings(after));
        let keys = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
        for key in keys.filter(|key| *key != PASSWORD) {
            compare(before.get(key) == after.get(key), key);
        }
        found
    }
}

impl Account for Managed {
    fn id(&self) -> &str {
        &self.uuid
    }

    /// How messages name it.
    fn name(&self) -> String {
        format!("Tenable credential {}", foreign(&self.name))
    }

    fn login(&self) -> &str {
        &self.name
    }

    /// Whether it is a login with a password. What cannot be read stops the run: the write replaces everything, so what
    /// was not understood could be lost.
    fn check(&self) -> Result<&'static str, Failure> {
        let name = self.name();
        let refuse = |why: String| Err(Failure::new(Code::AccountIneligible, format!("{name} {why}")));
        self.details.name.known(&name)?;
        self.details.description.known(&name)?;
        self.details.ad_hoc.known(&name)?;
        let kind = match self.details.kind.known(&name)? {
            Some(kind) => kind_of(kind).map_err(|odd| odd.failure(&name))?,
            None => None,
        };
        if let Some(kind) = kind.filter(|kind| !KINDS.iter().any(|known| known.eq_ignore_ascii_case(kind))) {
            return refuse(format!(
                "is of kind {}: only SSH and Windows credentials can be rotated",
                foreign(kind)
            ));
        }
        let settings = self.details.settings.known(&name)?;
        let setting = |label: &str| settings.and_then(|settings| settings.get(label));
        match setting("auth_method") {
            None | Some(Value::Null) => {}
            Some(Value::String(method)) if method.eq_ignore_ascii_case(PASSWORD) => {}
            Some(Value::String(method)) => {
                return refuse(format!(
                    "logs in by {}: only credentials that log in with a password can be rotated",
                    foreign(method)
                ));
            }
            other => return Err(Odd::new("settings.auth_method", other, "text").failure(&name)),
        }
        if setting(PASSWORD).is_none() {
            return refuse("has no password among its settings: it cannot be rotated".to_owned());
        }
        Ok("logs in with a password")
    }
}

/// The kind of a credential, by its id or else by its name.
fn kind_of(kind: &Map<String, Value>) -> Result<Option<&str>, Odd> {
    for (member, path) in [("id", "type.id"), ("name", "type.name")] {
        match kind.get(member) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => return Ok(Some(text)),
            other => return Err(Odd::new(path, other, "text")),
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::unmarked;

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
        let refused = |managed: &Managed| managed.check().unwrap_err().message();
        assert!(managed(json!({"auth_method": "Password", "password": "********"})).check().is_ok());
        assert!(managed(json!({"password": "********"})).check().is_ok());
        assert!(
            refused(&managed(json!({"auth_method": "public key", "private_key": "********"})))
                .contains("public key")
        );
        assert!(refused(&managed(json!({"username": "root"}))).contains("no password"));
        let mut other = managed(json!({"password": "********"}));
        other.details.kind = Member::new("type", Some(json!({"id": "Amazon AWS"})));
        assert!(refused(&other).contains("Amazon AWS"));
    }

    #[test]
    fn differences_are_named_and_the_password_is_none() {
        let before = managed(json!({"username": "root", "password": "********", "port": 22, "gone": 1}));
        let after = managed(json!({"username": "admin", "password": "", "port": "22", "new": 1}));
        let mut differences = before.differences(&after.details);
        differences.sort();
        let differences: Vec<_> = differences.iter().map(|name| unmarked(name)).collect();
        assert_eq!(differences, ["`gone`", "`new`", "`port`", "`username`"]);
        assert!(before.differences(&before.details).is_empty());
    }

    #[test]
    fn exactly_one_name_fits() {
        let listed = |names: &[&str]| -> Vec<Listed> {
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
