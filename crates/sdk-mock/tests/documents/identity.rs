//! Clients rely on the one member of a response by which later requests name the thing, and on nothing else.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::load::{Document, content, ours, vendors};

#[test]
fn what_a_response_requires_identifies_a_thing() {
    for document in ours() {
        let vendors = vendors(document.name).unwrap_or_default();
        let has_all = !vendors.is_empty();
        let named: BTreeSet<String> = vendors.iter().chain([&document]).flat_map(path_parameters).collect();
        let mut check = |place: &str, schema: &Value| {
            let required: Vec<&str> =
                schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let [name] = required[..] else {
                assert_eq!(required, [""; 0], "{}: {place}", document.name);
                return;
            };
            // The header of later requests has the token.
            let identifies = name == "id" || name == "token" || named.contains(name);
            assert!(identifies || !has_all, "{}: {place} requires {name}", document.name);
        };
        for operation in document.operations() {
            let mut seen = BTreeSet::new();
            for (_, media) in content(operation.success().1) {
                each_schema(&document, operation.id(), &media["schema"], &mut seen, &mut check);
            }
        }
    }
}

fn path_parameters(document: &Document) -> BTreeSet<String> {
    let segments = document.operations().flat_map(|operation| operation.path.split('/'));
    segments.filter_map(|segment| Some(segment.strip_prefix('{')?.strip_suffix('}')?.to_owned())).collect()
}

/// A schema and all that it contains, each component once.
fn each_schema<'d>(
    document: &'d Document,
    place: &str,
    schema: &'d Value,
    seen: &mut BTreeSet<&'d str>,
    check: &mut dyn FnMut(&str, &Value),
) {
    if schema["$ref"].as_str().is_some_and(|reference| !seen.insert(reference)) {
        return;
    }
    let schema = document.resolve(schema);
    check(place, schema);
    let properties = schema["properties"].as_object().into_iter().flatten().map(|(_, property)| property);
    let branches = ["allOf", "oneOf", "anyOf"].into_iter().filter_map(|keyword| schema[keyword].as_array());
    let others = ["items", "additionalProperties"].into_iter().filter_map(|keyword| schema.get(keyword));
    for part in properties.chain(branches.flatten()).chain(others) {
        each_schema(document, place, part, seen, check);
    }
}
