//! One login with the new password, to see whether it is in place.
//!
//! Five failed logins lock an account (docs.tenable.com, PasswordRequirements), so there is never more than one a run,
//! and none where it could not tell.

use sdk_tenable::Client;
use sdk_tenable::types::SessionCreateBody;

use super::super::super::member::Member;
use super::super::super::{Job, evidence};
use super::account::{Account, Authorizations};

/// What a login tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Login {
    /// The password is in place.
    Accepted,
    /// It is not.
    Rejected,
    /// Nothing, for this reason.
    Untold(String),
}

/// Logs in once, and out again.
pub(super) async fn once(job: &Job<'_>, client: &Client, account: &Account, settle: bool) -> Login {
    if let Some(why) = account.login_tells_nothing() {
        return Login::Untold(why.to_owned());
    }
    if settle {
        tokio::time::sleep(super::super::settling(job)).await;
    }
    let permitted = password_permitted(job, client, account).await;
    if permitted == Some(false) {
        return Login::Untold("the user may not log in with a password".to_owned());
    }
    tracing::debug!("logging in once with the new password");
    let body =
        SessionCreateBody::builder().username(account.username()).password(job.payload.new_password.clone());
    let answer = client.session_create().body(body).send().await;
    job.track.call(&answer);
    match answer {
        Ok(session) => {
            // The form in which the vendor's own library sends it (pyTenable, tenable/io/session.py).
            let cookie = format!("token={}", session.token.expose());
            let answer = client.session_delete().x_cookie(cookie).send().await;
            job.track.call(&answer);
            tracing::debug!(logged_out = answer.is_ok(), "the login was accepted");
            Login::Accepted
        }
        // A success is a success, also if its words are no use; there is no token then to log out with.
        Err(error) if error.was_applied() && !evidence::is_foreign(&error) => Login::Accepted,
        Err(error) if error.is_unauthorized() && permitted.is_some() => Login::Rejected,
        Err(error) if error.is_unauthorized() => Login::Untold(
            "a login was refused, and whether the user may log in with a password at all is not known"
                .to_owned(),
        ),
        Err(error) => Login::Untold(format!("a login could not tell either ({error})")),
    }
}

/// Whether the user may log in with a password; `None` where Tenable does not tell.
async fn password_permitted(job: &Job<'_>, client: &Client, account: &Account) -> Option<bool> {
    let answer = client.users_list_auths().user_id(account.uuid()).send_as::<Authorizations>().await;
    job.track.call(&answer);
    // A list without that entry comes from a time before it: then nothing forbids it.
    match answer.ok()?.into_inner().password {
        Member::Is(permitted) => Some(permitted),
        Member::Absent => Some(true),
        Member::Odd(_) => None,
    }
}
