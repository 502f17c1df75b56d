//! The arguments of an operation, for calls through a typed client.

use serde_json::{Map, Value, json};

use super::{Examples, Extent};
use crate::contract::{affixes, is_deep_list, map, members};
use crate::document::schema::Schema;
use crate::document::{Location, MADE_UP, Media, Operation, Parameter, is_json};
use crate::form;
use crate::schema::Direction;

impl Examples {
    /// What [`Examples::request`] puts into the request, as values: an object of the parameters by their names, without the brackets of
    /// the wire, with the request body as `body`. Credentials are not among them. Where a name is given twice, the body has it, or else what is
    /// first of path, query, header and cookie; the others have their location before it: `header id`.
    ///
    /// A body that is neither JSON nor a form is a text, and so is a file in a form. A parameter that is a map is an object by
    /// its own name; the members that the document describes of another object are arguments of their own. A body that the
    /// document does not require is there also where it has to have members: a client may send an empty one in its place. Where
    /// the document leaves the type of the body to the caller (`image/*`), there is one as `Content-Type`.
    pub fn arguments(&self, operation: &Operation, extent: Extent) -> Value {
        let wanted = operation.parameters.iter().filter(|parameter| {
            parameter.required || parameter.location == Location::Path || extent == Extent::Full
        });
        let named = wanted.flat_map(|parameter| {
            let key = |name: &str| self.key(operation, parameter.location, name);
            let affixes = affixes(self.document.json(), self.arrays, parameter, false);
            match (self.value(parameter), affixes.filter(|_| parameter.location == Location::Query)) {
                // Each member is an argument of its own, and a map is one.
                (Value::Object(members), Some((prefix, closing))) => {
                    let is_described = |name: &String| self.is_described(parameter, name);
                    let (described, entries): (Map<_, _>, Map<_, _>) =
                        members.into_iter().partition(|(name, _)| is_described(name));
                    let described = described.into_iter();
                    let map = self.map(parameter, entries).map(|map| (key(&parameter.name), map));
                    described
                        .map(|(member, value)| (key(&format!("{prefix}{member}{closing}")), value))
                        .chain(map)
                        .collect()
                }
                // Nothing is no segment of a path.
                (Value::Object(members), _) if members.is_empty() && parameter.location == Location::Path => {
                    vec![(key(&parameter.name), self.map(parameter, members).unwrap_or_else(|| json!({})))]
                }
                (value, _) => vec![(key(&parameter.name), self.with_texts(parameter, value))],
            }
        });
        let mut arguments: Map<String, Value> = named.collect();
        if operation.body.is_some() && (extent == Extent::Full || self.has_to_have_a_body(operation)) {
            let value = self.body_value(operation, extent).unwrap_or_else(|| "x".into());
            arguments.insert("body".to_owned(), value);
            let named = self.content_type(operation);
            let key = self.key(operation, Location::Header, "Content-Type");
            arguments.extend(named.map(|media_type| (key, media_type.into())));
        }
        let mut arguments = Value::Object(arguments);
        if let Some(length) = operation.parameters.iter().find(|parameter| is_length(parameter))
            && arguments.get(&length.name).is_some()
        {
            // No server reads a request that is shorter or longer than it says.
            arguments[length.name.as_str()] = self.request_of(operation, &arguments).body.len().into();
        }
        arguments
    }

    /// The key of the argument of this name at this location.
    pub(super) fn key(&self, operation: &Operation, location: Location, name: &str) -> String {
        let bare = name.trim_end_matches("[]");
        let is_other = |one: &Parameter| one.location == location && one.name == bare && bare != name;
        let name = if operation.parameters.iter().any(is_other) { name } else { bare };
        let root = self.document.json();
        let is_called = |one: &Parameter| {
            let is_member = || members(root, self.arrays, one).iter().any(|member| member.key == name);
            one.name.trim_end_matches("[]") == name || (one.location == Location::Query && is_member())
        };
        let mut before = Location::ALL.into_iter().take_while(|earlier| *earlier != location);
        let is_there = |location: Location| {
            operation.parameters.iter().any(|one| one.location == location && is_called(one))
        };
        let is_taken = (name == "body" && operation.body.is_some()) || before.any(is_there);
        if is_taken { format!("{} {name}", location.as_str()) } else { name.to_owned() }
    }

    /// A list for a query, whose objects and lists have no form there: each is the text that it is sent as.
    fn with_texts(&self, parameter: &Parameter, value: Value) -> Value {
        let root = self.document.json();
        let has_form = affixes(root, self.arrays, parameter, true).is_some() || is_deep_list(root, parameter);
        match value {
            Value::Array(items)
                if parameter.location == Location::Query && !parameter.is_json && !has_form =>
            {
                let is_one = |item: &Value| !item.is_object() && !item.is_array();
                let text = |item: Value| if is_one(&item) { item } else { item.to_string().into() };
                items.into_iter().map(text).collect()
            }
            value => value,
        }
    }

    /// A type for a body of which the document says only what kind of thing it is (`image/*`): the caller has to name one.
    fn content_type(&self, operation: &Operation) -> Option<String> {
        let media = self.preferred(&operation.body.as_ref()?.media)?;
        Some(media.sent_as(self.document.json())).filter(|sent| sent.ends_with(MADE_UP))
    }

    fn has_to_have_a_body(&self, operation: &Operation) -> bool {
        let Some(body) = &operation.body else { return false };
        let is_empty_allowed = |media: &Media| {
            let is_form = form::is_form(&media.name);
            let schema =
                media.schema.as_deref().filter(|_| is_form || is_json(&media.sent_as(self.document.json())));
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
        let affixes = affixes(self.document.json(), self.arrays, parameter, false);
        let has_form = affixes.is_some_and(|(_, closing)| closing == "]");
        let is_object = |value: &Value| value.is_object() && !has_form;
        // Where a value can be a text, a client takes any as its text.
        let is_text = !has_form && self.conforms(Direction::Request, &values, &json!("text"));
        for value in entries.values_mut() {
            if is_text && (value.is_number() || value.is_boolean()) {
                *value = value.to_string().into();
            }
            if is_object(value) || value.as_array().is_some_and(|items| items.iter().any(is_object)) {
                *value = value.to_string().into();
            }
        }
        Some(Value::Object(entries))
    }

    /// The text of an argument that travels as one value and is none in JSON, for a client that takes that: of a list or an
    /// object, or of a number where a text is allowed as well.
    pub fn text(&self, operation: &Operation, name: &str, value: &Value) -> Option<String> {
        let is_meant = |one: &&Parameter| self.key(operation, one.location, &one.name) == name;
        let parameter = operation.parameters.iter().find(is_meant);
        match (parameter, value) {
            (Some(parameter), Value::Array(_) | Value::Object(_)) => Some(self.text_of(parameter, value)),
            (Some(_), Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
            // A member of an object that has no form of its own in a query.
            (None, Value::Object(_)) if name != "body" => Some(value.to_string()),
            _ => None,
        }
    }
}

/// Whether a parameter is the header that says how long the body is.
fn is_length(parameter: &Parameter) -> bool {
    parameter.location == Location::Header && parameter.name.eq_ignore_ascii_case("content-length")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::contract::Contract;
    use crate::document::Document;

    fn document(operation: Value) -> Document {
        let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/x": {"post": operation}}});
        Document::from_value(document).unwrap()
    }

    #[test]
    fn the_length_of_a_body_is_that_of_the_body() {
        let length =
            json!({"name": "Content-Length", "in": "header", "required": true, "schema": {"type": "number"}});
        let body = json!({"content": {"application/octet-stream": {}}});
        let operation =
            json!({"operationId": "x", "parameters": [length], "requestBody": body, "responses": {}});
        let document = document(operation);
        let examples = Examples::new(document.clone());
        let operation = document.operation("x").unwrap();
        assert_eq!(examples.arguments(operation, Extent::Minimal), json!({"Content-Length": 0}));
        assert_eq!(examples.arguments(operation, Extent::Full), json!({"Content-Length": 1, "body": "x"}));
    }

    /// As GitHub's.
    #[test]
    fn a_body_that_is_an_object_is_not_null() {
        let schema = json!({"type": "object", "nullable": true, "properties": {"a": {"type": "boolean"}}});
        let media = json!({"schema": schema, "examples": {"default": {"value": null}}});
        let operation = json!({"operationId": "x", "requestBody": {"content": {"application/json": media}}, "responses": {}});
        let document = document(operation);
        let examples = Examples::new(document.clone());
        let operation = document.operation("x").unwrap();
        assert_eq!(examples.arguments(operation, Extent::Full), json!({"body": {"a": true}}));
    }

    #[test]
    fn the_type_of_a_body_is_named_where_the_document_leaves_it_open() {
        let body = json!({"required": true, "content": {"image/*": {}}});
        let document = document(json!({"operationId": "x", "requestBody": body, "responses": {}}));
        let examples = Examples::new(document.clone());
        let operation = document.operation("x").unwrap();
        let arguments = examples.arguments(operation, Extent::Minimal);
        assert_eq!(arguments, json!({"body": "x", "Content-Type": "image/x-made-up"}));
        let request = examples.request_of(operation, &arguments);
        assert_eq!(request.header("content-type"), Some("image/x-made-up"));
        assert_eq!(Contract::new(document.clone()).check_request(&request).unwrap().violations, []);
    }

    #[test]
    fn what_is_called_alike_has_its_place_in_its_name() {
        let parameter = |name: &str, location: &str, kind: &str| json!({"name": name, "in": location, "schema": {"type": kind}});
        let operation = json!({
            "operationId": "x", "requestBody": {"content": {"application/json": {"schema": {"type": "integer"}}}}, "responses": {},
            "parameters": [parameter("id", "header", "boolean"), parameter("id", "query", "string"), parameter("body", "query", "string")],
        });
        let document = document(operation);
        let examples = Examples::new(document.clone());
        let operation = document.operation("x").unwrap();
        let arguments = examples.arguments(operation, Extent::Full);
        assert_eq!(arguments, json!({"id": "text", "header id": true, "body": 1, "query body": "text"}));
        let request = examples.request_of(operation, &arguments);
        assert_eq!(Contract::new(document.clone()).check_request(&request).unwrap().violations, []);
        assert_eq!(
            (request.header("id"), request.query.len(), request.body.as_slice()),
            (Some("true"), 2, &b"1"[..])
        );
        assert_eq!(examples.text(operation, "header id", &json!(true)).as_deref(), Some("true"));
    }

    #[test]
    fn objects_that_have_no_form_in_a_query_are_texts() {
        let schema =
            json!({"type": "array", "items": {"type": "object", "properties": {"a": {"type": "string"}}}});
        let list = json!({"name": "list", "in": "query", "schema": schema});
        let nested = json!({"name": "nested", "in": "header", "schema": {
            "nullable": true, "oneOf": [{"type": "object", "properties": {"list": schema}}],
        }});
        let operation = json!({"operationId": "x", "parameters": [list, nested], "responses": {}});
        let document = document(operation);
        let examples = Examples::new(document.clone());
        let operation = document.operation("x").unwrap();
        let arguments = examples.arguments(operation, Extent::Full);
        assert_eq!(arguments["list"], json!([r#"{"a":"text"}"#]));
        let request = examples.request_of(operation, &arguments);
        assert_eq!(request.query, [("list".to_owned(), r#"{"a":"text"}"#.to_owned())]);
        assert_eq!(request.header("nested"), Some(r#"{"list":[{"a":"text"}]}"#));
        assert_eq!(examples.text(operation, "nested", &json!(1)).as_deref(), Some("1"));
        let checked = Contract::new(document.clone()).check_request(&request).unwrap().violations;
        assert!(checked.is_empty(), "{checked:?}");
    }

    #[test]
    fn no_argument_of_a_path_is_more_than_a_segment_of_it() {
        let value = |rest: Value| {
            let mut parameter =
                json!({"name": "p", "in": "path", "required": true, "schema": {"type": "string"}});
            rest.as_object().into_iter().flatten().for_each(|(name, value)| parameter[name] = value.clone());
            let operation = json!({"operationId": "x", "parameters": [parameter], "responses": {}});
            let document = json!({"openapi": "3.0.3", "paths": {"/x/{p}": {"get": operation}}});
            let document = Document::from_value(document).unwrap();
            let arguments =
                Examples::new(document.clone()).arguments(document.operation("x").unwrap(), Extent::Minimal);
            arguments["p"].clone()
        };
        assert_eq!(value(json!({"example": "a"})), "a");
        for other in ["a/b", "..", "a%2fb", "a\\b", ""] {
            assert_eq!(value(json!({"example": other})), "text", "{other}");
        }
        assert_eq!(value(json!({"schema": {"type": "string", "example": "a/b"}})), "text");
        assert_eq!(value(json!({"schema": {"type": "string", "enum": ["a/b", "c"]}})), "c");
        let list = json!({"type": "array", "items": {"type": "string", "example": "a/b"}});
        assert_eq!(value(json!({"schema": list})), json!(["text"]));
        // The document leaves no other.
        assert_eq!(value(json!({"schema": {"type": "string", "enum": ["a/b"]}})), "a/b");
    }

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
