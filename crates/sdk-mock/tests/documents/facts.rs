//! What an operation states, as a flat table: the place of a statement (`query limit`, `response.users[].id`) and the
//! statement itself (`integer int32`). Two documents agree where their tables do.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::load::{Document, Operation, content};

/// Statements by place.
pub(crate) type Facts = BTreeMap<String, String>;

/// Deeper schemas refer to themselves.
const DEEPEST: usize = 16;

pub(crate) fn facts(document: &Document, operation: &Operation<'_>) -> Facts {
    let mut table = Table { document, facts: Facts::new() };
    table.state("path", format!("{} {}", operation.method, operation.path));
    table.state("tags", operation.value["tags"].to_string());
    for parameter in operation.parameters() {
        let place = format!("{} {}", text(parameter, "in"), text(parameter, "name"));
        table.schema(&place, &parameter["schema"], parameter["required"] == true, true, 0);
    }
    if let Some(request) = operation.request() {
        table.body("request", request, request["required"] == true, true);
    }
    let (status, response) = operation.success();
    table.state("status", status.to_owned());
    for (name, _) in response["headers"].as_object().into_iter().flatten() {
        table.state(&format!("header {name}"), "present".to_owned());
    }
    table.body("response", response, false, false);
    table.facts
}

struct Table<'a> {
    document: &'a Document,
    facts: Facts,
}

impl Table<'_> {
    fn state(&mut self, place: &str, fact: String) {
        self.facts.insert(place.to_owned(), fact);
    }

    fn body(&mut self, place: &str, body: &Value, required: bool, request: bool) {
        let json = content(body).find(|(media, _)| *media == "application/json");
        if let Some((media, body)) = json.or_else(|| content(body).next()) {
            self.state(&format!("{place} media"), media.to_owned());
            if let Some(schema) = body.get("schema") {
                self.schema(place, schema, required, request, 0);
            }
        }
    }

    fn schema(&mut self, place: &str, schema: &Value, required: bool, request: bool, depth: usize) {
        let schema = self.document.resolve(schema);
        let parts: Vec<&Value> = match schema["allOf"].as_array() {
            Some(parts) => parts.iter().map(|part| self.document.resolve(part)).chain([schema]).collect(),
            None => vec![schema],
        };
        let properties: Vec<(&String, &Value)> =
            parts.iter().filter_map(|part| part["properties"].as_object()).flatten().collect();
        let additional = schema.get("additionalProperties");
        let open = additional == Some(&Value::Bool(true)) && !properties.is_empty();
        self.state(place, statement(schema, &properties, open, required, request));
        if depth > DEEPEST {
            return;
        }
        let needed = |name: &str| {
            request
                && parts
                    .iter()
                    .any(|part| part["required"].as_array().into_iter().flatten().any(|it| it == name))
        };
        for (name, property) in properties {
            self.schema(&format!("{place}.{name}"), property, needed(name), request, depth + 1);
        }
        if let Some(items) = schema.get("items") {
            self.schema(&format!("{place}[]"), items, false, request, depth + 1);
        }
        if let Some(values) =
            additional.filter(|values| values.as_object().is_some_and(|fields| !fields.is_empty()))
        {
            self.schema(&format!("{place}{{}}"), values, false, request, depth + 1);
        }
        for (number, branch) in schema["oneOf"].as_array().into_iter().flatten().enumerate() {
            self.schema(&format!("{place}|{number}"), branch, false, request, depth + 1);
        }
    }
}

/// Type, format, values and nullability; in requests also whether it is required. `format: password` is this project's
/// own mark, and what a response must hold is a matter of observation, so neither is compared.
fn statement(
    schema: &Value,
    properties: &[(&String, &Value)],
    open: bool,
    required: bool,
    request: bool,
) -> String {
    let kind = match schema["type"].as_str() {
        Some(kind) => kind,
        None if schema.get("oneOf").is_some() => "oneOf",
        None if !properties.is_empty() => "object",
        None => "any",
    };
    let mut statement = kind.to_owned();
    if let Some(format) = schema["format"].as_str().filter(|format| *format != "password") {
        statement += &format!(" {format}");
    }
    if let Some(values) = schema.get("enum") {
        statement += &format!(" enum={values}");
    }
    if schema["nullable"] == true {
        statement += " nullable";
    }
    if open {
        statement += " open";
    }
    if request && required {
        statement += " required";
    }
    statement
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().expect("a string")
}
