//! A user of Meraki's own authentication, found by e-mail and account type in one network.
//!
//! The write is idempotent (PUT of one password), so the SDK repeats it within the deadline. There is no login to
//! try a password with: what no answer tells stays unknown.

mod account;

use std::ops::ControlFlow;

use sdk_meraki::types::UpdateNetworkMerakiAuthUserBody;
use sdk_meraki::{Client, Error, Region, Response, Secret};

use self::account::{Account, Updated, User};
use super::classify::{self, Words};
use super::evidence;
use super::member::Element;
use super::{Done, Job, search};
use crate::decision::{Abilities, Attempt, Event, Next, ReadBack};
use crate::exit::Code;
use crate::failure::Failure;
use crate::payload::select::describe;
use crate::policy;
use crate::report::{Step, foreign};

/// Finds the account, changes its password, and compares the answer with the account as it was.
pub(super) async fn rotate(job: &Job<'_>) -> Result<Done, Failure> {
    let network = network_id(job)?;
    let key_field = key_field(job)?;
    let client = client(job, key_field)?;
    job.track.checks.pass(
        Step::Options,
        format!("network {}, account type {}", foreign(&network), account::type_name(&job.plan.account_type)),
    );
    job.track.checks.begin(Step::Policy);
    policy::differs(&job.payload.new_password, job.payload.old_password.as_ref())?;
    job.track
        .checks
        .pass(Step::Policy, format!("{}; Meraki publishes no other rule", policy::compared(job.payload)));

    job.track.checks.begin(Step::Connection);
    let words = words(job, &network, key_field);
    let users =
        users(job, &client, &network).await.map_err(|error| classify::without_effect(&error, &words))?;
    job.reached("Meraki", Region::default().base_url());
    job.track.checks.pass(Step::Key, "accepted, and it may read the network");

    job.track.checks.begin(Step::Account);
    let account = account::find(users, &job.payload.user, &job.plan.account_type, &network)?;
    job.track
        .checks
        .pass(Step::Account, format!("{}{}", account.name(&network), account.notice(&job.payload.user)));
    job.track.checks.begin(Step::Eligible);
    account.check(&network)?;
    job.track.checks.pass(Step::Eligible, "no Dashboard administrator, and authorised");
    job.track.checks.untold(Step::Rights, "whether the API key may write shows only when it does");
    if job.plan.dry_run {
        let message = format!("every check passed for {}; nothing was written", account.name(&network));
        return Ok(Done { code: Code::DryRunPassed, message });
    }
    write(job, &client, &network, &account, &words).await
}

/// The users with this e-mail, of any account type, and those whose e-mail cannot be read.
async fn users(job: &Job<'_>, client: &Client, network: &str) -> Result<Vec<User>, Error> {
    let email = &job.payload.user;
    search::collect(job, async |found: &mut Vec<User>| {
        let keep = |Element(user): Element<User>| {
            found.extend(user.filter(|user| account::may_be(user, email)));
            ControlFlow::Continue(())
        };
        let list = client.get_network_meraki_auth_users().network_id(network);
        list.send_each_as(search::mention(email), keep).await
    })
    .await
}

async fn write(
    job: &Job<'_>,
    client: &Client,
    network: &str,
    account: &Account,
    words: &Words,
) -> Result<Done, Failure> {
    job.track.abilities(Abilities { idempotent: true, ..Abilities::default() });
    let name = account.name(network);
    let mut errors = Vec::new();
    let mut refused = false;
    let mut same = Ok(());
    while job.track.knowledge().next() == Next::Write {
        job.begin_write().await;
        match update(job, client, network, account).await {
            Ok(user) => {
                job.attempted(&[shown_by(&user, account)]);
                same = account.confirm(&user, &name);
            }
            Err(error) => {
                let attempts = evidence::of_error(&error);
                job.attempted(&attempts);
                refused = attempts.last() == Some(&Attempt::ContentRefused);
                errors.push(error);
            }
        }
    }
    if same.is_err() {
        job.track.saw(Event::ReadBack(ReadBack::Differs));
    }
    let code = job.track.knowledge().code();
    match (code, errors.last()) {
        (Code::Changed, _) => {
            let message = format!("{name} has the new password{}", account.notice(&job.payload.user));
            Ok(Done { code, message })
        }
        (Code::AccountDiffers, _) => same.map(|()| Done { code, message: name }),
        (Code::WriteUnresolved, _) | (_, None) => {
            let open = errors.iter().rfind(|error| error.may_have_been_applied());
            Err(super::unresolved(&name, words.vendor, open.or(errors.last())))
        }
        (Code::Refused, Some(error)) if refused => {
            let advice =
                "set the password complexity of the PAM User record to what it asks for, and rotate again";
            Err(classify::content_refused(error, words.vendor, &name, advice))
        }
        (_, Some(error)) => Err(classify::without_effect(error, words)),
    }
}

/// What a success shows. One that names the account is the vendor's, whatever headers it has.
fn shown_by(user: &Response<Updated>, account: &Account) -> Attempt {
    evidence::of_success(user, user.is(account))
}

async fn update(
    job: &Job<'_>,
    client: &Client,
    network: &str,
    account: &Account,
) -> Result<Response<Updated>, Error> {
    let answer = client
        .update_network_meraki_auth_user()
        .network_id(network)
        .meraki_auth_user_id(account.id())
        .body(UpdateNetworkMerakiAuthUserBody::builder().password(job.payload.new_password.clone()))
        .send_as()
        .await;
    job.track.call(&answer);
    answer
}

/// The field with the API key: that of the scripts before this program, or that of Keeper's own configuration records.
fn key_field(job: &Job<'_>) -> Result<&'static str, Failure> {
    let [usual, other] = ["password", "api_key"];
    let text = |label| job.record.text(label).ok().flatten().map(|text| Secret::from(text.expose().trim()));
    match (text(usual), text(other)) {
        (Some(one), Some(two)) if one.expose() != two.expose() => Err(Failure::new(
            Code::FieldInvalid,
            format!(
                "the record {} has different keys in the fields `{usual}` and `{other}`: keep the Meraki API key in one of them",
                describe(job.record)
            ),
        )),
        (None, Some(_)) => Ok(other),
        _ => Ok(usual),
    }
}

fn client(job: &Job<'_>, key_field: &'static str) -> Result<Client, Failure> {
    let key = job.needed(key_field, "the Meraki API key")?;
    // A third of the time for an attempt leaves room for another one after a server that does not answer.
    let mut builder = Client::builder()
        .api_key(key)
        .application("KeeperRotator", env!("CARGO_PKG_VERSION"), "OpenSource")
        .attempt_timeout(job.plan.deadline / 3)
        .read_timeout(search::patience(job.plan.deadline / 3))
        .call_timeout(job.plan.deadline)
        .retry(job.retry());
    if let Some(url) = &job.plan.api_url {
        builder = builder.base_url(&*url.url);
    }
    let client =
        builder.build().map_err(|error| job.client_failure(&error, &format!("field `{key_field}`")))?;
    Ok(client.with_deadline(job.deadline))
}

/// The network, if it has the form of one: `N_` or `L_`, then letters and digits (samples in the vendor's document
/// and guides; the exact grammar is nowhere stated).
fn network_id(job: &Job<'_>) -> Result<String, Failure> {
    let id = job.needed("network_id", "the Meraki network id, for example N_123456789012345678")?;
    let id = id.expose();
    let rest = ["N_", "L_", "n_", "l_"].iter().find_map(|prefix| id.strip_prefix(prefix));
    let fits = rest.is_some_and(|rest| {
        (1..=64).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    if fits {
        return Ok(format!("{}{}", id[..1].to_uppercase(), &id[1..]));
    }
    // Keeper's guide for Meraki tells people to put an address there (facts: keeper-gateway).
    let address = id.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b':'));
    let hint = match (address, id.bytes().all(|b| b.is_ascii_digit())) {
        (_, true) => "a number, as organizations have",
        (true, false) => "an address",
        (false, false) => "no id of a network, perhaps its name",
    };
    Err(Failure::new(
        Code::FieldInvalid,
        format!(
            "field `network_id` of the record {} is {hint}: put the Meraki network id into it, N_ or L_ and digits (Dashboard API: list the networks of the organization)",
            describe(job.record)
        ),
    ))
}

fn words(job: &Job<'_>, network: &str, key_field: &str) -> Words {
    let record = describe(job.record);
    let network = foreign(network);
    Words {
        vendor: "Meraki",
        path: "/api/v1",
        route: job.route(Region::default().base_url()),
        key: format!("put a valid key into field `{key_field}` of the record {record}"),
        rights: format!(
            "give its administrator write access to network {network}, or put another key into field `{key_field}` of the record {record}"
        ),
        not_found: format!(
            "Meraki does not know network {network}, or hides it from this API key: correct field `network_id` of the record {record}, or give the key's administrator access (a new key or organization needs about a minute)"
        ),
    }
}
