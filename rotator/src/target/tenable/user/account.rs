//! Which user is meant, and whether its password can be changed.

use sdk_tenable::types::User;

use crate::exit::Code;
use crate::failure::Failure;

/// The one user that fits.
#[derive(Debug)]
pub(super) struct Account(User);

/// Whether a user has this user name or e-mail address, without regard to letter case.
pub(super) fn is_named(user: &User, wanted: &str) -> bool {
    let lower = wanted.to_lowercase();
    let mut names = [Some(&*user.username), user.email.as_deref()].into_iter().flatten();
    names.any(|name| name.eq_ignore_ascii_case(wanted) || name.to_lowercase() == lower)
}

/// Finds the one user with this user name among those that are so named: first as it is, then without regard to letter case.
pub(super) fn find(users: Vec<User>, wanted: &str) -> Result<Account, Failure> {
    let lower = wanted.to_lowercase();
    // The user names of those whose e-mail address was given by mistake.
    let by_email =
        users.iter().find(|user| user.email.as_deref().is_some_and(|email| email.to_lowercase() == lower));
    let by_email = by_email.map(|user| user.username.clone());
    let mut same: Vec<_> = users.into_iter().filter(|user| user.username.to_lowercase() == lower).collect();
    if same.iter().any(|user| user.username == wanted) {
        same.retain(|user| user.username == wanted);
    }
    match (same.len(), same.pop(), by_email) {
        (1, Some(user), _) => Ok(Account(user)),
        (0, _, Some(username)) => Err(Failure::new(
            Code::AccountMissing,
            format!(
                "Tenable has no user {wanted}; that is the e-mail address of user {username}: put the user name into the login of the PAM User record"
            ),
        )),
        (0, ..) => Err(Failure::new(
            Code::AccountMissing,
            format!("Tenable has no user {wanted}: correct the login of the PAM User record"),
        )),
        (_, last, _) => {
            let named: Vec<_> = same
                .iter()
                .chain(&last)
                .map(|user| format!("{} (UUID {})", user.username, user.uuid))
                .collect();
            Err(Failure::new(
                Code::AccountAmbiguous,
                format!(
                    "several Tenable users fit {wanted}: {}; spell the login of the PAM User record as one of them",
                    named.join(", ")
                ),
            ))
        }
    }
}

impl Account {
    pub(super) fn uuid(&self) -> String {
        self.0.uuid.clone()
    }

    pub(super) fn username(&self) -> &str {
        &self.0.username
    }

    /// How messages name it.
    pub(super) fn name(&self) -> String {
        format!("Tenable user {}", self.0.username)
    }

    /// What to say if the user name differs from the one that was looked for.
    pub(super) fn notice(&self, wanted: &str) -> String {
        if self.0.username == wanted {
            return String::new();
        }
        format!(" (the PAM User record spells it {wanted})")
    }

    /// Whether it has a password of its own that is of use. What Tenable does not tell is no obstacle: a key without
    /// administrator's rights sees names only, and the write will say so.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let name = self.name();
        if self.0.enabled == Some(false) {
            return Err(Failure::new(
                Code::AccountIneligible,
                format!(
                    "{name} is disabled: enable the user in Tenable, or stop the rotation of its PAM User record"
                ),
            ));
        }
        match self.0.type_.as_deref() {
            None | Some("local") => Ok(()),
            Some(other) => Err(Failure::new(
                Code::AccountIneligible,
                format!(
                    "{name} is of type {other}, and only local users have a password in Tenable: rotate it where it comes from"
                ),
            )),
        }
    }

    /// Why a login could not tell whether the password is in place.
    pub(super) fn login_tells_nothing(&self) -> Option<&'static str> {
        let on = |flag: Option<i64>| flag.is_some_and(|flag| flag != 0);
        let second = self.0.two_factor.as_ref();
        if self.0.ui_saml_only == Some(true) {
            Some("the user logs in by SAML only")
        } else if self.0.ui_permitted == Some(false) {
            Some("the user may not log in to the user interface")
        } else if second.is_some_and(|second| on(second.email_enabled) || on(second.sms_enabled)) {
            Some("the user's login needs a second factor")
        } else {
            None
        }
    }
}
