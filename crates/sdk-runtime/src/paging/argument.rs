//! Lists whose pages are asked for by an argument.

use std::future::Future;

use futures_core::Stream;
use futures_util::stream;
use serde::Serialize;

use super::loop_guard::{self, LoopGuard};
use super::offset::Offsets;
use super::{Extent, refused, unusable_list};
use crate::error::Detail;
use crate::{Error, Response};

/// Walks a list whose pages name the next one: a token, an id to start after.
///
/// `fetch` asks for a page, first with `None`; `open` takes a page apart into its items and the cursor of the next
/// page. The stream ends after a page without cursor, and after the first error. A page without items does not end it:
/// servers that filter while they read send such pages.
///
/// # Errors
///
/// Items are errors when a page cannot be had, when its list is of another type than documented, or when the cursors lead in
/// a cycle.
pub fn by_cursor<P, I, K, Fut>(
    fetch: impl FnMut(Option<K>) -> Fut,
    mut open: impl FnMut(P) -> (Vec<I>, Option<K>),
) -> impl Stream<Item = Result<I, Error>>
where
    K: PartialEq + Clone,
    Fut: Future<Output = Result<Response<P>, Error>>,
{
    page_loop(fetch, move |page| Ok(open(page)))
}

/// Walks a list whose pages begin at an offset.
///
/// `fetch` asks for the page at an offset; `open` takes a page apart into its items and the total number of items, if
/// the page tells. The stream ends at the total, after a page without items, and after the first error.
///
/// # Errors
///
/// Items are errors when a page cannot be had, or its list is of another type than documented; when a page comes twice, since
/// the server then ignores the offset; and when 1000 pages have not told a total.
pub fn by_offset<P, I, Fut>(
    mut fetch: impl FnMut(i64) -> Fut,
    mut open: impl FnMut(P) -> (Vec<I>, Option<i64>),
) -> impl Stream<Item = Result<I, Error>>
where
    I: Serialize,
    Fut: Future<Output = Result<Response<P>, Error>>,
{
    let mut offsets = Offsets::from(0);
    page_loop(
        move |next: Option<i64>| fetch(next.unwrap_or(0)),
        move |page| {
            let (items, total) = open(page);
            let more = offsets.pass(Extent::of(&items, total))?;
            Ok((items, more.then_some(offsets.offset())))
        },
    )
}

/// `open` tells why a page is not one of the list.
fn page_loop<P, I, K, Fut>(
    fetch: impl FnMut(Option<K>) -> Fut,
    open: impl FnMut(P) -> Result<(Vec<I>, Option<K>), &'static str>,
) -> impl Stream<Item = Result<I, Error>>
where
    K: PartialEq + Clone,
    Fut: Future<Output = Result<Response<P>, Error>>,
{
    let page_loop = PageLoop {
        fetch,
        open,
        next: Next::Page(None),
        guard: LoopGuard::default(),
        items: Vec::new().into_iter(),
    };
    stream::unfold(Some(page_loop), |page_loop| async move {
        let mut page_loop = page_loop?;
        match page_loop.item().await {
            Ok(Some(item)) => Some((Ok(item), Some(page_loop))),
            Ok(None) => None,
            Err(error) => Some((Err(error), None)),
        }
    })
}

struct PageLoop<F, O, I, K> {
    fetch: F,
    open: O,
    next: Next<K>,
    guard: LoopGuard<K>,
    items: std::vec::IntoIter<I>,
}

enum Next<K> {
    /// The page with this cursor; the first one has none.
    Page(Option<K>),
    /// The page before was good, its cursor is not.
    Refused(Error),
    End,
}

impl<F, O, I, K> PageLoop<F, O, I, K>
where
    K: PartialEq + Clone,
{
    async fn item<P, Fut>(&mut self) -> Result<Option<I>, Error>
    where
        F: FnMut(Option<K>) -> Fut,
        O: FnMut(P) -> Result<(Vec<I>, Option<K>), &'static str>,
        Fut: Future<Output = Result<Response<P>, Error>>,
    {
        loop {
            if let Some(item) = self.items.next() {
                return Ok(Some(item));
            }
            let cursor = match std::mem::replace(&mut self.next, Next::End) {
                Next::Page(cursor) => cursor,
                Next::Refused(error) => return Err(error),
                Next::End => return Ok(None),
            };
            let page = (self.fetch)(cursor).await?;
            let operation = page.operation();
            let unusable = unusable_list(&page);
            let (items, next) = (self.open)(page.into_inner())
                .map_err(|reason| refused(operation, Detail::Ours(reason.into())))?;
            if let Some(error) = unusable.filter(|_| items.is_empty()) {
                return Err(error);
            }
            self.items = items.into_iter();
            self.next = match next {
                None => Next::End,
                Some(cursor) if self.guard.has_seen(&cursor) => {
                    Next::Refused(refused(operation, Detail::Ours(loop_guard::REASON.into())))
                }
                cursor => Next::Page(cursor),
            };
        }
    }
}
