//! A user of Tenable Vulnerability Management.
//!
//! Tenable refuses a password that it has seen, so a write without a response is never repeated: a second one would be
//! refused although the first one took place. One login with the new password can show that it did. That it did not, no
//! login can show: the vendor may make the change later.

mod account;
mod login;
mod rules;

use sdk_tenable::types::UsersPasswordBody;
use sdk_tenable::{Error, Response, Secret};
use tokio::time::Instant;

use self::account::{Session, User};
use super::super::classify::{Advice, Words};
use super::super::evidence;
use super::super::job::Job;
use super::super::login::Login;
use super::super::rotation::rotation;
use super::super::search;
use super::super::spec::{Target, TargetOption};
use super::super::steps::{Steps, Written};
use super::{ADMINISTRATOR, Clients, ONE_LONG_ATTEMPT, RECORD_TITLE, VENDOR};
use crate::decision::{Abilities, Attempt, Logins};
use crate::exit::Code;
use crate::failure::Failure;

pub(in crate::target) static USER: Target = Target {
    name: "tenable-user",
    aliases: &[],
    about: "A Tenable user",
    vendor: VENDOR,
    record_title: RECORD_TITLE,
    fields: &super::fields("the access key of a Tenable administrator (role 64)"),
    options: &[VERIFY],
    abilities: Abilities { idempotent: false, login: Logins::InDoubt, read_back: false },
    usual_url: super::usual_url,
    rotate: rotation::<Users>,
};

/// Tenable locks an account after five failed logins, so it is never more than one login per run.
const VERIFY: TargetOption = TargetOption {
    label: "verify",
    long: "verify",
    value_name: "VERIFY",
    values: &["auto", "always", "never"],
    help: "log in once with the new password, `auto` (default: only to resolve an unknown outcome), `always` or `never`",
};

struct Users(Clients);

impl Steps for Users {
    type Listed = User;
    type Account = account::Account;

    const PASSWORD_RULE: &'static str = "at least 12 characters of four kinds";
    const IF_REFUSED: &'static str = "if that is no reason: Tenable also refuses every password that the user has had before; rotate the PAM User record again for a fresh one";

    fn new(job: &Job<'_>) -> Result<Self, Failure> {
        Clients::new(job, &USER, ONE_LONG_ATTEMPT).map(Self)
    }

    fn advice(&self, job: &Job<'_>) -> Advice {
        super::advice(job, "Tenable does not know the user any more: run the rotation again")
    }

    fn check_password(new: &Secret) -> Result<(), Failure> {
        rules::check(new)
    }

    /// Those with this user name, those with this e-mail address, and those whose name cannot be read.
    async fn list(&self, job: &Job<'_>) -> Result<Vec<User>, Error> {
        let wanted = &job.payload.user;
        search::collect(job, async |found: &mut Vec<User>| {
            let keep = search::keep(found, |user| account::may_be(user, wanted));
            self.0.early.users_list().send_each_as(search::prefilter(wanted), keep).await
        })
        .await
    }

    async fn find(&self, job: &Job<'_>, listed: Vec<User>, _: &Words) -> Result<account::Account, Failure> {
        account::find(listed, &job.payload.user)
    }

    /// Asked by dry runs only: the normal way finds out by trying.
    async fn check_rights(&self, job: &Job<'_>, _: &account::Account) -> Result<Option<String>, Failure> {
        if !job.settings.dry_run {
            return Ok(None);
        }
        let response = job.call(self.0.late.session_details().send_as::<Session>()).await;
        match response.ok().and_then(|session| session.role.get().copied()) {
            Some(role) if role < ADMINISTRATOR => {
                Err(Failure::new(Code::AccessDenied, format!("the key's owner has role {role}"))
                    .advise(super::rights(job)))
            }
            role => Ok(role.map(|role| format!("the key's owner has role {role}"))),
        }
    }

    fn doubts(&self, user: &account::Account) -> Option<String> {
        let why = user.login_tells_nothing()?;
        Some(format!("{why}: if a change gets no response, no login can show what became of it (exit 20)"))
    }

    fn abilities(&self, target: &Target, job: &Job<'_>) -> Abilities {
        let login = match job.settings.option(VERIFY.label) {
            Some("never") => Logins::Never,
            Some("always") => Logins::Always,
            _ => Logins::InDoubt,
        };
        Abilities { login, ..target.abilities }
    }

    async fn write(&self, job: &Job<'_>, account: &account::Account) -> Result<Response<Written>, Error> {
        let body = UsersPasswordBody::builder().password(job.new_password());
        let response = self.0.early.users_password().user_uuid(account.uuid()).body(body).send().await?;
        let attempts = vec![shown_by(&response)];
        Ok(response.map(|()| Written { attempts, differences: Vec::new() }))
    }

    async fn log_in(&self, job: &Job<'_>, account: &account::Account, late: bool, begun: Instant) -> Login {
        login::once(job, &self.0.late, account, late, begun).await
    }
}

/// What a success shows. Tenable's has a request id, and is empty (facts: recorded responses) or `{}` (the vendor's
/// document). A page of a proxy is HTML, or lacks the id.
fn shown_by(response: &Response<()>) -> Attempt {
    let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
    match (evidence::of_success(response, false), response.said_nothing(), content_type) {
        (Attempt::Foreign, ..) => Attempt::Foreign,
        (_, Some(true), _) | (_, None, None) => Attempt::Applied,
        (_, Some(false), None) => Attempt::Undocumented,
        (_, _, Some(kind)) if kind.contains("json") => Attempt::Undocumented,
        (_, _, Some(_)) => Attempt::Foreign,
    }
}
