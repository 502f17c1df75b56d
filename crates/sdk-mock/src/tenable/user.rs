//! A user of the fake Tenable.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The numeric role of an administrator (Tenable, "Roles").
pub const ADMINISTRATOR: i32 = 64;
/// The numeric role of a basic user.
pub const BASIC: i32 = 16;

/// Failed logins after which an account is locked (Tenable, "Password requirements").
pub(super) const LOCKOUT_AFTER: u32 = 5;

/// A user of the account. Everything can be set before it is added and changed later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct User {
    /// Numeric identifier; 0 for one that is given when the user is added.
    pub id: u64,
    /// UUID; empty for one that is given when the user is added.
    pub uuid: String,
    /// User name.
    pub username: String,
    /// E-mail address; can differ from the user name.
    pub email: String,
    /// Name; can be empty.
    pub name: String,
    /// `local` in every recorded response.
    pub kind: String,
    /// Numeric role.
    pub permissions: i32,
    /// Whether the account is on.
    pub enabled: bool,
    /// Whether too many logins failed.
    pub lockout: bool,
    /// Failed logins since the last success or the last change of the password.
    pub login_fail_count: u32,
    /// Failed logins ever.
    pub login_fail_total: u32,
    /// Whether API keys work.
    pub api_permitted: bool,
    /// Whether a login with a password works.
    pub password_permitted: bool,
    /// Whether a login by SAML works.
    pub saml_permitted: bool,
    /// Whether SAML is the only way in.
    pub ui_saml_only: bool,
    /// Whether a second factor is asked for.
    pub two_factor: bool,
    /// The key pair.
    pub keys: Option<(String, String)>,
    /// The password; never part of a response.
    pub password: String,
    /// Former passwords, which are refused like the current one.
    pub former_passwords: Vec<String>,
    /// Whether the password has to be changed at the next login.
    pub temporary: bool,
    /// How often the password was set through the API.
    pub password_changes: u32,
    /// Successful logins.
    pub logins: u32,
}

impl Default for User {
    /// A local user without a name, for a JSON form in which everything is optional.
    fn default() -> Self {
        Self::local("", "")
    }
}

impl User {
    /// An enabled local user with the basic role, without API keys.
    pub fn local(username: &str, password: &str) -> Self {
        Self {
            id: 0,
            uuid: String::new(),
            username: username.to_owned(),
            email: username.to_owned(),
            name: String::new(),
            kind: "local".to_owned(),
            permissions: BASIC,
            enabled: true,
            lockout: false,
            login_fail_count: 0,
            login_fail_total: 0,
            api_permitted: true,
            password_permitted: true,
            saml_permitted: true,
            ui_saml_only: false,
            two_factor: false,
            keys: None,
            password: password.to_owned(),
            former_passwords: Vec::new(),
            temporary: false,
            password_changes: 0,
            logins: 0,
        }
    }

    /// The same with a numeric role.
    #[must_use]
    pub fn with_permissions(mut self, permissions: i32) -> Self {
        self.permissions = permissions;
        self
    }

    /// The same with a key pair.
    #[must_use]
    pub fn with_keys(mut self, access: &str, secret: &str) -> Self {
        self.keys = Some((access.to_owned(), secret.to_owned()));
        self
    }

    /// What everybody may see (Tenable, `users-list`).
    pub(super) fn brief(&self) -> Value {
        json!({"uuid": self.uuid, "id": self.id, "username": self.username, "email": self.email})
    }

    /// What an administrator sees.
    pub(super) fn json(&self, groups: &[String], with_roles: bool) -> Value {
        let mut json = json!({
            "uuid": self.uuid,
            "uuid_id": self.uuid,
            "id": self.id,
            "user_name": self.username,
            "username": self.username,
            "email": self.email,
            "name": self.name,
            "type": self.kind,
            "permissions": self.permissions,
            "enabled": self.enabled,
            "undeletable": false,
            "ui_permitted": true,
            "ui_saml_only": self.ui_saml_only,
            "api_permitted": self.api_permitted,
            "login_fail_count": self.login_fail_count,
            "login_fail_total": self.login_fail_total,
            "lockout": u32::from(self.lockout),
            "lastlogin": 1_767_225_600_000_u64,
            "container_uuid": super::ACCOUNT_UUID,
            "group_uuids": groups,
        });
        if self.two_factor {
            json["two_factor"] = json!({"sms_phone": "+15550100", "sms_enabled": 0, "email_enabled": 1});
        }
        if with_roles {
            let name = if self.permissions >= ADMINISTRATOR { "Administrator" } else { "Basic" };
            json["rbac_roles"] = json!([{"uuid": "00000000-0000-4000-8000-0000000000a1", "name": name}]);
        }
        json
    }

    /// Whether the key pair of a request is this user's, and may be used.
    pub(super) fn owns(&self, access: &str, secret: &str) -> bool {
        let keys = self.keys.as_ref().is_some_and(|(key, other)| key == access && other == secret);
        keys && self.enabled && self.api_permitted
    }

    /// Sets a password, or says why it is refused.
    ///
    /// Rules: Tenable, "Password requirements", and `users-password`.
    pub(super) fn set_password(&mut self, password: &str, temporary: bool) -> Result<(), &'static str> {
        check_policy(password)?;
        if self.password == password || self.former_passwords.iter().any(|former| former == password) {
            return Err("The new password must not be a current or former password");
        }
        let old = std::mem::replace(&mut self.password, password.to_owned());
        self.former_passwords.push(old);
        self.temporary = temporary;
        self.lockout = false;
        self.login_fail_count = 0;
        self.password_changes += 1;
        Ok(())
    }

    /// A login with a password. Failures count, and lock the account in the end.
    pub(super) fn log_in(&mut self, password: &str) -> bool {
        if !self.enabled || !self.password_permitted || self.ui_saml_only || self.two_factor || self.lockout {
            return false;
        }
        if self.password == password {
            self.login_fail_count = 0;
            self.logins += 1;
            return true;
        }
        self.login_fail_count += 1;
        self.login_fail_total += 1;
        self.lockout = self.login_fail_count >= LOCKOUT_AFTER;
        false
    }
}

/// Twelve characters of four classes.
pub(super) fn check_policy(password: &str) -> Result<(), &'static str> {
    let has = |class: fn(&char) -> bool| password.chars().any(|character| class(&character));
    let special = |character: &char| !character.is_alphanumeric();
    let classes = has(|c| c.is_uppercase()) && has(|c| c.is_lowercase()) && has(|c| c.is_ascii_digit());
    if password.chars().count() < 12 || !classes || !has(special) {
        return Err(
            "Password must be at least 12 characters with upper case, lower case, digit and special characters",
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_policy() {
        for bad in ["Short-1a", "no-upper-case-1", "NO-LOWER-CASE-1", "No-Digit-At-All", "NoSpecialChar1"] {
            assert!(check_policy(bad).is_err(), "{bad}");
        }
        assert_eq!(check_policy("Good-Passw0rd-1"), Ok(()));
    }

    #[test]
    fn refuses_current_and_former_passwords() {
        let mut user = User::local("u", "Old-Passw0rd-11");
        assert!(user.set_password("Old-Passw0rd-11", false).is_err());
        assert!(user.set_password("New-Passw0rd-22", false).is_ok());
        assert!(user.set_password("Old-Passw0rd-11", false).is_err());
        assert!(user.set_password("New-Passw0rd-22", false).is_err());
        assert_eq!(user.password_changes, 1);
    }

    #[test]
    fn locks_after_five_failures_and_a_change_unlocks() {
        let mut user = User::local("u", "Old-Passw0rd-11");
        (0..4).for_each(|_| assert!(!user.log_in("wrong")));
        assert!(user.log_in("Old-Passw0rd-11"));
        (0..5).for_each(|_| assert!(!user.log_in("wrong")));
        assert!(user.lockout);
        assert!(!user.log_in("Old-Passw0rd-11"));
        user.set_password("New-Passw0rd-22", false).unwrap();
        assert!(user.log_in("New-Passw0rd-22"));
        assert_eq!((user.login_fail_count, user.login_fail_total), (0, 9));
    }

    #[test]
    fn some_cannot_log_in_with_a_password() {
        let cases: [fn(&mut User); 4] = [
            |user| user.enabled = false,
            |user| user.password_permitted = false,
            |user| user.ui_saml_only = true,
            |user| user.two_factor = true,
        ];
        for case in cases {
            let mut user = User::local("u", "p");
            case(&mut user);
            assert!(!user.log_in("p"));
            assert_eq!(user.login_fail_count, 0);
        }
    }
}
