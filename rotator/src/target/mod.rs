//! What can be rotated, one module a target.
//!
//! Each one finds exactly one account, checks whether it can be rotated, writes once, and decides from the answer, or
//! from the lack of one, what became of it: `evidence` reads the responses, [`decision`](crate::decision) decides.

mod classify;
mod connection;
mod evidence;
mod field;
mod member;
mod meraki;
mod search;
mod tenable;

use std::time::{Duration, Instant};

use sdk_runtime::RetryPolicy;

use self::connection::Route;
use crate::cli::Plan;
use crate::decision::{Attempt, Event};
use crate::exit::Code;
use crate::failure::Failure;
use crate::hurry::Hurry;
use crate::payload::{Payload, Record};
use crate::report::Step;
pub use crate::target_kind::TargetKind;
use crate::track::Track;

/// No write is repeated faster than this, however short the deadline.
const MIN_PAUSE: Duration = Duration::from_millis(250);

/// What to do about an outcome that is not known.
pub(crate) const TRY_IT: &str = "try the new password, and rotate the PAM User record again if it fails";

/// Everything that a rotation needs to know.
#[derive(Debug)]
pub struct Job<'a> {
    /// What the Gateway said.
    pub payload: &'a Payload,
    /// The record with the API key.
    pub record: &'a Record,
    /// The options.
    pub plan: &'a Plan,
    /// When all has to be over.
    pub deadline: Instant,
    /// Where to note what was done.
    pub track: &'a Track,
    /// Whether somebody asked the program to stop.
    pub hurry: &'a Hurry,
}

impl Job<'_> {
    /// Notes that the vendor was reached. How is only of interest to somebody who looks at the checklist.
    fn reached(&self, vendor: &str, usual_url: &str) {
        let how = if self.plan.dry_run { self.route(usual_url).describe(vendor) } else { String::new() };
        self.track.checks.pass(Step::Connection, how);
    }

    /// The way to the vendor.
    fn route(&self, usual_url: &str) -> Route {
        Route::new(self.plan.api_url.as_ref().map_or(usual_url, |url| &url.url))
    }

    /// How calls are repeated: as long as there is time. Waits are at most a twentieth of it, because a wait that
    /// does not fit into the rest of the time ends the call, and what one more attempt could have told stays unknown.
    /// With the usual deadline these are 0.5 to 4.5 seconds. Somebody who tries things out does not want to wait for a
    /// connection that cannot be made.
    fn retry(&self) -> RetryPolicy {
        let time = self.plan.deadline;
        let attempts = if self.plan.dry_run { 3 } else { 40 };
        RetryPolicy::default().attempts(attempts).backoff(time / 180, time / 20).min_wait(MIN_PAUSE)
    }

    /// Notes that a call of the write begins; one that is a repetition waits first.
    async fn begin_write(&self) {
        if self.track.knowledge().has_begun() {
            tracing::debug!("a success that cannot be read; writing again");
            tokio::time::sleep(MIN_PAUSE).await;
        }
        self.track.saw(Event::Begun);
    }

    /// Notes how the attempts of a call of the write ended.
    fn attempted(&self, attempts: &[Attempt]) {
        attempts.iter().for_each(|attempt| self.track.saw(Event::Attempt(*attempt)));
    }
}

/// The sentence about a write whose effect is not known.
fn unresolved(name: &str, vendor: &str, error: Option<&sdk_runtime::Error>) -> Failure {
    let sentence = format!(
        "the change of {name} was sent, and whether {vendor} made it could not be established; {TRY_IT}"
    );
    let message = error.map_or(sentence.clone(), |error| classify::with_details(&sentence, error));
    Failure::new(Code::WriteUnresolved, message)
}

/// A run that ended well.
#[derive(Debug, Clone)]
pub struct Done {
    /// Why it is well.
    pub code: Code,
    /// One sentence.
    pub message: String,
}

/// Makes the rotation of a target.
///
/// # Errors
///
/// [`Failure`] with what is known about the password.
pub async fn rotate(target: TargetKind, job: &Job<'_>) -> Result<Done, Failure> {
    match target {
        TargetKind::Meraki => meraki::rotate(job).await,
        TargetKind::TenableUser => tenable::user::rotate(job).await,
        TargetKind::TenableCredential => tenable::credential::rotate(job).await,
    }
}
