//! Puts components that are no types of their own (scalars, lists, maps, aliases) in the place of references to them.
//!
//! typify makes a newtype of each, which a caller must wrap and unwrap for nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Outcome, Settings};
use crate::type_fingerprint::is_named_type;
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let plain: BTreeMap<String, Value> = walk::components(document)
        .filter(|(name, component)| !is_named_type(component) && !refers_to_itself(document, name))
        .map(|(name, component)| (name.clone(), component.clone()))
        .collect();
    let mut changes = 0;
    walk::everywhere(document, &mut |schema, _| {
        // A plain component can lead to another one.
        while let Some(target) = walk::reference(schema).and_then(|name| plain.get(name)) {
            *schema = target.clone();
            changes += 1;
        }
    });
    if let Some(components) = walk::components_mut(document) {
        components.retain(|name, _| !plain.contains_key(name));
    }
    Outcome { changes, ..Outcome::default() }
}

fn refers_to_itself(document: &Value, name: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut work = vec![name.to_owned()];
    while let Some(next) = work.pop() {
        let Some(component) = document.pointer("/components/schemas").and_then(|all| all.get(&next)) else {
            continue;
        };
        let mut names = Vec::new();
        walk::collect_references(component, &mut names);
        if names.iter().any(|reached| reached == name) {
            return true;
        }
        work.extend(names.into_iter().filter(|reached| seen.insert(reached.clone())));
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::meaning;
    use crate::random::{self, Document};
    use crate::step::before;

    proptest! {
        #![proptest_config(random::config())]

        #[test]
        fn operations_mean_the_same_as_before(Document(document) in random::document()) {
            let before = before("plain-components", document);
            let mut after = before.clone();
            apply(&mut after, &Settings::plain());
            prop_assert_eq!(meaning::operations(&after), meaning::operations(&before));
        }
    }
}
