//! A managed credential of Tenable, with which it logs in to the hosts that it scans.
//!
//! The write replaces all settings, so they are sent as they were read but for the password; what Tenable masks goes
//! back masked, which leaves it as it is. The write is idempotent and repeated by the SDK. The password cannot be read
//! back, everything else can, and is compared.

mod managed;

use sdk_tenable::types::CredentialsUpdateBody;
use sdk_tenable::{Client, Error, Response, Secret};

use self::managed::{Details, Listed, Managed};
use super::super::classify::{self, Advice, Words};
use super::super::evidence;
use super::super::job::Job;
use super::super::rotation::rotation;
use super::super::search;
use super::super::spec::Target;
use super::super::steps::{Steps, Written};
use super::{Clients, RECORD_TITLE, SEVERAL_ATTEMPTS, VENDOR};
use crate::decision::{Abilities, Attempt, Logins};
use crate::exit::Code;
use crate::failure::Failure;

pub(in crate::target) static CREDENTIAL: Target = Target {
    name: "tenable-credential",
    aliases: &[],
    about: "A Tenable managed credential",
    vendor: VENDOR,
    record_title: RECORD_TITLE,
    fields: &super::fields("the access key of a Tenable user with the permission Can Edit on the credential"),
    options: &[],
    abilities: Abilities { idempotent: true, login: Logins::Never, read_back: true },
    usual_url: super::usual_url,
    rotate: rotation::<Credentials>,
};

/// As many as Tenable gives at once (the vendor's document). One is expected.
const PAGE: i32 = 300;

struct Credentials(Clients);

impl Steps for Credentials {
    type Listed = Listed;
    type Account = Managed;

    const PASSWORD_RULE: &'static str = "the rules are those of the scanned hosts";
    const IF_REFUSED: &'static str = "do what it says, then run the rotation again";

    fn new(job: &Job<'_>) -> Result<Self, Failure> {
        Clients::new(job, &CREDENTIAL, SEVERAL_ATTEMPTS).map(Self)
    }

    fn advice(&self, job: &Job<'_>) -> Advice {
        let not_found = "Tenable does not know the credential any more, or hides it from this API key: run the rotation again";
        super::advice(job, not_found)
    }

    fn check_password(_: &Secret) -> Result<(), Failure> {
        Ok(())
    }

    /// Those with this name, and those whose name cannot be read.
    async fn list(&self, job: &Job<'_>) -> Result<Vec<Listed>, Error> {
        let name = &job.payload.user;
        search::collect(job, async |found: &mut Vec<Listed>| {
            let keep = search::keep(found, |credential: &Listed| credential.may_be(name));
            let list = self.0.early.credentials_list().f(vec![format!("name:eq:{name}")]).limit(PAGE);
            list.send_each_as(search::prefilter(name), keep).await
        })
        .await
    }

    async fn find(&self, job: &Job<'_>, listed: Vec<Listed>, words: &Words) -> Result<Managed, Failure> {
        let uuid = managed::find(listed, &job.payload.user)?;
        let details = details(job, &self.0.early, &uuid).await;
        let details = details.map_err(|error| classify::without_effect(&error, words))?;
        Ok(Managed::new(uuid, &job.payload.user, details))
    }

    async fn check_rights(&self, _: &Job<'_>, credential: &Managed) -> Result<Option<String>, Failure> {
        credential.check_editable().map(|is_known| is_known.then(|| "the key may edit it".to_owned()))
    }

    async fn write(&self, job: &Job<'_>, credential: &Managed) -> Result<Response<Written>, Error> {
        let before = credential.details();
        let body = CredentialsUpdateBody::builder()
            .name(before.name.get().cloned())
            .description(before.description.get().cloned())
            .ad_hoc(before.ad_hoc.get().copied())
            .settings(credential.settings_with(&job.payload.new_password));
        let response = self.0.early.credentials_update().uuid(credential.uuid()).body(body).send().await?;
        let attempts = shown_by(&response, response.updated);
        Ok(response.map(|_| Written { attempts, differences: Vec::new() }))
    }

    /// Nothing but the password may have changed.
    async fn read_back(&self, job: &Job<'_>, credential: &Managed) -> Result<Vec<String>, Error> {
        let after = details(job, &self.0.late, credential.uuid()).await?;
        Ok(credential.differences(&after))
    }
}

async fn details(job: &Job<'_>, client: &Client, uuid: &str) -> Result<Details, Error> {
    let response = job.call(client.credentials_details().uuid(uuid).send_as::<Details>()).await?;
    Ok(response.into_inner())
}

/// What a success says: `updated` is true in every recorded one.
fn shown_by<T>(response: &Response<T>, updated: Option<bool>) -> Vec<Attempt> {
    match (evidence::of_success(response, false), updated) {
        (Attempt::Applied, Some(true)) => vec![Attempt::Applied],
        (Attempt::Applied, None) => vec![Attempt::Undocumented],
        // An earlier attempt of the call may be what there was nothing left to update for.
        (Attempt::Applied, Some(false)) if response.earlier_may_have_been_applied() => {
            vec![Attempt::Unknown, Attempt::NotApplied(Code::Refused)]
        }
        (Attempt::Applied, Some(false)) => vec![Attempt::NotApplied(Code::Refused)],
        _ => vec![Attempt::Foreign],
    }
}
