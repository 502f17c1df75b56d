//! Keeps the selected operations, and the components that they need.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::NOT_GENERATED;
use crate::selection::Selection;
use crate::walk;

/// Removes every operation outside the selection and every component that nothing refers to any more.
pub(crate) fn select(document: &mut Value, selection: &Selection) {
    retain(document, |operation| {
        !operation.contains_key(NOT_GENERATED) && selection.contains(names(operation))
    });
}

/// Keeps these operations, by their ids, and the components that they need.
pub(crate) fn keep(document: &mut Value, is_kept: impl Fn(&str) -> bool) {
    retain(document, |operation| operation.get("operationId").and_then(Value::as_str).is_some_and(&is_kept));
}

fn retain(document: &mut Value, is_kept: impl Fn(&Map<String, Value>) -> bool) {
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        for item in paths.values_mut().filter_map(Value::as_object_mut) {
            item.retain(|method, operation| {
                walk::METHODS.contains(&method.as_str()) && operation.as_object().is_some_and(&is_kept)
            });
        }
        paths.retain(|_, item| item.as_object().is_some_and(|item| !item.is_empty()));
    }
    prune(document);
}

/// The tags of an operation.
pub(crate) fn tags(operation: &Map<String, Value>) -> impl Iterator<Item = &str> {
    walk::names(operation, "tags")
}

/// By what an operation can be selected: its tags and its id.
pub(crate) fn names(operation: &Map<String, Value>) -> impl Iterator<Item = &str> {
    tags(operation).chain(operation.get("operationId").and_then(Value::as_str))
}

/// Removes every component that no operation needs.
pub(super) fn prune(document: &mut Value) {
    let mut needed: BTreeSet<String> = walk::reachable(document, walk::Direction::Request);
    needed.extend(walk::reachable(document, walk::Direction::Response));
    if let Some(components) = walk::components_mut(document) {
        components.retain(|name, _| needed.contains(name));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    use super::*;
    use crate::random::{self, Document, TAGS};
    use crate::step::before;

    /// Every target of a reference, at any depth: found another way than `walk` does it.
    fn targets(value: &Value) -> BTreeSet<String> {
        let text = value.to_string();
        let after = text.split("#/components/schemas/").skip(1);
        after.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
    }

    /// Components that the operations need, directly or through others.
    fn needed(document: &Value) -> BTreeSet<String> {
        let mut needed = targets(&document["paths"]);
        loop {
            let more: BTreeSet<String> =
                needed.iter().flat_map(|name| targets(&document["components"]["schemas"][name])).collect();
            let before = needed.len();
            needed.extend(more);
            if needed.len() == before {
                return needed;
            }
        }
    }

    proptest! {
        #![proptest_config(random::config())]

        #[test]
        fn what_is_selected_stays_complete_and_nothing_else_stays(
            Document(document) in random::document(),
            wanted in subsequence(TAGS.to_vec(), 0..=TAGS.len()),
        ) {
            let prepared = before("nothing", document);
            let mut selected = prepared.clone();
            select(&mut selected, &Selection::of(wanted.iter().copied()));

            for (path, item) in prepared["paths"].as_object().unwrap() {
                let operation = item["post"].as_object().unwrap();
                let chosen = tags(operation).any(|tag| wanted.contains(&tag));
                let expected = chosen.then_some(item);
                prop_assert_eq!(selected["paths"].get(path), expected);
            }
            let kept: BTreeSet<String> = walk::components(&selected).map(|(name, _)| name.clone()).collect();
            prop_assert_eq!(&kept, &needed(&selected), "no reference dangles, and every component is needed");
            for name in &kept {
                let pointer = format!("/components/schemas/{name}");
                prop_assert_eq!(selected.pointer(&pointer), prepared.pointer(&pointer));
            }
        }
    }
}
