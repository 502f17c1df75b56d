//! Makes a component of each schema that is referred to although it is none, as
//! `#/components/schemas/Video/properties/uuid` does.
//!
//! OpenAPI allows it, and the generator panics on it. A component instead of a copy, because such a schema can lead
//! back to itself.

use std::collections::{BTreeMap, BTreeSet};

use sdk_openapi::pointer::unescape;
use serde_json::Value;

use super::local;
use crate::step::hoist::unique;
use crate::walk;

/// The parts of a pointer that name no thing.
const SYNTAX: [&str; 14] = [
    "additionalProperties",
    "allOf",
    "anyOf",
    "components",
    "content",
    "items",
    "not",
    "oneOf",
    "parameters",
    "paths",
    "properties",
    "requestBody",
    "schema",
    "schemas",
];

/// Redirects such references, and tells how many there were. `source` is the document as it was written.
pub(super) fn promote(document: &mut Value, source: &Value) -> usize {
    let mut taken: BTreeSet<String> = walk::components(document).map(|(name, _)| name.clone()).collect();
    let mut names = BTreeMap::new();
    let mut changes = 0;
    loop {
        let mut found = Vec::new();
        walk::everywhere(document, &mut |schema, _| {
            let Some(pointer) = schema.get("$ref").and_then(Value::as_str).and_then(local) else { return };
            let Some(target) = source.pointer(&pointer).filter(|target| target.is_object()) else { return };
            let name = component(&pointer).unwrap_or_else(|| {
                let added = |pointer: &String| {
                    let name = unique(&name(pointer), &mut taken);
                    found.push((name.clone(), target.clone()));
                    name
                };
                names.entry(pointer.clone()).or_insert_with_key(added).clone()
            });
            if walk::reference(schema) != Some(&*name) {
                *schema = walk::refer_to(&name);
                changes += 1;
            }
        });
        // What has become a component can refer to others.
        match walk::components_mut(document) {
            Some(components) if !found.is_empty() => components.extend(found),
            _ => return changes,
        }
    }
}

/// Name of the component that a pointer leads to.
fn component(pointer: &str) -> Option<String> {
    let name = pointer.strip_prefix("/components/schemas/")?;
    (!name.contains('/')).then(|| unescape(name))
}

/// What the pointer goes through.
fn name(pointer: &str) -> String {
    let parts = pointer.split('/').skip(1).map(unescape).filter(|part| !SYNTAX.contains(&part.as_str()));
    parts.collect::<Vec<_>>().join("-")
}
