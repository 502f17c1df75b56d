//! Gives a component that both requests and responses use one copy for each direction.
//!
//! Requests are strict and responses lenient, so the two can become different types. The response keeps the name; the
//! request gets `<Name>Request`, and loses it again (step `rejoin`) if both end up the same.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Outcome, Settings};
use crate::pointer::Pointer;
use crate::walk::{self, Direction};

/// Component extension: the component that this one is the request's copy of.
pub(super) const COPY_OF: &str = "x-codegen-split-of";

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let requests = walk::reachable(document, Direction::Request);
    let responses = walk::reachable(document, Direction::Response);
    let mut copies = BTreeMap::new();
    let Some(components) = walk::components_mut(document) else { return Outcome::default() };
    for name in requests.intersection(&responses) {
        let Some(mut copy) = components.get(name).cloned() else { continue };
        let mut copy_name = format!("{name}Request");
        while components.contains_key(&copy_name) {
            copy_name.push('_');
        }
        if let Some(copy) = copy.as_object_mut() {
            copy.insert(COPY_OF.to_owned(), Value::String(name.clone()));
            if let Some(Value::String(rust_name)) = copy.get_mut("x-codegen-name") {
                rust_name.push_str("Request");
            }
        }
        components.insert(copy_name.clone(), copy);
        copies.insert(name.clone(), copy_name);
    }
    // Requests and all that only they contain refer to the copies from now on. The originals refer to each other.
    let redirect = &mut |schema: &mut Value, _: &Pointer| {
        if let Some(copy) = walk::reference(schema).and_then(|name| copies.get(name)) {
            *schema = walk::refer_to(copy);
        }
    };
    walk::operations(document, |mut operation| {
        walk::roots(&mut operation, Direction::Request, &mut |root, pointer| {
            walk::schema(root, pointer, redirect)
        });
    });
    let only_requests = requests.difference(&responses).chain(copies.values());
    for name in only_requests {
        let component = walk::components_mut(document).and_then(|components| components.get_mut(name));
        if let Some(component) = component {
            walk::schema(component, &mut Pointer::root(), redirect);
        }
    }
    Outcome { changes: copies.len(), ..Outcome::default() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use serde_json::json;

    use super::*;
    use crate::meaning;
    use crate::random::{self, Document};
    use crate::step::before;

    #[test]
    fn what_a_shared_component_contains_is_split_with_it() {
        let content = json!({ "content": { "application/json": { "schema": walk::refer_to("Tree") } } });
        let tree =
            json!({ "properties": { "left": walk::refer_to("Tree"), "leaf": walk::refer_to("Leaf") } });
        let mut document = json!({
            "paths": { "/x": { "put": { "operationId": "x", "requestBody": content, "responses": { "200": content } } } },
            "components": { "schemas": { "Tree": tree, "Leaf": { "enum": ["green"] } } }
        });
        apply(&mut document, &Settings::plain());
        let components = &document["components"]["schemas"];
        assert_eq!(components["Tree"], tree);
        let properties =
            json!({ "left": walk::refer_to("TreeRequest"), "leaf": walk::refer_to("LeafRequest") });
        assert_eq!(components["TreeRequest"]["properties"], properties);
    }

    proptest! {
        #![proptest_config(random::config())]

        #[test]
        fn operations_mean_the_same_as_before(Document(document) in random::document()) {
            let before = before("split", document);
            let mut after = before.clone();
            apply(&mut after, &Settings::plain());
            prop_assert_eq!(meaning::operations(&after), meaning::operations(&before));
            let reached = |direction| walk::reachable(&after, direction);
            prop_assert!(reached(Direction::Request).is_disjoint(&reached(Direction::Response)));
        }
    }
}
