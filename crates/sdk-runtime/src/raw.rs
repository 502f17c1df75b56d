//! Calling what the document lacks.

use std::fmt::{self, Display};

use futures_util::TryStreamExt as _;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::paging::Paginator;
use crate::path::Template;
use crate::wire::by_serde::BySerde;
use crate::{Call, ClientContext, Error, Operation, PreparedRequest, Response, ResponseFuture, Secret, wire};

/// A request of an operation that the generated client does not have.
///
/// Everything else is as for generated operations: authentication, limits, retries, redirects, errors.
///
/// ```
/// use sdk_runtime::{ClientContext, Error, Operation, RawRequest};
///
/// static UPTIME: Operation = Operation::new("device-uptime", "GET", "/devices/{serial}/uptime");
///
/// async fn uptime(client: &impl AsRef<ClientContext>, serial: &str) -> Result<u64, Error> {
///     let request = RawRequest::new(client, &UPTIME).parameter("serial", serial).query("unit", "seconds");
///     let response = request.send::<serde_json::Value>().await?;
///     Ok(response["uptime"].as_u64().unwrap_or(0))
/// }
/// ```
#[must_use = "a request does nothing until it is sent"]
pub struct RawRequest {
    context: ClientContext,
    operation: &'static Operation,
    parameters: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    body: Option<serde_json::Result<Vec<u8>>>,
}

impl RawRequest {
    /// A request of an operation, made with the generated client of the API.
    pub fn new(client: &impl AsRef<ClientContext>, operation: &'static Operation) -> Self {
        Self {
            context: client.as_ref().clone(),
            operation,
            parameters: Vec::new(),
            query: Vec::new(),
            body: None,
        }
    }

    /// The argument of a parameter in the path of the operation. The last one counts.
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
        self.body = Some(Secret::exposing(|| serde_json::to_vec(body)));
        self
    }

    /// Sends it; the success is a JSON body, or `()` for none. `serde_json::Value` takes either.
    ///
    /// # Errors
    ///
    /// [`Error`] for everything but a 2xx with a body of that shape; [`Error::is_invalid_request`] if a parameter of
    /// the path is missing, unsafe or not in the path, or the body cannot be written as JSON.
    pub fn send<T: DeserializeOwned>(self) -> ResponseFuture<T> {
        self.call().json_as()
    }

    /// The pages of a list, each of which links to the next one; the last does not. Nothing is sent before the first is asked for.
    pub fn pages<T: DeserializeOwned + Send + 'static>(self) -> Paginator<Response<T>> {
        let pages = wire::pages(self.context.clone(), self.call().json::<BySerde<T>>(), None, &[]);
        Paginator::new(pages.map_ok(|page| page.map(|BySerde(value)| value)))
    }

    pub(crate) fn call(self) -> Call {
        let (context, operation) = (self.context.clone(), self.operation);
        match self.request() {
            Ok(request) => request.call(),
            Err(error) => Call::new(context, operation, Err::<PreparedRequest, _>(error)),
        }
    }

    fn request(self) -> Result<wire::Request, Error> {
        let operation = self.operation;
        let parameters = || Template::new(operation.path).parameters();
        if let Some((name, _)) =
            self.parameters.iter().find(|(name, _)| !parameters().any(|own| own == *name))
        {
            return Err(Error::invalid_request(operation, format_args!("the path has no parameter {name}")));
        }
        let mut request = wire::Request::new(self.context, operation);
        for name in parameters() {
            let argument = self.parameters.iter().rev().find(|(parameter, _)| *parameter == name);
            let argument = argument.map(|(_, value)| value);
            request =
                request.path(name, argument.ok_or_else(|| format!("path parameter {name} was not given")));
        }
        request = request.accept("application/json");
        for (name, value) in self.query {
            request = request.query(&name, Ok(value));
        }
        if let Some(body) = self.body {
            let body = body.map_err(|_| "the body cannot be written as JSON".to_owned());
            request = request.bytes("application/json", body.map(Into::into));
        }
        Ok(request)
    }
}

// Arguments are left out: any of them can be a secret.
impl fmt::Debug for RawRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}
