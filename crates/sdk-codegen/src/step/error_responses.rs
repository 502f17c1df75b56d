//! Removes every response that is not a success.
//!
//! A documented error whose body does not decode loses its status in the generated client, and two error types make
//! the generator panic. The runtime reads errors from the raw response.
//!
//! Where `default` is all that is documented, it is the success as well. It may describe errors only, so that a success
//! without a body is no error.

use serde_json::{Value, json};

use super::success_response::possibly_missing;
use super::{Outcome, Settings};
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    walk::operations(document, |operation| {
        let responses = operation.value.entry("responses").or_insert_with(|| json!({}));
        let Some(responses) = responses.as_object_mut() else { return };
        let before = responses.len();
        if !responses.keys().any(|status| status.starts_with('2'))
            && let Some(default) =
                responses.remove("default").filter(|default| default.get("content").is_some())
        {
            responses.insert("200".to_owned(), possibly_missing(default));
        }
        responses.retain(|status, _| status.starts_with('2'));
        changes += before - responses.len();
    });
    Outcome { changes, ..Outcome::default() }
}
