//! Gives every parameter a Rust name of its own, and remembers its name on the wire.
//!
//! The generator writes code that does not compile where two parameters become one name, or one is called like
//! something in the code around it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Outcome, Settings};
use crate::names;
use crate::walk;

/// Operation extension: parameters that had to be renamed, with their names on the wire.
pub(crate) const WIRE_PARAMETERS: &str = "x-codegen-wire-parameters";

/// What the code around a parameter is called: methods of the builder, and a variable of the generator's.
const TAKEN: [&str; 15] = [
    "body_map",
    "clone",
    "header_map",
    "into_call",
    "items",
    "new",
    "options",
    "pages",
    "send",
    "send_as",
    "send_each",
    "send_each_as",
    "send_each_containing",
    "send_value",
    "without_body",
];

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    walk::operations(document, |operation| {
        let has_body = operation.value.contains_key("requestBody");
        let mut taken: BTreeSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
        let has_job = operation.value.contains_key("x-codegen-job");
        taken.extend(has_body.then(|| "body".to_owned()));
        taken.extend(has_job.then(|| "run".to_owned()));
        taken.extend(operation.value.contains_key("x-codegen-by-name").then(|| "by_name".to_owned()));
        let mut wire = Map::new();
        let Some(parameters) = operation.value.get_mut("parameters").and_then(Value::as_array_mut) else {
            return;
        };
        // A path parameter's name is also in the template; `paths` has made them unique.
        let in_path = |parameter: &Value| parameter.get("in").is_some_and(|location| location == "path");
        parameters.sort_by_key(|parameter| !in_path(parameter));
        for parameter in parameters {
            let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            let stem = names::snake(&name);
            // The generator puts another letter before a digit than the rest of the code expects.
            let is_settled = stem == names::method(&name);
            let is_free = (is_settled && taken.insert(stem.clone())) || in_path(parameter);
            if !is_free {
                let own = names::first_free(&stem, "_", |own| taken.insert(names::snake(own)));
                parameter["name"] = json!(own);
                wire.insert(own, json!(name));
            }
        }
        changes += wire.len();
        if !wire.is_empty() {
            operation.value.insert(WIRE_PARAMETERS.to_owned(), Value::Object(wire));
        }
    });
    Outcome { changes, ..Outcome::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_become_one_are_told_apart() {
        let parameter = |name: &str| json!({ "name": name, "in": "query", "schema": { "type": "string" } });
        let parameters = ["fooBar", "foo_bar", "send", "body"].map(parameter);
        let operation = json!({ "operationId": "x", "requestBody": {}, "parameters": parameters });
        let mut document = json!({ "paths": { "/x": { "post": operation } } });
        let outcome = apply(&mut document, &Settings::plain());
        let operation = &document["paths"]["/x"]["post"];
        let names: Vec<_> =
            operation["parameters"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
        assert_eq!(names, ["fooBar", "foo_bar_2", "send_2", "body_2"]);
        assert_eq!(
            operation[WIRE_PARAMETERS],
            json!({ "foo_bar_2": "foo_bar", "send_2": "send", "body_2": "body" })
        );
        assert_eq!(outcome.changes, 3);
    }

    #[test]
    fn a_name_begins_with_a_letter() {
        let parameter = |name: &str| json!({ "name": name, "in": "query", "schema": { "type": "string" } });
        let operation = json!({ "operationId": "x", "parameters": [parameter("2fa"), parameter("x2fa")] });
        let mut document = json!({ "paths": { "/x": { "get": operation } } });
        apply(&mut document, &Settings::plain());
        let operation = &document["paths"]["/x"]["get"];
        assert_eq!(operation[WIRE_PARAMETERS], json!({ "x2fa": "2fa", "x2fa_2": "x2fa" }));
    }
}
