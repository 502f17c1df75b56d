//! A user of Tenable Vulnerability Management.
//!
//! Tenable refuses a password that it has seen, so a write without an answer is never repeated: a second one would be
//! refused although the first one took place. One login with the new password tells instead.

mod account;
mod login;
mod verdict;

use std::ops::ControlFlow;

use sdk_tenable::types::UsersPasswordBody;
use sdk_tenable::{Client, Error, Region, Response};

use self::account::{Account, Session, User};
use self::login::Login;
use self::verdict::Write;
use super::super::classify::{self, Words, with_details};
use super::super::member::Element;
use super::super::{Done, Job, search};
use crate::exit::Code;
use crate::failure::Failure;
use crate::report::Step;
use crate::{policy, process};

/// Finds the user, changes the password, and resolves what the answer leaves open.
pub(in crate::target) async fn rotate(job: &Job<'_>) -> Result<Done, Failure> {
    let client = super::client(job, super::ONE_LONG_ATTEMPT)?;
    job.track.checks.pass(Step::Options, "the key pair is there");
    job.track.checks.begin(Step::Policy);
    policy::differs(&job.payload.new_password, job.payload.old_password.as_ref())?;
    policy::tenable_user(&job.payload.new_password)?;
    job.track.checks.pass(Step::Policy, "12 characters of four kinds, and differs from the old password");

    job.track.checks.begin(Step::Connection);
    let early = client.with_deadline(super::deadline_of_writes(job));
    let words =
        super::words(job, "Tenable does not know the user any more: run the rotation again".to_owned());
    let users = users(job, &early).await.map_err(|error| classify::without_effect(&error, &words))?;
    job.reached("Tenable", Region::default().base_url());
    job.track.checks.pass(Step::Key, "accepted");

    job.track.checks.begin(Step::Account);
    let account = account::find(users, &job.payload.user)?;
    job.track.checks.pass(Step::Account, format!("{}{}", account.name(), account.notice(&job.payload.user)));
    job.track.checks.begin(Step::Eligible);
    account.check()?;
    job.track.checks.pass(Step::Eligible, "enabled and local");
    if job.plan.dry_run {
        rights(job, &client).await?;
        let message = format!("every check passed for {}; nothing was written", account.name());
        return Ok(Done { code: Code::DryRunPassed, message });
    }
    process::write_started();
    let write = write(job, &early, &account).await;
    let login = match write.wants_login(job.plan.verify) {
        true => Some(login::once(job, &client, &account, write.needs_settling()).await),
        false => None,
    };
    conclude(job, &account, &write, login.as_ref(), &words)
}

/// The users with this user name, those with this e-mail address, and those whose name cannot be read.
async fn users(job: &Job<'_>, client: &Client) -> Result<Vec<User>, Error> {
    let wanted = &job.payload.user;
    search::collect(job, async |found: &mut Vec<User>| {
        let keep = |Element(user): Element<User>| {
            found.extend(user.filter(|user| account::may_be(user, wanted)));
            ControlFlow::Continue(())
        };
        client.users_list().send_each_as(search::mention(wanted), keep).await
    })
    .await
}

async fn write(job: &Job<'_>, client: &Client, account: &Account) -> Write {
    let answer = client
        .users_password()
        .user_uuid(account.uuid())
        .body(UsersPasswordBody::builder().password(job.payload.new_password.clone()))
        .send()
        .await;
    job.track.call(&answer);
    match answer {
        Ok(response) => looks_of(&response),
        Err(error) => Write::from(error),
    }
}

/// Whether a success looks as Tenable's do: with its request id, and without a body (facts: recorded responses). A
/// page of a proxy is HTML, or lacks the id.
fn looks_of(response: &Response<()>) -> Write {
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
    match header("content-type") {
        _ if response.request_id().is_none() => Write::Odd,
        None => Write::Confirmed,
        Some(_) if header("content-length") == Some("0") => Write::Confirmed,
        Some(kind) if kind.contains("json") => Write::Wordy,
        Some(_) => Write::Odd,
    }
}

/// Says what became of the password, and what to do if that is not good.
fn conclude(
    job: &Job<'_>,
    account: &Account,
    write: &Write,
    login: Option<&Login>,
    words: &Words,
) -> Result<Done, Failure> {
    if let Write::Failed(error) = write {
        return Err(classify::without_effect(error, words));
    }
    let code = verdict::verdict(write, login);
    let name = account.name();
    let untold = match login {
        Some(Login::Untold(why)) => why.as_str(),
        _ => "no login was tried (--verify never)",
    };
    let sentence = match code {
        Code::Changed => {
            let proof = if login == Some(&Login::Accepted) { ", as a login showed" } else { "" };
            format!("{name} has the new password{proof}{}", account.notice(&job.payload.user))
        }
        Code::AlreadyChanged => {
            format!(
                "{name} had the new password already, as a login showed{}",
                account.notice(&job.payload.user)
            )
        }
        Code::NotApplied => {
            format!(
                "{name} keeps its password: the change was sent without an answer, and a login showed that it did not take place; run the rotation again"
            )
        }
        Code::Refused => format!(
            "Tenable refuses the new password for {name}: it takes no password that it has seen before, so going back to an old one is impossible; rotate the PAM User record again for a fresh one"
        ),
        Code::LoginContradicts => {
            format!(
                "Tenable confirmed the new password of {name} and refuses a login with it; check the user in Tenable, or rotate again"
            )
        }
        Code::VerifyFailed => {
            format!("{name} has the new password, but the login that --verify asks for failed: {untold}")
        }
        _ if matches!(write, Write::Refused(_)) => format!(
            "Tenable refuses the new password for {name}, either for its rules or because it is in place already, and {untold}; try the new password, or rotate the PAM User record again"
        ),
        _ => format!(
            "the change of {name} was sent, and whether Tenable made it could not be established: {untold}; try the new password, or rotate the PAM User record again"
        ),
    };
    let message = match write.error() {
        Some(error) if !matches!(code, Code::Changed | Code::AlreadyChanged) => {
            with_details(&sentence, error)
        }
        _ => sentence,
    };
    match code {
        Code::Changed | Code::AlreadyChanged => Ok(Done { code, message }),
        _ => Err(Failure::new(code, message)),
    }
}

/// For dry runs: whether the key may change passwords. The normal way finds out by trying.
async fn rights(job: &Job<'_>, client: &Client) -> Result<(), Failure> {
    job.track.checks.begin(Step::Rights);
    let answer = client.session_details().send_as::<Session>().await;
    job.track.call(&answer);
    match answer.map(|session| session.role.get().copied()) {
        Ok(Some(role)) if role >= super::ADMINISTRATOR => {
            job.track.checks.pass(Step::Rights, format!("the key's owner has role {role}"));
        }
        Ok(Some(role)) => {
            let words = super::words(job, String::new());
            return Err(Failure::new(
                Code::AccessDenied,
                format!("the key's owner has role {role}: {}", words.rights),
            ));
        }
        Ok(None) | Err(_) => {
            job.track.checks.untold(Step::Rights, "Tenable does not tell the role of the key's owner")
        }
    }
    Ok(())
}
