//! Finding a few among many: a list is read to its end, and only what matches is kept.

use std::ops::ControlFlow;

use sdk_runtime::{Error, Response};

use super::job::Job;
use super::member::Element;

/// How often a list is asked for again after it broke off in the middle.
const REPEATS: u32 = 3;

/// Collects what `read` keeps of a list, within the memory of what is kept.
///
/// The SDK repeats a request until a response begins; what it has handed out it cannot take back. So a list that
/// breaks off is read again from its beginning here.
///
/// # Errors
///
/// That of the last response.
pub(super) async fn collect<T>(
    job: &Job<'_>,
    mut read: impl AsyncFnMut(&mut Vec<T>) -> Result<Response<Option<()>>, Error>,
) -> Result<Vec<T>, Error> {
    let mut repeats = 0;
    loop {
        let mut found = Vec::new();
        match job.call(read(&mut found)).await {
            Ok(_) => {
                tracing::debug!(matching = found.len(), "list read");
                return Ok(found);
            }
            Err(error) if broke_off(&error) && repeats < REPEATS => {
                repeats += 1;
                tracing::debug!("the list broke off; reading it again");
            }
            Err(error) => return Err(error),
        }
    }
}

/// Keeps the elements of a list that match.
pub(super) fn keep<T>(
    found: &mut Vec<T>,
    matches: impl Fn(&T) -> bool,
) -> impl FnMut(Element<T>) -> ControlFlow<()> {
    move |Element(element)| {
        found.extend(element.filter(|element| matches(element)));
        ControlFlow::Continue(())
    }
}

/// Whether a response began as a success and its body did not arrive.
fn broke_off(error: &Error) -> bool {
    error.is_retryable() && error.status().is_some_and(|status| status.is_success())
}

/// The text to look for in elements before they are decoded. Letters of other alphabets have cases, too, which only
/// decoding can compare; nothing is left out for them.
pub(super) fn prefilter(text: &str) -> &str {
    if text.is_ascii() { text } else { "" }
}
