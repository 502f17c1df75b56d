//! What every generated client shares at run time. This crate knows no vendor.
//!
//! The generated `Client` holds a [`ClientContext`], and its operations return a [`ResponseFuture`]; `generated_client!` takes it
//! in, and [`ClientOptions`] builds it. What an SDK says about its vendor by hand is in [`vendor`], which is hidden from the pages
//! of who calls an API, as are [`wire`], which generated code calls, and [`fuzzing`], which the fuzz targets call.
//!
//! A tour of the modules:
//!
//! * what goes over the wire: `secret` (redacting strings), `upload` (files), `user_agent`, `path` (arguments in paths),
//!   `url` (where requests may go at all);
//! * what must not be seen: [`redact`] takes secrets out of what a server says;
//! * a call: `call_options` is what one does otherwise than others; `call` is the loop of rate limit, attempt, redirect and retry; `redirect`, `retry`, `retry_after` and
//!   `limit` are its pure decisions, `decode` reads the response; `operation` is what generated code knows of it, `scoped` what a thread has meanwhile;
//! * what comes back: `response`, `mismatch` and `mismatches` (where it is not as documented), [`repair`] (text that is not quite JSON), `row` (for tables),
//!   `error` (with what is known about the effect), `request_id`;
//! * beside the document: `raw` (an operation that it lacks);
//! * long lists: `items` (one response, item by item), `paging` (many responses), `paginator` (their pages or items);
//! * long work: `job` (start, wait, fetch);
//! * how a client is made: `generated_client`, `options`, `config_error` (why it cannot), [`vendor`], `http_client`, `proxy`, `tls`, `client_context`,
//!   `blocking` (for code that is not async).

#[cfg(feature = "blocking")]
mod blocking;
mod call;
mod call_options;
mod client_context;
mod config_error;
mod decode;
mod error;
#[doc(hidden)]
pub mod fuzzing;
mod generated_client;
mod http_client;
mod items;
mod job;
mod limit;
mod mismatch;
mod mismatches;
mod operation;
mod options;
mod paginator;
#[doc(hidden)]
pub mod paging;
mod path;
mod proxy;
mod raw;
#[doc(hidden)]
pub mod redact;
mod redirect;
#[doc(hidden)]
pub mod repair;
mod request_id;
mod response;
mod retry;
mod retry_after;
mod row;
mod scoped;
mod secret;
#[cfg(test)]
mod testing;
mod tls;
mod upload;
mod url;
mod user_agent;
#[doc(hidden)]
pub mod vendor;
#[doc(hidden)]
pub mod wire;

#[cfg(feature = "blocking")]
pub use blocking::Blocking;
pub use call::{ByteStream, ResponseFuture};
pub use call_options::CallOptions;
pub use client_context::ClientContext;
pub use config_error::ConfigError;
pub use error::Error;
pub use job::{Job, JobToken};
pub use mismatch::Mismatch;
pub use operation::Operation;
pub use options::ClientOptions;
pub use paginator::Paginator;
pub use raw::RawRequest;
pub use response::Response;
pub use row::Row;
pub use secret::Secret;
pub use upload::Upload;

pub(crate) use call::{Call, PreparedRequest};
#[doc(hidden)]
pub use error::{BodyProblem, ConnectFailure, ErrorKind};
#[doc(hidden)]
pub use items::ItemList;
pub(crate) use path::path_segment;
#[doc(hidden)]
pub use proxy::SystemProxy;
#[doc(hidden)]
pub use retry::RetryPolicy;

/// What the users of every SDK name: an SDK has it at its root.
#[doc(hidden)]
pub mod sdk {
    #[cfg(feature = "blocking")]
    pub use crate::Blocking;
    pub use crate::{
        ByteStream, CallOptions, ConfigError, Error, Job, JobToken, Operation, Paginator, RawRequest,
        Response, ResponseFuture, Row, Secret, Upload,
    };
}
