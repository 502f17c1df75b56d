//! What the answers to an idempotent write say together, if it was made again because the first answer was no use.

use sdk_runtime::Error;

/// What is known about a write.
#[derive(Debug)]
pub(super) enum Evidence<T> {
    /// The vendor says so in words.
    Confirmed(T),
    /// The vendor says so by its status; its words are no use.
    Applied,
    /// It was sent, and no trustworthy answer came.
    Open(Error),
    /// For certain without effect.
    Without(Error),
}

/// Weighs the last answer and the one before it, if there was one. Evidence that the change was made is never lost to
/// a later failure: that says nothing about the earlier attempt.
pub(super) fn weigh<T>(before: Option<Result<T, Error>>, last: Result<T, Error>) -> Evidence<T> {
    let last = match last {
        Ok(words) => return Evidence::Confirmed(words),
        Err(error) => error,
    };
    let before = match before {
        Some(Ok(_)) => return Evidence::Applied,
        Some(Err(error)) => Some(error),
        None => None,
    };
    let all = || before.iter().chain([&last]);
    if all().any(|error| error.was_applied() && !is_foreign(error)) {
        return Evidence::Applied;
    }
    if last.may_have_been_applied() {
        return Evidence::Open(last);
    }
    match before {
        Some(error) if error.may_have_been_applied() => Evidence::Open(error),
        _ => Evidence::Without(last),
    }
}

/// Whether doing the write again could tell more than this answer.
pub(super) fn is_vague(error: &Error) -> bool {
    let says_by_its_status = error.status().is_some_and(|status| matches!(status.as_u16(), 204 | 205));
    error.was_applied() && !says_by_its_status
}

/// Whether the body of a success is no JSON at all, so that it is hardly the vendor's: a page of a proxy.
///
/// A body that is JSON of another shape, empty, or cut off is the vendor's, and a success is then a success whatever
/// its words are.
pub(super) fn is_foreign(error: &Error) -> bool {
    // The runtime tells the reason in words only; a test at the level of the program holds these to it.
    error.is_decode() && error.to_string().contains("not JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn never_sent<T>() -> Result<T, Error> {
        Err(Error::invalid_request(&sdk_tenable::operations::CREDENTIALS_UPDATE, "any"))
    }

    #[test]
    fn a_success_is_never_lost_to_a_later_failure() {
        assert!(matches!(weigh(None, Ok(1)), Evidence::Confirmed(1)));
        assert!(matches!(weigh(Some(never_sent()), Ok(1)), Evidence::Confirmed(1)));
        assert!(matches!(weigh(Some(Ok(1)), never_sent()), Evidence::Applied));
    }

    #[test]
    fn what_was_never_sent_is_without_effect_however_often() {
        assert!(matches!(weigh::<()>(None, never_sent()), Evidence::Without(_)));
        assert!(matches!(weigh::<()>(Some(never_sent()), never_sent()), Evidence::Without(_)));
    }
}
