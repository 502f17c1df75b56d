//! Walking a list page by page.
//!
//! [`Pages`] follows the `Link` header of answers (RFC 8288); [`by_cursor`] and [`by_offset`] walk lists whose pages
//! are asked for by an argument. All hold one page at a time, so a list of any length can be walked. Operations of the
//! generated clients that answer in pages begin a [`Walk`] themselves, with their methods `pages` and `items`.

mod argument;
mod items;
pub(crate) mod link;
mod loop_guard;
mod walk;

use std::fmt;

use futures_core::Stream;
use futures_util::stream;
use http::header::ACCEPT;
use http::{HeaderValue, Method};
use progenitor_client::ClientHooks;
use reqwest::{Request, Url};
use serde::de::DeserializeOwned;

use crate::error::{Effect, Inner};
use crate::{Core, Error, ErrorKind, Operation, Response, call};
use loop_guard::LoopGuard;

pub use argument::{by_cursor, by_offset};
pub use items::Items;
pub use walk::{Walk, elements, linked_pages, offset_pages};

/// The pages of a list, linked by the `Link` header of each answer.
///
/// Only links to hosts of the API are followed, since the API key goes with the request; a list whose links lead
/// back to an earlier page is an error and not an endless walk.
pub struct Pages<'a, C, T> {
    client: &'a C,
    operation: &'static Operation,
    state: State<T>,
    guard: LoopGuard<Url>,
}

enum State<T> {
    First(Response<T>),
    Next(Url),
    /// The page before was good, its link is not.
    Refused(Error),
    End,
}

impl<'a, C, T> Pages<'a, C, T>
where
    C: ClientHooks<Core>,
    T: DeserializeOwned,
{
    /// The pages of the list that `first`, the answer of a generated operation, is the first page of.
    pub fn new(client: &'a C, first: Response<T>) -> Self {
        Self { client, operation: first.operation(), state: State::First(first), guard: LoopGuard::default() }
    }

    /// The next page, beginning with the first one; `None` after the last.
    ///
    /// # Errors
    ///
    /// [`Error`] if the page cannot be had. The walk can go on from there: another call asks for the same page again.
    pub async fn next_page(&mut self) -> Result<Option<Response<T>>, Error> {
        let page = match std::mem::replace(&mut self.state, State::End) {
            State::End => return Ok(None),
            State::Refused(error) => return Err(error),
            State::First(page) => page,
            State::Next(url) => {
                let mut request = Request::new(Method::GET, url.clone());
                request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
                match call(self.client, request, self.operation).await {
                    Ok(page) => page,
                    Err(error) => {
                        self.state = State::Next(url);
                        return Err(error);
                    }
                }
            }
        };
        self.state = match link::next(page.headers(), page.url()) {
            None => State::End,
            Some(link) => self.check(link).map_or_else(State::Refused, State::Next),
        };
        Ok(Some(page))
    }

    /// The pages as a stream, which ends after the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<Response<T>, Error>> + use<'a, C, T> {
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
    pub fn items<L, F>(self, list: F) -> Items<'a, C, T, L, F>
    where
        L: IntoIterator,
        F: FnMut(T) -> L,
    {
        Items::new(self, list)
    }

    fn check(&mut self, link: Option<Url>) -> Result<Url, Error> {
        let Some(url) = link else {
            return Err(refused(self.operation, "the link to the next page is not a URL".to_owned()));
        };
        if !self.client.inner().policy().redirects.allows(&url) {
            let host = url.host_str().unwrap_or("(none)");
            let reason = format!("the next page is on host {host}, which is not a host of this API");
            return Err(refused(self.operation, reason));
        }
        if self.guard.has_seen(&url) {
            return Err(refused(self.operation, loop_guard::REASON.to_owned()));
        }
        Ok(url)
    }
}

impl<C, T> fmt::Debug for Pages<'_, C, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}

/// A next page that must not be asked for.
fn refused(operation: &'static Operation, reason: String) -> Error {
    Error::of(Inner { detail: Some(reason), ..Inner::new(ErrorKind::Redirect, Effect::NotSent, operation) })
}
