//! Gives a component that both requests and responses use one copy for each side.
//!
//! Requests are strict and responses lenient, so the two can become different types. The response keeps the name; the
//! request gets `<Name>Request`, and loses it again (step `rejoin`) if both end up the same.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Outcome, Settings};
use crate::walk::{self, Side};

/// Component extension: the component that this one is the request's copy of.
pub(super) const COPY_OF: &str = "x-split-of";

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let responses = walk::reachable(document, Side::Response);
    let shared: Vec<String> = walk::reachable(document, Side::Request)
        .into_iter()
        .filter(|name| responses.contains(name))
        .collect();
    let mut copies = BTreeMap::new();
    let Some(components) = walk::components_mut(document) else { return Outcome::default() };
    for name in shared {
        let Some(mut copy) = components.get(&name).cloned() else { continue };
        let mut copy_name = format!("{name}Request");
        while components.contains_key(&copy_name) {
            copy_name.push('_');
        }
        if let Some(copy) = copy.as_object_mut() {
            copy.insert(COPY_OF.to_owned(), Value::String(name.clone()));
            if let Some(Value::String(rust_name)) = copy.get_mut("x-name") {
                rust_name.push_str("Request");
            }
        }
        components.insert(copy_name.clone(), copy);
        copies.insert(name, copy_name);
    }
    // Requests refer to the copies from now on, which brings the copies themselves to the request side.
    let redirect = |schema: &mut Value| {
        if let Some(copy) = walk::reference(schema).and_then(|name| copies.get(name)) {
            *schema = walk::refer_to(copy);
        }
    };
    walk::side(document, Side::Request, &mut |schema, _| redirect(schema));
    walk::side(document, Side::Request, &mut |schema, _| redirect(schema));
    Outcome { changes: copies.len(), ..Outcome::default() }
}
