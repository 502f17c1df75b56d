//! What the end of a call of the write shows, in the alphabet of [`decision`](crate::decision).

use sdk_runtime::{BodyProblem, Error, ErrorKind, Response};

use super::classify;
use crate::decision::Attempt;

/// What a failed call shows. Of several attempts those without effect before the last are left out: they decide nothing.
pub(super) fn of_error(error: &Error) -> Vec<Attempt> {
    let last = of_last(error);
    let earlier_is_open = error.may_have_been_applied() && !is_open(last);
    if earlier_is_open { vec![Attempt::Unknown, last] } else { vec![last] }
}

fn is_open(attempt: Attempt) -> bool {
    matches!(attempt, Attempt::Unknown | Attempt::Foreign | Attempt::Undocumented | Attempt::Applied)
}

fn of_last(error: &Error) -> Attempt {
    let Some(status) = error.status() else {
        return if error.may_have_been_applied() {
            Attempt::Unknown
        } else {
            Attempt::NotSent(classify::code(error))
        };
    };
    let signed = error.request_id().is_some();
    match status.as_u16() {
        // The head of a success has arrived, and its body is no use.
        200..=299 => of_unusable_success(error, status.as_u16(), signed),
        // A limit is kept before any work is done, by whatever keeps it.
        429 => Attempt::NotApplied(classify::code(error)),
        // Gateways turn failures of the server behind them into refusals and redirects of their own (`error_page`,
        // `ErrorDocument`), after they have handed the request on. 303 sends to the result of what was done.
        _ if !signed => Attempt::Unknown,
        303 => Attempt::Unknown,
        300..=399 if error.kind() == ErrorKind::Redirect => Attempt::NotApplied(classify::code(error)),
        400 | 409 | 422 => Attempt::ContentRefused,
        400..=499 => Attempt::NotApplied(classify::code(error)),
        _ => Attempt::Unknown,
    }
}

fn of_unusable_success(error: &Error, status: u16, signed: bool) -> Attempt {
    match status {
        204 | 205 if signed => Attempt::Applied,
        _ if status == TRANSFORMED || is_foreign(error) || !signed => Attempt::Foreign,
        _ => Attempt::Undocumented,
    }
}

/// 203: somebody on the way has changed the vendor's response (RFC 9110, 15.3.4).
const TRANSFORMED: u16 = 203;

/// What a success shows without regard to its words: [`Attempt::Applied`], if it is the vendor's. It is if it has the
/// vendor's request id, or is `known` by what is in it.
pub(super) fn of_success<T>(response: &Response<T>, known: bool) -> Attempt {
    let vendor = known || response.request_id().is_some();
    if vendor && response.status().as_u16() != TRANSFORMED { Attempt::Applied } else { Attempt::Foreign }
}

/// Whether the body of a success is no JSON at all, so that it is hardly the vendor's: a page of a proxy.
///
/// A body that is JSON of another shape, empty, or cut off is the vendor's, and a success is then a success whatever
/// its words are.
pub(super) fn is_foreign(error: &Error) -> bool {
    error.body_problem() == Some(BodyProblem::NotJson)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Code;

    #[test]
    fn what_was_never_sent_is_told_apart() {
        let error = Error::invalid_request(&sdk_tenable::operations::CREDENTIALS_UPDATE, "any");
        assert_eq!(of_error(&error), [Attempt::NotSent(Code::AccountIneligible)]);
    }
}
