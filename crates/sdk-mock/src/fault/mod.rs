//! Scripted misbehaviour.
//!
//! A fault belongs to an operation and happens at a [`Moment`]: before the vendor's state changed, after, or while the
//! vendor still works on it. What it does to the response, and to the connection, is combined freely:
//!
//! ```
//! # use std::time::Duration;
//! use sdk_mock::fault::Fault;
//!
//! let busy = Fault::on("users-password").status(429).retry_after_seconds(1).times(2);
//! let lost = Fault::on("users-password").after_change().reset_connection();
//! let late = Fault::on_any().delay(Duration::from_millis(300)).always();
//! let gateway_gives_up = Fault::on("users-password").commit_after(Duration::from_secs(3)).status(504);
//! ```
//!
//! Faults are off-contract: what they respond is not held to the document, while the request still is.

mod apply;
mod json;
mod queue;

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use serde::Deserialize;

use crate::stub::Matcher;
use crate::variation::Variation;

pub(crate) use apply::Wire;
pub(crate) use queue::Faults;

/// When a fault strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Moment {
    /// The request was read, and nothing was done about it.
    #[default]
    BeforeChange,
    /// The vendor's state has changed; the response is what suffers.
    AfterChange,
    /// The vendor's state changes so long after the request was read, whatever the client was told until then and
    /// whether it is still there. [`Server::commit_pending`](crate::Server::commit_pending) does not wait for it.
    WhileCommitting(Duration),
}

/// One scripted fault. By default it strikes once, before the change.
///
/// Those who drive the program from another language write it as JSON.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[must_use = "a fault does nothing until it is given to a server"]
pub struct Fault {
    pub(crate) operation: Option<String>,
    pub(crate) path: BTreeMap<String, String>,
    after_change: bool,
    #[serde(rename = "commit_after_ms", deserialize_with = "json::milliseconds")]
    /// How long after the request the backend sees the call, if that is later than the response.
    pub(crate) commit_after: Option<Duration>,
    pub(crate) skip: u32,
    /// Once, if nothing is said.
    pub(crate) times: Option<u32>,
    pub(crate) always: bool,
    #[serde(rename = "delay_ms", deserialize_with = "json::milliseconds")]
    pub(crate) delay: Duration,
    #[serde(rename = "response_delay_ms", deserialize_with = "json::milliseconds")]
    pub(crate) response_delay: Duration,
    pub(super) status: Option<u16>,
    #[serde(deserialize_with = "json::pairs")]
    headers: Vec<(String, String)>,
    content_type: Option<String>,
    /// With the content type that it has unless another is given.
    #[serde(deserialize_with = "json::body")]
    body: Option<(&'static str, Vec<u8>)>,
    echo: bool,
    gzip: bool,
    pub(crate) without_vendor_headers: bool,
    vary: Vec<Variation>,
    pub(crate) wire: Wire,
}

impl Fault {
    /// A fault of the operation with this id.
    pub fn on(operation: &str) -> Self {
        Self { operation: Some(operation.to_owned()), ..Self::default() }
    }

    /// A fault of whatever operation comes.
    pub fn on_any() -> Self {
        Self::default()
    }

    /// Strikes only where a path parameter has this value, percent-decoded.
    ///
    /// # Panics
    /// When it is given to a server whose document has no such parameter in the path of the operation.
    pub fn for_path(mut self, name: &str, value: &str) -> Self {
        self.path.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Strikes this many times; once unless told otherwise.
    pub fn times(mut self, times: u32) -> Self {
        (self.times, self.always) = (Some(times), false);
        self
    }

    /// Strikes every time.
    pub fn always(mut self) -> Self {
        self.always = true;
        self
    }

    /// Lets this many calls through first.
    pub fn skip(mut self, calls: u32) -> Self {
        self.skip = calls;
        self
    }

    /// Lets the change happen first.
    pub fn after_change(self) -> Self {
        self.at(Moment::AfterChange)
    }

    /// Makes the change so long after the request was read, whatever the client sees: a gateway that gives up while
    /// the server behind it goes on. With [`Duration::MAX`] it is made by
    /// [`Server::commit_pending`](crate::Server::commit_pending) only.
    pub fn commit_after(self, delay: Duration) -> Self {
        self.at(Moment::WhileCommitting(delay))
    }

    /// Sets the moment.
    pub fn at(mut self, moment: Moment) -> Self {
        self.after_change = moment == Moment::AfterChange;
        self.commit_after = if let Moment::WhileCommitting(delay) = moment { Some(delay) } else { None };
        self
    }

    /// Responds with this status. Without a body of its own the response has the vendor's form of an error where the
    /// change did not happen, and an empty body otherwise.
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Adds a header to the response.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds `Retry-After` in seconds.
    pub fn retry_after_seconds(self, seconds: u64) -> Self {
        self.header("retry-after", &seconds.to_string())
    }

    /// Adds `Retry-After` as an HTTP date. It has whole seconds, so half a second ahead can be now.
    pub fn retry_after_date(self, date: SystemTime) -> Self {
        self.header("retry-after", &httpdate::fmt_http_date(date))
    }

    /// Responds with this body.
    pub fn body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        (self.content_type, self.body) = (Some(content_type.to_owned()), Some(("", body.into())));
        self
    }

    /// Compresses the body of the response, as servers do for clients that say that they can read it, and only for those.
    pub fn gzip(mut self) -> Self {
        self.gzip = true;
        self
    }

    /// Responds with JSON that is not what the operation promises.
    pub fn wrong_json(self) -> Self {
        self.body("application/json", r#"{"unexpected":["shape",{"password":7}]}"#)
    }

    /// Responds with an HTML page, as a proxy would.
    pub fn html(self) -> Self {
        self.body("text/html", "<html><head><title>Bad gateway</title></head><body>nginx</body></html>")
    }

    /// Responds without a body.
    pub fn empty_body(self) -> Self {
        self.body("", Vec::new())
    }

    /// Responds without the headers by which the vendor is known, such as its request id: somebody else responds.
    pub fn without_vendor_headers(mut self) -> Self {
        self.without_vendor_headers = true;
        self
    }

    /// Redirects with this status (301, 302, 307, 308).
    pub fn redirect(self, status: u16, location: &str) -> Self {
        self.status(status).header("location", location).empty_body()
    }

    /// Repeats the request, secrets included, in the body of an error.
    pub fn echo(mut self, status: u16) -> Self {
        self.echo = true;
        self.status(status)
    }

    /// Changes the response's JSON in a way that a tolerant client survives. Happens after the change.
    pub fn vary(mut self, variation: Variation) -> Self {
        self.vary.push(variation);
        self.after_change()
    }

    /// Waits before anything is done, the change included.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Waits between the change and the response.
    pub fn delay_response(mut self, delay: Duration) -> Self {
        self.response_delay = delay;
        self
    }

    /// Closes the connection instead of responding.
    pub fn close_connection(mut self) -> Self {
        self.wire = Wire::Close;
        self
    }

    /// Resets the connection (TCP RST) instead of responding.
    pub fn reset_connection(mut self) -> Self {
        self.wire = Wire::Reset;
        self
    }

    /// Responds, and closes the connection without having said so: the next request on it finds nobody.
    pub fn then_close(mut self) -> Self {
        self.wire = Wire::ThenClose;
        self
    }

    /// Keeps the connection open and never responds.
    pub fn hang(mut self) -> Self {
        self.wire = Wire::Hang;
        self
    }

    /// Announces the whole body, sends this many bytes of it, and closes the connection.
    pub fn truncate(mut self, bytes: usize) -> Self {
        self.wire = Wire::Truncate(bytes);
        self
    }

    /// Announces the whole body, sends this many bytes of it, and then nothing more.
    pub fn stall(mut self, bytes: usize) -> Self {
        self.wire = Wire::Stall(bytes);
        self
    }

    /// Sends the body in ten pieces with a pause before each.
    pub fn trickle(mut self, pause: Duration) -> Self {
        self.wire = Wire::Trickle(pause);
        self
    }

    /// Which calls it strikes.
    pub(crate) fn matcher(&self) -> Matcher<'_> {
        Matcher { operation: self.operation.as_deref(), path: &self.path, query: &[] }
    }
}
