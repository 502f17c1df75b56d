//! The pages or the items of a list, as the methods `pages` and `items` of generated operations give them.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};

use crate::{Error, Response};

/// The pages or the items of a list, in order. Nothing is sent before the first one is asked for, and
/// one page is held at a time. It ends after the first error.
///
/// It is a [`Stream`]; [`Paginator::try_next`] and [`Paginator::try_collect`] do without the traits of other crates.
#[must_use = "a paginator sends nothing before it is asked for an item"]
pub struct Paginator<I> {
    stream: Pin<Box<dyn Stream<Item = Result<I, Error>> + Send>>,
}

impl<I> Paginator<I> {
    /// A paginator over a stream, which ends after its first error.
    pub(crate) fn new(stream: impl Stream<Item = Result<I, Error>> + Send + 'static) -> Self {
        // A stream may panic when it is polled after its end.
        Self { stream: Box::pin(stream.fuse()) }
    }

    /// The next page or item; `None` after the last. The future can be dropped, by a time limit for example: the next call goes
    /// on waiting for the same page.
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

impl<I> Stream for Paginator<I> {
    type Item = Result<I, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.stream.as_mut().poll_next(context)
    }
}

impl<I> fmt::Debug for Paginator<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paginator").finish_non_exhaustive()
    }
}

/// The items of pages one by one.
pub fn items<T: Send + 'static, I: Send + 'static>(
    pages: Paginator<Response<T>>,
    list: fn(T) -> Vec<I>,
) -> Paginator<I> {
    let lists = pages.map_ok(move |page| stream::iter(list(page.into_inner()).into_iter().map(Ok)));
    Paginator::new(lists.try_flatten())
}
