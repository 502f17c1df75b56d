//! The body of a request.

use std::fmt::Display;

use reqwest::header::{CONTENT_TYPE, HeaderValue};
use serde::Serialize;

use super::super::form::{self, Encodings};
use super::super::{Argument, multipart};
use super::Request;
use crate::upload::gathering;

impl Request {
    /// Names the type of a JSON body that follows, where it is not `application/json`.
    pub fn content_type(self, media_type: &'static str) -> Self {
        self.with(Ok(()), |request, ()| request.header(CONTENT_TYPE, HeaderValue::from_static(media_type)))
    }

    /// A JSON body.
    pub fn json<T: Serialize>(self, body: Argument<T>) -> Self {
        self.with(body, |request, body| request.json(&body))
    }

    /// A form.
    pub fn form<T: Serialize>(self, body: Argument<T>, encodings: &Encodings) -> Self {
        self.attempt(body, |request, body| {
            let fields = form::fields(written(&body)?, encodings)?;
            Ok(request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(form::encoded(&fields)))
        })
    }

    /// A body in parts, some of which can be files.
    pub fn multipart<T: Serialize>(self, body: Argument<T>, encodings: &Encodings) -> Self {
        self.attempt(body, |request, body| {
            let (body, uploads) = gathering(|| written(&body));
            let (content_type, body) = multipart::encode(body?, &uploads, encodings)?;
            Ok(request.header(CONTENT_TYPE, content_type).body(body))
        })
    }

    /// A body of another media type.
    pub fn bytes(mut self, media_type: &'static str, body: Argument<reqwest::Body>) -> Self {
        self.is_typed = false;
        self.with(body, |request, body| {
            request.header(CONTENT_TYPE, HeaderValue::from_static(media_type)).body(body)
        })
    }
}

fn written<T: Serialize>(body: &T) -> Result<serde_json::Value, &'static str> {
    serde_json::to_value(body).map_err(|_| "the body cannot be written")
}

/// The body that a builder makes.
///
/// # Errors
///
/// If the argument is none, or the builder lacks something.
pub fn built<T: TryFrom<B, Error: Display>, B>(body: Argument<B>) -> Argument<T> {
    body.and_then(|body| T::try_from(body).map_err(|error| error.to_string()))
}
