//! The items of linked pages, one by one.

use std::fmt;

use futures_core::Stream;
use futures_util::stream;

use super::{Pages, unusable_list};
use crate::Error;
use crate::wire::FromJson;

/// The items of [`Pages`], one by one. One page is held at a time. They end with the last page, or with one that has no
/// items.
pub struct Items<'a, T, L: IntoIterator, F> {
    pages: Pages<'a, T>,
    list: F,
    page: Option<L::IntoIter>,
}

impl<'a, T, L, F> Items<'a, T, L, F>
where
    T: FromJson,
    L: IntoIterator,
    F: FnMut(T) -> L,
{
    pub(super) fn new(pages: Pages<'a, T>, list: F) -> Self {
        Self { pages, list, page: None }
    }

    /// The next item; `None` after the last.
    ///
    /// The future can be dropped, by a time limit for example: another call asks for the same page again.
    ///
    /// # Errors
    ///
    /// [`Error`] if a page cannot be had, and the walk can go on from there: another call asks for the same page again. Also
    /// for a page that has no items because its list is of another type than documented; another call then goes on with the
    /// page after it.
    pub async fn next_item(&mut self) -> Result<Option<L::Item>, Error> {
        loop {
            if let Some(item) = self.page.as_mut().and_then(Iterator::next) {
                return Ok(Some(item));
            }
            let Some(page) = self.pages.next_page().await? else { return Ok(None) };
            let has_unread = page.mismatches().items() > 0;
            let unusable = unusable_list(&page);
            let first = self.page.insert((self.list)(page.into_inner()).into_iter()).next();
            if first.is_none() && has_unread {
                continue;
            }
            if let Some(error) = unusable.filter(|_| first.is_none()) {
                return Err(error);
            }
            if first.is_none() {
                self.pages.end();
            }
            return Ok(first);
        }
    }

    /// The items as a stream, which ends after the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<L::Item, Error>> + use<'a, T, L, F> {
        stream::unfold(Some(self), |items| async move {
            let mut items = items?;
            match items.next_item().await {
                Ok(Some(item)) => Some((Ok(item), Some(items))),
                Ok(None) => None,
                Err(error) => Some((Err(error), None)),
            }
        })
    }
}

impl<T, L: IntoIterator, F> fmt::Debug for Items<'_, T, L, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
