//! The steps of a rotation, which are the same for all targets: find, check, write, settle, conclude.

use tokio::time::Instant;

use super::classify::{self, Words};
use super::conclusion::{Seen, Subject, conclude};
use super::evidence;
use super::job::{Done, Job};
use super::night;
use super::spec::{Rotation, Target};
use super::steps::{Account, Steps, Written};
use crate::decision::{Event, Next, ReadBack};
use crate::exit::Code;
use crate::failure::Failure;
use crate::policy;
use crate::report::{Step, foreign};

/// The function of a target's row.
pub(super) fn rotation<'job, S: Steps>(target: &'job Target, job: &'job Job<'_>) -> Rotation<'job> {
    Box::pin(rotate::<S>(target, job))
}

async fn rotate<S: Steps>(target: &Target, job: &Job<'_>) -> Result<Done, Failure> {
    let checks = &job.track.checks;
    let steps = S::new(job)?;
    checks.pass(Step::Options, steps.describe());
    job.track.know(|facts| facts.network = steps.network().map(str::to_owned));

    checks.begin(Step::Policy);
    if job.settings.without_password {
        checks.not_checked(Step::Policy, format!("no new password was given; {}", S::PASSWORD_RULE));
    } else {
        let new = &job.payload.new_password;
        policy::differs(new, job.payload.old_password.as_ref())?;
        S::check_password(new)?;
        checks.pass(Step::Policy, format!("{}; {}", policy::compared(job.payload), S::PASSWORD_RULE));
    }

    checks.begin(Step::Connection);
    let words = Words::new(target.vendor, job, (target.usual_url)(), steps.advice(job));
    let listed = steps.list(job).await.map_err(|error| classify::of_first_call(&error, &words))?;
    // How is only of interest to somebody who looks at the checklist.
    let how = if job.settings.dry_run { words.describe_route() } else { String::new() };
    checks.pass(Step::Connection, how);
    checks.pass(Step::Key, S::KEY_ACCEPTED);

    checks.begin(Step::Account);
    let account = steps.find(job, listed, &words).await?;
    let (name, notice) = (account.name(), notice(&account, &job.payload.user));
    job.track.know(|facts| facts.account = Some(account.id().to_owned()));
    checks.pass(Step::Account, format!("{name}{notice}"));

    checks.begin(Step::Eligible);
    checks.pass(Step::Eligible, account.check()?);

    checks.begin(Step::Rights);
    match steps.check_rights(job, &account).await? {
        Some(found) => checks.pass(Step::Rights, found),
        None => {
            checks.not_checked(Step::Rights, "only a rotation shows whether the API key may change passwords")
        }
    }
    if job.settings.check {
        let doubts = steps.doubts(&account);
        let warnings = night::warnings(job, &words.route).into_iter().chain(doubts);
        warnings.for_each(|warning| checks.not_checked(Step::Night, warning));
    }
    if job.settings.dry_run {
        let message = format!("every check passed for {name}; nothing was written");
        return Ok(Done { code: Code::DryRunPassed, message });
    }

    job.track.abilities(steps.abilities(target, job));
    let seen = settle(&steps, job, &account).await;
    let subject = Subject { target, name, notice, if_refused: S::IF_REFUSED, words: &words };
    conclude(job.track.knowledge().code(), &subject, &seen)
}

/// What to say if the login differs from the one that was looked for.
fn notice(account: &impl Account, wanted: &str) -> String {
    if account.login() == wanted {
        return String::new();
    }
    format!(" (the PAM User record spells it {})", foreign(wanted))
}

/// Writes, and does all that is worth doing to learn what became of it.
async fn settle<S: Steps>(steps: &S, job: &Job<'_>, account: &S::Account) -> Seen {
    let mut seen = Seen::default();
    let begun = Instant::now();
    loop {
        match job.track.knowledge().next() {
            Next::Write => write(steps, job, account, &mut seen).await,
            Next::ReadBack => {
                let differences = steps.read_back(job, account).await;
                job.track.saw(Event::ReadBack(match &differences {
                    Ok(differences) if differences.is_empty() => ReadBack::Same,
                    Ok(_) => ReadBack::Differs,
                    Err(_) => ReadBack::Failed,
                }));
                seen.differences = Some(differences);
            }
            next @ (Next::LoginSoon | Next::LoginLate) => {
                let login = steps.log_in(job, account, next == Next::LoginLate, begun).await;
                job.track.saw(login.event());
                seen.login = Some(login);
            }
            Next::End => break,
        }
    }
    // Some responses to the write show the account.
    if let Some(Ok(differences)) = &seen.differences
        && !differences.is_empty()
    {
        job.track.saw(Event::ReadBack(ReadBack::Differs));
    }
    seen
}

async fn write<S: Steps>(steps: &S, job: &Job<'_>, account: &S::Account, seen: &mut Seen) {
    job.begin_write().await;
    let response = job.call(steps.write(job, account)).await;
    seen.succeeded = response.is_ok();
    let attempts = match response {
        Ok(response) => {
            let Written { attempts, differences } = response.into_inner();
            seen.differences = (!differences.is_empty()).then_some(Ok(differences));
            attempts
        }
        Err(error) => {
            let attempts = evidence::of_error(&error);
            seen.errors.push(error);
            attempts
        }
    };
    seen.last = attempts.last().copied();
    job.attempted(&attempts);
}
