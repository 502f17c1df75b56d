//! Says of each use of a component that can be `null` that it can, and no longer of the component.
//!
//! A reference does not say it, and typify makes a type around an `Option` of such a component, which a member that can
//! be absent, `null` or a value needs in another place.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Outcome, Settings};
use crate::pointer::Pointer;
use crate::structure::is_named_type;
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let is_type = |component: &Value| is_named_type(component) || component.get("allOf").is_some();
    let nullable: BTreeSet<String> = walk::components(document)
        .filter(|(_, component)| says_so(component) && is_type(component))
        .map(|(name, _)| name.clone())
        .collect();
    if nullable.is_empty() {
        return Outcome::default();
    }
    let can_be_null = |schema: &Value| walk::reference(schema).is_some_and(|name| nullable.contains(name));
    let mut changes = 0;
    walk::everywhere(document, &mut |schema, pointer| {
        let is_whole = matches!(schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice), Some([only]) if can_be_null(only));
        let is_alternative = ["oneOf", "anyOf"].iter().any(|keyword| {
            schema.get(*keyword).and_then(Value::as_array).into_iter().flatten().any(can_be_null)
        });
        if can_be_null(schema) && !is_branch(pointer) {
            *schema = json!({ "nullable": true, "allOf": [schema.take()] });
            changes += 1;
        } else if (is_whole || is_alternative)
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
}
