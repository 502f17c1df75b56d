//! The arguments of an operation, for calls through a typed client.

use serde_json::{Map, Value, json};

use super::{Examples, Extent};
use crate::contract::{affixes, map};
use crate::document::schema::Schema;
use crate::document::{Location, Media, Operation, Parameter};
use crate::form;
use crate::schema::Direction;

impl Examples {
    /// What [`Examples::request`] puts into the request, as values: an object of the parameters by their names, with
    /// the request body as `body`. Credentials are not among them.
    ///
    /// A body that is neither JSON nor a form is a text, and so is a file in a form. A parameter that is a map is an object by
    /// its own name; the members that the document describes of another object are arguments of their own. A body that the
    /// document does not require is there also where it has to have members: a client may send an empty one in its place.
    pub fn arguments(&self, operation: &Operation, extent: Extent) -> Value {
        let wanted = operation.parameters.iter().filter(|parameter| {
            parameter.required || parameter.location == Location::Path || extent == Extent::Full
        });
        let named = wanted.flat_map(|parameter| {
            let name = parameter.name.trim_end_matches("[]");
            let affixes = affixes(self.document.json(), self.arrays, parameter, false);
            match (self.value(parameter), affixes.filter(|_| parameter.location == Location::Query)) {
                // Each member is an argument of its own, and a map is one.
                (Value::Object(members), Some((prefix, closing))) => {
                    let is_described = |name: &String| self.is_described(parameter, name);
                    let (described, entries): (Map<_, _>, Map<_, _>) =
                        members.into_iter().partition(|(name, _)| is_described(name));
                    let described = described.into_iter();
                    let map = self.map(parameter, entries).map(|map| (name.to_owned(), map));
                    described
                        .map(|(member, value)| (format!("{prefix}{member}{closing}"), value))
                        .chain(map)
                        .collect()
                }
                (value, _) => vec![(name.to_owned(), value)],
            }
        });
        let mut arguments: Map<String, Value> = named.collect();
        if operation.body.is_some() && (extent == Extent::Full || self.has_to_have_a_body(operation)) {
            let value = self.body_value(operation, extent).unwrap_or_else(|| "x".into());
            arguments.insert("body".to_owned(), value);
        }
        Value::Object(arguments)
    }

    fn has_to_have_a_body(&self, operation: &Operation) -> bool {
        let Some(body) = &operation.body else { return false };
        let is_empty_allowed = |media: &Media| {
            let is_form = form::is_form(&media.name);
            let schema = media.schema.as_deref().filter(|_| is_form || media.is_json());
            schema.map_or(!is_form, |schema| self.conforms(Direction::Request, schema, &json!({})))
        };
        body.required || !body.media.iter().all(is_empty_allowed)
    }

    fn is_described(&self, parameter: &Parameter, member: &str) -> bool {
        let root = self.document.json();
        let schema = parameter.schema.as_deref().and_then(|schema| Schema::at(root, schema));
        // What a choice describes is described.
        schema
            .is_none_or(|schema| map(root, parameter).is_none() || schema.names().any(|name| name == member))
    }

    /// The value of a parameter that is a map, with an entry; a value that no parameter can be is the text that it is sent as.
    fn map(&self, parameter: &Parameter, mut entries: Map<String, Value>) -> Option<Value> {
        let values = map(self.document.json(), parameter)?;
        if entries.is_empty() {
            let is_described = self.document.json().pointer(&values).is_some_and(Value::is_object);
            let made = is_described.then(|| self.sample(Direction::Request, &values));
            entries.insert(
                "name0".to_owned(),
                made.filter(|made| *made != json!({})).unwrap_or_else(|| "text".into()),
            );
        }
        let is_object = |value: &Value| value.is_object();
        for value in entries.values_mut() {
            if is_object(value) || value.as_array().is_some_and(|items| items.iter().any(is_object)) {
                *value = value.to_string().into();
            }
        }
        Some(Value::Object(entries))
    }

    /// The text of an argument that is a list or an object and travels as one value, for a client that takes that.
    pub fn text(&self, operation: &Operation, name: &str, value: &Value) -> Option<String> {
        let parameter =
            operation.parameters.iter().find(|parameter| parameter.name.trim_end_matches("[]") == name);
        match (parameter, value) {
            (Some(parameter), Value::Array(_) | Value::Object(_)) => Some(self.text_of(parameter, value)),
            // A member of an object that has no form of its own in a query.
            (None, Value::Object(_)) if name != "body" => Some(value.to_string()),
            _ => None,
        }
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
