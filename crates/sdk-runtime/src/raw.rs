//! Calling what the document lacks.

use std::fmt::{self, Display};
use std::ops::ControlFlow;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, Method};
use progenitor_client::ClientHooks;
use reqwest::{Request, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Core, Error, ItemList, Operation, Response, call, call_empty, call_items, path_segment};

/// A request of an operation that the generated client does not have.
///
/// Everything else is as for generated operations: authentication, limits, retries, redirects, errors.
///
/// ```
/// use sdk_runtime::{Core, Error, Operation, RawRequest};
/// # use progenitor_client::ClientHooks;
///
/// static UPTIME: Operation = Operation::new("device-uptime", "GET", "/devices/{serial}/uptime");
///
/// async fn uptime<C: ClientHooks<Core>>(client: &C, serial: &str) -> Result<u64, Error> {
///     let request = RawRequest::new(client, &UPTIME).parameter("serial", serial).query("unit", "seconds");
///     let answer = request.send::<serde_json::Value>().await?;
///     Ok(answer["uptime"].as_u64().unwrap_or(0))
/// }
/// ```
#[must_use = "a request does nothing until it is sent"]
pub struct RawRequest<'a, C> {
    client: &'a C,
    operation: &'static Operation,
    parameters: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    body: Option<serde_json::Result<Vec<u8>>>,
}

impl<'a, C: ClientHooks<Core>> RawRequest<'a, C> {
    /// A request of an operation.
    pub fn new(client: &'a C, operation: &'static Operation) -> Self {
        Self { client, operation, parameters: Vec::new(), query: Vec::new(), body: None }
    }

    /// The argument of a parameter in the path of the operation.
    pub fn parameter(mut self, name: &'static str, value: impl Display) -> Self {
        self.parameters.push((name, value.to_string()));
        self
    }

    /// Adds a query parameter. One of the same name is not replaced, as lists are sent that way.
    pub fn query(mut self, name: impl Into<String>, value: impl Display) -> Self {
        self.query.push((name.into(), value.to_string()));
        self
    }

    /// The JSON body.
    pub fn json(mut self, body: &impl Serialize) -> Self {
        self.body = Some(serde_json::to_vec(body));
        self
    }

    /// Sends it; the success is a JSON body.
    ///
    /// # Errors
    ///
    /// [`Error`] for everything but a 2xx with a body of that shape; [`Error::is_invalid_request`] if a parameter of
    /// the path is missing or unsafe, or the body cannot be written as JSON.
    pub async fn send<T: DeserializeOwned>(self) -> Result<Response<T>, Error> {
        let (client, operation) = (self.client, self.operation);
        call(client, self.build()?, operation).await
    }

    /// Sends it; the success has no body, or none of interest.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub async fn send_empty(self) -> Result<Response<()>, Error> {
        let (client, operation) = (self.client, self.operation);
        call_empty(client, self.build()?, operation).await
    }

    /// Sends it; the success is a JSON list, whose items are handed out while they arrive; see [`call_items`].
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub async fn send_items<T: DeserializeOwned, B>(
        self,
        list: ItemList<'_>,
        each: impl FnMut(T) -> ControlFlow<B>,
    ) -> Result<Response<Option<B>>, Error> {
        let (client, operation) = (self.client, self.operation);
        call_items(client, self.build()?, operation, list, each).await
    }

    fn build(self) -> Result<Request, Error> {
        let operation = self.operation;
        let invalid = |reason: &str| Error::invalid_request(operation, reason);
        let mut text = self.client.baseurl().to_owned();
        for segment in operation.path.split('/').skip(1) {
            text.push('/');
            match segment.strip_prefix('{').and_then(|segment| segment.strip_suffix('}')) {
                None => text.push_str(segment),
                Some(name) => {
                    let argument = self.parameters.iter().find(|(parameter, _)| *parameter == name);
                    let (_, value) =
                        argument.ok_or_else(|| invalid(&format!("path parameter {name} was not given")))?;
                    text.push_str(&path_segment(operation, name, value)?);
                }
            }
        }
        let mut url = Url::parse(&text).map_err(|_| invalid("the path is no URL"))?;
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        let method =
            Method::from_bytes(operation.method.as_bytes()).map_err(|_| invalid("the method is unknown"))?;
        let mut request = Request::new(method, url);
        let json = HeaderValue::from_static("application/json");
        request.headers_mut().insert(ACCEPT, json.clone());
        if let Some(body) = self.body {
            let body = body.map_err(|_| invalid("the body cannot be written as JSON"))?;
            request.headers_mut().insert(CONTENT_TYPE, json);
            *request.body_mut() = Some(body.into());
        }
        Ok(request)
    }
}

// Arguments are left out: any of them can be a secret.
impl<C> fmt::Debug for RawRequest<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}
