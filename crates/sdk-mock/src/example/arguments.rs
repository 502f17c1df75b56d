//! The arguments of an operation, for calls through a typed client.

use serde_json::{Map, Value};

use super::{Examples, Extent};
use crate::contract::QueryArrays;
use crate::document::{Location, Operation};

impl Examples {
    /// What [`Examples::request`] puts into the request, as values: an object of the parameters by their names, with
    /// the request body as `body`. Credentials are not among them.
    ///
    /// A body that is neither JSON nor a form is a text, and so is a file in a form.
    pub fn arguments(&self, operation: &Operation, extent: Extent) -> Value {
        let wanted = operation.parameters.iter().filter(|parameter| {
            parameter.required || parameter.location == Location::Path || extent == Extent::Full
        });
        let named = wanted.flat_map(|parameter| {
            let name = parameter.name.trim_end_matches("[]");
            match self.value(parameter) {
                // Each member is an argument of its own.
                Value::Object(members)
                    if parameter.location == Location::Query && self.arrays == QueryArrays::Brackets =>
                {
                    members.into_iter().map(|(member, value)| (format!("{name}[{member}]"), value)).collect()
                }
                value => vec![(name.to_owned(), value)],
            }
        });
        let mut arguments: Map<String, Value> = named.collect();
        if operation.body.as_ref().is_some_and(|body| body.required || extent == Extent::Full) {
            let value = self.body_value(operation, extent).unwrap_or_else(|| "x".into());
            arguments.insert("body".to_owned(), value);
        }
        Value::Object(arguments)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::Document;

    #[test]
    fn parameters_and_body_are_values() {
        let document = Document::tenable().unwrap();
        let examples = Examples::new(document.clone());
        let operation = document.operation("users-password").unwrap();
        let arguments = examples.arguments(operation, Extent::Minimal);
        assert!(arguments["user_uuid"].is_string());
        assert!(arguments["body"]["password"].is_string());
        let list = document.operation("users-list").unwrap();
        assert_eq!(examples.arguments(list, Extent::Minimal), json!({}));
    }

    #[test]
    fn arguments_make_their_own_request() {
        let document = Document::tenable().unwrap();
        let examples = Examples::new(document.clone());
        let operation = document.operation("users-edit").unwrap();
        let request = examples.request_of(operation, &json!({"user_id": "a b", "body": {"name": "n"}}));
        assert_eq!(serde_json::from_slice::<Value>(&request.body).unwrap(), json!({"name": "n"}));
        assert_eq!(request.path, "/users/a%20b");
    }
}
