//! The pages or the items of a list, as the methods `pages` and `items` of generated operations give them.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::stream::{self, TryStreamExt};

use super::offset::Offsets;
use super::{Extent, PageStart, Pages, refused, unusable};
use crate::error::Detail;
use crate::wire::FromJson;
use crate::{ClientContext, Error, Response};

/// The pages or the items of a list, in order. Nothing is sent before the first one is asked for, and
/// one page is held at a time. It ends after the first error.
///
/// It is a [`Stream`]; [`Paginator::try_next`] and [`Paginator::try_collect`] do without the traits of other crates.
#[must_use = "a paginator sends nothing before it is asked for an item"]
pub struct Paginator<'a, I> {
    stream: Pin<Box<dyn Stream<Item = Result<I, Error>> + Send + 'a>>,
}

impl<'a, I> Paginator<'a, I> {
    /// A paginator over a stream, which ends after its first error.
    pub fn new(stream: impl Stream<Item = Result<I, Error>> + Send + 'a) -> Self {
        Self { stream: Box::pin(stream) }
    }

    /// The next page or item; `None` after the last.
    ///
    /// # Errors
    ///
    /// [`Error`] if a page cannot be had. The paginator has then ended.
    pub async fn try_next(&mut self) -> Result<Option<I>, Error> {
        poll_fn(|context| self.stream.as_mut().poll_next(context)).await.transpose()
    }

    /// All pages or items that are left. They are in memory at once: for lists whose length is known to be modest.
    ///
    /// # Errors
    ///
    /// [`Error`] if a page cannot be had.
    pub async fn try_collect(mut self) -> Result<Vec<I>, Error> {
        let mut all = Vec::new();
        while let Some(next) = self.try_next().await? {
            all.push(next);
        }
        Ok(all)
    }
}

impl<I> Stream for Paginator<'_, I> {
    type Item = Result<I, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.stream.as_mut().poll_next(context)
    }
}

impl<I> fmt::Debug for Paginator<'_, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paginator").finish_non_exhaustive()
    }
}

/// The pages of a list whose responses link to the next one, beginning with the response of `first`. `count` tells how many
/// items a page has, where it is known: the list ends with a page without any. `needs` are JSON pointers to what has to be
/// readable of each page, first of all to its list, unless that is the page itself: of another type than documented, it is an
/// error and not an empty list.
///
/// Called by generated code, like [`offset_pages`] and [`items`].
pub fn pages<'a, T: FromJson + Send + 'a>(
    client: &'a impl AsRef<ClientContext>,
    first: impl Future<Output = Result<Response<T>, Error>> + Send + 'a,
    count: Option<fn(&T) -> usize>,
    needs: &'static [&'static str],
) -> Paginator<'a, Response<T>> {
    let context = client.as_ref();
    let pages = stream::once(first)
        .map_ok(move |first| Pages::new(context, first).until_empty(count, needs).into_stream());
    Paginator::new(pages.try_flatten())
}

/// The pages of a list that are asked for by their offset, beginning at `start`. `measure` tells how many items a
/// page has, and the length of the list, if the page says so. The list ends at this length, and with an empty page; a
/// page that comes twice is an error, and so is a list that has not told its length after 1000 pages. `needs` is as for
/// [`pages`].
pub fn offset_pages<'a, T, Fut>(
    start: i64,
    mut fetch: impl FnMut(i64) -> Fut + Send + 'a,
    measure: fn(&T) -> Extent,
    needs: &'static [&'static str],
) -> Paginator<'a, Response<T>>
where
    T: Send + 'a,
    Fut: Future<Output = Result<Response<T>, Error>> + Send + 'a,
{
    // Without `Extent::with_next`, no page begins at a cursor.
    let offset = move |start| match start {
        PageStart::Offset(offset) => offset,
        PageStart::Cursor(_) => 0,
    };
    cursor_pages(start, move |start| fetch(offset(start)), measure, needs)
}

/// The pages of a list that are asked for by the cursor that the page before names, and by their offset where it names
/// none. Otherwise like [`offset_pages`].
pub fn cursor_pages<'a, T, Fut>(
    start: i64,
    fetch: impl FnMut(PageStart) -> Fut + Send + 'a,
    measure: fn(&T) -> Extent,
    needs: &'static [&'static str],
) -> Paginator<'a, Response<T>>
where
    T: Send + 'a,
    Fut: Future<Output = Result<Response<T>, Error>> + Send + 'a,
{
    let state = (fetch, Some(Offsets::from(start)));
    Paginator::new(stream::unfold(state, move |(mut fetch, offsets)| async move {
        let mut offsets = offsets?;
        let page = match fetch(offsets.start()).await {
            Ok(page) => page,
            Err(error) => return Some((Err(error), (fetch, None))),
        };
        if let Some(error) = unusable(&page, needs) {
            return Some((Err(error), (fetch, None)));
        }
        let unread = page.mismatches().items_of(needs.first().copied());
        match offsets.pass(measure(&page).and_unread(unread)) {
            Ok(more) => Some((Ok(page), (fetch, more.then_some(offsets)))),
            Err(reason) => Some((Err(refused(page.operation(), Detail::Ours(reason.into()))), (fetch, None))),
        }
    }))
}

/// The items of pages one by one.
pub fn items<'a, T: Send + 'a, I: Send + 'a>(
    pages: Paginator<'a, Response<T>>,
    list: fn(T) -> Vec<I>,
) -> Paginator<'a, I> {
    let lists = pages.map_ok(move |page| stream::iter(list(page.into_inner()).into_iter().map(Ok)));
    Paginator::new(lists.try_flatten())
}
