//! Compares two schemas, field by field.
//!
//! Where both sides refer to a component, the pair is only noted: [`super::types`] compares each pair once,
//! which is also why recursive types come to an end.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::change::{Change, Direction, Kind};
use super::shape::{Field, Shape, rust_type, shape};
use crate::openapi::document::Document;

/// Inline nesting that is followed. A reference on one side only is followed in place, so a recursive type
/// against an inline one could go on for as long as the inline side does.
const MAX_DEPTH: usize = 200;

/// Names of the component on the old and on the new side.
pub(super) type Pair = (String, String);

/// One comparison: collects changes, and the pairs of components that remain to be compared.
pub(super) struct Comparison<'d> {
    old: &'d Document,
    new: &'d Document,
    direction: Direction,
    /// What was found.
    pub(super) changes: Vec<Change>,
    /// What the compared schemas refer to.
    pub(super) pairs: BTreeSet<Pair>,
    depth: usize,
}

impl<'d> Comparison<'d> {
    /// An empty comparison.
    pub(super) fn new(old: &'d Document, new: &'d Document, direction: Direction) -> Self {
        Self { old, new, direction, changes: Vec::new(), pairs: BTreeSet::new(), depth: 0 }
    }

    /// Compares two schemas at `at`, stopping at components that both sides name.
    pub(super) fn schemas(&mut self, old: &'d Value, new: &'d Value, at: &str) {
        let (old, new) = (self.old.resolve(old), self.new.resolve(new));
        if let (Some(before), Some(after)) = (old.component, new.component) {
            self.pairs.insert((before.to_owned(), after.to_owned()));
        } else {
            self.contents(old.value, new.value, at);
        }
    }

    /// Compares two schemas at `at`, both without a `$ref` of their own.
    pub(super) fn contents(&mut self, old: &'d Value, new: &'d Value, at: &str) {
        if self.depth >= MAX_DEPTH {
            return;
        }
        self.depth += 1;
        match (shape(self.old, old, self.direction), shape(self.new, new, self.direction)) {
            (Shape::Struct(before), Shape::Struct(after)) => self.fields(&before, &after, at),
            (Shape::List(before), Shape::List(after)) => self.schemas(before, after, &format!("{at}[]")),
            (Shape::Map(before), Shape::Map(after)) => self.schemas(before, after, &format!("{at}{{}}")),
            (Shape::Union(before), Shape::Union(after)) => self.alternatives(&before, &after, at),
            (Shape::Scalar(before), Shape::Scalar(after)) if before == after => self.scalars(old, new, at),
            _ => {
                let before = rust_type(self.old, old, self.direction);
                let after = rust_type(self.new, new, self.direction);
                self.push(Change::new(Kind::Retyped, Some(self.direction), at).old(before).new_value(after));
            }
        }
        self.depth -= 1;
    }

    fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    fn fields(&mut self, old: &BTreeMap<&'d str, Field<'d>>, new: &BTreeMap<&'d str, Field<'d>>, at: &str) {
        let mut added: BTreeMap<_, _> = new.iter().filter(|(name, _)| !old.contains_key(*name)).collect();
        for (name, before) in old {
            let path = join(at, name);
            if let Some(after) = new.get(name) {
                self.field(before, after, &path);
                continue;
            }
            let successor = added.keys().find(|other| spelled_alike(name, other)).copied().copied();
            if let Some((successor, after)) = successor.and_then(|name| added.remove_entry(&name)) {
                let change = Change::new(Kind::FieldRenamed, Some(self.direction), &path);
                let change = change.old(*name).new_value(*successor);
                self.push(if same_rust_name(name, successor) { change.only_on_the_wire() } else { change });
                self.field(before, after, &join(at, successor));
            } else {
                let was = rust_type(self.old, before.schema, self.direction);
                self.push(Change::new(Kind::FieldRemoved, Some(self.direction), path).old(was));
            }
        }
        for (name, field) in added {
            let required = field.required && self.direction == Direction::Request;
            let kind = if required { Kind::RequiredFieldAdded } else { Kind::FieldAdded };
            let is = rust_type(self.new, field.schema, self.direction);
            self.push(Change::new(kind, Some(self.direction), join(at, name)).new_value(is));
        }
    }

    fn field(&mut self, old: &Field<'d>, new: &Field<'d>, at: &str) {
        if old.required != new.required {
            let kind = if new.required { Kind::FieldRequired } else { Kind::FieldOptional };
            self.push(Change::new(kind, Some(self.direction), at));
        }
        self.schemas(old.schema, new.schema, at);
    }

    fn scalars(&mut self, old: &Value, new: &Value, at: &str) {
        if let (Some(before), Some(after)) = (values(old), values(new)) {
            for value in before.difference(&after) {
                self.push(Change::new(Kind::ValueRemoved, Some(self.direction), at).old(value));
            }
            for value in after.difference(&before) {
                self.push(Change::new(Kind::ValueAdded, Some(self.direction), at).new_value(value));
            }
        }
        let (before, after) = (old.get("default"), new.get("default"));
        if self.direction == Direction::Request && before != after {
            let mut change = Change::new(Kind::DefaultChanged, Some(self.direction), at);
            change.old = before.map(Value::to_string);
            change.new = after.map(Value::to_string);
            self.push(change);
        }
    }

    /// Alternatives have no names: equal ones belong together, the others in their order.
    fn alternatives(&mut self, old: &[&'d Value], new: &[&'d Value], at: &str) {
        let before: Vec<_> = old.iter().filter(|branch| !new.contains(branch)).copied().collect();
        let after: Vec<_> = new.iter().filter(|branch| !old.contains(branch)).copied().collect();
        for branch in old.iter().filter(|branch| new.contains(branch)).copied() {
            // Equal text, but what it refers to may differ.
            self.schemas(branch, branch, at);
        }
        let both = before.len().min(after.len());
        for (index, (before, after)) in before.iter().zip(&after).enumerate() {
            self.schemas(before, after, &format!("{at}|{}", index + 1));
        }
        for branch in &before[both..] {
            let was = rust_type(self.old, branch, self.direction);
            self.push(Change::new(Kind::AlternativeRemoved, Some(self.direction), at).old(was));
        }
        for branch in &after[both..] {
            let is = rust_type(self.new, branch, self.direction);
            self.push(Change::new(Kind::AlternativeAdded, Some(self.direction), at).new_value(is));
        }
    }
}

fn values(schema: &Value) -> Option<BTreeSet<String>> {
    let values = schema.get("enum")?.as_array()?;
    Some(values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect())
}

fn join(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

/// `numAssetstotal` and `numAssetsTotal` are the same thing, spelled in two ways.
pub(super) fn spelled_alike(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

/// Both become the same identifier.
pub(super) fn same_rust_name(one: &str, other: &str) -> bool {
    heck::AsSnakeCase(one).to_string() == heck::AsSnakeCase(other).to_string()
}

#[cfg(test)]
#[path = "schemas_tests.rs"]
mod tests;
