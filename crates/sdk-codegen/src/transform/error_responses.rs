//! Removes every response that is not a success.
//!
//! A documented error whose body does not decode loses its status in the generated client, and two error types make
//! the generator panic. The runtime reads errors from the raw answer.

use serde_json::{Value, json};

use super::{Outcome, Settings};
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    walk::operations(document, |operation| {
        let responses = operation.value.entry("responses").or_insert_with(|| json!({}));
        let Some(responses) = responses.as_object_mut() else { return };
        let before = responses.len();
        responses.retain(|status, _| status.starts_with('2'));
        changes += before - responses.len();
    });
    Outcome { changes, ..Outcome::default() }
}
