use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::meaning;
use crate::random::{self, Document};
use crate::structure::{is_named_type, structure};
use crate::transform::before;

/// Hoists a random document; before and after.
fn hoisted(document: Value) -> (Value, Value) {
    let before = before("hoist", document);
    let mut after = before.clone();
    assert_eq!(apply(&mut after, &Settings::plain()).problems, []);
    (before, after)
}

#[test]
fn a_component_below_an_inline_schema_is_on_its_side() {
    let colour = json!({ "type": "string", "enum": ["red"] });
    let inline = json!({ "properties": { "box": walk::refer_to("Box") } });
    let body = json!({ "content": { "application/json": { "schema": inline } } });
    let parameter = json!({ "name": "colour", "in": "query", "schema": colour });
    let mut document = json!({
        "paths": { "/x": { "put": { "operationId": "x", "parameters": [parameter], "requestBody": body } } },
        "components": { "schemas": { "Box": { "properties": { "colour": colour } } } }
    });
    apply(&mut document, &Settings::plain());
    let parameter = &document["paths"]["/x"]["put"]["parameters"][0]["schema"];
    let member = &document["components"]["schemas"]["Box2"]["properties"]["colour"];
    assert_eq!(parameter, member);
}

proptest! {
    #![proptest_config(random::config())]

    /// The one half: a place that got the type of another place with a different meaning would mean something else.
    #[test]
    fn places_of_different_meaning_do_not_share_a_type(Document(document) in random::document()) {
        let (before, after) = hoisted(document);
        prop_assert_eq!(meaning::operations(&after), meaning::operations(&before));
    }

    /// The other half. Types that the document names itself keep their names, whatever else means the same.
    #[test]
    fn places_of_one_meaning_share_a_type(Document(document) in random::document()) {
        let (before, after) = hoisted(document);
        let named: BTreeSet<&String> = walk::components(&before).map(|(name, _)| name).collect();
        let (requests, responses) =
            (walk::reachable(&after, Side::Request), walk::reachable(&after, Side::Response));
        let mut types: BTreeMap<(bool, bool, String), Vec<&String>> = BTreeMap::new();
        for (name, component) in walk::components(&after).filter(|(name, _)| !named.contains(name)) {
            let key = (requests.contains(name), responses.contains(name), structure(component).to_string());
            types.entry(key).or_default().push(name);
        }
        let twins: Vec<_> = types.values().filter(|names| names.len() > 1).collect();
        prop_assert!(twins.is_empty(), "{:?}", twins);
    }

    #[test]
    fn no_type_is_left_inline(Document(document) in random::document()) {
        let (_, mut after) = hoisted(document);
        let mut inline = Vec::new();
        walk::everywhere(&mut after, &mut |schema, place| {
            let is_component = place.as_str().matches('/').count() == 3 && place.as_str().starts_with("/components");
            inline.extend((is_named_type(schema) && !is_component).then(|| place.to_string()));
        });
        prop_assert_eq!(inline, Vec::<String>::new());
    }
}
