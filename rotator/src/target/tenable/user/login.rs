//! One login with the new password, to see whether it is in place.
//!
//! Five failed logins lock an account (docs.tenable.com, PasswordRequirements), so there is never more than one a run,
//! and none where it could not tell. A login that is refused shows only that the password is not in place *yet*; so the
//! one login is made late where the vendor may still be at work.

use std::time::Duration;

use sdk_tenable::Client;
use sdk_tenable::types::SessionCreateBody;
use tokio::time::Instant;

use super::super::super::classify::with_details;
use super::super::super::evidence;
use super::super::super::job::Job;
use super::super::super::login::Login;
use super::super::super::member::Member;
use super::super::super::steps::Account as _;
use super::account::{Account, Authorizations};

/// When a login is made. `late`: as late as there is time for one. Otherwise the vendor has finished, and only its login
/// service may lag behind.
fn moment(late: bool, now: Instant, deadline: Instant, time: Duration) -> Instant {
    let soon = now + time / 30;
    let last = deadline.checked_sub(time_of_a_request(time)).unwrap_or(deadline);
    if late { last.max(now) } else { soon.min(last).max(now) }
}

/// A tenth of the time, never less than two seconds, unless that is too much of it.
fn time_of_a_request(time: Duration) -> Duration {
    (time / 10).max(Duration::from_secs(2)).min(time / 3)
}

/// Logs in once, and out again. The write was begun at `begun`.
pub(super) async fn once(
    job: &Job<'_>,
    client: &Client,
    account: &Account,
    late: bool,
    begun: Instant,
) -> Login {
    if let Some(why) = account.login_tells_nothing() {
        return Login::Inconclusive(why.to_owned());
    }
    let moment = moment(late, Instant::now(), job.deadline.into(), job.settings.deadline);
    let asked_by = Instant::now() + time_of_a_request(job.settings.deadline);
    let asking = client.with_deadline(moment.max(asked_by).into_std().min(job.deadline));
    let permitted = password_permitted(job, &asking, account).await;
    if permitted == Some(false) {
        return Login::Inconclusive("the user is not permitted to log in with a password".to_owned());
    }
    job.hurry.wait_until(moment).await;
    tracing::debug!("logging in once with the new password");
    let body = SessionCreateBody::builder().username(account.login()).password(job.new_password());
    let asked = begun.elapsed();
    match job.call(client.session_create().body(body).send()).await {
        Ok(session) => {
            // The form in which the vendor's own library sends it (pyTenable, tenable/io/session.py).
            let cookie = format!("token={}", session.token.expose());
            let response = job.call(client.session_delete().x_cookie(cookie).send()).await;
            tracing::debug!(logged_out = response.is_ok(), "the login was accepted");
            Login::Accepted
        }
        // A success is a success, also if its words are no use; there is no token then to log out with.
        Err(error) if error.was_applied() && !evidence::is_foreign(&error) => Login::Accepted,
        Err(error) if error.is_unauthorized() && permitted.is_some() => Login::Refused(asked),
        Err(error) if error.is_unauthorized() => Login::Inconclusive(
            "a login was refused, and whether the user may log in with a password at all is not known"
                .to_owned(),
        ),
        Err(error) => Login::Inconclusive(with_details("a login with it told nothing", &error).line()),
    }
}

/// Whether the user may log in with a password; `None` where Tenable does not tell.
async fn password_permitted(job: &Job<'_>, client: &Client, account: &Account) -> Option<bool> {
    let response =
        job.call(client.users_list_auths().user_id(account.uuid()).send_as::<Authorizations>()).await;
    // A list without that entry comes from a time before it: then nothing forbids it.
    match response.ok()?.into_inner().password {
        Member::Is(permitted) => Some(permitted),
        Member::Absent => Some(true),
        Member::Odd(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(late: bool, passed: f64, time: u64) -> f64 {
        let started = Instant::now();
        let time = Duration::from_secs(time);
        let moment = moment(late, started + Duration::from_secs_f64(passed), started + time, time);
        (moment - started).as_secs_f64()
    }

    #[test]
    fn a_late_login_leaves_time_for_one_request() {
        assert!((seconds(true, 1.0, 90) - 81.0).abs() < 0.01);
        assert!((seconds(true, 1.0, 6) - 4.0).abs() < 0.01);
        assert!((seconds(true, 0.1, 3) - 2.0).abs() < 0.01);
        assert!((seconds(true, 85.0, 90) - 85.0).abs() < 0.01);
    }

    #[test]
    fn a_login_after_a_success_waits_for_a_login_service_that_lags() {
        assert!((seconds(false, 1.0, 90) - 4.0).abs() < 0.01);
        assert!((seconds(false, 80.0, 90) - 81.0).abs() < 0.01);
        assert!((seconds(false, 1.0, 6) - 1.2).abs() < 0.01);
    }
}
