//! A managed credential of Tenable, with which it logs in to the hosts that it scans.
//!
//! The write replaces all settings, so they are sent as they were read but for the password; what Tenable masks goes
//! back masked, which leaves it as it is. The write is idempotent and repeated by the SDK. The password cannot be read
//! back, everything else can, and is compared.

mod managed;

use std::ops::ControlFlow;

use sdk_tenable::types::CredentialsUpdateBody;
use sdk_tenable::{Client, Error, Region, Response};

use self::managed::{Details, Listed, Managed};
use super::super::classify::{self, Words, with_details};
use super::super::member::Element;
use super::super::{Done, Job, evidence, search, unresolved};
use crate::decision::{Abilities, Attempt, Event, Next, ReadBack};
use crate::exit::Code;
use crate::failure::Failure;
use crate::policy;
use crate::report::Step;

/// As many as Tenable gives at once (the vendor's document). One is expected.
const PAGE: i32 = 300;

/// Finds the credential, changes its password, and compares the rest with what it was.
pub(in crate::target) async fn rotate(job: &Job<'_>) -> Result<Done, Failure> {
    let client = super::client(job, super::SEVERAL_ATTEMPTS)?;
    job.track.checks.pass(Step::Options, "the key pair is there");
    job.track.checks.begin(Step::Policy);
    policy::differs(&job.payload.new_password, job.payload.old_password.as_ref())?;
    job.track.checks.pass(
        Step::Policy,
        format!("{}; the rules are those of the scanned hosts", policy::compared(job.payload)),
    );

    let early = client.with_deadline(super::deadline_of_writes(job));
    let words = super::words(
        job,
        "Tenable does not know the credential any more, or hides it from this API key: run the rotation again".to_owned(),
    );
    let credential = read(job, &early, &words).await?;
    if job.plan.dry_run {
        let message = format!("every check passed for {}; nothing was written", credential.name());
        return Ok(Done { code: Code::DryRunPassed, message });
    }
    job.track.abilities(Abilities { idempotent: true, read_back: true, ..Abilities::default() });
    let written = write(job, &early, &credential).await;
    let looked = match job.track.knowledge().next() {
        Next::ReadBack => Some(read_back(job, &client, &credential).await),
        _ => None,
    };
    conclude(job, &credential, &written, looked, &words)
}

/// Finds the one credential, and whether its password can be changed.
async fn read(job: &Job<'_>, client: &Client, words: &Words) -> Result<Managed, Failure> {
    job.track.checks.begin(Step::Connection);
    let name = &job.payload.user;
    let listed = list(job, client).await.map_err(|error| classify::without_effect(&error, words))?;
    job.reached("Tenable", Region::default().base_url());
    job.track.checks.pass(Step::Key, "accepted");

    job.track.checks.begin(Step::Account);
    let uuid = managed::find(listed, name)?;
    let details =
        details(job, client, &uuid).await.map_err(|error| classify::without_effect(&error, words))?;
    let credential = Managed::new(uuid, name, details);
    job.track.checks.pass(Step::Account, credential.name());
    job.track.checks.begin(Step::Eligible);
    credential.check()?;
    job.track.checks.pass(Step::Eligible, "logs in with a password");
    job.track.checks.begin(Step::Rights);
    match credential.editable()? {
        Some(true) => job.track.checks.pass(Step::Rights, "the key may edit it"),
        None => job.track.checks.untold(Step::Rights, "Tenable does not tell whether the key may edit it"),
        Some(false) => {
            return Err(Failure::new(
                Code::AccessDenied,
                format!(
                    "the API key may use {} and not edit it: give its user the permission Can Edit",
                    credential.name()
                ),
            ));
        }
    }
    Ok(credential)
}

/// The credentials with this name, and those whose name cannot be read.
async fn list(job: &Job<'_>, client: &Client) -> Result<Vec<Listed>, Error> {
    let name = &job.payload.user;
    search::collect(job, async |found: &mut Vec<Listed>| {
        let keep = |Element(credential): Element<Listed>| {
            found.extend(credential.filter(|credential| credential.may_be(name)));
            ControlFlow::Continue(())
        };
        let list = client.credentials_list().f(vec![format!("name:eq:{name}")]).limit(PAGE);
        list.send_each_as(search::mention(name), keep).await
    })
    .await
}

async fn details(job: &Job<'_>, client: &Client, uuid: &str) -> Result<Details, Error> {
    let answer = client.credentials_details().uuid(uuid).send_as::<Details>().await;
    job.track.call(&answer);
    Ok(answer?.into_inner())
}

/// What the calls of the write said, as far as messages need it.
#[derive(Default)]
struct Written {
    errors: Vec<Error>,
    /// The last response said that nothing was updated.
    denied: bool,
    /// The last response refused what was in it.
    refused: bool,
}

async fn write(job: &Job<'_>, client: &Client, credential: &Managed) -> Written {
    let mut written = Written::default();
    while job.track.knowledge().next() == Next::Write {
        job.begin_write().await;
        match update(job, client, credential).await {
            Ok(updated) => {
                job.attempted(&shown_by(&updated));
                written.denied = *updated == Some(false);
            }
            Err(error) => {
                let attempts = evidence::of_error(&error);
                job.attempted(&attempts);
                written.denied = false;
                written.refused = attempts.last() == Some(&Attempt::ContentRefused);
                written.errors.push(error);
            }
        }
    }
    written
}

/// What a success says: `updated` is true in every recorded one.
fn shown_by(updated: &Response<Option<bool>>) -> Vec<Attempt> {
    match (evidence::of_success(updated, false), **updated) {
        (Attempt::Confirmed, Some(true)) => vec![Attempt::Confirmed],
        (Attempt::Confirmed, None) => vec![Attempt::Wordy],
        // An earlier attempt of the call may be what there was nothing left to update for.
        (Attempt::Confirmed, Some(false)) if updated.earlier_may_have_been_applied() => {
            vec![Attempt::Open, Attempt::Refused(Code::Refused)]
        }
        (Attempt::Confirmed, Some(false)) => vec![Attempt::Refused(Code::Refused)],
        _ => vec![Attempt::Vague],
    }
}

/// Writes, and returns what Tenable says about it.
async fn update(
    job: &Job<'_>,
    client: &Client,
    credential: &Managed,
) -> Result<Response<Option<bool>>, Error> {
    let before = credential.details();
    let body = CredentialsUpdateBody::builder()
        .name(before.name.get().cloned())
        .description(before.description.get().cloned())
        .ad_hoc(before.ad_hoc.get().copied())
        .settings(credential.settings_with(&job.payload.new_password));
    let answer = client.credentials_update().uuid(credential.uuid()).body(body).send().await;
    job.track.call(&answer);
    answer.map(|response| {
        let updated = response.updated;
        response.map(|_| updated)
    })
}

/// Reads the credential again: nothing but its password may have changed. Answers the names of what has.
async fn read_back(job: &Job<'_>, client: &Client, credential: &Managed) -> Result<Vec<String>, Error> {
    let differences =
        details(job, client, credential.uuid()).await.map(|after| credential.differences(&after));
    job.track.saw(Event::ReadBack(match &differences {
        Ok(differences) if differences.is_empty() => ReadBack::Same,
        Ok(_) => ReadBack::Differs,
        Err(_) => ReadBack::Failed,
    }));
    differences
}

/// Says what became of the password, and what to do if that is not good.
fn conclude(
    job: &Job<'_>,
    credential: &Managed,
    written: &Written,
    looked: Option<Result<Vec<String>, Error>>,
    words: &Words,
) -> Result<Done, Failure> {
    let name = credential.name();
    let code = job.track.knowledge().code();
    match (code, looked, written.errors.last()) {
        (Code::Changed, ..) => Ok(Done { code, message: format!("{name} has the new password") }),
        (_, Some(Err(error)), _) => {
            let sentence =
                format!("{name} has the new password, but could not be read again to compare the rest of it");
            Err(Failure::new(code, with_details(&sentence, &error)))
        }
        (_, Some(Ok(differences)), _) => Err(Failure::new(
            code,
            format!(
                "{name} has the new password, but differs from before in {}: compare it in Tenable",
                differences.join(", ")
            ),
        )),
        (Code::Refused, ..) if written.denied => Err(Failure::new(
            code,
            format!("Tenable says that it did not change {name}; look at it in Tenable"),
        )),
        (Code::WriteUnresolved, ..) | (_, _, None) => {
            let open = written.errors.iter().rfind(|error| error.may_have_been_applied());
            Err(unresolved(&name, words.vendor, open.or(written.errors.last())))
        }
        (Code::Refused, _, Some(error)) if written.refused => {
            let advice = "do what it says, then run the rotation again";
            Err(classify::content_refused(error, words.vendor, &name, advice))
        }
        (_, _, Some(error)) => Err(classify::without_effect(error, words)),
    }
}
