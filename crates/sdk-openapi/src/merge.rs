//! Several documents of one API as one.
//!
//! Components of one name are one if they are the same, else the later document's gets a name of its own. Operations keep what
//! their own document says for all of its operations. One that both describe must be the same in both.

mod operation;
mod rename;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::paths::{self, METHODS};
use crate::pointer::escape;

/// Adds a document to an earlier one; `number` is its own, from 2. Components are one where `is_same` says so.
///
/// ```
/// let text = serde_json::json!({ "components": { "schemas": { "A": { "type": "string" } } } });
/// let number = serde_json::json!({ "components": { "schemas": { "A": { "type": "integer" } } } });
/// let mut merged = text.clone();
/// sdk_openapi::merge(&mut merged, number, 2, &|one, other| one == other).unwrap();
/// assert_eq!(merged["components"]["schemas"]["A_2"]["type"], "integer");
/// ```
///
/// # Errors
///
/// The JSON pointers of the places where the documents contradict each other.
pub fn merge(
    earlier: &mut Value,
    mut later: Value,
    number: usize,
    is_same: &dyn Fn(&Value, &Value) -> bool,
) -> Result<(), Vec<String>> {
    for document in [&mut *earlier, &mut later] {
        paths::inline(document);
    }
    let shared = shared_paths(earlier, &later);
    for document in [&mut *earlier, &mut later] {
        push_down(document, &shared);
    }
    // First: where both ask for a scheme of one name, which is another one, they do not ask for the same.
    rename::keep_apart(earlier, &mut later, number, is_same);
    keep_security(earlier, &mut later);
    keep_servers(earlier, &mut later);
    let mut problems = Vec::new();
    for (name, added) in take(&mut later) {
        match (name.as_str(), added) {
            ("paths", Value::Object(items)) => {
                for (path, item) in items {
                    let known = member(member(earlier, "paths"), &path);
                    add_item(known, item, &format!("/paths/{}", escape(&path)), &mut problems);
                }
            }
            ("components", Value::Object(sections)) => {
                for (section, mut components) in sections {
                    let known = member(member(earlier, "components"), &section);
                    take(&mut components).into_iter().for_each(|(name, it)| add(known, &name, it));
                }
            }
            ("tags", Value::Array(tags)) => operation::unite(member(earlier, "tags"), tags),
            // What is said of the whole API.
            (name, added) if name.starts_with("x-codegen-") => {
                add(earlier, name, added.clone());
                problems.extend((earlier[name] != added).then(|| format!("/{name}")));
            }
            _ => {}
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// The paths that both describe, each with operations of its own.
fn shared_paths(earlier: &Value, later: &Value) -> BTreeSet<String> {
    let paths =
        |document: &Value| document.get("paths").and_then(Value::as_object).cloned().unwrap_or_default();
    let known = paths(earlier);
    paths(later).into_iter().map(|(path, _)| path).filter(|path| known.contains_key(path)).collect()
}

/// Gives operations what their path says for all of them: the other document can say something else there.
fn push_down(document: &mut Value, shared: &BTreeSet<String>) {
    let items = document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten();
    for (path, item) in items.filter_map(|(path, item)| Some((path, item.as_object_mut()?))) {
        if shared.contains(path) {
            paths::share_parameters(item);
        }
        let Some(servers) = item.remove("servers") else { continue };
        for operation in paths::operations(item) {
            operation.entry("servers").or_insert_with(|| servers.clone());
        }
    }
}

/// Lets operations keep the security of their own document, also if that asks for nothing.
fn keep_security(earlier: &mut Value, later: &mut Value) {
    if earlier.get("security") == later.get("security") {
        return;
    }
    for document in [earlier, later] {
        let own = document.as_object_mut().and_then(|document| document.remove("security"));
        own.into_iter().for_each(|own| give(document, "security", &own));
    }
}

/// Lets the operations of a later document keep its servers.
fn keep_servers(earlier: &Value, later: &mut Value) {
    let own = later.get("servers").filter(|own| earlier.get("servers") != Some(*own)).cloned();
    own.into_iter().for_each(|own| give(later, "servers", &own));
}

/// Gives a member to the operations that have none.
fn give(document: &mut Value, name: &str, value: &Value) {
    every_operation(document, |operation| {
        operation.entry(name).or_insert_with(|| value.clone());
    });
}

fn every_operation(document: &mut Value, mut visit: impl FnMut(&mut Map<String, Value>)) {
    let items =
        document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut);
    items.filter_map(Value::as_object_mut).for_each(|item| paths::operations(item).for_each(&mut visit));
}

fn add_item(known: &mut Value, mut item: Value, pointer: &str, problems: &mut Vec<String>) {
    if known.is_null() {
        *known = item;
        return;
    }
    for (name, added) in take(&mut item) {
        match known.get_mut(&name).and_then(Value::as_object_mut) {
            Some(operation) if METHODS.contains(&name.as_str()) => {
                operation::add(operation, added, &format!("{pointer}/{name}"), problems);
            }
            // The description of a path is the earlier one's.
            _ => add(known, &name, added),
        }
    }
}

fn take(value: &mut Value) -> Map<String, Value> {
    value.as_object_mut().map(std::mem::take).unwrap_or_default()
}

/// Adds a member that is not there.
fn add(value: &mut Value, name: &str, added: Value) {
    let known = member(value, name);
    if known.is_null() {
        *known = added;
    }
}

/// A member, which is made where it is missing.
fn member<'v>(value: &'v mut Value, name: &str) -> &'v mut Value {
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    &mut value[name]
}

#[cfg(test)]
mod tests;
