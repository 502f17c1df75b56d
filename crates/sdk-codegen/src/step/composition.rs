//! Resolves `allOf`, `anyOf` and `oneOf` as far as no type of its own is lost.
//!
//! `allOf` becomes one schema. In responses, alternatives become one type that holds each of them: objects are merged,
//! with every member optional, and anything else is free JSON; a response that matches no branch, which happens, would
//! not decode otherwise. In requests `oneOf` stays a choice, for the caller to make.

mod alternatives;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Outcome, Settings};
use crate::error::Problem;
use crate::rewrite::annotations::{ABOUT_MEMBERS, NULLABLE, READ_ONLY, WRITE_ONLY};
use crate::walk;

pub(super) use alternatives::alternatives;

/// How deep `allOf` is resolved, in segments of a JSON pointer. Vendors' documents need 14.
const DEEPEST: usize = 24;

/// Resolves `allOf` in both directions, and what is left of alternatives when one of them is nothing.
pub(super) fn all_of(document: &mut Value, _: &Settings) -> Outcome {
    let source = document.clone();
    let mut changes = 0;
    let mut notes = Vec::new();
    // The one alternative that is left can be composed itself, and alternatives be the same once they are resolved: a few
    // rounds for a segment, where a component is a part of itself.
    for _ in 0..4 * DEEPEST {
        match resolve_everywhere(document, &source, &mut notes) {
            0 => break,
            more => changes += more,
        }
    }
    Outcome { changes, notes, ..Outcome::default() }
}

fn resolve_everywhere(document: &mut Value, source: &Value, notes: &mut Vec<Problem>) -> usize {
    let mut changes = 0;
    // Parents first: what comes out of a branch is visited after it.
    walk::everywhere(document, &mut |schema, pointer| {
        let before = schema.clone();
        // A component that is a part of itself by `allOf` comes out of every branch again, without an end.
        let endless = pointer.as_str().matches('/').count() > DEEPEST;
        match schema.as_object_mut() {
            Some(members) if endless && members.contains_key("allOf") => {
                members.retain(|keyword, _| !is_structural(keyword));
                notes.push(Problem::new(pointer, "it nests too deep in `allOf`; free JSON here"));
            }
            _ => {
                let mut resolver = Resolver { source, open: BTreeSet::new() };
                if let Some(resolved) = resolver.resolve(schema) {
                    *schema = resolved;
                }
                simplify_alternatives(schema);
            }
        }
        changes += usize::from(*schema != before);
    });
    changes
}

struct Resolver<'d> {
    source: &'d Value,
    /// Components being resolved: a component that is part of itself is left alone there.
    open: BTreeSet<String>,
}

impl Resolver<'_> {
    /// One schema for a schema with `allOf`.
    fn resolve(&mut self, schema: &Value) -> Option<Value> {
        let branches = schema.get("allOf")?.as_array()?;
        let mut own = schema.as_object()?.clone();
        own.remove("allOf");
        let says_nothing = own.keys().all(|keyword| !is_structural(keyword));
        if let ([only], true) = (branches.as_slice(), says_nothing) {
            let mut only = self.resolve(only).unwrap_or_else(|| only.clone());
            if let Some(members) = only.as_object_mut().filter(|members| !members.contains_key("$ref")) {
                members.extend(own);
            }
            return Some(only);
        }
        let mut whole = Map::new();
        for branch in branches {
            let branch = self.branch(branch);
            join(&mut whole, branch);
        }
        join(&mut whole, own);
        Some(Value::Object(whole))
    }

    fn branch(&mut self, branch: &Value) -> Map<String, Value> {
        if let Some(name) = walk::reference(branch) {
            let name = name.to_owned();
            let component = walk::component(self.source, &name);
            let Some(component) = component.filter(|_| self.open.insert(name.clone())) else {
                return Map::new();
            };
            let resolved = self.branch(component);
            self.open.remove(&name);
            // Annotations of the component are about it, not about what it is a part of.
            return resolved
                .into_iter()
                .filter(|(keyword, _)| {
                    !keyword.starts_with("x-") || ABOUT_MEMBERS.contains(&keyword.as_str())
                })
                .collect();
        }
        let resolved = self.resolve(branch).unwrap_or_else(|| branch.clone());
        match resolved {
            Value::Object(members) if !members.contains_key("$ref") => members,
            Value::Object(_) => self.branch(&resolved),
            _ => Map::new(),
        }
    }
}

/// Whether a schema only describes.
fn says_nothing(schema: &Value) -> bool {
    schema.as_object().is_some_and(|members| !members.keys().any(|keyword| is_structural(keyword)))
}

fn is_structural(keyword: &str) -> bool {
    !matches!(keyword, "description" | "deprecated" | "nullable") && !keyword.starts_with("x-")
}

/// Adds what another schema says about the same value.
fn join(whole: &mut Map<String, Value>, part: Map<String, Value>) {
    // Names that are required say nothing about a value that is no object (Linode).
    let is_other = |schema: &Map<String, Value>| schema.get("type").is_some_and(|kind| kind != "object");
    if only_requires(&part) && is_other(whole) {
        return;
    }
    if only_requires(whole) && is_other(&part) {
        whole.retain(|keyword, _| !matches!(keyword.as_str(), "type" | "required"));
    }
    for (keyword, value) in part {
        match (keyword.as_str(), whole.get_mut(&keyword), value) {
            ("properties", Some(Value::Object(known)), Value::Object(more)) => {
                for (name, property) in more {
                    match known.get_mut(&name) {
                        Some(known) => join_schemas(known, property),
                        None => drop(known.insert(name, property)),
                    }
                }
            }
            ("items" | "additionalProperties", Some(known @ Value::Object(_)), more @ Value::Object(_)) => {
                join_schemas(known, more);
            }
            // Values that both allow. Where there are none, it is not a list of values that was meant.
            ("enum", Some(Value::Array(known)), Value::Array(more)) => {
                known.retain(|value| more.contains(value));
                if known.is_empty() {
                    whole.remove("enum");
                }
            }
            (
                "required" | NULLABLE | READ_ONLY | WRITE_ONLY,
                Some(Value::Array(known)),
                Value::Array(more),
            ) => {
                let added: Vec<_> = more.into_iter().filter(|name| !known.contains(name)).collect();
                known.extend(added);
            }
            ("oneOf" | "anyOf", Some(known), Value::Array(more)) if *known != Value::Array(more.clone()) => {
                // Two independent choices: one becomes `anyOf`, and beside that no alternative excludes another.
                if let Value::Array(known) = whole.entry("anyOf").or_insert_with(|| json!([])) {
                    known.extend(more);
                }
            }
            (_, _, value) => drop(whole.insert(keyword, value)),
        }
    }
}

/// Whether it is an object only because it requires members, none of which it describes.
fn only_requires(schema: &Map<String, Value>) -> bool {
    let says_more = |keyword: &String| is_structural(keyword) && keyword != "type" && keyword != "required";
    schema.contains_key("required") && !schema.keys().any(says_more)
}

/// The same of two schemas, either of which can be a reference.
fn join_schemas(known: &mut Value, more: Value) {
    let is_reference = |schema: &Value| schema.get("$ref").is_some();
    // A description of what is inherited.
    if says_nothing(&more) {
        return;
    }
    match (is_reference(known), is_reference(&more), &mut *known, more) {
        (false, false, Value::Object(known), Value::Object(more)) => join(known, more),
        // Resolved when it is visited.
        (one, other, known, more) if one != other && !says_nothing(known) => {
            *known = json!({ "allOf": [known.take(), more] });
        }
        (_, _, known, more) => *known = more,
    }
}

/// Removes alternatives that only say which members are required, and repeated ones.
fn simplify_alternatives(schema: &mut Value) {
    let Some(members) = schema.as_object_mut() else { return };
    for keyword in ["oneOf", "anyOf"] {
        let Some(Value::Array(branches)) = members.get_mut(keyword) else { continue };
        let mut seen = Vec::new();
        branches.retain(|branch| {
            let type_fingerprint = crate::type_fingerprint::type_fingerprint(branch);
            let new = !seen.contains(&type_fingerprint);
            seen.push(type_fingerprint);
            new
        });
        let only_required = branches.iter().all(|branch| {
            branch.as_object().is_some_and(|branch| {
                branch
                    .keys()
                    .all(|keyword| keyword == "required" || keyword == "description" || keyword == "type")
            }) && branch.get("required").is_some()
        });
        let single = match branches.as_slice() {
            [single] => Some(single.clone()),
            _ => None,
        };
        if only_required {
            members.remove(keyword);
        } else if let Some(single) = single {
            members.remove(keyword);
            // `type: object` beside a choice is a habit, and says nothing more.
            let rest = members
                .iter()
                .any(|(keyword, value)| is_structural(keyword) && !(keyword == "type" && value == "object"));
            match single {
                single if !rest && single.get("$ref").is_some() => {
                    *schema = single;
                    return;
                }
                Value::Object(single) if !rest => join(members, single),
                // All of it holds: resolved in the next round.
                single => {
                    if let Value::Array(parts) = members.entry("allOf").or_insert_with(|| json!([])) {
                        parts.push(single);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
