//! What every generated client shares at run time. This crate knows no vendor.
//!
//! The generated `Client` holds a [`ClientContext`], and its operations return a [`ResponseFuture`]; [`generated_client!`] takes it
//! in. The layer that an SDK writes by hand is a [`VendorProfile`] of its vendor, and [`VendorClient`] for its client, which
//! [`ClientOptions`] builds.
//!
//! A tour of the modules:
//!
//! * what goes over the wire: `secret` (redacting strings), `upload` (files), `credentials`, `user_agent`, `path` (arguments in paths),
//!   `url` (where requests may go at all);
//! * what must not be seen: [`redact`] takes secrets out of what a server says;
//! * a call: `call_options` is what one does otherwise than others; `call` is the loop of rate limit, attempt, redirect and retry; `redirect`, `retry`, `retry_after` and
//!   `limit` are its pure decisions, `decode` reads the response;
//! * what comes back: `response`, `error` (with what is known about the effect), `request_id`;
//! * beside the document: `raw` (an operation that it lacks);
//! * long lists: `items` (one response, item by item), [`paging`] (many responses);
//! * long work: `job` (start, wait, fetch);
//! * how a client is made: `options`, `profile`, `http_client`, `proxy`, `tls`, `client_context`.

mod call;
mod call_options;
mod client_context;
mod config_error;
mod credentials;
mod decode;
mod error;
#[cfg(fuzzing)]
pub mod fuzzing;
mod generated_client;
mod http_client;
mod items;
mod job;
mod limit;
mod operation;
mod options;
pub mod paging;
mod path;
mod profile;
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
mod scoped;
mod secret;
#[cfg(test)]
mod testing;
mod tls;
mod upload;
mod url;
mod user_agent;
#[doc(hidden)]
pub mod wire;

#[doc(no_inline)]
pub use reqwest;

pub use call::{ByteStream, ResponseFuture};
pub use call_options::CallOptions;
pub use client_context::ClientContext;
pub use config_error::ConfigError;
pub use credentials::Credentials;
pub use error::{BodyProblem, ConnectFailure, Error};
pub use job::{Job, JobError, JobToken};
pub use limit::{ConcurrencyLimit, Rate, RateScope};
pub use operation::Operation;
pub use options::ClientOptions;
pub use profile::{VendorClient, VendorProfile};
pub use raw::RawRequest;
pub use response::Response;
pub use retry::RetryPolicy;
pub use secret::Secret;
pub use upload::Upload;
pub use user_agent::UserAgent;
pub use wire::{Mismatch, Mismatches};

pub(crate) use call::{Call, PreparedRequest};
#[doc(hidden)]
pub use error::ErrorKind;
#[doc(hidden)]
pub use items::ItemList;
pub(crate) use items::call_items_as;
pub(crate) use path::path_segment;
#[doc(hidden)]
pub use proxy::SystemProxy;

/// What the users of every SDK name: an SDK has it at its root.
#[doc(hidden)]
pub mod sdk {
    pub use crate::paging;
    pub use crate::{
        BodyProblem, ByteStream, CallOptions, ConfigError, ConnectFailure, Error, Job, JobError, JobToken,
        Operation, Rate, RawRequest, Response, ResponseFuture, RetryPolicy, Secret, Upload, UserAgent,
    };
}
