//! Keeps the operations of the selected areas, and the components that they need.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::NOT_GENERATED;
use crate::selection::Selection;
use crate::walk;

/// Removes every operation outside the selection and every component that nothing refers to any more.
pub(crate) fn select(document: &mut Value, selection: &Selection) {
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        for item in paths.values_mut().filter_map(Value::as_object_mut) {
            item.retain(|method, operation| {
                walk::METHODS.contains(&method.as_str())
                    && operation.as_object().is_some_and(|operation| {
                        !operation.contains_key(NOT_GENERATED) && selection.contains(tags(operation))
                    })
            });
        }
        paths.retain(|_, item| item.as_object().is_some_and(|item| !item.is_empty()));
    }
    prune(document);
}

/// The tags of an operation.
pub(crate) fn tags(operation: &Map<String, Value>) -> impl Iterator<Item = &str> {
    operation.get("tags").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn prune(document: &mut Value) {
    let mut needed: BTreeSet<String> = walk::reachable(document, walk::Side::Request);
    needed.extend(walk::reachable(document, walk::Side::Response));
    if let Some(components) = walk::components_mut(document) {
        components.retain(|name, _| needed.contains(name));
    }
}
