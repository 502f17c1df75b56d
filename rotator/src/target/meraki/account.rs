//! Which of a network's users is meant, whether it can be rotated, and whether it is still the same afterwards.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::Value;

use super::super::member::{Member, Odd, needed};
use super::super::steps;
use crate::exit::Code;
use crate::failure::Failure;
use crate::report::foreign;

/// The type of an account for which Meraki names none.
const UNTYPED: &str = "untyped";

needed! {
    /// What is needed of a user.
    struct User {
        id: String = "id",
        email: String = "email",
        account_type: String = "accountType",
        is_admin: bool = "isAdmin",
        authorizations: Vec<Value> = "authorizations",
    }
}

/// A user as the response to a change shows it. Without id and e-mail it is no response that confirms anything.
#[derive(Debug)]
pub(super) struct Updated(User);

impl<'de> Deserialize<'de> for Updated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let user = User::deserialize(deserializer)?;
        match (user.id.get(), user.email.get()) {
            (Some(_), Some(_)) => Ok(Self(user)),
            (None, _) => Err(D::Error::missing_field("id")),
            (_, None) => Err(D::Error::missing_field("email")),
        }
    }
}

impl Updated {
    /// Whether it names this account.
    pub(super) fn is(&self, account: &Account) -> bool {
        self.0.id.get() == Some(&account.id)
    }
}

/// The account types (the vendor's document, getNetworkMerakiAuthUsers). Others are taken, too, if there is such an account.
pub(super) const TYPES: [&str; 3] = ["Client VPN", "802.1X", "Guest"];

/// The one account that matches.
#[derive(Debug)]
pub(super) struct Account {
    id: String,
    user: User,
    network: String,
}

/// Whether a user can be the one with this e-mail, without regard to letter case: it is, or it has one that cannot be
/// read.
pub(super) fn may_be(user: &User, email: &str) -> bool {
    match &user.email {
        Member::Is(own) => own.eq_ignore_ascii_case(email) || own.to_lowercase() == email.to_lowercase(),
        Member::Absent => false,
        Member::Odd(_) => true,
    }
}

/// Finds the one user with this account type among those that can be meant: first with the e-mail as it is, then
/// without regard to letter case.
///
/// Users whose e-mail or type cannot be read stop nothing while another one matches.
pub(super) fn find(
    users: Vec<User>,
    email: &str,
    account_type: &str,
    network_id: &str,
) -> Result<Account, Failure> {
    let (mut same, unreadable): (Vec<_>, Vec<_>) =
        users.into_iter().partition(|user| user.email.get().is_some());
    if same.iter().any(|user| email_of(user) == email && has_type(user, account_type)) {
        same.retain(|user| email_of(user) == email);
    }
    let (mut matching, others): (Vec<_>, Vec<_>) =
        same.into_iter().partition(|user| has_type(user, account_type));
    let of = matching.first().map(|user| name(user, network_id));
    let is_type = TYPES.iter().any(|known| known.eq_ignore_ascii_case(account_type));
    let (email, account_type, network) = (foreign(email), type_name(account_type), foreign(network_id));
    if matching.len() > 1 {
        return Err(Failure::new(
            Code::AccountAmbiguous,
            format!("network {network} has several {account_type} accounts for {email}: {}", list(&matching)),
        )
        .advise("delete or rename all but one in the Dashboard"));
    }
    if let (Some(user), Some(of)) = (matching.pop(), of) {
        let missing = || Odd::new("id", None, "text").failure(&of);
        let id = user.id.known(&of)?.ok_or_else(missing)?.clone();
        return Ok(Account { id, user, network: network_id.to_owned() });
    }
    let types = others.iter().map(|user| &user.account_type);
    if let Some(odd) = types.chain(unreadable.iter().map(|user| &user.email)).find_map(Member::odd) {
        return Err(odd.failure(&format!("a user in Meraki network {network}, who can be {email},")));
    }
    if !is_type {
        return Err(Failure::new(
            Code::FieldInvalid,
            format!(
                "`{account_type}` is no account type of Meraki"
            ),
        )
        .advise(format!(
            "put one of {} into field `account_type` of the credential record, or give it with --account-type",
            TYPES.join(", ")
        )));
    }
    if others.is_empty() {
        return Err(Failure::new(
            Code::AccountMissing,
            format!("network {network} has no account for {email}"),
        )
        .advise("correct the login of the PAM User record, or field `network_id` of the credential record"));
    }
    let code = if others.len() > 1 { Code::AccountAmbiguous } else { Code::AccountMissing };
    let listed = list(&others);
    let what = format!("network {network} has no {account_type} account for {email}, but {listed}");
    Err(Failure::new(code, what)
        .advise("name the type in field `account_type` of the credential record, or with --account-type"))
}

impl Account {
    /// Compares the vendor's response with the account as it was: a response about another account, or other
    /// authorizations than before, are no success. What the response leaves out, or has in another form, is not compared.
    pub(super) fn differences(&self, after: &Updated) -> Vec<String> {
        let (before, after) = (&self.user, &after.0);
        let authorizations = match (before.authorizations.get(), after.authorizations.get()) {
            (Some(before), Some(after)) => !same_authorizations(before, after),
            _ => false,
        };
        let compared = [
            ("id", differs(&after.id, &before.id)),
            ("email", differs(&after.email, &before.email)),
            ("accountType", differs(&after.account_type, &before.account_type)),
            ("isAdmin", differs(&after.is_admin, &before.is_admin)),
            ("authorizations", authorizations),
        ];
        compared.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name.to_owned()).collect()
    }
}

impl steps::Account for Account {
    fn id(&self) -> &str {
        &self.id
    }

    fn name(&self) -> String {
        name(&self.user, &self.network)
    }

    fn login(&self) -> &str {
        email_of(&self.user)
    }

    /// Whether its password can be changed here, and whether it is of use. Members that cannot be read stop the run:
    /// an administrator's password must not be touched, and a password without use must not look rotated.
    fn check(&self) -> Result<&'static str, Failure> {
        let name = self.name();
        // "Only allowed if the user is not Dashboard administrator" (the vendor's document, updateNetworkMerakiAuthUser).
        if self.user.is_admin.known(&name)? == Some(&true) {
            return Err(Failure::new(
                Code::AccountIneligible,
                format!("{name} belongs to a Dashboard administrator, whose password cannot be changed here"),
            )
            .advise("use an account without Dashboard rights"));
        }
        if self.user.authorizations.known(&name)?.is_none_or(Vec::is_empty) {
            return Err(Failure::new(
                Code::AccountIneligible,
                format!("{name} is not authorised for anything"),
            )
            .advise("authorise it in the Dashboard, or correct the login of the PAM User record"));
        }
        Ok("not a Dashboard administrator, and authorised")
    }
}

/// Whether the account may do the same as before. An empty list may be one that the response leaves out, as single
/// fields may be; these are not compared, nor what is of another kind than before.
fn same_authorizations(before: &[Value], after: &[Value]) -> bool {
    let same_value = |before: &Value, after: &Value| match (before, after) {
        (Value::Number(before), Value::Number(after)) => before.as_f64() == after.as_f64(),
        _ => std::mem::discriminant(before) != std::mem::discriminant(after) || before == after,
    };
    let same = |(before, after): (&Value, &Value)| match (before, after) {
        (Value::Object(before), Value::Object(after)) => after
            .iter()
            .all(|(name, value)| before.get(name).is_none_or(|earlier| same_value(earlier, value))),
        _ => true,
    };
    after.is_empty() || (before.len() == after.len() && before.iter().zip(after).all(same))
}

fn differs<T: PartialEq>(after: &Member<T>, before: &Member<T>) -> bool {
    matches!((after, before), (Member::Is(after), Member::Is(before)) if after != before)
}

fn name(user: &User, network: &str) -> String {
    let (account_type, email) = (type_name(type_of(user)), foreign(email_of(user)));
    format!("{account_type} account {email} in Meraki network {}", foreign(network))
}

fn email_of(user: &User) -> &str {
    user.email.get().map_or("without e-mail", String::as_str)
}

/// How messages name a type: those that Meraki has are words of ours.
pub(super) fn type_name(account_type: &str) -> String {
    match TYPES.into_iter().chain([UNTYPED]).find(|known| known.eq_ignore_ascii_case(account_type)) {
        Some(known) => known.to_owned(),
        None => foreign(account_type).to_string(),
    }
}

fn type_of(user: &User) -> &str {
    user.account_type.get().map_or(UNTYPED, String::as_str)
}

fn has_type(user: &User, account_type: &str) -> bool {
    type_of(user).eq_ignore_ascii_case(account_type)
}

fn list(users: &[User]) -> String {
    let describe = |user: &User| {
        let id = foreign(user.id.get().map_or("unknown", String::as_str));
        let admin = if user.is_admin.get() == Some(&true) { ", administrator" } else { "" };
        format!("{} {} (id {id}{admin})", type_name(type_of(user)), foreign(email_of(user)))
    };
    users.iter().map(describe).collect::<Vec<_>>().join(", ")
}
