//! The way from page to page.

use std::future::Future;
use std::time::SystemTime;

use bytes::Bytes;
use futures_util::stream;
use http::header::ACCEPT;
use http::{HeaderValue, Method};
use reqwest::{Request, Url};

use super::Paginator;
use super::loop_guard::LoopGuard;
use crate::call::secrets::Secrets;
use crate::error::Detail;
use crate::wire::from_json::FromJson;
use crate::{Call, ClientContext, Error, Operation, Response};

/// What follows a page.
pub(super) enum Next<P> {
    /// A page at this place.
    Page(P),
    /// The page is good, what it says about the next one is not.
    Refused(Error),
    /// Nothing.
    End,
}

/// The pages from the one at `start` on. `next` says what follows a page; an error of it takes the place of the page.
///
/// `required` are JSON pointers to what has to be readable of each page, first of all to its list, unless that is the page itself:
/// a list of another type than documented is no empty list, and a cursor of another type not the end.
pub(super) fn paginate<T, P, Fut>(
    start: P,
    fetch: impl FnMut(P) -> Fut + Send + 'static,
    next: impl FnMut(&Response<T>) -> Result<Next<P>, Error> + Send + 'static,
    required: &'static [&'static str],
) -> Paginator<Response<T>>
where
    T: Send + 'static,
    P: Send + 'static,
    Fut: Future<Output = Result<Response<T>, Error>> + Send + 'static,
{
    let state = (fetch, next, Next::Page(start));
    Paginator::new(stream::unfold(state, move |(mut fetch, mut next, place)| async move {
        let page = match place {
            Next::Page(place) => fetch(place).await,
            Next::Refused(error) => Err(error),
            Next::End => return None,
        };
        let read = page.and_then(|page| {
            let mismatches = page.all_mismatches();
            match required.iter().find_map(|pointer| mismatches.hiding(pointer)) {
                Some(mismatch) => Err(page.unusable(mismatch.describe("$"))),
                None => Ok((next(&page)?, page)),
            }
        });
        Some(match read {
            Ok((following, page)) => (Ok(page), (fetch, next, following)),
            Err(error) => (Err(error), (fetch, next, Next::End)),
        })
    }))
}

/// Where a linked page is.
enum Place<F> {
    /// In the response to the call.
    First(F),
    /// Where another page links to.
    Link(Url, &'static Operation),
}

/// The pages of a list whose responses link to the next one (RFC 8288), beginning with the response of `first`. `count` tells
/// how many items a page has, where it is known: the list ends with a page without any, as with one that links to no other.
/// `required` is as for `paginate`.
///
/// A header that cannot be read is an error and not the end. Only links to hosts of the API are followed, since the API key
/// goes with the request; a list whose links lead back to an earlier page is an error and not an endless loop.
///
/// Called by generated code.
pub fn pages<T: FromJson + Send + 'static>(
    client: impl AsRef<ClientContext>,
    first: impl Future<Output = Result<Response<T>, Error>> + Send + 'static,
    count: Option<fn(&T) -> usize>,
    required: &'static [&'static str],
) -> Paginator<Response<T>> {
    let mut guard = LoopGuard::default();
    let context = client.as_ref().clone();
    let own = context.clone();
    let fetch = move |place| {
        let context = own.clone();
        async move {
            match place {
                Place::First(first) => first.await,
                Place::Link(url, operation) => {
                    let mut request = Request::new(Method::GET, url);
                    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
                    Call::new(context, operation, Ok(request)).json().await
                }
            }
        }
    };
    let next = move |page: &Response<T>| {
        let unread = || page.all_mismatches().items_of(required.first().copied());
        let is_empty = count.is_some_and(|count| count(page) == 0 && unread() == 0);
        Ok(if is_empty { Next::End } else { linked(&context, page, &mut guard) })
    };
    paginate(Place::First(first), fetch, next, required)
}

/// What a page links to.
fn linked<T, F>(context: &ClientContext, page: &Response<T>, guard: &mut LoopGuard<Url>) -> Next<Place<F>> {
    let operation = page.operation();
    let reason = match page.next_page(SystemTime::now()) {
        Ok(None) => return Next::End,
        Ok(Some(url)) if !context.policy().redirects.allows(&url) => foreign(context, &url),
        Ok(Some(url)) if guard.has_seen(&url) => Detail::Ours("the pages form a cycle".into()),
        Ok(Some(url)) => return Next::Page(Place::Link(url, operation)),
        Err(unreadable) => Detail::Ours(unreadable.reason().into()),
    };
    Next::Refused(page.next_refused(reason))
}

fn foreign(context: &ClientContext, url: &Url) -> Detail {
    let reason = Detail::Around {
        before: "the next page is on host ".to_owned(),
        foreign: url.host_str().unwrap_or("(none)").to_owned(),
        after: ", which is not a host of this API",
    };
    let credentials = context.policy().credentials.clone();
    reason.vetted(Secrets::new(credentials, Vec::new(), Bytes::new()).redactor())
}
