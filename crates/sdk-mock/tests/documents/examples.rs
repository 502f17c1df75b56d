//! Every operation carries examples, and every example is what its schema says, without a field that it lacks.

use serde_json::{Map, Value, json};

use crate::load::{Document, content, ours};

#[test]
fn examples_are_there_and_match_their_schemas() {
    let mut problems = Vec::new();
    for document in ours() {
        let document = Schemas::of(&document);
        for operation in document.document.operations() {
            let id = operation.id();
            for parameter in operation.parameters() {
                let place = format!("{id}: parameter {}", parameter["name"]);
                document.check(&place, &parameter["schema"], parameter.get("example"), &mut problems);
            }
            if let Some(request) = operation.request() {
                for (media, body) in content(request) {
                    let place = format!("{id}: request ({media})");
                    document.check(&place, &body["schema"], body.get("example"), &mut problems);
                }
            }
            for (status, response) in operation.value["responses"].as_object().unwrap() {
                for (media, body) in content(response) {
                    let place = format!("{id}: {status} ({media})");
                    document.check(&place, &body["schema"], body.get("example"), &mut problems);
                }
                for (name, header) in response["headers"].as_object().into_iter().flatten() {
                    let place = format!("{id}: header {name}");
                    document.check(&place, &header["schema"], header.get("example"), &mut problems);
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_check_sees_what_is_wrong() {
    let root = json!({"paths": {}, "components": {"schemas": {"Thing": {
        "type": "object", "required": ["id"],
        "properties": {"id": {"type": "integer"}, "at": {"type": "string", "format": "date-time"}, "tag": {"type": "string", "enum": ["a"], "nullable": true}}}}}});
    let document = Document { name: "small", root };
    let schema = json!({"type": "array", "items": {"$ref": "#/components/schemas/Thing"}});
    let problems = |example: Value| {
        let mut found = Vec::new();
        Schemas::of(&document).check("here", &schema, Some(&example), &mut found);
        found.len()
    };
    assert_eq!(problems(json!([{"id": 1, "at": "2026-01-15T08:30:00Z", "tag": null}])), 0);
    assert_eq!(problems(json!([{"id": "1"}])), 1, "type");
    assert_eq!(problems(json!([{"at": "2026-01-15T08:30:00Z"}])), 1, "required");
    assert_eq!(problems(json!([{"id": 1, "at": "yesterday"}])), 1, "format");
    assert_eq!(problems(json!([{"id": 1, "tag": "b"}])), 1, "enum");
    assert_eq!(problems(json!([{"id": 1, "other": true}])), 1, "unknown field");
}

/// A document and its components as JSON Schema.
struct Schemas<'a> {
    document: &'a Document,
    components: Value,
}

impl<'a> Schemas<'a> {
    fn of(document: &'a Document) -> Self {
        let schemas: Map<String, Value> =
            document.components().map(|(name, schema)| (name.to_owned(), json_schema(schema))).collect();
        Schemas { document, components: json!({ "schemas": schemas }) }
    }

    fn check(&self, place: &str, schema: &Value, example: Option<&Value>, problems: &mut Vec<String>) {
        let Some(example) = example else {
            problems.push(format!("{}: {place} has no example", self.document.name));
            return;
        };
        let mut root = json_schema(schema);
        root["components"] = self.components.clone();
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft7)
            .should_validate_formats(true)
            .build(&root)
            .unwrap_or_else(|error| panic!("{place}: {error}"));
        for error in validator.iter_errors(example) {
            problems.push(format!("{}: {place} at `{}`: {error}", self.document.name, error.instance_path()));
        }
    }
}

/// The JSON Schema of an OpenAPI 3.0 schema, closed: an example must not hold a field that the document lacks.
fn json_schema(schema: &Value) -> Value {
    let Value::Object(fields) = schema else { return schema.clone() };
    let mut converted = Map::new();
    for (key, value) in fields {
        let value = match (key.as_str(), value) {
            ("properties", Value::Object(properties)) => {
                properties.iter().map(|(name, property)| (name.clone(), json_schema(property))).collect()
            }
            ("oneOf" | "anyOf" | "allOf", Value::Array(branches)) => {
                branches.iter().map(json_schema).collect()
            }
            ("items" | "additionalProperties", value) => json_schema(value),
            (_, value) => value.clone(),
        };
        converted.insert(key.clone(), value);
    }
    if converted.contains_key("properties") && !converted.contains_key("additionalProperties") {
        converted.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
    if converted.remove("nullable") == Some(Value::Bool(true)) {
        if let Some(kind) = converted.get_mut("type") {
            *kind = json!([kind, "null"]);
        }
        if let Some(Value::Array(values)) = converted.get_mut("enum") {
            values.push(Value::Null);
        }
    }
    Value::Object(converted)
}
