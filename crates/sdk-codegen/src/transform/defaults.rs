//! Removes `default` from request schemas: progenitor would send it whenever the caller sets nothing.

use serde_json::Value;

use super::{Outcome, Settings};
use crate::walk::{self, Side};

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    walk::side(document, Side::Request, &mut |schema, _| {
        changes += schema.as_object_mut().and_then(|schema| schema.remove("default")).map_or(0, |_| 1);
    });
    Outcome { changes, ..Outcome::default() }
}
