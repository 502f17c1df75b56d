//! A backend without state.

use serde_json::Value;

use super::Examples;
use crate::backend::{Backend, Call, Response};
use crate::document::{Document, Operation, Parameter, Response as Described, is_json};
use crate::schema::Direction;
use crate::value::plain;

/// What a document describes of its body cannot be sent (RFC 9110, section 15.3.5).
const NO_CONTENT: u16 = 204;

impl Examples {
    /// The successful response of an operation: its first described success.
    pub fn success(&self, operation: &Operation) -> Response {
        self.accepted(operation, None)
    }

    /// The same, in the form that the client asks for, if it is described.
    fn accepted(&self, operation: &Operation, accept: Option<&str>) -> Response {
        let success = operation.success();
        success.map_or_else(
            || Response::empty(200),
            |(status, described)| self.described_as(status, described, accept),
        )
    }

    /// A response as it is described, in the form that the client asks for.
    pub(crate) fn described_as(&self, status: u16, described: &Described, accept: Option<&str>) -> Response {
        let Some(media) = described.accepted(accept).filter(|_| status != NO_CONTENT) else {
            return Response::empty(status);
        };
        let (body, sent_as) = (self.body(Direction::Response, media), media.sent_as(self.document().json()));
        let text = if is_json(&sent_as) { body.to_string() } else { plain(&body) };
        Response::raw(status, &sent_as, text)
    }
}

/// Adds the headers that a document requires of a response and that its backend does not know.
pub(crate) fn with_headers(document: &Document, operation: &Operation, response: Response) -> Response {
    let described = operation.response(response.status).map_or(&[][..], |described| &described.headers);
    let missing = |header: &&Parameter| header.required && response.header(&header.name).is_none();
    let missing: Vec<_> = described.iter().filter(missing).collect();
    let examples = (!missing.is_empty()).then(|| Examples::new(document.clone()));
    missing.into_iter().zip(examples.iter().cycle()).fold(response, |response, (header, examples)| {
        let value = match examples.value(header) {
            value if header.is_json => value.to_string(),
            Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
            value => plain(&value),
        };
        response.with_header(&header.name, &value)
    })
}

impl Backend for Examples {
    fn respond(&self, call: &Call<'_>) -> Response {
        let success = call.operation.success();
        let media = success.and_then(|(_, described)| described.preferred()).filter(|media| media.is_json());
        match (&call.operation.paging, success, media) {
            (Some(paging), Some((status, _)), Some(media)) => {
                let page = self.page(call, paging, status, &self.body(Direction::Response, media));
                if page.status == status { page.with_header("content-type", &media.name) } else { page }
            }
            _ => self.accepted(call.operation, call.accept()),
        }
    }
}
