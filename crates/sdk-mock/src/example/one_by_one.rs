//! What an operation requires, and each other argument added alone.

use serde_json::{Map, Value};

use super::request::required_only;
use super::{Examples, Extent};
use crate::document::schema::Schema;
use crate::document::{Media, Operation, is_json};
use crate::form;
use crate::schema::Direction;

impl Examples {
    /// Arguments with a name for each set: first what is required and nothing else, then the same with one parameter
    /// or one field of the body, and in that field what is required and nothing else.
    ///
    /// What a client adds on its own is seen best beside so little. A field that the document allows only together
    /// with others is left out.
    pub fn one_by_one(&self, operation: &Operation) -> Vec<(String, Value)> {
        let minimal = self.arguments(operation, Extent::Minimal);
        let full = self.arguments(operation, Extent::Full);
        let mut sets = vec![("nothing more".to_owned(), minimal.clone())];
        for (name, value) in full.as_object().into_iter().flatten() {
            if name != "body" && minimal.get(name).is_none() {
                let mut arguments = minimal.clone();
                arguments[name.as_str()] = value.clone();
                sets.push((name.clone(), arguments));
            }
        }
        let media = operation.body.iter().flat_map(|body| &body.media);
        let is_json = |media: &Media| is_json(&media.sent_as(self.document.json()));
        let media = media.into_iter().find(|media| is_json(media) || form::is_form(&media.name));
        let schema = media.and_then(|media| media.schema.as_deref());
        let (Some(schema), Some(Value::Object(fields))) = (schema, full.get("body")) else { return sets };
        let smallest = minimal.get("body").cloned().unwrap_or_else(|| Value::Object(Map::new()));
        for (name, value) in fields.iter().filter(|(name, _)| smallest.get(name.as_str()).is_none()) {
            let mut body = smallest.clone();
            let Some(fields) = body.as_object_mut() else { continue };
            fields.insert(name.clone(), self.smallest_of(schema, name, value));
            if self.conforms(Direction::Request, schema, &body) {
                let mut arguments = minimal.clone();
                arguments["body"] = body;
                sets.push((format!("body.{name}"), arguments));
            }
        }
        sets
    }

    /// A field without what its schema does not require.
    fn smallest_of(&self, schema: &str, name: &str, value: &Value) -> Value {
        let root = self.document.json();
        let field = Schema::at(root, schema).map(|schema| schema.property(name));
        let described = field.filter(|pointer| Schema::at(root, pointer).is_some());
        let smallest = described.map(|pointer| (required_only(root, &pointer, value.clone()), pointer));
        let allowed =
            smallest.filter(|(smallest, pointer)| self.conforms(Direction::Request, pointer, smallest));
        allowed.map_or_else(|| value.clone(), |(smallest, _)| smallest)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::Document;

    #[test]
    fn each_argument_is_alone_beside_the_required_ones() {
        let item = json!({"type": "object", "required": ["a"], "properties": {
            "a": {"type": "string"}, "b": {"type": "string", "default": "x"},
        }});
        let schema = json!({"type": "object", "required": ["id"], "properties": {
            "id": {"type": "integer"}, "list": {"type": "array", "items": item}, "note": {"type": "string"},
        }});
        let operation = json!({
            "operationId": "x", "responses": {"200": {"description": ""}},
            "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
            "requestBody": {"required": true, "content": {"application/json": {"schema": schema}}},
        });
        let document = json!({
            "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/x": {"post": operation}},
        });
        let document = Document::parse(&document.to_string()).unwrap();
        let sets = Examples::new(document.clone()).one_by_one(document.operation("x").unwrap());
        let expected = json!([
            ["nothing more", {"body": {"id": 1}}],
            ["q", {"body": {"id": 1}, "q": "text"}],
            ["body.list", {"body": {"id": 1, "list": [{"a": "text"}]}}],
            ["body.note", {"body": {"id": 1, "note": "text"}}],
        ]);
        assert_eq!(json!(sets), expected);
    }

    #[test]
    fn every_argument_has_a_form_on_the_wire() {
        let empty = json!({"type": "object", "properties": {"a": {"type": "integer"}}});
        let within = json!({"type": "object", "required": ["in"], "properties": {"in": empty}});
        let form = json!({"type": "object", "required": ["list", "one"], "properties": {
            "list": {"type": "array", "items": empty}, "one": within,
        }});
        let choice = json!({"oneOf": [{"type": "string"}, {"type": "integer"}]});
        let choice = json!({"type": "object", "additionalProperties": choice, "example": {"a": 1}});
        let operation = json!({
            "operationId": "x", "responses": {"200": {"description": ""}},
            "parameters": [
                {"name": "f", "in": "query", "schema": choice},
            ],
            "requestBody": {"required": true, "content": {"application/x-www-form-urlencoded": {
                "schema": form, "encoding": {"list": {"style": "deepObject"}, "one": {"style": "deepObject"}},
            }}},
        });
        let document = json!({
            "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/x": {"post": operation}},
        });
        let document = Document::parse(&document.to_string()).unwrap();
        let sets = Examples::new(document.clone()).one_by_one(document.operation("x").unwrap());
        let body = json!({"list": [{"a": 1}], "one": {"in": {"a": 1}}});
        assert_eq!(sets[0].1, json!({ "body": body }));
        // A client takes any value of a choice as its text.
        assert_eq!(sets[1].1["f"], json!({"a": "1"}));
    }
}
