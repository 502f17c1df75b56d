//! Keeps apart what has one name in Rust: properties such as `host-fqdn` and `host_fqdn`, parameters such as `fooBar` and
//! `foo_bar`, or a query parameter called `body`. The generated code would not compile.
//!
//! The one whose name comes first stays. What is dropped is noted with its place; a required parameter that cannot be
//! kept takes its operation with it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::media_types::NOT_GENERATED;
use super::{Outcome, Settings};
use crate::error::Problem;
use crate::names;
use crate::pointer::Pointer;
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    walk::operations(document, |operation| {
        let pointer = operation.pointer.clone();
        parameters(operation.value, &pointer, &mut outcome);
    });
    walk::everywhere(document, &mut |schema, pointer| properties(schema, pointer, &mut outcome));
    outcome
}

fn properties(schema: &mut Value, pointer: &Pointer, outcome: &mut Outcome) {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
    let mut names: Vec<&String> = properties.keys().collect();
    names.sort();
    let mut taken = BTreeSet::new();
    let lost: Vec<String> =
        names.into_iter().filter(|name| !taken.insert(names::snake(name))).cloned().collect();
    for name in &lost {
        let place = pointer.child("properties").child(name);
        let message =
            format!("is left out: another property has the same name in Rust, `{}`", names::snake(name));
        outcome.notes.push(Problem::new(place, message));
        outcome.changes += 1;
    }
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.retain(|name, _| !lost.contains(name));
    }
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|name| !lost.iter().any(|lost| name == lost));
    }
}

fn parameters(operation: &mut Map<String, Value>, pointer: &Pointer, outcome: &mut Outcome) {
    let Some(parameters) = operation.get_mut("parameters").and_then(Value::as_array_mut) else { return };
    let mut taken = BTreeSet::from(["body".to_owned(), "client".to_owned(), "self".to_owned()]);
    let mut lost_with_it = None;
    let in_path = |parameter: &Value| parameter.get("in").is_some_and(|place| place == "path");
    // The path cannot do without its parameters, so they take their names first.
    parameters.sort_by_key(|parameter| !in_path(parameter));
    let mut index = 0;
    parameters.retain(|parameter| {
        let place = pointer.child("parameters").child(index);
        index += 1;
        let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default();
        if taken.insert(names::snake(name)) {
            return true;
        }
        let required = in_path(parameter) || parameter.get("required").is_some_and(|yes| yes == true);
        let message =
            format!("the parameter `{name}` has a name that is taken in Rust, `{}`", names::snake(name));
        if required {
            lost_with_it = Some(message.clone());
        }
        outcome.notes.push(Problem::new(place, message));
        outcome.changes += 1;
        false
    });
    if let Some(reason) = lost_with_it {
        operation.insert(NOT_GENERATED.to_owned(), Value::String(reason));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::transform::tests::{in_response, settings};

    #[test]
    fn the_first_of_two_properties_stays() {
        let schema = json!({
            "type": "object", "required": ["host_fqdn"],
            "properties": { "host-fqdn": { "type": "string" }, "host_fqdn": { "type": "string" }, "ip": {} }
        });
        let kept = in_response(apply, schema);
        assert_eq!(kept["properties"], json!({ "host-fqdn": { "type": "string" }, "ip": {} }));
        assert_eq!(kept["required"], json!([]));
    }

    fn with_parameters(parameters: Value) -> (Value, Outcome) {
        let mut document = json!({ "paths": { "/a/{fooBar}": { "get": { "operationId": "a", "parameters": parameters, "responses": {} } } } });
        let outcome = apply(&mut document, &settings());
        (document["paths"]["/a/{fooBar}"]["get"].clone(), outcome)
    }

    #[test]
    fn the_parameter_of_the_path_stays() {
        let (operation, outcome) = with_parameters(json!([
            { "name": "foo_bar", "in": "query", "schema": {} }, { "name": "fooBar", "in": "path", "required": true, "schema": {} }
        ]));
        assert_eq!(operation["parameters"].as_array().unwrap().len(), 1);
        assert_eq!(operation["parameters"][0]["name"], "fooBar");
        assert_eq!((outcome.changes, outcome.notes.len()), (1, 1));
        assert!(operation.get(NOT_GENERATED).is_none());
    }

    #[test]
    fn a_required_parameter_that_cannot_be_kept_takes_the_operation_with_it() {
        let (operation, _) =
            with_parameters(json!([{ "name": "body", "in": "query", "required": true, "schema": {} }]));
        assert!(operation[NOT_GENERATED].as_str().unwrap().contains("`body`"));
    }
}
