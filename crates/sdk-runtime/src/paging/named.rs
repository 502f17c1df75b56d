//! The one thing of a list that has a name.

use crate::error::{Effect, Failure};
use crate::request_id::RequestIds;
use crate::{Error, ErrorKind, Operation, Paginator};

/// The thing in a list that has this name, letter for letter. All pages are read, because a second one can be on the last.
///
/// # Errors
///
/// [`Error`] if a page cannot be had; [`Error::is_not_found`] if nothing has the name, [`Error::is_invalid_request`] if several
/// things have it. The name is not in its text: it is an argument, as others are.
pub async fn named<I>(
    operation: &'static Operation,
    mut items: Paginator<I>,
    name: &str,
    name_of: fn(&I) -> Option<&str>,
) -> Result<I, Error> {
    let mut found = None;
    while let Some(item) = items.try_next().await? {
        if name_of(&item) == Some(name) && found.replace(item).is_some() {
            return Err(Error::invalid_request(operation, "several things in the list have this name"));
        }
    }
    found.ok_or_else(|| {
        let failure = Failure::new(ErrorKind::NotNamed, Effect::NotSent, false);
        Error::new(operation, failure, RequestIds::default(), 0)
    })
}
