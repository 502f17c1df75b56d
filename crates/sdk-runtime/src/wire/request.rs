//! Making a request from the arguments of a call.

mod body;
mod query;

use std::fmt::{self, Display};

use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderValue};
use zeroize::Zeroizing;

use super::{Argument, PathStyle};
use crate::path::{Part, Template};
use crate::secret::noting::noting;
use crate::{Call, ClientContext, Error, Operation, PreparedRequest, Secret, path_segment};

pub use body::built;

/// A request in the making. The first wrong argument is kept until [`Request::build`], which spares generated code a
/// branch for each of them.
#[must_use = "`build` completes the request"]
pub struct Request {
    context: ClientContext,
    operation: &'static Operation,
    url: String,
    /// What of the path template is not yet in the URL.
    path: Template,
    /// Applied once the URL is complete; the URL is, because path arguments come first.
    request: Option<reqwest::RequestBuilder>,
    /// Put into the URL last; percent-encoded.
    query: String,
    /// The header `Cookie`, of which there is one.
    cookies: String,
    /// What of the arguments so far must not come back in a text.
    secrets: Vec<Zeroizing<String>>,
    /// Whether types describe the body, so that its secrets are among them.
    is_typed: bool,
    /// Whether the body was left out on purpose.
    has_no_body: bool,
    error: Option<Error>,
}

/// The argument of the body that says to send none.
pub const NO_BODY: &str = "no body";

impl Request {
    /// Begins a request to the path of the operation.
    pub fn new(context: ClientContext, operation: &'static Operation) -> Self {
        let base_url = context.base_url().to_owned();
        Self::below(context, &base_url, operation)
    }

    /// Begins a request of an operation whose document names a server for it alone: that one, or the given one in its
    /// place. Of a server without a host, the host is that of the client's base URL.
    pub fn at(
        context: ClientContext,
        documented: &str,
        given: Argument<Option<String>>,
        operation: &'static Operation,
    ) -> Self {
        let base = given.and_then(|given| server(context.base_url(), given.as_deref().unwrap_or(documented)));
        let mut request = Self::below(context, base.as_deref().unwrap_or_default(), operation);
        if let Err(message) = base {
            request.refuse(Error::invalid_request(operation, message));
        }
        request
    }

    fn below(context: ClientContext, base_url: &str, operation: &'static Operation) -> Self {
        let mut path = Template::new(operation.path);
        let url = format!("{base_url}{}", path.literal());
        Self {
            context,
            operation,
            url,
            path,
            request: None,
            query: String::new(),
            cookies: String::new(),
            secrets: Vec::new(),
            is_typed: true,
            has_no_body: false,
            error: None,
        }
    }

    /// The next argument of the path.
    pub fn path<T: Display>(self, name: &str, value: Argument<T>) -> Self {
        self.in_path(value, |operation, value| path_segment(operation, name, &value.to_string()))
    }

    /// The next argument of the path, in the form that the document says.
    pub fn styled_path<T: Display>(self, name: &str, value: Argument<T>, style: &PathStyle) -> Self {
        self.in_path(value, |operation, value| {
            style.write(&value.to_string(), |part| path_segment(operation, name, part))
        })
    }

    fn in_path<T>(
        mut self,
        value: Argument<T>,
        write: impl FnOnce(&'static Operation, T) -> Result<String, Error>,
    ) -> Self {
        match self.given(value).map(|value| write(self.operation, value)) {
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

    /// An argument in a header.
    pub fn header<T: Display>(self, name: &'static str, value: Argument<Option<T>>) -> Self {
        self.with(value, |request, value| match value {
            Some(value) => request.header(name, value.to_string()),
            None => request,
        })
    }

    /// The type of the body where the document leaves it to the caller. Without a body there is none.
    pub fn body_type(self, value: Argument<String>) -> Self {
        if self.has_no_body { self } else { self.header("content-type", value.map(Some)) }
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
                let message = format!("{name} holds a character that a header cannot carry");
                self.refuse(Error::invalid_request(self.operation, message));
                self
            }
        }
    }

    /// An argument in a cookie.
    pub fn cookie<T: Display>(mut self, name: &'static str, value: Argument<Option<T>>) -> Self {
        let Some(Some(value)) = self.given(value) else { return self };
        let value = value.to_string();
        // Of RFC 6265, section 4.1.1, what cannot be in a cookie's value, but for the comma: OpenAPI writes lists with it.
        if value.contains(|c: char| !c.is_ascii_graphic() || matches!(c, '"' | ';' | '\\')) {
            let message = format!("{name} holds a character that a cookie cannot carry");
            self.refuse(Error::invalid_request(self.operation, message));
            return self;
        }
        let separator = if self.cookies.is_empty() { "" } else { "; " };
        self.cookies.push_str(&format!("{separator}{name}={value}"));
        // A cookie is a session, or as good as one.
        self.secrets.push(Zeroizing::new(value));
        self
    }

    /// Asks for these media types.
    pub fn accept(self, media_types: &'static str) -> Self {
        self.with(Ok(()), |request, ()| request.header(ACCEPT, HeaderValue::from_static(media_types)))
    }

    /// Completes the request, or keeps the first error for when it is to be sent.
    pub fn call(self) -> Call {
        let (context, operation) = (self.context.clone(), self.operation);
        Call::new(context, operation, self.build())
    }

    /// Completes the request.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_request`] if an argument is missing or cannot be sent. The message does not quote it.
    pub fn build(mut self) -> Result<PreparedRequest, Error> {
        let operation = self.operation;
        if let Ok(mut cookies) = HeaderValue::try_from(std::mem::take(&mut self.cookies))
            && !cookies.is_empty()
        {
            cookies.set_sensitive(true);
            self = self.with(Ok(cookies), |request, cookies| request.header(COOKIE, cookies));
        }
        let Self { request, query, secrets, is_typed, has_no_body, error, .. } =
            self.with(Ok(()), |request, ()| request);
        match (error, request) {
            (Some(error), _) => Err(error),
            (None, Some(request)) => match request.build() {
                Ok(mut request) => {
                    if !query.is_empty() {
                        let url = request.url_mut();
                        let fixed = url.query().map(|fixed| format!("{fixed}&"));
                        url.set_query(Some(&(fixed.unwrap_or_default() + &query)));
                    }
                    // What the caller names comes behind what the document names.
                    let content_type = request.headers().get_all(CONTENT_TYPE).iter().next_back().cloned();
                    let content_type = content_type.filter(|_| !has_no_body);
                    request.headers_mut().remove(CONTENT_TYPE);
                    request.headers_mut().extend(content_type.map(|value| (CONTENT_TYPE, value)));
                    Ok(PreparedRequest::new(request, secrets, is_typed))
                }
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
            self.context.http().request(method, &self.url)
        });
        self.request = self.noted(|| apply(request, value));
        self
    }

    /// What is written, with the secrets in it noted. Nothing if it cannot be written.
    fn noted<T>(&mut self, write: impl FnOnce() -> Result<T, &'static str>) -> Option<T> {
        let (written, mut secrets) = noting(write);
        self.secrets.append(&mut secrets);
        written.map_err(|reason| self.refuse(Error::invalid_request(self.operation, reason))).ok()
    }

    fn given<T>(&mut self, value: Argument<T>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(message) if message == NO_BODY => {
                self.has_no_body = true;
                None
            }
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
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}

/// The URL of an operation's own server.
fn server(base_url: &str, server: &str) -> Result<String, String> {
    let url = match server.starts_with('/') {
        true => reqwest::Url::parse(base_url).and_then(|base| base.join(server)).map(String::from),
        false => Ok(server.to_owned()),
    };
    let url = url.map_err(|_| "the base URL is none".to_owned())?;
    let url = crate::url::base_url(&url).map_err(|error| error.to_string())?;
    Ok(url.as_str().trim_end_matches('/').to_owned())
}
