//! What a failed call means: which cause, and what to do about it.
//!
//! This is for calls that changed nothing, for certain. What became of a write without a trustworthy response is each
//! target's own question.

use sdk_runtime::{BodyProblem, ConnectFailure, Error, ErrorKind};

use super::connection::Route;
use super::host;
use super::job::Job;
use crate::exit::Code;
use crate::failure::Failure;
use crate::report::{Message, foreign};

/// What a target says about failures that every call can have.
pub(super) struct Advice {
    /// What to do when the key is not accepted.
    pub(super) key: String,
    /// What to do when the key does not have the right.
    pub(super) rights: String,
    /// What is meant by "not found", and what to do.
    pub(super) not_found: String,
}

/// What messages say about a vendor.
pub(super) struct Words {
    vendor: &'static str,
    /// The path of the vendor's API URLs.
    path: String,
    /// Where it is reached.
    pub(super) route: Route,
    advice: Advice,
}

impl Words {
    pub(super) fn new(vendor: &'static str, job: &Job<'_>, usual_url: &str, advice: Advice) -> Self {
        let path = Route::new(usual_url).path().to_owned();
        Self { vendor, path, route: job.route(usual_url), advice }
    }

    /// For dry runs: how the vendor was reached.
    pub(super) fn describe_route(&self) -> String {
        self.route.describe(self.vendor)
    }
}

/// The cause of a failure that had no effect.
pub(super) fn code(error: &Error) -> Code {
    if error.is_unauthorized() {
        Code::CredentialsRejected
    } else if error.is_forbidden() {
        Code::AccessDenied
    } else if error.is_not_found() {
        Code::NotFound
    } else if error.is_rate_limited() {
        Code::RateLimited
    } else if error.is_connect() && !error.is_retryable() {
        Code::HostSetup
    } else if error.is_connect() || error.connect_failure() == Some(ConnectFailure::TimedOut) {
        Code::Unreachable
    } else if error.is_timeout() {
        Code::TimedOut
    } else if error.kind() == ErrorKind::Redirect {
        Code::RedirectRefused
    } else if is_unexpected(error) {
        Code::UnexpectedAnswer
    } else if error.status().is_some_and(|status| status.is_success()) {
        Code::UnreadableAnswer
    } else if error.is_invalid_request() {
        Code::AccountIneligible
    } else if error.status().is_none_or(|status| status.is_server_error()) || error.is_retryable() {
        // 408 and 425 pass by themselves as the failures of servers do.
        Code::VendorError
    } else {
        Code::Refused
    }
}

/// The failure of the first call of a run. A vendor that no attempt has reached is out of this host's reach.
pub(super) fn of_first_call(error: &Error, words: &Words) -> Failure {
    if !host::is_blocked(error) {
        return without_effect(error, words);
    }
    Failure::new(Code::HostSetup, with_details(&host::sentence(error, words.vendor, &words.route), error))
}

/// The failure that a call without effect makes of the run.
pub(super) fn without_effect(error: &Error, words: &Words) -> Failure {
    debug_assert!(!error.may_have_been_applied());
    let vendor = words.vendor;
    let elsewhere = is_nothing_there(error) && words.route.path() != words.path;
    let code = if elsewhere { Code::NotFound } else { code(error) };
    let sentence = match code {
        Code::CredentialsRejected => format!("{vendor} does not accept the API key: {}", words.advice.key),
        Code::AccessDenied => {
            format!("the API key is not permitted to do this at {vendor}: {}", words.advice.rights)
        }
        Code::NotFound if elsewhere => format!(
            "{vendor} has nothing at this API URL, which {}: correct field `api_url` of the credential record, or --api-url",
            if words.path.is_empty() {
                "has a path".to_owned()
            } else {
                format!("does not end in {}", words.path)
            }
        ),
        Code::NotFound => words.advice.not_found.clone(),
        Code::RateLimited => {
            let wait = error
                .retry_after()
                .map_or_else(String::new, |wait| format!(" in {} seconds", wait.as_secs().max(1)));
            format!("{vendor}'s rate limit was still exhausted at the deadline: run the rotation again{wait}")
        }
        Code::HostSetup => host::sentence(error, vendor, &words.route),
        Code::Unreachable => format!(
            "no connection to {vendor} at {}: check network, name and proxy (HTTPS_PROXY) of the Gateway's host, and run the rotation again",
            words.route
        ),
        Code::TimedOut => format!("{vendor} did not respond in time: run the rotation again"),
        Code::RedirectRefused => format!(
            "{vendor} redirects to a place where the API key must not go: check the API URL (field `api_url`) and the proxy of the Gateway's host"
        ),
        Code::UnexpectedAnswer => format!(
            "{vendor}'s response has a form that this version cannot read, and nothing was changed: look for a newer version, or report this line to the project"
        ),
        Code::UnreadableAnswer if broke_off(error) => {
            format!("{vendor}'s response broke off before its end: run the rotation again")
        }
        Code::UnreadableAnswer => format!(
            "the response is not {vendor}'s: check the API URL (field `api_url`) and the proxy of the Gateway's host, and run the rotation again"
        ),
        Code::AccountIneligible => {
            format!("the identifier that {vendor} gives this account cannot be sent in a request")
        }
        Code::VendorError if error.status().is_some() => {
            format!("{vendor} failed: run the rotation again")
        }
        Code::VendorError => format!("{vendor} broke the connection: run the rotation again"),
        _ => format!("{vendor} refused the request"),
    };
    match said(error) {
        // Its reason is not always ours: API access that is switched off, an address that is not allowed.
        Some(words) if matches!(code, Code::AccessDenied | Code::NotFound) => {
            let sentence = Message::from(sentence);
            let what = format!("{vendor} says: {words}; {}", sentence.what());
            Failure::new(code, what).advise(sentence.advice().unwrap_or_default()).because(notes(error))
        }
        _ => Failure::new(code, with_details(&sentence, error)),
    }
}

/// Whether a server says that it has nothing for a request of this kind at this path.
fn is_nothing_there(error: &Error) -> bool {
    error.status().is_some_and(|status| matches!(status.as_u16(), 404 | 405 | 501))
}

/// Whether a success began and did not arrive whole.
fn broke_off(error: &Error) -> bool {
    matches!(error.body_problem(), Some(BodyProblem::Lost | BodyProblem::Truncated))
}

/// Whether a success is the vendor's (it has the vendor's request id), and JSON of another shape than it should have.
fn is_unexpected(error: &Error) -> bool {
    error.body_problem() == Some(BodyProblem::Mismatch) && error.request_id().is_some()
}

/// The failure of a write whose content the vendor refused. Its words come first: the cause is what they say.
pub(super) fn content_refused(code: Code, error: &Error, vendor: &str, name: &str, advice: &str) -> Failure {
    let says = said(error).unwrap_or_else(|| "it does not say why".to_owned());
    let notes = notes(error);
    Failure::new(code, format!("{vendor} refuses to change the password of {name}: {says}"))
        .advise(advice)
        .because(notes)
}

/// The vendor's words.
fn said(error: &Error) -> Option<String> {
    let words: Vec<_> = error.messages().iter().map(|text| foreign(text).to_string()).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// How the vendor finds the request again.
fn notes(error: &Error) -> String {
    let mut notes = vec![error.operation().id.to_owned()];
    notes.extend(error.status().map(|status| format!("responded with {status}")));
    notes.extend(error.request_id().map(|id| format!("request id {}", foreign(id))));
    notes.join(", ")
}

/// A sentence with what the SDK says about the error: no body, no secret of the request, no address.
pub(super) fn with_details(sentence: &str, error: &Error) -> Message {
    Message::from(sentence).because(details(error))
}

/// What the SDK says about the error.
pub(super) fn details(error: &Error) -> String {
    let foreign_texts = error.reason().into_iter().chain(error.messages().iter().map(String::as_str));
    let said: String = foreign_texts.map(|text| format!(": {}", foreign(text))).collect();
    format!("{}: {}{said}", error.operation().id, error.summary())
}
