use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::meaning;
use crate::random::{self, Document};
use crate::step::{before, select};
use crate::type_fingerprint::{is_named_type, type_fingerprint};

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

/// A document with one operation for each schema, which responds with that: `a`, `b` and so on.
fn responses(schemas: &[Value]) -> Value {
    let paths = schemas.iter().zip('a'..).map(|(schema, id)| {
        let content = json!({ "application/json": { "schema": schema } });
        let operation = json!({ "operationId": id, "responses": { "200": { "content": content } } });
        (format!("/{id}"), json!({ "get": operation }))
    });
    let paths: serde_json::Map<String, Value> = paths.collect();
    json!({ "paths": paths })
}

/// What each operation responds with.
fn types(document: &Value) -> Vec<String> {
    let operations = walk::sorted_operations(document);
    let schema = |operation: &serde_json::Map<String, Value>| {
        walk::reference(&operation["responses"]["200"]["content"]["application/json"]["schema"])
            .map(str::to_owned)
    };
    operations.values().filter_map(|(_, operation)| schema(operation)).collect()
}

fn object(name: Option<&str>, member: &str) -> Value {
    let mut object = json!({ "properties": { member: { "type": "boolean" } } });
    if let Some(name) = name {
        object["x-codegen-name"] = json!(name);
    }
    object
}

#[test]
fn a_name_of_the_overlay_is_for_the_places_that_have_it() {
    let named = object(Some("Saml"), "enabled");
    let mut document =
        responses(&[named.clone(), object(None, "enabled"), object(Some("Api"), "enabled"), named]);
    let outcome = apply(&mut document, &Settings::plain());
    assert_eq!((outcome.problems, outcome.notes), (vec![], vec![]));
    assert_eq!(types(&document), ["Saml", "BResponse", "Api", "Saml"]);
}

#[test]
fn a_name_on_different_types_stays_with_most_places_and_is_reported() {
    let one = object(Some("Thing"), "one");
    let mut document = responses(&[object(Some("Thing"), "other"), one.clone(), one]);
    let outcome = apply(&mut document, &Settings::plain());
    assert_eq!(outcome.problems, []);
    let notes: Vec<_> = outcome.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(
        notes,
        ["x-codegen-name `Thing` is on schemas of different structure; this one is called `AResponse` here"]
    );
    assert_eq!(types(&document), ["AResponse", "Thing", "Thing"]);
}

#[test]
fn a_name_on_different_components_stays_with_the_first_and_is_reported() {
    let mut document = responses(&[walk::refer_to("first"), walk::refer_to("second")]);
    document["components"]["schemas"] =
        json!({ "first": object(Some("Thing"), "one"), "second": object(Some("Thing"), "other") });
    let outcome = apply(&mut document, &Settings::plain());
    assert_eq!((outcome.problems, outcome.notes.len()), (vec![], 1));
    assert_eq!(types(&document), ["Thing", "Second"]);
}

#[test]
fn a_name_that_rust_has_is_not_given() {
    let mut document = responses(&[object(Some("Vec"), "one")]);
    let outcome = apply(&mut document, &Settings::plain());
    assert_eq!((outcome.notes.len(), types(&document)), (1, vec!["AResponse".to_owned()]));
}

/// Every name of a type, with what it means.
fn all_names(document: &Value) -> BTreeMap<String, Value> {
    let meaning = |name: &str| meaning::schema(&walk::refer_to(name), document, 3);
    let mut names: BTreeMap<_, _> =
        walk::components(document).map(|(name, _)| (name.clone(), meaning(name))).collect();
    let operations = walk::sorted_operations(document);
    let owners = operations.values().map(|(_, operation)| operation.get(TYPE_NAMES));
    let owners = owners.chain(walk::components(document).map(|(_, component)| component.get(TYPE_NAMES)));
    for (name, of) in owners.flatten().filter_map(Value::as_object).flatten() {
        let twice = names.insert(name.clone(), meaning(of.as_str().unwrap()));
        assert_eq!(twice, None, "{name}");
    }
    names
}

proptest! {
    #![proptest_config(random::config())]

    /// An operation more, and every name is still there, for the same type: of all types that a client gets, which is
    /// not said of those that no operation needs any more.
    #[test]
    fn names_do_not_depend_on_other_operations(Document(document) in random::document()) {
        let (mut fewer, all) = hoisted(document);
        let first = fewer["paths"].as_object().unwrap().keys().next().cloned().unwrap();
        fewer["paths"].as_object_mut().unwrap().remove(&first);
        apply(&mut fewer, &Settings::plain());
        select::prune(&mut fewer);
        let (names, all) = (all_names(&fewer), all_names(&all));
        for (name, meaning) in &names {
            prop_assert_eq!(Some(meaning), all.get(name), "{}", name);
        }
    }

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
            (walk::reachable(&after, Direction::Request), walk::reachable(&after, Direction::Response));
        let mut types: BTreeMap<(bool, bool, String), Vec<&String>> = BTreeMap::new();
        for (name, component) in walk::components(&after).filter(|(name, _)| !named.contains(name)) {
            let key = (requests.contains(name), responses.contains(name), type_fingerprint(component).to_string());
            types.entry(key).or_default().push(name);
        }
        let twins: Vec<_> = types.values().filter(|names| names.len() > 1).collect();
        prop_assert!(twins.is_empty(), "{:?}", twins);
    }

    #[test]
    fn no_type_is_left_inline(Document(document) in random::document()) {
        let (_, mut after) = hoisted(document);
        let mut inline = Vec::new();
        walk::everywhere(&mut after, &mut |schema, pointer| {
            let is_component = pointer.as_str().matches('/').count() == 3 && pointer.as_str().starts_with("/components");
            inline.extend((is_named_type(schema) && !is_component).then(|| pointer.to_string()));
        });
        prop_assert_eq!(inline, Vec::<String>::new());
    }
}
