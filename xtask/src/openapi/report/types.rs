//! Compares named schemas: each pair once, however many operations use it.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Direction, Entry, Kind, Subject};
use super::schemas::{Comparison, Pair};
use crate::openapi::document::Document;

/// Where a pair of types is met: the same type is strict in a request and lenient in an answer.
type Node = (Pair, Direction);

/// The pairs met so far, and who uses them.
#[derive(Debug, Default)]
pub(super) struct Types {
    /// Pairs that operations mention themselves.
    roots: BTreeMap<Node, BTreeSet<usize>>,
}

impl Types {
    /// Notes that the operation with this index uses `pairs`.
    pub(super) fn used(&mut self, operation: usize, direction: Direction, pairs: BTreeSet<Pair>) {
        for pair in pairs {
            self.roots.entry((pair, direction)).or_default().insert(operation);
        }
    }

    /// Compares everything that can be reached. `users` gives name and areas of an operation by its index.
    pub(super) fn entries(
        self,
        old: &Document,
        new: &Document,
        users: &[(String, Vec<String>)],
    ) -> Vec<Entry> {
        let mut compared: BTreeMap<Node, (Vec<Change>, BTreeSet<Pair>)> = BTreeMap::new();
        let mut waiting: Vec<Node> = self.roots.keys().cloned().collect();
        while let Some(node) = waiting.pop() {
            if compared.contains_key(&node) {
                continue;
            }
            let found = compare(old, new, &node);
            waiting.extend(found.1.iter().map(|pair| (pair.clone(), node.1)));
            compared.insert(node, found);
        }
        let used_by = spread(self.roots, &compared);
        let mut merged: BTreeMap<Pair, (Vec<Change>, BTreeSet<usize>)> = BTreeMap::new();
        for (node, (changes, _)) in compared {
            let operations = used_by.get(&node).cloned().unwrap_or_default();
            let entry = merged.entry(node.0).or_default();
            entry.1.extend(operations);
            changes.into_iter().for_each(|change| merge(&mut entry.0, change));
        }
        merged.into_iter().filter_map(|(pair, (changes, used))| entry(&pair, changes, &used, users)).collect()
    }
}

fn compare(
    old: &Document,
    new: &Document,
    ((before, after), direction): &Node,
) -> (Vec<Change>, BTreeSet<Pair>) {
    let mut comparison = Comparison::new(old, new, *direction);
    comparison.contents(component(old, before), component(new, after), "");
    let mut changes = comparison.changes;
    if before != after {
        changes.push(Change::new(Kind::TypeRenamed, Some(*direction), "").old(before).new_value(after));
    }
    (changes, comparison.pairs)
}

fn component<'d>(document: &'d Document, name: &str) -> &'d serde_json::Value {
    let schemas = document.root().pointer("/components/schemas");
    let found = schemas.and_then(|schemas| schemas.get(name)).unwrap_or(&serde_json::Value::Null);
    document.resolve(found).value
}

/// Hands every user on to what the used types refer to.
fn spread(
    roots: BTreeMap<Node, BTreeSet<usize>>,
    compared: &BTreeMap<Node, (Vec<Change>, BTreeSet<Pair>)>,
) -> BTreeMap<Node, BTreeSet<usize>> {
    let mut used_by: BTreeMap<Node, BTreeSet<usize>> = BTreeMap::new();
    let mut waiting: Vec<(Node, BTreeSet<usize>)> = roots.into_iter().collect();
    while let Some((node, users)) = waiting.pop() {
        let known = used_by.entry(node.clone()).or_default();
        let fresh: BTreeSet<usize> = users.difference(known).copied().collect();
        if fresh.is_empty() {
            continue;
        }
        known.extend(&fresh);
        let next = compared.get(&node).map(|(_, pairs)| pairs).into_iter().flatten();
        waiting.extend(next.map(|pair| ((pair.clone(), node.1), fresh.clone())));
    }
    used_by
}

/// Adds a change, or widens the one that says the same of the other direction.
fn merge(changes: &mut Vec<Change>, change: Change) {
    let Some(known) = changes.iter_mut().find(|known| known.same_as(&change)) else {
        changes.push(change);
        return;
    };
    if change.breaking && !known.breaking {
        *known = change;
    }
    known.direction = None;
}

fn entry(
    (before, after): &Pair,
    changes: Vec<Change>,
    used: &BTreeSet<usize>,
    users: &[(String, Vec<String>)],
) -> Option<Entry> {
    let used: Vec<_> = used.iter().filter_map(|index| users.get(*index)).collect();
    let areas: BTreeSet<_> = used.iter().flat_map(|(_, areas)| areas).cloned().collect();
    let name = if before == after { after.clone() } else { format!("{before} → {after}") };
    let used_by = used.iter().map(|(id, _)| id.clone()).collect();
    Entry::new(Subject::Type { name, used_by, areas: areas.into_iter().collect() }, changes)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn document(schemas: Value) -> Document {
        let root = json!({"openapi": "3.0.0", "paths": {}, "components": {"schemas": schemas}});
        Document::parse("d", root.to_string().as_bytes()).unwrap()
    }

    fn reference(name: &str) -> Value {
        json!({"$ref": format!("#/components/schemas/{name}")})
    }

    #[test]
    fn a_type_is_reported_once_with_all_its_users() {
        let tree = |leaf: &str| {
            json!({"Tree": {"type": "object", "properties": {"leaf": reference("Leaf"),
                "children": {"type": "array", "items": reference("Tree")}}},
                "Leaf": {"type": "object", "properties": {leaf: {"type": "string"}}}})
        };
        let (old, new) = (document(tree("one")), document(tree("two")));
        let mut types = Types::default();
        let pair = BTreeSet::from([("Tree".to_owned(), "Tree".to_owned())]);
        types.used(0, Direction::Response, pair.clone());
        types.used(1, Direction::Request, pair);
        let users = [("a".to_owned(), vec!["x".to_owned()]), ("b".to_owned(), vec!["y".to_owned()])];
        let entries = types.entries(&old, &new, &users);
        let [entry] = entries.as_slice() else { panic!("only the leaf changed: {entries:?}") };
        assert_eq!(
            entry.subject,
            Subject::Type {
                name: "Leaf".to_owned(),
                used_by: vec!["a".to_owned(), "b".to_owned()],
                areas: vec!["x".to_owned(), "y".to_owned()],
            }
        );
        let found: Vec<_> = entry.changes.iter().map(|c| (c.kind, c.at.as_str(), c.direction)).collect();
        assert_eq!(found, [(Kind::FieldRemoved, "one", None), (Kind::FieldAdded, "two", None)]);
    }

    #[test]
    fn another_type_in_the_same_place_is_a_renamed_type() {
        let (old, new) = (document(json!({"A": {}})), document(json!({"B": {}})));
        let mut types = Types::default();
        types.used(0, Direction::Response, BTreeSet::from([("A".to_owned(), "B".to_owned())]));
        let entries = types.entries(&old, &new, &[("a".to_owned(), vec![])]);
        assert_eq!(entries[0].changes[0].kind, Kind::TypeRenamed);
        assert!(entries[0].breaking);
    }
}
