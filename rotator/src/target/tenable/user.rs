//! A user of Tenable Vulnerability Management.
//!
//! Tenable refuses a password that it has seen, so a write without a response is never repeated: a second one would be
//! refused although the first one took place. One login with the new password can show that it did. That it did not, no
//! login can show: the vendor may make the change later.

mod account;
mod login;

use std::ops::ControlFlow;

use sdk_tenable::types::UsersPasswordBody;
use sdk_tenable::{Client, Error, Region, Response};
use tokio::time::Instant;

use self::account::{Account, Session, User};
use self::login::Login;
use super::super::classify::{self, Words, with_details};
use super::super::member::Element;
use super::super::{Done, Job, TRY_IT, evidence, search};
use crate::cli::Verify;
use crate::decision::{Abilities, Attempt, Logins, Next};
use crate::exit::Code;
use crate::failure::Failure;
use crate::policy;
use crate::report::Step;

/// Finds the user, changes the password, and resolves what the answer leaves open.
pub(in crate::target) async fn rotate(job: &Job<'_>) -> Result<Done, Failure> {
    let client = super::client(job, super::ONE_LONG_ATTEMPT)?;
    job.track.checks.pass(Step::Options, "the key pair is there");
    job.track.checks.begin(Step::Policy);
    policy::differs(&job.payload.new_password, job.payload.old_password.as_ref())?;
    policy::tenable_user(&job.payload.new_password)?;
    job.track
        .checks
        .pass(Step::Policy, format!("12 characters of four kinds; {}", policy::compared(job.payload)));

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
    let logins = match job.plan.verify {
        Verify::Never => Logins::Never,
        Verify::Auto => Logins::InDoubt,
        Verify::Always => Logins::Always,
    };
    job.track.abilities(Abilities { idempotent: false, login: logins, read_back: false });
    let begun = Instant::now();
    let error = write(job, &early, &account).await.err();
    let login = match job.track.knowledge().next() {
        next @ (Next::LoginSoon | Next::LoginLate) => {
            let late = next == Next::LoginLate;
            let login = login::once(job, &client, &account, late, begun).await;
            job.track.saw(login.event());
            Some(login)
        }
        _ => None,
    };
    conclude(job, &account, error.as_ref(), login.as_ref(), &words)
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

async fn write(job: &Job<'_>, client: &Client, account: &Account) -> Result<(), Error> {
    job.begin_write().await;
    let answer = client
        .users_password()
        .user_uuid(account.uuid())
        .body(UsersPasswordBody::builder().password(job.payload.new_password.clone()))
        .send()
        .await;
    job.track.call(&answer);
    match &answer {
        Ok(response) => job.attempted(&[shown_by(response)]),
        Err(error) => job.attempted(&evidence::of_error(error)),
    }
    answer.map(|_| ())
}

/// What a success shows. Tenable's has a request id, and is empty (facts: recorded responses) or `{}` (the vendor's
/// document). A page of a proxy is HTML, or lacks the id.
fn shown_by(response: &Response<()>) -> Attempt {
    let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
    match (evidence::of_success(response, false), response.said_nothing(), content_type) {
        (Attempt::Vague, ..) => Attempt::Vague,
        (_, Some(true), _) | (_, None, None) => Attempt::Confirmed,
        (_, Some(false), None) => Attempt::Wordy,
        (_, _, Some(kind)) if kind.contains("json") => Attempt::Wordy,
        (_, _, Some(_)) => Attempt::Vague,
    }
}

/// Says what became of the password, and what to do if that is not good.
fn conclude(
    job: &Job<'_>,
    account: &Account,
    error: Option<&Error>,
    login: Option<&Login>,
    words: &Words,
) -> Result<Done, Failure> {
    let code = job.track.knowledge().code();
    let name = account.name();
    let why = match login {
        Some(Login::Inconclusive(why)) => why.clone(),
        Some(Login::Refused(after)) => {
            format!("a login with it was refused {} seconds after it was sent", after.as_secs().max(1))
        }
        Some(Login::Accepted) => "a login with it was accepted".to_owned(),
        None => "no login was tried (--verify never)".to_owned(),
    };
    let content_refused =
        error.filter(|error| evidence::of_error(error).last() == Some(&Attempt::ContentRefused));
    let sentence = match (code, content_refused) {
        (Code::Changed, _) => {
            let proof = if login == Some(&Login::Accepted) { ", as a login showed" } else { "" };
            let message = format!("{name} has the new password{proof}{}", account.notice(&job.payload.user));
            return Ok(Done { code, message });
        }
        (Code::AlreadyChanged, _) => {
            let message = format!(
                "{name} had the new password already, as a login showed{}",
                account.notice(&job.payload.user)
            );
            return Ok(Done { code, message });
        }
        (Code::Refused | Code::WriteUnresolved, Some(error)) => {
            let advice = match code {
                Code::Refused => format!(
                    "{why}. If that is no reason: Tenable also refuses every password that the user has had before; rotate the PAM User record again for a fresh one"
                ),
                _ => format!("it may be in place already, and {why}; {TRY_IT}"),
            };
            let refused = classify::content_refused(error, words.vendor, &name, &advice);
            return Err(Failure::new(code, refused.message()));
        }
        (Code::LoginContradicts, _) => format!(
            "Tenable answered the change of the password of {name} with a success, and yet {why}: look at the user in Tenable (locked, a second factor?), then {TRY_IT}"
        ),
        (Code::VerifyFailed, _) => {
            format!("{name} has the new password, but the login that --verify asks for failed: {why}")
        }
        (Code::WriteUnresolved, _) if matches!(login, Some(Login::Refused(_))) => format!(
            "the change of {name} was sent, no response tells whether Tenable made it, and {why}; Tenable may still make it: wait a few minutes, then {TRY_IT}"
        ),
        (Code::WriteUnresolved, _) => format!(
            "the change of {name} was sent, and whether Tenable made it could not be established: {why}; {TRY_IT}"
        ),
        _ => match error {
            Some(error) => return Err(classify::without_effect(error, words)),
            None => format!("the change of {name} ended without a result"),
        },
    };
    Err(Failure::new(code, error.map_or(sentence.clone(), |error| with_details(&sentence, error))))
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
