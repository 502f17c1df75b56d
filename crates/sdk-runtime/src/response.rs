//! A successful response.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::time::SystemTime;

use http::{HeaderMap, StatusCode};
use reqwest::Url;

use crate::error::{Detail, Effect, Failure};
use crate::mismatches::Mismatches;
use crate::paging::link::Unreadable;
use crate::request_id::RequestIds;
use crate::{Error, ErrorKind, Mismatch, Operation};

/// A decoded 2xx response with what arrived beside its body. Dereferences to the body.
pub struct Response<T> {
    value: T,
    head: Head,
    mismatches: Mismatches,
}

/// Everything of a response but its body.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) operation: &'static Operation,
    /// Where the response came from, after redirects.
    /// `None` where no server gave the response.
    pub(crate) url: Option<Url>,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) request_ids: RequestIds,
    pub(crate) attempts: u32,
    /// That of the attempts before the one that got this.
    pub(crate) earlier: Effect,
    /// See [`Response::said_nothing`].
    pub(crate) said_nothing: Option<bool>,
}

impl<T> Response<T> {
    /// A response that no server gave, with the status 200: for tests in which something else stands in the place of a client.
    ///
    /// ```
    /// use sdk_runtime::{Error, Operation, Response};
    ///
    /// static USERS: Operation = Operation::new("users-list", "GET", "/users");
    ///
    /// trait Users {
    ///     fn names(&self) -> Result<Response<Vec<String>>, Error>;
    /// }
    ///
    /// struct Nobody;
    /// impl Users for Nobody {
    ///     fn names(&self) -> Result<Response<Vec<String>>, Error> {
    ///         Ok(Response::new(&USERS, Vec::new()))
    ///     }
    /// }
    ///
    /// struct NotAllowed;
    /// impl Users for NotAllowed {
    ///     fn names(&self) -> Result<Response<Vec<String>>, Error> {
    ///         Err(Error::fake(&USERS, http::StatusCode::FORBIDDEN, "no right to list users"))
    ///     }
    /// }
    ///
    /// assert!(Nobody.names().unwrap().is_empty());
    /// assert!(NotAllowed.names().unwrap_err().is_forbidden());
    /// ```
    pub fn new(operation: &'static Operation, value: T) -> Self {
        let head = Head {
            operation,
            url: None,
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            request_ids: RequestIds::default(),
            attempts: 1,
            earlier: Effect::NotSent,
            said_nothing: None,
        };
        Self::with_head(value, head)
    }

    pub(crate) fn with_head(value: T, head: Head) -> Self {
        Self { value, head, mismatches: Mismatches::default() }
    }

    pub(crate) fn with_mismatches(self, mismatches: Mismatches) -> Self {
        Self { mismatches, ..self }
    }

    /// The decoded body.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The operation that was called.
    pub(crate) fn operation(&self) -> &'static Operation {
        self.head.operation
    }

    /// Where the response came from, after redirects. Not for logs: arguments of the call are in it. Empty for a response of [`new`](Self::new).
    #[doc(hidden)]
    pub fn url(&self) -> &str {
        self.head.url.as_ref().map_or("", Url::as_str)
    }

    /// The status of the response, always a 2xx.
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The vendor's id of this request, which its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.head.request_ids.last()
    }

    /// The vendor's ids of all attempts of the call, in order.
    #[doc(hidden)]
    pub fn request_ids(&self) -> &[String] {
        self.head.request_ids.all()
    }

    /// How often the request was sent; redirects do not count.
    pub fn attempts(&self) -> u32 {
        self.head.attempts
    }

    /// Whether an attempt before this one may have taken effect as well: it was sent, and no response tells what became of
    /// it. A response that says "nothing to do" can then mean that it was done before.
    ///
    /// `false` is a promise: every earlier attempt was refused, a rate limit included, or never sent. Always false for
    /// operations that only read.
    ///
    /// ```
    /// # use sdk_runtime::Response;
    /// # struct Body { updated: bool }
    /// # fn example(response: &Response<Body>) -> bool {
    /// let nothing_changed = !response.updated && !response.earlier_may_have_been_applied();
    /// # nothing_changed
    /// # }
    /// ```
    #[doc(hidden)]
    pub fn earlier_may_have_been_applied(&self) -> bool {
        !self.head.operation.is_read() && matches!(self.head.earlier, Effect::Unknown | Effect::Applied)
    }

    pub(crate) fn next_page(&self, now: SystemTime) -> Result<Option<Url>, Unreadable> {
        let Some(url) = &self.head.url else { return Ok(None) };
        self.head.operation.page_order.next_page(&self.head.headers, url, now)
    }

    /// Whether the body of a success that is documented without one said nothing: empty, `{}` or `null`. `None` where it
    /// could not be read within a second, and for operations with a documented body.
    ///
    /// A success with the vendor's request id that says nothing is as documented. One that says more can be the page of a
    /// proxy.
    ///
    /// ```
    /// # fn example(response: &sdk_runtime::Response<()>) -> bool {
    /// response.request_id().is_some() && response.said_nothing() == Some(true)
    /// # }
    /// ```
    #[doc(hidden)]
    pub fn said_nothing(&self) -> Option<bool> {
        self.head.said_nothing
    }

    /// What was left out of the body because it is of another type than documented: an optional member that reads as
    /// absent, an item of a list, a value of a map. Empty if everything was read. A list of a thousand things says the same a
    /// thousand times, so of those inside of lists and maps only the first sixteen are here.
    ///
    /// Of a list that was handed out item by item, it is what was left out until the end or the `Break`. The
    /// first one is also traced, as a warning, with the number of all.
    pub fn mismatches(&self) -> &[Mismatch] {
        self.mismatches.kept()
    }

    /// The same with what only paging asks for.
    pub(crate) fn all_mismatches(&self) -> &Mismatches {
        &self.mismatches
    }

    /// An error for a response that lacks what a caller cannot do without.
    pub(crate) fn unusable(&self, words: impl Into<Cow<'static, str>>) -> Error {
        self.failed(ErrorKind::Decode, Detail::Ours(words.into()))
    }

    /// An error for a response that leads to a next page which must not be asked for.
    pub(crate) fn next_refused(&self, reason: Detail) -> Error {
        self.failed(ErrorKind::Redirect, reason)
    }

    fn failed(&self, kind: ErrorKind, detail: Detail) -> Error {
        let failure = Failure {
            status: Some(self.head.status),
            detail: Some(detail),
            ..Failure::new(kind, Effect::Applied, false)
        };
        Error::new(self.head.operation, failure, self.head.request_ids.clone(), self.head.attempts)
    }

    /// The same response with another body.
    #[doc(hidden)]
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Response<U> {
        Response { value: f(self.value), head: self.head, mismatches: self.mismatches }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

// Headers are left out: cookies and tokens can be among them.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .field("attempts", &self.attempts())
            .field("value", &self.value)
            .field("mismatches", &self.mismatches.count())
            .finish_non_exhaustive()
    }
}
