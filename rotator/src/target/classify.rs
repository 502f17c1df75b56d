//! What a failed call means: which cause, and what to do about it.
//!
//! This is for calls that changed nothing, for certain. What became of a write without a trustworthy answer is each
//! target's own question.

use sdk_runtime::Error;

use crate::exit::Code;
use crate::failure::Failure;

/// What a target says about itself in messages.
pub(super) struct Words {
    /// The vendor.
    pub(super) vendor: &'static str,
    /// What to do when the key is not accepted.
    pub(super) key: String,
    /// What to do when the key lacks rights.
    pub(super) rights: String,
    /// What is meant by "not found", and what to do.
    pub(super) not_found: String,
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
        // What does not pass by itself is a certificate that this host does not trust.
        Code::HostSetup
    } else if error.is_connect() {
        Code::Unreachable
    } else if error.is_timeout() {
        Code::TimedOut
    } else if error.is_redirect() {
        Code::RedirectRefused
    } else if is_unexpected(error) {
        Code::UnexpectedAnswer
    } else if error.is_decode() {
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

/// The failure that a call without effect makes of the run.
pub(super) fn without_effect(error: &Error, words: &Words) -> Failure {
    debug_assert!(!error.may_have_been_applied());
    let vendor = words.vendor;
    let code = code(error);
    let sentence = match code {
        Code::CredentialsRejected => format!("{vendor} does not accept the API key: {}", words.key),
        Code::AccessDenied => format!("{vendor} does not allow this to the API key: {}", words.rights),
        Code::NotFound => words.not_found.clone(),
        Code::RateLimited => {
            let wait = error
                .retry_after()
                .map_or_else(String::new, |wait| format!(" in {} seconds", wait.as_secs().max(1)));
            format!("{vendor}'s rate limit did not free in time: run the rotation again{wait}")
        }
        Code::HostSetup => format!(
            "this host does not trust the certificate of {vendor}, or of a proxy before it: add its authority to the trusted certificates of the Gateway's host, or name a bundle in SSL_CERT_FILE"
        ),
        Code::Unreachable => format!(
            "no connection to {vendor}: check network, proxy (HTTPS_PROXY) and trusted certificates (SSL_CERT_FILE) of the Gateway's host, and run the rotation again"
        ),
        Code::TimedOut => format!("{vendor} did not answer in time: run the rotation again"),
        Code::RedirectRefused => format!(
            "{vendor} redirects to a place where the API key must not go: check the API URL (field `api_url`) and the proxy of the Gateway's host"
        ),
        Code::UnexpectedAnswer => format!(
            "{vendor}'s answer has a form that this version cannot read: nothing was changed; look for a newer version, or report this line to the project"
        ),
        Code::UnreadableAnswer => format!(
            "the answer is not {vendor}'s: check the API URL (field `api_url`) and the proxy of the Gateway's host, and run the rotation again"
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
    Failure::new(code, with_details(&sentence, error))
}

/// Whether a success is the vendor's (it has the vendor's request id), and JSON of another shape than it should have.
fn is_unexpected(error: &Error) -> bool {
    // The runtime tells the reason in words only; a test at the level of the program holds these to it.
    error.is_decode() && error.request_id().is_some() && error.to_string().contains(": at $")
}

/// The failure of a write whose content the vendor refused. Its words come first: the cause is what they say.
pub(super) fn content_refused(error: &Error, vendor: &str, name: &str, advice: &str) -> Failure {
    let words = error.messages().join("; ");
    let says = if words.is_empty() { "it does not say why".to_owned() } else { words };
    let mut notes = vec![error.operation().id.to_owned()];
    notes.extend(error.status().map(|status| format!("answered {status}")));
    notes.extend(error.request_id().map(|id| format!("request id {id}")));
    Failure::new(
        Code::Refused,
        format!("{vendor} refuses the new password for {name}: {says}; {advice} ({})", notes.join(", ")),
    )
}

/// A sentence with what the SDK says about the error, which is vetted: no body, no secret, no address.
pub(super) fn with_details(sentence: &str, error: &Error) -> String {
    format!("{sentence} ({error})")
}
