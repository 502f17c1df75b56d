//! A managed credential of Tenable, with which it logs in to the hosts that it scans.
//!
//! The write replaces all settings, so they are sent as they were read but for the password; what Tenable masks goes
//! back masked, which leaves it as it is. The write is idempotent and repeated by the SDK. The password cannot be read
//! back, everything else can, and is compared.

mod managed;

use std::ops::ControlFlow;

use sdk_tenable::types::CredentialsUpdateBody;
use sdk_tenable::{Client, Error, Region};

use self::managed::{Details, Listed, Managed};
use super::super::classify::{self, Words, with_details};
use super::super::evidence::{self, Evidence};
use super::super::member::Element;
use super::super::{Done, Job, search};
use crate::exit::Code;
use crate::failure::Failure;
use crate::report::Step;
use crate::{policy, process};

/// As many as Tenable gives at once (the vendor's document). One is expected.
const PAGE: i32 = 300;

/// Finds the credential, changes its password, and compares the rest with what it was.
pub(in crate::target) async fn rotate(job: &Job<'_>) -> Result<Done, Failure> {
    let client = super::client(job, super::SEVERAL_ATTEMPTS)?;
    job.track.checks.pass(Step::Options, "the key pair is there");
    job.track.checks.begin(Step::Policy);
    policy::differs(&job.payload.new_password, job.payload.old_password.as_ref())?;
    job.track
        .checks
        .pass(Step::Policy, "differs from the old password; the rules are those of the scanned hosts");

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
    write(job, &early, &credential, &words).await?;
    confirm(job, &client, &credential).await
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

async fn write(job: &Job<'_>, client: &Client, credential: &Managed, words: &Words) -> Result<(), Failure> {
    process::write_started();
    let mut said = update(job, client, credential).await;
    let mut before = None;
    if matches!(said, Ok(None)) || said.as_ref().is_err_and(evidence::is_vague) {
        // A success that cannot be read may be a page of a proxy. Doing it again is harmless and can tell.
        tracing::debug!("a success that cannot be read; writing again");
        before = Some(said);
        said = update(job, client, credential).await;
    }
    let name = credential.name();
    match evidence::weigh(before, said) {
        Evidence::Confirmed(Some(true) | None) | Evidence::Applied => Ok(()),
        Evidence::Confirmed(Some(false)) => Err(Failure::new(
            Code::Refused,
            format!("Tenable says that it did not change {name}; look at it in Tenable"),
        )),
        Evidence::Open(error) => Err(Failure::new(
            Code::WriteUnresolved,
            with_details(
                &format!(
                    "the change of {name} was sent, and whether Tenable made it could not be established; run the rotation again"
                ),
                &error,
            ),
        )),
        Evidence::Without(error) => Err(classify::without_effect(&error, words)),
    }
}

/// Writes, and returns what Tenable says about it.
async fn update(job: &Job<'_>, client: &Client, credential: &Managed) -> Result<Option<bool>, Error> {
    let before = credential.details();
    let body = CredentialsUpdateBody::builder()
        .name(before.name.get().cloned())
        .description(before.description.get().cloned())
        .ad_hoc(before.ad_hoc.get().copied())
        .settings(credential.settings_with(&job.payload.new_password));
    let answer = client.credentials_update().uuid(credential.uuid()).body(body).send().await;
    job.track.call(&answer);
    Ok(answer?.updated)
}

/// Reads the credential again: nothing but its password may have changed.
async fn confirm(job: &Job<'_>, client: &Client, credential: &Managed) -> Result<Done, Failure> {
    let name = credential.name();
    let after = details(job, client, credential.uuid()).await.map_err(|error| {
        let sentence =
            format!("{name} has the new password, but could not be read again to compare the rest of it");
        Failure::new(Code::VerifyFailed, with_details(&sentence, &error))
    })?;
    let differences = credential.differences(&after);
    if differences.is_empty() {
        return Ok(Done { code: Code::Changed, message: format!("{name} has the new password") });
    }
    Err(Failure::new(
        Code::AccountDiffers,
        format!(
            "{name} has the new password, but differs from before in {}: compare it in Tenable",
            differences.join(", ")
        ),
    ))
}
