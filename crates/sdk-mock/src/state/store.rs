//! What is remembered: collections of things, and single things, by their paths.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::plain;

/// A thing of a collection.
#[derive(Debug, Clone, Default)]
pub(super) struct Thing {
    /// What names it in paths, best first.
    pub(super) keys: Vec<String>,
    /// The members that name it as well: Tenable's users go by UUID and by number.
    pub(super) names: Vec<String>,
    pub(super) members: Map<String, Value>,
}

impl Thing {
    /// All that it goes by.
    fn all_keys(&self) -> impl Iterator<Item = String> {
        let named = self.names.iter().filter_map(|name| self.members.get(name)).map(plain);
        self.keys.iter().cloned().chain(named)
    }

    /// What it has beside that.
    pub(super) fn without_identity(&self) -> Map<String, Value> {
        let others = self.members.iter().filter(|(name, _)| !self.names.contains(name));
        others.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    pub(super) fn is(&self, key: &str) -> bool {
        self.all_keys().any(|other| other == key)
    }
}

/// The state of a server.
#[derive(Debug, Clone, Default)]
pub(super) struct Store {
    collections: BTreeMap<String, Vec<Thing>>,
    pub(super) singles: BTreeMap<String, Map<String, Value>>,
    /// Paths of things that were made: nothing is below them that nobody put there.
    made: BTreeSet<String>,
    /// Paths of things that were removed: nothing is there, nor below.
    gone: BTreeSet<String>,
    /// How many were made.
    count: usize,
}

impl Store {
    /// Counts up.
    pub(super) fn next(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    /// The things of a collection; those of the start unless it is known already.
    pub(super) fn collection(&mut self, path: &str, start: impl FnOnce() -> Vec<Thing>) -> &mut Vec<Thing> {
        let made = self.made.iter().any(|made| is_below(path, made));
        self.collections.entry(path.to_owned()).or_insert_with(|| if made { Vec::new() } else { start() })
    }

    pub(super) fn has(&self, path: &str, key: &str) -> bool {
        self.collections.get(path).is_some_and(|things| things.iter().any(|thing| thing.is(key)))
    }

    /// Whether a path is that of a thing that was removed, or below one.
    pub(super) fn is_gone(&self, path: &str) -> bool {
        self.gone.iter().any(|gone| path == gone || is_below(path, gone))
    }

    /// Adds a thing that a client made: nothing is below it.
    pub(super) fn make(&mut self, path: &str, thing: Thing) {
        self.made.extend(thing.all_keys().map(|key| format!("{path}/{key}")));
        self.add(path, thing);
    }

    /// Adds a thing that was always there, with what the examples have below it.
    pub(super) fn add(&mut self, path: &str, thing: Thing) {
        for key in thing.all_keys() {
            self.gone.remove(&format!("{path}/{key}"));
        }
        self.collections.entry(path.to_owned()).or_default().push(thing);
    }

    /// Removes a thing, and all below it.
    pub(super) fn remove(&mut self, path: &str, key: &str) {
        let Some(things) = self.collections.get_mut(path) else { return };
        let Some(index) = things.iter().position(|thing| thing.is(key)) else { return };
        for key in things.remove(index).all_keys() {
            let path = format!("{path}/{key}");
            self.collections.retain(|other, _| !is_below(other, &path));
            self.singles.retain(|other, _| !is_below(other, &path));
            self.made.remove(&path);
            self.gone.insert(path);
        }
    }

    /// As it is seen from outside: lists of things, and single things.
    pub(super) fn outside(&self) -> Value {
        let lists = self.collections.iter().map(|(path, things)| {
            let members = things.iter().map(|thing| Value::Object(thing.members.clone()));
            (path.clone(), members.collect())
        });
        let singles = self.singles.iter().map(|(path, members)| (path.clone(), json!(members)));
        Value::Object(lists.chain(singles).collect())
    }
}

fn is_below(path: &str, parent: &str) -> bool {
    path.strip_prefix(parent).is_some_and(|rest| rest.starts_with('/'))
}
