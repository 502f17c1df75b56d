//! Operations that a client lacks although they are chosen, and why.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::selection::Selection;
use crate::step::{NOT_GENERATED, ORIGINAL_ID, ORIGINAL_PATH, names};
use crate::walk;

/// An operation without a method.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct LeftOut {
    /// The vendor's operationId.
    pub id: String,
    /// HTTP method, in capitals.
    pub method: String,
    /// Path template.
    pub path: String,
    /// What the client cannot express.
    pub reason: String,
}

/// The chosen operations of a prepared document that no method is made for, in the order of the ids.
pub(crate) fn left_out(document: &mut Value, selection: &Selection) -> Vec<LeftOut> {
    let mut found = Vec::new();
    walk::operations_by_id(document, |operation| {
        let text = |name: &str| operation.value.get(name).and_then(Value::as_str);
        let Some(reason) = text(NOT_GENERATED).filter(|_| selection.contains(names(operation.value))) else {
            return;
        };
        found.push(LeftOut {
            id: text(ORIGINAL_ID).unwrap_or(operation.id()).to_owned(),
            method: operation.method.to_uppercase(),
            path: text(ORIGINAL_PATH).unwrap_or(operation.path).to_owned(),
            reason: reason.to_owned(),
        });
    });
    found
}
