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

/// The failure that a call without effect makes of the run.
pub(super) fn without_effect(error: &Error, words: &Words) -> Failure {
    debug_assert!(!error.may_have_been_applied());
    let vendor = words.vendor;
    let (code, sentence) = if error.is_unauthorized() {
        (Code::CredentialsRejected, format!("{vendor} does not accept the API key: {}", words.key))
    } else if error.is_forbidden() {
        (Code::AccessDenied, format!("{vendor} does not allow this to the API key: {}", words.rights))
    } else if error.is_not_found() {
        (Code::NotFound, words.not_found.clone())
    } else if error.is_rate_limited() {
        let wait = error
            .retry_after()
            .map_or_else(String::new, |wait| format!(" in {} seconds", wait.as_secs().max(1)));
        (
            Code::RateLimited,
            format!("{vendor}'s rate limit did not free in time: run the rotation again{wait}"),
        )
    } else if error.is_connect() && !error.is_retryable() {
        // What does not pass by itself is a certificate that this host does not trust.
        (
            Code::HostSetup,
            format!(
                "this host does not trust the certificate of {vendor}, or of a proxy before it: add its authority to the trusted certificates of the Gateway's host, or name a bundle in SSL_CERT_FILE"
            ),
        )
    } else if error.is_connect() {
        (
            Code::Unreachable,
            format!(
                "no connection to {vendor}: check network, proxy (HTTPS_PROXY) and trusted certificates (SSL_CERT_FILE) of the Gateway's host, and run the rotation again"
            ),
        )
    } else if error.is_timeout() {
        (Code::TimedOut, format!("{vendor} did not answer in time: run the rotation again"))
    } else if error.is_redirect() {
        (
            Code::RedirectRefused,
            format!(
                "{vendor} redirects to a place where the API key must not go: check the API URL (field `api_url`) and the proxy of the Gateway's host"
            ),
        )
    } else if is_unexpected(error) {
        (
            Code::UnexpectedAnswer,
            format!(
                "{vendor}'s answer has a form that this version cannot read: nothing was changed; look for a newer version, or report this line to the project"
            ),
        )
    } else if error.is_decode() {
        (
            Code::UnreadableAnswer,
            format!(
                "the answer is not {vendor}'s: check the API URL (field `api_url`) and the proxy of the Gateway's host, and run the rotation again"
            ),
        )
    } else if error.is_invalid_request() {
        (
            Code::AccountIneligible,
            format!("the identifier that {vendor} gives this account cannot be sent in a request"),
        )
    } else if let Some(status) = error.status() {
        // 408 and 425 pass by themselves as the failures of servers do.
        if status.is_server_error() || error.is_retryable() {
            (Code::VendorError, format!("{vendor} failed: run the rotation again"))
        } else {
            (Code::Refused, format!("{vendor} refused the request"))
        }
    } else {
        (Code::VendorError, format!("{vendor} broke the connection: run the rotation again"))
    };
    Failure::new(code, with_details(&sentence, error))
}

/// Whether a success is the vendor's (it has the vendor's request id), and JSON of another shape than it should have.
fn is_unexpected(error: &Error) -> bool {
    // The runtime tells the reason in words only; a test at the level of the program holds these to it.
    error.is_decode() && error.request_id().is_some() && error.to_string().contains(": at $")
}

/// A sentence with what the SDK says about the error, which is vetted: no body, no secret, no address.
pub(super) fn with_details(sentence: &str, error: &Error) -> String {
    format!("{sentence} ({error})")
}
