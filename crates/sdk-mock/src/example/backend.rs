//! A backend without state.

use serde_json::Value;

use super::Examples;
use crate::backend::{Backend, Call, Response};
use crate::document::{Operation, Response as Described};
use crate::schema::Direction;

impl Examples {
    /// The successful response of an operation: its first described success.
    pub fn success(&self, operation: &Operation) -> Response {
        let success = operation.success();
        success
            .map_or_else(|| Response::empty(200), |(status, described)| self.described_as(status, described))
    }

    /// A response as it is described.
    pub(crate) fn described_as(&self, status: u16, described: &Described) -> Response {
        let Some(media) = described.preferred() else { return Response::empty(status) };
        match self.body(Direction::Response, media) {
            Value::String(text) if !media.is_json() => Response::raw(status, &media.name, text),
            body => Response::raw(status, &media.name, body.to_string()),
        }
    }
}

impl Backend for Examples {
    fn respond(&self, call: &Call<'_>) -> Response {
        let success = call.operation.success();
        let media = success.and_then(|(_, described)| described.preferred()).filter(|media| media.is_json());
        match (&call.operation.paging, success, media) {
            (Some(paging), Some((status, _)), Some(media)) => {
                let page = self.page(call, paging, status, self.body(Direction::Response, media));
                if page.status == status { page.with_header("content-type", &media.name) } else { page }
            }
            _ => self.success(call.operation),
        }
    }
}
