//! Which of a network's users is meant, whether it can be rotated, and whether it is still the same afterwards.

use sdk_meraki::types::MerakiAuthUser;

use crate::exit::Code;
use crate::failure::Failure;

/// The one account that fits.
#[derive(Debug)]
pub(super) struct Account(MerakiAuthUser);

/// Whether a user has this e-mail, without regard to letter case.
pub(super) fn has_email(user: &MerakiAuthUser, email: &str) -> bool {
    email_of(user).eq_ignore_ascii_case(email) || email_of(user).to_lowercase() == email.to_lowercase()
}

/// Finds the one user with this account type among those with an e-mail: first with the e-mail as it is, then without
/// regard to letter case.
pub(super) fn find(
    mut same: Vec<MerakiAuthUser>,
    email: &str,
    account_type: &str,
    network: &str,
) -> Result<Account, Failure> {
    if same.iter().any(|user| email_of(user) == email && has_type(user, account_type)) {
        same.retain(|user| email_of(user) == email);
    }
    let (mut fitting, others): (Vec<_>, Vec<_>) =
        same.into_iter().partition(|user| has_type(user, account_type));
    if fitting.len() > 1 {
        return Err(Failure::new(
            Code::AccountAmbiguous,
            format!(
                "network {network} has several {account_type} accounts for {email}: {}; delete or rename all but one in the Dashboard",
                list(&fitting)
            ),
        ));
    }
    if let Some(user) = fitting.pop() {
        return Ok(Account(user));
    }
    let code = if others.len() > 1 { Code::AccountAmbiguous } else { Code::AccountMissing };
    Err(Failure::new(
        code,
        if others.is_empty() {
            format!(
                "network {network} has no account for {email}: correct the login of the PAM User record, or field `network_id` of the credential record"
            )
        } else {
            format!(
                "network {network} has no {account_type} account for {email}, but {}: name the type in field `account_type` of the credential record, or with --account-type",
                list(&others)
            )
        },
    ))
}

impl Account {
    pub(super) fn id(&self) -> &str {
        &self.0.id
    }

    /// How messages name it.
    pub(super) fn name(&self, network: &str) -> String {
        format!("{} account {} in Meraki network {network}", type_of(&self.0), email_of(&self.0))
    }

    /// What to say if the e-mail differs from the one that was looked for.
    pub(super) fn notice(&self, wanted: &str) -> String {
        if email_of(&self.0) == wanted {
            return String::new();
        }
        format!(" (the PAM User record spells it {wanted})")
    }

    /// Whether its password can be changed here, and whether it is of use.
    pub(super) fn check(&self, network: &str) -> Result<(), Failure> {
        let name = self.name(network);
        // "Only allowed if the user is not Dashboard administrator" (the vendor's document, updateNetworkMerakiAuthUser).
        if self.0.is_admin == Some(true) {
            return Err(Failure::new(
                Code::AccountIneligible,
                format!(
                    "{name} belongs to a Dashboard administrator, whose password cannot be changed here: use an account without Dashboard rights"
                ),
            ));
        }
        if self.0.authorizations.is_empty() {
            return Err(Failure::new(
                Code::AccountIneligible,
                format!(
                    "{name} is not authorised for anything: authorise it in the Dashboard, or correct the login of the PAM User record"
                ),
            ));
        }
        Ok(())
    }

    /// Compares the vendor's answer with the account as it was: an answer about another account, or other
    /// authorizations than before, are no success. What the answer leaves out is not compared.
    pub(super) fn confirm(&self, after: &MerakiAuthUser, name: &str) -> Result<(), Failure> {
        let before = &self.0;
        let mut differences = Vec::new();
        if after.id != before.id {
            differences.push("id");
        }
        if after.email != before.email {
            differences.push("email");
        }
        if differs(after.account_type.as_ref(), before.account_type.as_ref()) {
            differences.push("accountType");
        }
        if differs(after.is_admin.as_ref(), before.is_admin.as_ref()) {
            differences.push("isAdmin");
        }
        if !same_authorizations(&before.authorizations, &after.authorizations) {
            differences.push("authorizations");
        }
        if differences.is_empty() {
            return Ok(());
        }
        Err(Failure::new(
            Code::AccountDiffers,
            format!(
                "Meraki confirmed the new password of {name}, but the account differs from before in {}: compare it in the Dashboard",
                differences.join(", ")
            ),
        ))
    }
}

/// Whether the account may do the same as before. An empty list may be one that the answer leaves out, as single
/// fields may be; these are not compared.
fn same_authorizations<T: serde::Serialize>(before: &[T], after: &[T]) -> bool {
    let fields = |one: &T| match serde_json::to_value(one) {
        Ok(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let same = |(before, after): (&T, &T)| {
        let before = fields(before);
        let after = fields(after);
        after
            .iter()
            .all(|(name, value)| before.get(name).is_none_or(|other| value.is_null() || value == other))
    };
    after.is_empty() || (before.len() == after.len() && before.iter().zip(after).all(same))
}

fn differs<T: PartialEq>(after: Option<&T>, before: Option<&T>) -> bool {
    matches!((after, before), (Some(after), Some(before)) if after != before)
}

fn email_of(user: &MerakiAuthUser) -> &str {
    &user.email
}

fn type_of(user: &MerakiAuthUser) -> &str {
    user.account_type.as_deref().unwrap_or("untyped")
}

fn has_type(user: &MerakiAuthUser, account_type: &str) -> bool {
    type_of(user).eq_ignore_ascii_case(account_type)
}

fn list(users: &[MerakiAuthUser]) -> String {
    let describe = |user: &MerakiAuthUser| {
        let admin = if user.is_admin == Some(true) { ", administrator" } else { "" };
        format!("{} {} (id {}{admin})", type_of(user), email_of(user), user.id)
    };
    users.iter().map(describe).collect::<Vec<_>>().join(", ")
}
