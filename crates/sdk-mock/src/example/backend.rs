//! A backend without state.

use serde_json::Value;

use super::Examples;
use crate::backend::{Answer, Backend, Call};
use crate::document::{Media, Operation};
use crate::schema::Direction;

impl Examples {
    /// The successful answer of an operation: its first described success.
    pub fn success(&self, operation: &Operation) -> Answer {
        let Some((status, media)) = self.described(operation) else {
            return Answer::empty(operation.success().map_or(200, |(status, _)| status));
        };
        match self.body(Direction::Response, media) {
            body if media.is_json() => Answer::json(status, &body),
            Value::String(text) => Answer::raw(status, &media.name, text),
            other => Answer::raw(status, &media.name, other.to_string()),
        }
    }

    /// Status and form of the successful answer, where it has a body.
    fn described<'a>(&self, operation: &'a Operation) -> Option<(u16, &'a Media)> {
        let (status, response) = operation.success()?;
        let json = response.media.iter().find(|media| media.is_json());
        Some((status, json.or_else(|| response.media.first())?))
    }
}

impl Backend for Examples {
    fn answer(&self, call: &Call<'_>) -> Answer {
        match (&call.operation.paging, self.described(call.operation)) {
            (Some(paging), Some((status, media))) if media.is_json() => {
                self.page(call, paging, status, self.body(Direction::Response, media))
            }
            _ => self.success(call.operation),
        }
    }
}
