//! Gives every operation an id whose method and type names are its own.
//!
//! The generator refuses missing and equal ids, and writes code that does not compile where two ids become one name.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::hoist::RESERVED;
use super::{Outcome, Settings};
use crate::error::Problem;
use crate::names;
use crate::walk;

/// Operation extension: the vendor's id, where a step had to change it.
pub(crate) const ORIGINAL_ID: &str = "x-codegen-original-id";

/// Names that the client has already.
const CLIENT: [&str; 10] = [
    // Of the generator's making, and taken away after it.
    "api_version",
    "baseurl",
    "client",
    "inner",
    "new_with_client",
    // Of ours.
    "builder",
    "clone",
    "new",
    "with_deadline",
    "with_options",
];

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    let mut methods: BTreeSet<String> = CLIENT.iter().map(|name| (*name).to_owned()).collect();
    let mut types: BTreeSet<String> = RESERVED.iter().map(|name| (*name).to_owned()).collect();
    walk::operations_by_id(document, |operation| {
        let documented = operation.id().to_owned();
        let stem = match documented.as_str() {
            id if !id.contains(char::is_alphanumeric) => {
                format!("{}-{}", operation.method, operation.path.replace(['{', '}'], ""))
            }
            // progenitor and typify disagree about names that begin with a digit.
            id if names::method(id).starts_with('_') => format!("operation-{id}"),
            id => id.to_owned(),
        };
        // The builder has the name of the method, in which letters without case can have changed.
        let both = |id: &str| [names::pascal(id), names::pascal(&names::method(id))];
        let id = names::first_free(&stem, "-", |id| {
            !methods.contains(&names::method(id)) && both(id).iter().all(|name| !types.contains(name))
        });
        methods.insert(names::method(&id));
        types.extend(both(&id));
        if id == documented {
            return;
        }
        let message = match documented.as_str() {
            "" => format!("the operation has no operationId; it is called `{id}` here"),
            _ => {
                format!("the operationId `{documented}` gives no name that is free; it is called `{id}` here")
            }
        };
        outcome.notes.push(Problem::new(&operation.pointer, message));
        outcome.changes += 1;
        if !documented.is_empty() {
            operation.value.insert(ORIGINAL_ID.to_owned(), json!(documented));
        }
        operation.value.insert("operationId".to_owned(), json!(id));
    });
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(operations: Value) -> Vec<String> {
        let mut document = json!({ "paths": { "/a/{b}": operations } });
        apply(&mut document, &Settings::plain());
        let item = document["paths"]["/a/{b}"].as_object().unwrap();
        item.values().map(|operation| operation["operationId"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn ids_that_become_one_name_are_told_apart() {
        let operations = json!({ "get": { "operationId": "getUser" }, "put": { "operationId": "get_user" } });
        assert_eq!(ids(operations), ["getUser", "get_user-2"]);
    }

    #[test]
    fn ids_that_become_one_builder_are_told_apart() {
        let operations = json!({ "get": { "operationId": "I" }, "put": { "operationId": "İ" } });
        assert_eq!(ids(operations), ["I", "İ-2"]);
    }

    #[test]
    fn a_missing_id_is_made_of_method_and_path() {
        assert_eq!(ids(json!({ "get": {} })), ["get-/a/b"]);
        assert_eq!(names::method("get-/a/b"), "get_a_b");
        assert_eq!(ids(json!({ "get": { "operationId": "__" } })), ["get-/a/b"]);
    }

    #[test]
    fn a_name_begins_with_a_letter() {
        assert_eq!(ids(json!({ "get": { "operationId": "1.Create" } })), ["operation-1.Create"]);
        assert_eq!(names::method("operation-1.Create"), "operation_1_create");
    }

    #[test]
    fn names_of_the_client_and_of_the_language_are_taken() {
        assert_eq!(ids(json!({ "get": { "operationId": "clone" } })), ["clone-2"]);
        assert_eq!(ids(json!({ "get": { "operationId": "result" } })), ["result-2"]);
        assert_eq!(ids(json!({ "get": { "operationId": "users" } })), ["users"]);
    }
}
