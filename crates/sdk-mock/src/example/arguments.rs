//! The arguments of an operation, for calls through a typed client.

use serde_json::{Map, Value};

use super::Examples;
use crate::document::Operation;

use super::Extent;

impl Examples {
    /// What [`Examples::request`] puts into the request, as values: an object of the parameters by their names, with
    /// the request body as `body`. Credentials are not among them.
    ///
    /// A body that is not JSON is a text.
    pub fn arguments(&self, operation: &Operation, extent: Extent) -> Value {
        let wanted =
            operation.parameters.iter().filter(|parameter| parameter.required || extent == Extent::Full);
        let named =
            wanted.map(|parameter| (parameter.name.trim_end_matches("[]").to_owned(), self.value(parameter)));
        let mut arguments: Map<String, Value> = named.collect();
        let request = self.request(operation, extent);
        if operation.body.as_ref().is_some_and(|body| body.required || extent == Extent::Full) {
            let text = || Value::String(String::from_utf8_lossy(&request.body).into_owned());
            arguments
                .insert("body".to_owned(), serde_json::from_slice(&request.body).unwrap_or_else(|_| text()));
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
}
