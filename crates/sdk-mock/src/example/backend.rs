//! A backend without state.

use serde_json::Value;

use super::Examples;
use crate::backend::{Answer, Backend, Call};
use crate::document::Operation;
use crate::schema::Direction;

impl Examples {
    /// The successful answer of an operation: its first described success.
    pub fn success(&self, operation: &Operation) -> Answer {
        let Some((status, response)) = operation.success() else { return Answer::empty(200) };
        let Some(media) =
            response.media.iter().find(|media| media.is_json()).or_else(|| response.media.first())
        else {
            return Answer::empty(status);
        };
        let body = self.body(Direction::Response, media);
        match body {
            body if media.is_json() => Answer::json(status, &body),
            Value::String(text) => Answer::raw(status, &media.name, text),
            other => Answer::raw(status, &media.name, other.to_string()),
        }
    }
}

impl Backend for Examples {
    fn answer(&self, call: &Call<'_>) -> Answer {
        self.success(call.operation)
    }
}
