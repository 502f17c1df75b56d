//! Puts components that are no types of their own (scalars, lists, maps, aliases) in the place of references to them.
//!
//! typify makes a newtype of each, which a caller must wrap and unwrap for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::{iter, mem};

use serde_json::{Value, json};

use super::{Outcome, Settings};
use crate::error::Problem;
use crate::pointer::Pointer;
use crate::type_fingerprint::is_named_type;
use crate::walk;

/// A chain of references longer than this is a cycle.
const DEPTH: usize = 32;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let notes = end_cycles(document);
    let circular = circular(document);
    let plain: BTreeMap<String, Value> = walk::components(document)
        .filter(|(name, component)| !is_named_type(component) && !circular.contains(*name))
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
    Outcome { changes: changes + notes.len(), notes, ..Outcome::default() }
}

/// Makes free JSON of components that are nothing but each other.
fn end_cycles(document: &mut Value) -> Vec<Problem> {
    let target = |name: &str| walk::reference(walk::component(document, name)?);
    let is_endless = |name: &str| iter::successors(Some(name), |name| target(name)).nth(DEPTH).is_some();
    let endless: Vec<String> =
        walk::components(document).map(|(name, _)| name).filter(|name| is_endless(name)).cloned().collect();
    let mut notes = Vec::new();
    for name in endless {
        let pointer = Pointer::root().child("components").child("schemas").child(&name);
        notes.push(Problem::new(&pointer, "it is only a reference to itself; free JSON here"));
        walk::components_mut(document).and_then(|all| all.insert(name, json!({})));
    }
    notes
}

/// The components that lead back to themselves, by Kosaraju's algorithm for strongly connected components.
fn circular(document: &Value) -> BTreeSet<&String> {
    let names: Vec<&String> = walk::components(document).map(|(name, _)| name).collect();
    let index: BTreeMap<&str, usize> =
        names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let mut forward = Vec::new();
    let mut backward = vec![Vec::new(); names.len()];
    for (from, (_, component)) in walk::components(document).enumerate() {
        let mut targets = Vec::new();
        walk::collect_references(component, &mut targets);
        let targets: BTreeSet<usize> =
            targets.iter().filter_map(|name| index.get(name.as_str()).copied()).collect();
        targets.iter().for_each(|to| backward[*to].push(from));
        forward.push(Vec::from_iter(targets));
    }
    let order = trees(&forward, 0..names.len()).concat();
    let parts = trees(&backward, order.into_iter().rev());
    let cycles = parts.iter().filter(|part| part.len() > 1 || forward[part[0]].contains(&part[0]));
    cycles.flatten().map(|at| names[*at]).collect()
}

/// The trees of a depth-first search, each node after those that it leads to.
fn trees(edges: &[Vec<usize>], starts: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut seen = vec![false; edges.len()];
    let mut trees = Vec::new();
    for start in starts {
        if mem::replace(&mut seen[start], true) {
            continue;
        }
        let (mut tree, mut path) = (Vec::new(), vec![(start, 0)]);
        while let Some((node, next)) = path.last_mut() {
            match edges[*node].get(*next) {
                Some(&to) => {
                    *next += 1;
                    if !mem::replace(&mut seen[to], true) {
                        path.push((to, 0));
                    }
                }
                None => {
                    tree.push(*node);
                    path.pop();
                }
            }
        }
        trees.push(tree);
    }
    trees
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::meaning;
    use crate::random::{self, Document};
    use crate::step::before;

    #[test]
    fn what_leads_back_to_itself_is_circular_and_what_only_leads_there_is_not() {
        let list = |name: &str| json!({ "type": "array", "items": walk::refer_to(name) });
        let schemas = json!({
            "A": list("B"), "B": list("C"), "C": list("B"), "D": list("D"), "E": list("A"), "F": list("G"),
            "G": { "type": "string" }, "H": list("F"), "I": list("nothing")
        });
        let document = json!({ "components": { "schemas": schemas } });
        assert_eq!(circular(&document).into_iter().collect::<Vec<_>>(), ["B", "C", "D"]);
    }

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
