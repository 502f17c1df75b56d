//! What a target adds to the steps of a [rotation](super::rotation).

use sdk_runtime::{Error, Response, Secret};
use tokio::time::Instant;

use super::classify::{Advice, Words};
use super::job::Job;
use super::login::Login;
use super::spec::Target;
use crate::decision::{Abilities, Attempt};
use crate::failure::Failure;

/// What a target adds to the steps.
pub(super) trait Steps: Sized + 'static {
    /// An account in a list, as far as it takes to find the one that is meant.
    type Listed;
    /// The one account that is meant.
    type Account: Account;

    /// What it means that the list was read.
    const KEY_ACCEPTED: &'static str = "accepted";
    /// The target's own rules for passwords, in words.
    const PASSWORD_RULE: &'static str;
    /// What to do when the vendor refuses what was written.
    const IF_REFUSED: &'static str;

    /// Reads what is needed from the credential record, and makes the client.
    fn new(job: &Job<'_>) -> Result<Self, Failure>;
    /// What of it is of interest.
    fn describe(&self) -> String {
        "the record has all fields".to_owned()
    }
    /// The vendor's id of the network that the accounts are in, for vendors that have networks.
    fn network(&self) -> Option<&str> {
        None
    }
    /// What to do about failures that every call can have.
    fn advice(&self, job: &Job<'_>) -> Advice;
    /// Checks the new password against the target's own rules.
    fn check_password(new: &Secret) -> Result<(), Failure>;

    /// The accounts that can be meant.
    async fn list(&self, job: &Job<'_>) -> Result<Vec<Self::Listed>, Error>;
    /// The one that is meant.
    async fn find(
        &self,
        job: &Job<'_>,
        listed: Vec<Self::Listed>,
        words: &Words,
    ) -> Result<Self::Account, Failure>;
    /// Says why the key may change the account; nothing where only the change shows it.
    async fn check_rights(
        &self,
        _job: &Job<'_>,
        _account: &Self::Account,
    ) -> Result<Option<String>, Failure> {
        Ok(None)
    }

    /// What may go wrong with this account although every check passes.
    fn doubts(&self, _account: &Self::Account) -> Option<String> {
        None
    }

    /// What this run can do.
    fn abilities(&self, target: &Target, _job: &Job<'_>) -> Abilities {
        target.abilities
    }
    /// Calls the write once.
    async fn write(&self, job: &Job<'_>, account: &Self::Account) -> Result<Response<Written>, Error>;
    /// Logs in once with the new password; as late as there is time for, if `late`. The write was begun at `begun`.
    async fn log_in(&self, _job: &Job<'_>, _account: &Self::Account, _late: bool, _begun: Instant) -> Login {
        Login::Inconclusive("there is no login".to_owned())
    }
    /// Reads the account again, and returns the names of what differs in it.
    async fn read_back(&self, _job: &Job<'_>, _account: &Self::Account) -> Result<Vec<String>, Error> {
        Ok(Vec::new())
    }
}

/// An account that was found.
pub(super) trait Account {
    /// The vendor's id of it.
    fn id(&self) -> &str;
    /// How messages name it.
    fn name(&self) -> String;
    /// Its login as the vendor spells it.
    fn login(&self) -> &str;
    /// Whether its password can be changed and is of use; says what was looked at.
    fn check(&self) -> Result<&'static str, Failure>;
}

/// What the success of a write shows.
pub(super) struct Written {
    /// How the attempts ended, as far as they decide something.
    pub(super) attempts: Vec<Attempt>,
    /// The names of what differs in the account, if the response shows it.
    pub(super) differences: Vec<String>,
}
