//! A client as the generator would make it, and operations for it.

#![allow(dead_code, reason = "every test file uses a part of this")]

/// Lets a test's own client be what its `client` is, but for what it does with a request.
macro_rules! info_of_client {
    ($type:ty) => {
        impl progenitor_client::ClientInfo<sdk_runtime::ClientContext> for $type {
            fn api_version() -> &'static str {
                "1"
            }

            fn baseurl(&self) -> &str {
                self.client.baseurl()
            }

            fn client(&self) -> &reqwest::Client {
                self.client.client()
            }

            fn inner(&self) -> &sdk_runtime::ClientContext {
                self.client.inner()
            }
        }
    };
}
#[allow(unused_imports, reason = "not every test has a client of its own")]
pub(crate) use info_of_client;

pub(crate) mod log;
pub(crate) mod script;
pub(crate) mod secrets;
pub(crate) mod server;

use std::time::Duration;

use progenitor_client::{ClientHooks, ClientInfo, OperationInfo};
use reqwest::{Method, Request, Url};
use sdk_runtime::paging::PageOrder;
use sdk_runtime::{
    ClientContext, ClientOptions, ClientParts, ConcurrencyLimit, Credentials, Operation, RetryPolicy, Secret,
    VendorProfile,
};

const fn operation(id: &'static str, method: &'static str, idempotent: bool) -> Operation {
    Operation {
        id,
        name: id,
        method,
        path: "/things/{id}",
        tags: &["Things"],
        idempotent,
        authenticated: true,
        page_order: PageOrder::Next,
    }
}

pub(crate) static LIST: Operation = operation("things-list", "GET", true);
pub(crate) static UPDATE: Operation = operation("things-update", "PUT", true);
pub(crate) static UPDATE_ONCE: Operation = operation("things-update-once", "PUT", false);
pub(crate) static CREATE: Operation = operation("things-create", "POST", false);
pub(crate) static DELETE: Operation = operation("things-delete", "DELETE", true);
pub(crate) static LOGIN: Operation = Operation { authenticated: false, ..operation("login", "POST", false) };

pub(crate) static PROFILE: VendorProfile = VendorProfile {
    redirect_domains: &["example.com", "localhost"],
    request_id_headers: &["x-request-id"],
    rate: None,
    concurrency_limits: &[ConcurrencyLimit {
        words: "concurrent",
        wait: (Duration::from_secs(30), Duration::from_secs(240)),
    }],
};

pub(crate) const API_KEY: &str = "canary-key-4b1d";
pub(crate) const PASSWORD: &str = "Canary/P\"w 9f2e";

/// What the generator makes of a document: the three parts, and hooks that delegate.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) base_url: String,
    pub(crate) http: reqwest::Client,
    pub(crate) context: ClientContext,
}

impl ClientInfo<ClientContext> for Client {
    fn api_version() -> &'static str {
        "1"
    }

    fn baseurl(&self) -> &str {
        &self.base_url
    }

    fn client(&self) -> &reqwest::Client {
        &self.http
    }

    fn inner(&self) -> &ClientContext {
        &self.context
    }
}

impl ClientHooks<ClientContext> for Client {
    async fn pre<E>(
        &self,
        request: &mut Request,
        _: &OperationInfo,
    ) -> Result<(), progenitor_client::Error<E>> {
        self.context.prepare(request);
        Ok(())
    }
}

impl Client {
    pub(crate) fn of(parts: ClientParts) -> Self {
        Self { base_url: parts.base_url, http: parts.http, context: parts.context }
    }

    /// A client with an API key, quick retries and no proxy.
    pub(crate) fn new(base_url: &str) -> Self {
        Self::of(options(base_url).build().unwrap())
    }

    pub(crate) fn request(&self, operation: &Operation) -> Request {
        request(&self.base_url, operation)
    }
}

pub(crate) fn options(base_url: &str) -> ClientOptions {
    let quick = std::time::Duration::from_millis(1);
    ClientOptions::new(&PROFILE, base_url)
        .credentials(Credentials::bearer(&Secret::from(API_KEY)).unwrap())
        .retry(RetryPolicy::default().attempts(3).backoff(quick, quick))
        .no_proxy()
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
