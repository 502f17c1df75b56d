//! Making a request from the arguments of a call.

use std::fmt::{self, Display};

use progenitor_client::RequestBuilderExt;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Argument, query};
use crate::path::{Part, Template};
use crate::secret::noting::noting;
use crate::{Error, Operation, PreparedRequest, Secret, path_segment};

/// A request in the making. The first wrong argument is kept until [`Request::build`], which spares generated code a
/// branch for each of them.
#[must_use = "`build` completes the request"]
pub struct Request<'c> {
    client: &'c reqwest::Client,
    operation: &'static Operation,
    url: String,
    /// What of the path template is not yet in the URL.
    path: Template,
    /// Applied once the URL is complete; the URL is, because path arguments come first.
    request: Option<reqwest::RequestBuilder>,
    /// What of the arguments so far must not come back in a text.
    secrets: Vec<Zeroizing<String>>,
    /// Whether types describe the body, so that its secrets are among them.
    is_typed: bool,
    error: Option<Error>,
}

impl<'c> Request<'c> {
    /// Begins a request to the path of the operation below `base_url`.
    pub fn new(client: &'c reqwest::Client, base_url: &str, operation: &'static Operation) -> Self {
        let mut path = Template::new(operation.path);
        let url = format!("{base_url}{}", path.literal());
        Self { client, operation, url, path, request: None, secrets: Vec::new(), is_typed: true, error: None }
    }

    /// The next argument of the path.
    pub fn path<T: Display>(mut self, name: &str, value: Argument<T>) -> Self {
        match self.given(value).map(|value| path_segment(self.operation, name, &value.to_string())) {
            Some(Ok(segment)) => {
                self.url.push_str(&segment);
                if let Some(Part::Parameter(_)) = self.path.next() {
                    self.url.push_str(self.path.literal());
                }
            }
            Some(Err(error)) => self.refuse(error),
            None => (),
        }
        self
    }

    /// An argument of the query. A list is sent as the name repeated, an absent value not at all.
    pub fn query<T: Serialize>(self, name: &str, value: Argument<T>) -> Self {
        self.attempt(value, |request, value| Ok(request.query(&query::pairs(name, &value)?)))
    }

    /// An argument in a header.
    pub fn header<T: Display>(self, name: &'static str, value: Argument<Option<T>>) -> Self {
        self.with(value, |request, value| match value {
            Some(value) => request.header(name, value.to_string()),
            None => request,
        })
    }

    /// A secret in a header, which is marked so that nothing prints it.
    pub fn secret_header(mut self, name: &'static str, value: Argument<Option<Secret>>) -> Self {
        let Some(Some(value)) = self.given(value) else { return self };
        match HeaderValue::try_from(value.expose()) {
            Ok(mut header) => {
                header.set_sensitive(true);
                self.secrets.push(Zeroizing::new(value.expose().to_owned()));
                self.with(Ok(header), |request, header| request.header(name, header))
            }
            Err(_) => {
                let message = format_args!("{name} holds a character that a header cannot carry");
                self.refuse(Error::invalid_request(self.operation, message));
                self
            }
        }
    }

    /// Asks for JSON.
    pub fn accept_json(self) -> Self {
        self.with(Ok(()), |request, ()| request.header(ACCEPT, HeaderValue::from_static("application/json")))
    }

    /// A JSON body from a type or its builder.
    pub fn json<T, B>(self, body: Argument<B>) -> Self
    where
        T: TryFrom<B, Error: Display> + Serialize,
    {
        self.json_value(built::<T, B>(body))
    }

    /// A JSON body.
    pub fn json_value<T: Serialize>(self, body: Argument<T>) -> Self {
        self.with(body, |request, body| request.json(&body))
    }

    /// A form.
    pub fn form_value<T: Serialize>(self, body: Argument<T>) -> Self {
        self.attempt(body, |request, body| {
            RequestBuilderExt::<()>::form_urlencoded(request, &body)
                .map_err(|_| "the body does not fit into a form")
        })
    }

    /// A form from a type or its builder.
    pub fn form<T, B>(self, body: Argument<B>) -> Self
    where
        T: TryFrom<B, Error: Display> + Serialize,
    {
        self.form_value(built::<T, B>(body))
    }

    /// A body of another media type.
    pub fn bytes(mut self, media_type: &'static str, body: Argument<reqwest::Body>) -> Self {
        self.is_typed = false;
        self.with(body, |request, body| {
            request.header(CONTENT_TYPE, HeaderValue::from_static(media_type)).body(body)
        })
    }

    /// Completes the request.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_request`] if an argument is missing or cannot be sent. The message does not quote it.
    pub fn build(self) -> Result<PreparedRequest, Error> {
        let operation = self.operation;
        let Self { request, secrets, is_typed, error, .. } = self.with(Ok(()), |request, ()| request);
        match (error, request) {
            (Some(error), _) => Err(error),
            (None, Some(request)) => match request.build() {
                Ok(request) => Ok(PreparedRequest::new(request, secrets, is_typed)),
                Err(error) => Err(Error::invalid_request(operation, error.without_url())),
            },
            (None, None) => Err(Error::invalid_request(operation, "the request is not complete")),
        }
    }

    fn with<T>(
        self,
        value: Argument<T>,
        apply: impl FnOnce(reqwest::RequestBuilder, T) -> reqwest::RequestBuilder,
    ) -> Self {
        self.attempt(value, |request, value| Ok(apply(request, value)))
    }

    fn attempt<T>(
        mut self,
        value: Argument<T>,
        apply: impl FnOnce(reqwest::RequestBuilder, T) -> Result<reqwest::RequestBuilder, &'static str>,
    ) -> Self {
        let Some(value) = self.given(value) else { return self };
        let request = self.request.take().unwrap_or_else(|| {
            // Of a fixed list, all of them valid.
            let method = reqwest::Method::from_bytes(self.operation.method.as_bytes()).unwrap_or_default();
            self.client.request(method, &self.url)
        });
        let (applied, mut secrets) = noting(|| apply(request, value));
        self.secrets.append(&mut secrets);
        match applied {
            Ok(request) => self.request = Some(request),
            Err(reason) => self.refuse(Error::invalid_request(self.operation, reason)),
        }
        self
    }

    fn given<T>(&mut self, value: Argument<T>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(message) => {
                self.refuse(Error::invalid_request(self.operation, message));
                None
            }
        }
    }

    fn refuse(&mut self, error: Error) {
        self.error.get_or_insert(error);
    }
}

// The arguments are left out: any of them can be a secret.
impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}

fn built<T: TryFrom<B, Error: Display>, B>(body: Argument<B>) -> Argument<T> {
    body.and_then(|body| T::try_from(body).map_err(|error| error.to_string()))
}
