//! Says of each use of a component that can be `null` that it can, and no longer of the component.
//!
//! A reference does not say it, and typify makes a type around an `Option` of such a component, which a member that can
//! be absent, `null` or a value needs in another place.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Outcome, Settings};
use crate::pointer::Pointer;
use crate::type_fingerprint::is_named_type;
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let nullable = nullable(document);
    if nullable.is_empty() {
        return Outcome::default();
    }
    let roots: BTreeSet<String> = nullable
        .iter()
        .map(|name| walk::refer_to(name)["$ref"].as_str().unwrap_or_default()[1..].to_owned())
        .collect();
    let can_be_null = |schema: &Value| refers_to(schema, &nullable);
    let mut changes = 0;
    walk::everywhere(document, &mut |schema, pointer| {
        // What uses such a component says it instead.
        if roots.contains(pointer.as_str()) {
            return;
        }
        if can_be_null(schema) && !is_branch(pointer) {
            *schema = json!({ "nullable": true, "allOf": [schema.take()] });
            changes += 1;
        } else if is_made_of(schema, &nullable)
            && !says_so(schema)
            && let Some(schema) = schema.as_object_mut()
        {
            schema.insert("nullable".to_owned(), json!(true));
            changes += 1;
        }
    });
    for component in walk::components_mut(document).into_iter().flatten() {
        if nullable.contains(component.0)
            && let Some(component) = component.1.as_object_mut()
        {
            component.remove("nullable");
        }
    }
    Outcome { changes, ..Outcome::default() }
}

/// The components that can be `null`: those that say so, and those that stand for one of them.
fn nullable(document: &Value) -> BTreeSet<String> {
    let is_type = |component: &Value| is_named_type(component) || component.get("allOf").is_some();
    let mut nullable = BTreeSet::new();
    loop {
        let more: Vec<String> = walk::components(document)
            .filter(|(name, component)| {
                let says_so = says_so(component) && is_type(component);
                let stands_for_one = refers_to(component, &nullable) || is_made_of(component, &nullable);
                !nullable.contains(*name) && (says_so || stands_for_one)
            })
            .map(|(name, _)| name.clone())
            .collect();
        if more.is_empty() {
            return nullable;
        }
        nullable.extend(more);
    }
}

fn refers_to(schema: &Value, components: &BTreeSet<String>) -> bool {
    walk::reference(schema).is_some_and(|name| components.contains(name))
}

/// Whether one of these components is the whole of the schema, or an alternative of it.
fn is_made_of(schema: &Value, components: &BTreeSet<String>) -> bool {
    let parts = |keyword: &str| schema.get(keyword).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    matches!(parts("allOf"), [only] if refers_to(only, components))
        || ["oneOf", "anyOf"]
            .iter()
            .any(|keyword| parts(keyword).iter().any(|part| refers_to(part, components)))
}

fn says_so(schema: &Value) -> bool {
    schema.get("nullable").is_some_and(|yes| *yes == true)
}

/// Whether the schema is one of several that another one is made of.
fn is_branch(pointer: &Pointer) -> bool {
    let mut segments = pointer.as_str().rsplit('/');
    let is_index = segments.next().is_some_and(|last| last.parse::<usize>().is_ok());
    is_index && segments.next().is_some_and(|keyword| ["allOf", "anyOf", "oneOf"].contains(&keyword))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_to_what_can_be_null_can_be_null() {
        let refer = || walk::refer_to("Owner");
        let members = json!({
            "owner": refer(), "one": { "allOf": [refer()] }, "either": { "oneOf": [refer(), { "type": "string" }] },
            "other": walk::refer_to("Plain")
        });
        let object = json!({ "type": "object", "properties": { "name": { "type": "string" } } });
        let mut owner = object.clone();
        owner["nullable"] = json!(true);
        let mut document = json!({
            "paths": {},
            "components": { "schemas": { "A": { "properties": members }, "Owner": owner, "Plain": object } }
        });
        apply(&mut document, &Settings::plain());
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["Owner"], schemas["Plain"]);
        let members = &schemas["A"]["properties"];
        assert_eq!(members["owner"], json!({ "nullable": true, "allOf": [refer()] }));
        assert_eq!(members["one"], json!({ "nullable": true, "allOf": [refer()] }));
        assert_eq!(members["either"]["nullable"], true);
        assert_eq!(members["other"], walk::refer_to("Plain"));
    }

    #[test]
    fn a_component_that_stands_for_one_that_can_be_null_can_be_null() {
        let schemas = json!({
            "Owner": { "nullable": true, "type": "object", "properties": { "id": {} } },
            "Alias": walk::refer_to("Owner"),
            "First": { "allOf": [walk::refer_to("Second")] },
            "Second": { "nullable": true, "allOf": [walk::refer_to("First")] },
            "A": { "properties": { "owner": walk::refer_to("Alias"), "other": walk::refer_to("First") } },
        });
        let mut document = json!({ "paths": {}, "components": { "schemas": schemas } });
        assert_eq!(apply(&mut document, &Settings::plain()).changes, 2);
        let members = &document["components"]["schemas"]["A"]["properties"];
        assert_eq!(members["owner"], json!({ "nullable": true, "allOf": [walk::refer_to("Alias")] }));
        assert_eq!(members["other"], json!({ "nullable": true, "allOf": [walk::refer_to("First")] }));
        let once = document.clone();
        assert_eq!(apply(&mut document, &Settings::plain()).changes, 0);
        assert_eq!(document, once);
    }
}
