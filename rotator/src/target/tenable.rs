//! What the Tenable targets share: the fields of the record, the client, and how they speak of the key.

pub(super) mod credential;
pub(super) mod user;

use sdk_runtime::vendor::VendorClient as _;
use sdk_tenable::Client;

use super::classify::Advice;
use super::job::Job;
use super::spec::{Field, Target};
use crate::failure::Failure;

pub(super) const VENDOR: &str = "Tenable";
pub(super) const RECORD_TITLE: &str = "Tenable Authentication Record";
/// The role that the vendor's document asks for where a password is changed.
pub(super) const ADMINISTRATOR: i64 = 64;

/// The fields with the key pair, whose owner has to be this.
pub(super) const fn fields(access_key: &'static str) -> [Field; 2] {
    [
        Field {
            label: "tenable_access_key",
            aliases: &[],
            name: "access key",
            what: access_key,
            secret: true,
            choices: None,
        },
        Field {
            label: "tenable_secret_key",
            aliases: &[],
            name: "secret key",
            what: "the secret key that belongs to it",
            secret: true,
            choices: None,
        },
    ]
}

const KEY_FIELDS: &str = "fields `tenable_access_key` and `tenable_secret_key`";

/// The part of the time that one attempt may take where a write that nobody responds must not be repeated: the longer
/// it is waited for, the less remains unknown.
pub(super) const ONE_LONG_ATTEMPT: f64 = 0.6;

/// The part of the time that one attempt may take where it can be repeated: there has to be room for another one.
pub(super) const SEVERAL_ATTEMPTS: f64 = 0.25;

/// What both targets talk with.
pub(super) struct Clients {
    /// For everything but the last reads, which are to tell what became of a write.
    pub(super) early: Client,
    /// For these, too.
    pub(super) late: Client,
}

impl Clients {
    /// With the keys of the record and the deadline of the run.
    pub(super) fn new(job: &Job<'_>, target: &Target, attempt: f64) -> Result<Self, Failure> {
        let [access, secret] = [0, 1].map(|key| job.needed(&target.fields[key]));
        let time = job.settings.deadline;
        let builder = Client::builder().api_keys(access?.text, secret?.text);
        let client: Client = job.client(builder, time.mul_f64(attempt), KEY_FIELDS)?;
        let end_of_writes = job.deadline.checked_sub(time / 5).unwrap_or(job.deadline);
        Ok(Self { early: client.with_deadline(end_of_writes), late: client.with_deadline(job.deadline) })
    }
}

pub(super) fn usual_url() -> &'static str {
    Client::base_url()
}

/// What to do about the key.
pub(super) fn advice(job: &Job<'_>, not_found: &str) -> Advice {
    Advice {
        // A key that is used from an address outside its allow-list gets a 401, too (the vendor's document).
        key: format!(
            "put a valid key pair into {KEY_FIELDS} of the record {}, and check whether Tenable limits the key to certain addresses",
            job.record_name
        ),
        rights: rights(job),
        not_found: not_found.to_owned(),
    }
}

pub(super) fn rights(job: &Job<'_>) -> String {
    format!(
        "the key pair of the record {} has to be that of a Tenable administrator (role {ADMINISTRATOR})",
        job.record_name
    )
}
