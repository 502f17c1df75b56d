//! Which user is meant, and whether its password can be changed.

use serde_json::{Map, Value};

use super::super::super::member::{Member, Odd, needed};
use super::super::super::steps;
use crate::exit::Code;
use crate::failure::Failure;
use crate::report::foreign;

needed! {
    /// What is needed of a user.
    struct User {
        uuid: String = "uuid",
        username: String = "username",
        user_name: String = "user_name",
        email: String = "email",
        enabled: bool = "enabled",
        kind: String = "type",
        two_factor: Map<String, Value> = "two_factor",
        ui_saml_only: bool = "ui_saml_only",
        ui_permitted: bool = "ui_permitted",
    }
}

needed! {
    /// What is needed of the ways in which a user may log in.
    struct Authorizations { password: bool = "password_permitted", }
}

needed! {
    /// What is needed of the session of an API key.
    struct Session { role: i64 = "permissions", }
}

impl User {
    /// The user name, under either of the names that Tenable has for it.
    fn name(&self) -> Option<&str> {
        self.username.get().or(self.user_name.get()).map(String::as_str)
    }

    /// Why it has no name that can be read.
    fn odd_name(&self) -> Option<&Odd> {
        self.username.odd().filter(|_| self.name().is_none())
    }
}

/// The one user that matches.
#[derive(Debug)]
pub(super) struct Account {
    uuid: String,
    username: String,
    user: User,
}

/// Whether a user can be meant: it has this user name or e-mail address, without regard to letter case, or a user name
/// that cannot be read.
pub(super) fn may_be(user: &User, wanted: &str) -> bool {
    let lower = wanted.to_lowercase();
    let mut names = user.name().into_iter().chain(user.email.get().map(String::as_str));
    names.any(|name| name.eq_ignore_ascii_case(wanted) || name.to_lowercase() == lower)
        || user.odd_name().is_some()
}

/// Finds the one user with this user name among those that can be meant: first as it is, then without regard to letter
/// case.
///
/// Users whose name cannot be read stop nothing while another one matches.
pub(super) fn find(users: Vec<User>, wanted: &str) -> Result<Account, Failure> {
    let lower = wanted.to_lowercase();
    let odd = users.iter().find_map(|user| user.odd_name().cloned());
    // The user names of those whose e-mail address was given by mistake.
    let has_email = |user: &&User| user.email.get().is_some_and(|email| email.to_lowercase() == lower);
    let by_email = users.iter().find(has_email).and_then(|user| user.name().map(str::to_owned));
    let mut same: Vec<_> = users
        .into_iter()
        .filter_map(|user| user.name().map(str::to_owned).map(|name| (name, user)))
        .filter(|(name, _)| name.to_lowercase() == lower)
        .collect();
    if same.iter().any(|(name, _)| name == wanted) {
        same.retain(|(name, _)| name == wanted);
    }
    let wanted = foreign(wanted);
    match (same.len(), same.pop(), by_email) {
        (1, Some((username, user)), _) => {
            let of = format!("Tenable user {}", foreign(&username));
            let missing = || Odd::new("uuid", None, "text").failure(&of);
            let uuid = user.uuid.known(&of)?.ok_or_else(missing)?.clone();
            Ok(Account { uuid, username, user })
        }
        (0, _, Some(username)) => Err(Failure::new(
            Code::AccountMissing,
            format!(
                "Tenable has no user {wanted}; that is the e-mail address of user {username}",
                username = foreign(&username)
            ),
        )
        .advise("put the user name into the login of the PAM User record")),
        (0, ..) => Err(match odd {
            Some(odd) => odd.failure(&format!("a Tenable user, who can be {wanted},")),
            None => Failure::new(Code::AccountMissing, format!("Tenable has no user {wanted}"))
                .advise("correct the login of the PAM User record; Tenable identifies users by user name"),
        }),
        (_, last, _) => {
            let describe = |(name, user): &(String, User)| {
                let uuid = foreign(user.uuid.get().map_or("unknown", String::as_str));
                format!("{} (UUID {uuid})", foreign(name))
            };
            let named: Vec<_> = same.iter().chain(&last).map(describe).collect();
            Err(Failure::new(
                Code::AccountAmbiguous,
                format!("several Tenable users match {wanted}: {}", named.join(", ")),
            )
            .advise("spell the login of the PAM User record as one of them"))
        }
    }
}

impl Account {
    pub(super) fn uuid(&self) -> String {
        self.uuid.clone()
    }

    /// Why a login could not tell whether the password is in place. What cannot be read makes a login tell nothing, and
    /// stops no rotation: most need no login.
    pub(super) fn login_tells_nothing(&self) -> Option<&'static str> {
        let user = &self.user;
        match (&user.ui_saml_only, &user.ui_permitted, second_factor(&user.two_factor)) {
            (Member::Is(true), ..) => Some("the user logs in by SAML only"),
            (_, Member::Is(false), _) => Some("the user is not permitted to log in to the user interface"),
            (.., Some(true)) => Some("the user's login needs a second factor"),
            (Member::Odd(_), ..) | (_, Member::Odd(_), _) | (.., None) => {
                Some("what Tenable says about the user's logins has a form that this version does not know")
            }
            _ => None,
        }
    }
}

impl steps::Account for Account {
    fn id(&self) -> &str {
        &self.uuid
    }

    fn name(&self) -> String {
        format!("Tenable user {}", foreign(&self.username))
    }

    fn login(&self) -> &str {
        &self.username
    }

    /// Whether it has a password of its own that is of use. What Tenable does not tell is no obstacle: a key without
    /// administrator's rights sees names only, and the write will say so. What it tells in a form that cannot be read
    /// stops the run: the password of a disabled or foreign user must not look rotated.
    fn check(&self) -> Result<&'static str, Failure> {
        let name = self.name();
        if self.user.enabled.known(&name)? == Some(&false) {
            return Err(Failure::new(Code::AccountIneligible, format!("{name} is disabled"))
                .advise("enable the user in Tenable, or stop the rotation of its PAM User record"));
        }
        match self.user.kind.known(&name)? {
            None => Ok("enabled and local"),
            Some(kind) if kind.eq_ignore_ascii_case("local") => Ok("enabled and local"),
            Some(other) => Err(Failure::new(
                Code::AccountIneligible,
                format!(
                    "{name} is of type {other}, and only local users have a password in Tenable",
                    other = foreign(other)
                ),
            )
            .advise("rotate the user in the system that it comes from")),
        }
    }
}

/// Whether a second factor is on; nothing if that cannot be read.
///
/// Tenable responds with numbers, and takes booleans under the same names (the vendor's document, users-two-factor).
fn second_factor(member: &Member<Map<String, Value>>) -> Option<bool> {
    let members = match member {
        Member::Absent => return Some(false),
        Member::Is(members) => members,
        Member::Odd(_) => return None,
    };
    let on = |name: &str| match members.get(name) {
        None | Some(Value::Null) => Some(false),
        Some(Value::Bool(on)) => Some(*on),
        Some(Value::Number(number)) => Some(number.as_f64() != Some(0.0)),
        Some(_) => None,
    };
    match (on("email_enabled"), on("sms_enabled")) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}
