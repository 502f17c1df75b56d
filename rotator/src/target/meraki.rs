//! A user of Meraki's own authentication, found by e-mail and account type in one network.
//!
//! The write is idempotent (PUT of one password), so the SDK repeats it within the deadline. There is no login to
//! try a password with: what no response tells stays unknown.

mod account;
mod directory;
mod network;

use sdk_meraki::types::UpdateNetworkMerakiAuthUserBody;
use sdk_meraki::{Client, Error, Response, Secret};
use sdk_runtime::vendor::VendorClient as _;

use self::account::{Account, TYPES, Updated, User, type_name};
use super::classify::{Advice, Words};
use super::evidence;
use super::job::Job;
use super::rotation::rotation;
use super::search;
use super::spec::{Field, Target, TargetOption};
use super::steps::{Account as _, Steps, Written};
use crate::decision::{Abilities, Logins};
use crate::failure::Failure;
use crate::report::foreign;

pub(super) static USER: Target = Target {
    name: "meraki-user",
    aliases: &["meraki"],
    about: "A Meraki client VPN, guest or 802.1X user",
    vendor: "Meraki",
    record_title: "Cisco Authentication Record",
    fields: &[NETWORK, KEY],
    options: &[ACCOUNT_TYPE],
    abilities: Abilities { idempotent: true, login: Logins::Never, read_back: false },
    usual_url: Client::base_url,
    rotate: rotation::<Users>,
};

const NETWORK: Field = Field {
    label: "network_id",
    aliases: &[],
    name: "network id",
    what: "the id of the Meraki network, for example N_123456789012345678",
    secret: false,
    choices: Some(|job| Box::pin(directory::networks(job))),
};

/// Under the label of the scripts before this program, or that of Keeper's own configuration records.
const KEY: Field = Field {
    label: "password",
    aliases: &["api_key"],
    name: "API key",
    what: "the API key of a Dashboard administrator with write access to the network",
    secret: true,
    choices: None,
};

const ACCOUNT_TYPE: TargetOption = TargetOption {
    label: "account_type",
    long: "account-type",
    value_name: "TYPE",
    values: &[],
    help: "type of the account, `Client VPN` (default), `802.1X` or `Guest`",
};

/// The account type that is meant if none is given. The README of the script that this program replaces speaks of users
/// "Authorized for Client VPN" (facts: Keeper-Security/pam-scripts).
const USUAL_TYPE: &str = TYPES[0];

/// The users of one network.
struct Users {
    client: Client,
    network: String,
    account_type: String,
    key_label: &'static str,
}

impl Steps for Users {
    type Listed = User;
    type Account = Account;

    const KEY_ACCEPTED: &'static str = "accepted, and it may read the network";
    const PASSWORD_RULE: &'static str = "Meraki publishes no other rule";
    const IF_REFUSED: &'static str = "if that is a rule for passwords, set the password complexity of the PAM User record to it; then rotate again";

    fn new(job: &Job<'_>) -> Result<Self, Failure> {
        let network = network::id(job, &NETWORK)?;
        let key = job.needed(&KEY)?;
        let account_type = job.settings.option(ACCOUNT_TYPE.label).unwrap_or(USUAL_TYPE).to_owned();
        Ok(Self { client: client(job, key.label, key.text)?, network, account_type, key_label: key.label })
    }

    fn describe(&self) -> String {
        format!("network {}, account type {}", foreign(&self.network), type_name(&self.account_type))
    }

    fn network(&self) -> Option<&str> {
        Some(&self.network)
    }

    fn advice(&self, job: &Job<'_>) -> Advice {
        let (key, record, network) = (self.key_label, &job.record_name, foreign(&self.network));
        Advice {
            key: format!("put a valid key into field `{key}` of the record {record}"),
            rights: format!(
                "give its administrator write access to network {network}, or put another key into field `{key}` of the record {record}"
            ),
            not_found: format!(
                "Meraki does not know network {network}, or hides it from this API key: correct field `network_id` of the record {record}, or give the key's administrator access (a new key or organization needs about a minute)"
            ),
        }
    }

    fn check_password(_: &Secret) -> Result<(), Failure> {
        Ok(())
    }

    /// Those with this e-mail, of any account type, and those whose e-mail cannot be read.
    async fn list(&self, job: &Job<'_>) -> Result<Vec<User>, Error> {
        let email = &job.payload.user;
        search::collect(job, async |found: &mut Vec<User>| {
            let list = self.client.get_network_meraki_auth_users().network_id(&*self.network);
            let keep = search::keep(found, |user| account::may_be(user, email));
            list.send_each_as(search::prefilter(email), keep).await
        })
        .await
    }

    async fn find(&self, job: &Job<'_>, listed: Vec<User>, _: &Words) -> Result<Account, Failure> {
        account::find(listed, &job.payload.user, &self.account_type, &self.network)
    }

    async fn write(&self, job: &Job<'_>, account: &Account) -> Result<Response<Written>, Error> {
        let call = self.client.update_network_meraki_auth_user().network_id(&*self.network);
        let body = UpdateNetworkMerakiAuthUserBody::builder().password(job.new_password());
        let response: Response<Updated> = call.meraki_auth_user_id(account.id()).body(body).send_as().await?;
        // One that names the account is the vendor's, whatever headers it has.
        let attempts = vec![evidence::of_success(&response, response.is(account))];
        Ok(response.map(|after| Written { attempts, differences: account.differences(&after) }))
    }
}

fn client(job: &Job<'_>, label: &str, key: Secret) -> Result<Client, Failure> {
    // A third of the time for an attempt leaves room for another one after a server that does not respond.
    let attempt = job.settings.deadline / 3;
    let client: Client = job.client(Client::builder().api_key(key), attempt, &format!("field `{label}`"))?;
    Ok(client.with_deadline(job.deadline))
}
