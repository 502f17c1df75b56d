//! What both Tenable targets share: the client, and how they speak of the key.

pub(super) mod credential;
pub(super) mod user;

use std::time::Instant;

use sdk_tenable::{Client, Region};

use super::classify::Words;
use super::{Job, search};
use crate::failure::Failure;
use crate::payload::select::describe;

/// The role that the vendor's document asks for where a password is changed.
pub(super) const ADMINISTRATOR: i64 = 64;

const KEY_FIELDS: &str = "fields `tenable_access_key` and `tenable_secret_key`";

/// The part of the time that one attempt may take where a write that nobody answers must not be repeated: the longer
/// it is waited for, the less remains unknown.
pub(super) const ONE_LONG_ATTEMPT: f64 = 0.6;

/// The part of the time that one attempt may take where it can be repeated: there has to be room for another one.
pub(super) const SEVERAL_ATTEMPTS: f64 = 0.25;

/// A client with the keys of the record and the deadline of the run.
pub(super) fn client(job: &Job<'_>, attempt: f64) -> Result<Client, Failure> {
    let access = job.needed("tenable_access_key", "the access key of a Tenable administrator")?;
    let secret = job.needed("tenable_secret_key", "the secret key of the same Tenable administrator")?;
    let mut builder = Client::builder()
        .api_keys(access, secret)
        .application("OpenSource", "KeeperRotator", env!("CARGO_PKG_VERSION"))
        .attempt_timeout(job.plan.deadline.mul_f64(attempt))
        .read_timeout(search::patience(job.plan.deadline.mul_f64(attempt)))
        .call_timeout(job.plan.deadline)
        .retry(job.retry());
    if let Some(url) = &job.plan.api_url {
        builder = builder.base_url(&*url.url);
    }
    let client = builder.build().map_err(|error| job.client_failure(&error, KEY_FIELDS))?;
    Ok(client.with_deadline(job.deadline))
}

/// The deadline of everything but the last reads, which are to tell what became of a write.
pub(super) fn deadline_of_writes(job: &Job<'_>) -> Instant {
    job.deadline.checked_sub(job.plan.deadline / 5).unwrap_or(job.deadline)
}

/// How messages speak of the key and of what was not found.
pub(super) fn words(job: &Job<'_>, not_found: String) -> Words {
    let record = describe(job.record);
    Words {
        vendor: "Tenable",
        path: "",
        route: job.route(Region::default().base_url()),
        // A key that is used from an address outside its allow-list is answered 401, too (the vendor's document).
        key: format!(
            "put a valid key pair into {KEY_FIELDS} of the record {record}, and check whether Tenable limits the key to certain addresses"
        ),
        rights: format!(
            "the key pair of the record {record} has to be that of a Tenable administrator (role {ADMINISTRATOR})"
        ),
        not_found,
    }
}
