//! Reading a list page by page.
//!
//! [`Pages`] follows the `Link` header of responses (RFC 8288); [`by_cursor`] and [`by_offset`] read lists whose pages
//! are asked for by an argument. All hold one page at a time, so a list of any length can be read. Operations of the
//! generated clients that answer in pages return a [`Paginator`], with their methods `pages` and `items`.

mod argument;
mod fingerprint;
mod items;
pub(crate) mod link;
mod loop_guard;
mod offset;
mod order;
mod paginator;

use std::fmt;
use std::time::SystemTime;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::stream;
use http::header::ACCEPT;
use http::{HeaderValue, Method};
use reqwest::{Request, Url};

use crate::call::secrets::Secrets;
use crate::error::{Detail, Effect, Inner};
use crate::wire::FromJson;
use crate::{Call, ClientContext, Error, ErrorKind, Operation, Response};
use loop_guard::LoopGuard;

pub use argument::{by_cursor, by_offset};
pub use items::Items;
pub use order::PageOrder;
pub use paginator::Paginator;

// What generated code calls.
#[doc(hidden)]
pub use offset::{Extent, PageStart};
#[doc(hidden)]
pub use paginator::{cursor_pages, items, offset_pages, pages};

/// The pages of a list, linked by the `Link` header of each response.
///
/// The list ends with a page that links to no other one; [`items`](Self::items) ends with a page without items as
/// well. A header that cannot be read is an error and not the end, and so is a list of another type than documented. Only links to hosts of the API are followed, since
/// the API key goes with the request; a list whose links lead back to an earlier page is an error and not an endless
/// loop.
pub struct Pages<'a, T> {
    context: &'a ClientContext,
    operation: &'static Operation,
    first: Option<Response<T>>,
    next: Next,
    /// Tells how many items a page has, for lists that end with a page without any.
    count: Option<fn(&T) -> usize>,
    /// JSON pointers to what must be readable of a page.
    needs: &'static [&'static str],
    guard: LoopGuard<Url>,
}

/// What follows the pages that were handed out.
enum Next {
    Page(Url),
    /// The page before was good, its link is not.
    Refused(Detail),
    End,
}

impl<'a, T: FromJson> Pages<'a, T> {
    /// The pages of the list that `first`, the response of a generated operation, is the first page of.
    pub fn new(client: &'a impl AsRef<ClientContext>, first: Response<T>) -> Self {
        Self {
            context: client.as_ref(),
            operation: first.operation(),
            first: Some(first),
            next: Next::End,
            count: None,
            needs: &[],
            guard: LoopGuard::default(),
        }
    }

    /// Ends the list with a page that has no items, too. A page of which what is at these JSON pointers was left out is an
    /// error.
    pub(crate) fn until_empty(
        mut self,
        count: Option<fn(&T) -> usize>,
        needs: &'static [&'static str],
    ) -> Self {
        self.count = count;
        self.needs = needs;
        self
    }

    /// The next page, beginning with the first one; `None` after the last.
    ///
    /// The future can be dropped, by a time limit for example: another call asks for the same page again.
    ///
    /// # Errors
    ///
    /// [`Error`] if the page cannot be had. Paging can go on from there: another call asks for the same page again.
    pub async fn next_page(&mut self) -> Result<Option<Response<T>>, Error> {
        let first = self.first.take();
        let is_first = first.is_some();
        let page = match first {
            Some(first) => first,
            None => {
                let url = match &self.next {
                    Next::End => return Ok(None),
                    Next::Refused(reason) => return Err(refused(self.operation, reason.clone())),
                    Next::Page(url) => url.clone(),
                };
                let mut request = Request::new(Method::GET, url);
                request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
                // What is next changes only with the page in hand, so that nothing is lost before.
                Call::new(self.context, self.operation, Ok(request)).json().await?
            }
        };
        if let Some(error) = unusable(&page, self.needs) {
            self.first = is_first.then_some(page);
            return Err(error);
        }
        self.next = match page.next_page(SystemTime::now()) {
            _ if self.is_empty(&page) => Next::End,
            Ok(None) => Next::End,
            Ok(Some(url)) => self.check(url),
            Err(unreadable) => Next::Refused(Detail::Ours(unreadable.reason().into())),
        };
        Ok(Some(page))
    }

    /// The pages as a stream, which ends after the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<Response<T>, Error>> + use<'a, T> {
        stream::unfold(Some(self), |pages| async move {
            let mut pages = pages?;
            match pages.next_page().await {
                Ok(Some(page)) => Some((Ok(page), Some(pages))),
                Ok(None) => None,
                Err(error) => Some((Err(error), None)),
            }
        })
    }

    /// The items of the pages one by one; `list` takes them out of a page: `|page| page` for a page that is a list,
    /// `|page| page.items` for an object that holds one.
    pub fn items<L, F>(self, list: F) -> Items<'a, T, L, F>
    where
        L: IntoIterator,
        F: FnMut(T) -> L,
    {
        Items::new(self, list)
    }

    /// Whether the list of a page has no items. Those that could not be read are some.
    fn is_empty(&self, page: &Response<T>) -> bool {
        let unread = || page.mismatches().items_of(self.needs.first().copied());
        self.count.is_some_and(|count| count(page) == 0 && unread() == 0)
    }

    /// Nothing follows, whatever the last page linked to.
    fn end(&mut self) {
        self.next = Next::End;
    }

    fn check(&mut self, url: Url) -> Next {
        let policy = self.context.policy();
        if !policy.redirects.allows(&url) {
            let reason = Detail::Around {
                before: "the next page is on host ".to_owned(),
                foreign: url.host_str().unwrap_or("(none)").to_owned(),
                after: ", which is not a host of this API",
            };
            let secrets = Secrets::new(policy.credentials.clone(), Vec::new(), Bytes::new());
            return Next::Refused(reason.vetted(secrets.redactor()));
        }
        if self.guard.has_seen(&url) {
            return Next::Refused(Detail::Ours(loop_guard::REASON.into()));
        }
        Next::Page(url)
    }
}

impl<T> fmt::Debug for Pages<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}

/// An error for a page of which what is at one of these JSON pointers was left out: a list of another type is no empty list,
/// and a cursor of another type not the end.
fn unusable<T>(page: &Response<T>, needs: &[&str]) -> Option<Error> {
    let mismatches = page.mismatches();
    needs.iter().find_map(|pointer| mismatches.hiding(pointer)).map(|mismatch| page.unusable(mismatch))
}

/// An error for a page without items, if a list in it was left out.
fn unusable_list<T>(page: &Response<T>) -> Option<Error> {
    page.mismatches().hiding_a_list().map(|mismatch| page.unusable(mismatch))
}

/// A next page that must not be asked for.
fn refused(operation: &'static Operation, reason: Detail) -> Error {
    Error::of(Inner { detail: Some(reason), ..Inner::new(ErrorKind::Redirect, Effect::NotSent, operation) })
}
