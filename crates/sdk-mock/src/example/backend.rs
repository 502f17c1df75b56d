//! A backend without state.

use serde_json::Value;

use super::Examples;
use crate::backend::{Backend, Call, Response};
use crate::document::{Media, Operation};
use crate::schema::Direction;

impl Examples {
    /// The successful response of an operation: its first described success.
    pub fn success(&self, operation: &Operation) -> Response {
        let Some((status, media)) = self.described(operation) else {
            return Response::empty(operation.success().map_or(200, |(status, _)| status));
        };
        match self.body(Direction::Response, media) {
            body if media.is_json() => Response::json(status, &body),
            Value::String(text) => Response::raw(status, &media.name, text),
            other => Response::raw(status, &media.name, other.to_string()),
        }
    }

    /// A response as it is described.
    pub(crate) fn described_as(&self, status: u16, described: &crate::document::Response) -> Response {
        let Some(media) = described.media.iter().find(|media| media.is_json()) else {
            let text = described.media.first();
            return text
                .map_or_else(|| Response::empty(status), |media| Response::raw(status, &media.name, "text"));
        };
        Response::json(status, &self.body(Direction::Response, media))
            .with_header("content-type", &media.name)
    }

    /// Status and form of the successful response, where it has a body.
    fn described<'a>(&self, operation: &'a Operation) -> Option<(u16, &'a Media)> {
        let (status, response) = operation.success()?;
        let json = response.media.iter().find(|media| media.is_json());
        Some((status, json.or_else(|| response.media.first())?))
    }
}

impl Backend for Examples {
    fn respond(&self, call: &Call<'_>) -> Response {
        match (&call.operation.paging, self.described(call.operation)) {
            (Some(paging), Some((status, media))) if media.is_json() => {
                self.page(call, paging, status, self.body(Direction::Response, media))
            }
            _ => self.success(call.operation),
        }
    }
}
