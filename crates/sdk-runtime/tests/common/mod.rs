//! A client as the generator would make it, and operations for it.

#![allow(dead_code, reason = "every test file uses a part of this")]

pub(crate) mod log;
pub(crate) mod script;
pub(crate) mod secrets;
pub(crate) mod server;

use std::time::Duration;

use reqwest::{Method, Request, Url};
use sdk_runtime::vendor::{ConcurrencyLimit, Rate, RateScope, VendorProfile};
use sdk_runtime::wire::{Call, FromJson, PreparedRequest};
use sdk_runtime::{ByteStream, ClientContext, ClientOptions, Error, Operation, ResponseFuture, Secret};
use serde::de::DeserializeOwned;

const fn operation(id: &'static str, method: &'static str, idempotent: bool) -> Operation {
    Operation::new(id, method, "/things/{id}").tagged(&["Things"]).idempotent(idempotent)
}

pub(crate) static LIST: Operation = operation("things-list", "GET", true);
pub(crate) static UPDATE: Operation = operation("things-update", "PUT", true);
pub(crate) static UPDATE_ONCE: Operation = operation("things-update-once", "PUT", false);
pub(crate) static CREATE: Operation = operation("things-create", "POST", false);
pub(crate) static DELETE: Operation = operation("things-delete", "DELETE", true);
pub(crate) static LOGIN: Operation = operation("login", "POST", false).without_credentials();

pub(crate) static PROFILE: VendorProfile = profile();

pub(crate) const fn profile() -> VendorProfile {
    VendorProfile::new()
        .redirect_domains(&["example.com", "localhost"])
        .request_id_headers(&["x-request-id"])
        .concurrency_limits(&LIMITS)
}

static LIMITS: [ConcurrencyLimit; 1] =
    [ConcurrencyLimit::new("concurrent", Duration::from_secs(30), Duration::from_secs(240))];

pub(crate) const API_KEY: &str = "canary-key-4b1d";
pub(crate) const PASSWORD: &str = "Canary/P\"w 9f2e";

/// What the generator makes of a document.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) context: ClientContext,
}

impl AsRef<ClientContext> for Client {
    fn as_ref(&self) -> &ClientContext {
        &self.context
    }
}

impl Client {
    /// A client with an API key, quick retries and no proxy.
    pub(crate) fn new(base_url: &str) -> Self {
        Self::of(options(base_url))
    }

    pub(crate) fn of(options: ClientOptions) -> Self {
        Self { context: options.build().unwrap() }
    }

    pub(crate) fn request(&self, operation: &Operation) -> Request {
        request(self.context.base_url(), operation)
    }
}

/// Calls an operation with a request that no generated code has made.
pub(crate) fn start(
    client: &impl AsRef<ClientContext>,
    request: impl Into<PreparedRequest>,
    operation: &'static Operation,
) -> Call {
    Call::new(client.as_ref().clone(), operation, Ok(request))
}

pub(crate) fn call<C: AsRef<ClientContext>, T: FromJson>(
    client: &C,
    request: impl Into<PreparedRequest>,
    operation: &'static Operation,
) -> ResponseFuture<T> {
    start(client, request, operation).json()
}

pub(crate) fn call_as<C: AsRef<ClientContext>, T: DeserializeOwned>(
    client: &C,
    request: impl Into<PreparedRequest>,
    operation: &'static Operation,
) -> ResponseFuture<T> {
    start(client, request, operation).json_as()
}

pub(crate) fn call_empty(
    client: &impl AsRef<ClientContext>,
    request: impl Into<PreparedRequest>,
    operation: &'static Operation,
) -> ResponseFuture<()> {
    start(client, request, operation).empty()
}

pub(crate) fn call_stream(
    client: &impl AsRef<ClientContext>,
    request: impl Into<PreparedRequest>,
    operation: &'static Operation,
) -> ResponseFuture<ByteStream> {
    start(client, request, operation).stream()
}

/// Whether a success arrived whose body was no use.
pub(crate) fn is_unusable(error: &Error) -> bool {
    error.status().is_some_and(|status| status.is_success())
}

pub(crate) fn options(base_url: &str) -> ClientOptions {
    options_of(&PROFILE, base_url)
}

/// The same for a vendor that limits what is in a scope.
pub(crate) fn scoped(rate: Rate, scope: &'static RateScope) -> ClientOptions {
    options_of(Box::leak(Box::new(profile().scoped_rate(rate, scope))), "https://api.example.com")
}

fn options_of(profile: &'static VendorProfile, base_url: &str) -> ClientOptions {
    let quick = std::time::Duration::from_millis(1);
    ClientOptions::of_vendor(profile, base_url)
        .credentials("authorization", &[("Bearer ", &Secret::from(API_KEY))])
        .attempts(3)
        .backoff(quick, quick)
}

/// A request of an operation; PUT and POST carry a password.
pub(crate) fn request(base_url: &str, operation: &Operation) -> Request {
    let url = Url::parse(&format!("{base_url}/things/7")).unwrap();
    let mut request = Request::new(Method::from_bytes(operation.method.as_bytes()).unwrap(), url);
    if matches!(operation.method, "PUT" | "POST") {
        *request.body_mut() = Some(serde_json::json!({ "password": PASSWORD }).to_string().into());
    }
    request
}
