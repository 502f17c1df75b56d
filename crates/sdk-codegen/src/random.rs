//! Small random documents for property tests: valid OpenAPI 3.0, with the turns that vendors' documents take.
//!
//! The names are few, so that equal and nearly equal schemas, and several uses of one component, are the rule.

use std::fmt;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

use crate::walk;

/// Component names, in an order: by composition or as an alias a component refers to later ones only, because a schema
/// that is itself by composition means nothing. Members refer to any.
const COMPONENTS: [&str; 5] = ["Apple", "Berry", "Cherry", "Damson", "Elder"];

/// Property names, among them such that are keywords elsewhere and such that become one name in Rust.
const PROPERTIES: [&str; 7] = ["id", "default", "title", "nullable", "type", "host-name", "host_name"];

/// The tags of operations.
pub(crate) const TAGS: [&str; 3] = ["one", "two", "three"];

/// How often a property is tried: a quarter of what is usual, because a document is many schemas.
pub(crate) fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases / 4, ..default }
}

/// A document, shown as JSON where a property fails.
#[derive(Clone)]
pub(crate) struct Document(pub(crate) Value);

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A document with its components and operations.
pub(crate) fn document() -> impl Strategy<Value = Document> {
    (vec(component(), COMPONENTS.len()), vec(operation(), 1..5)).prop_map(|(mut components, operations)| {
        for (index, component) in components.iter_mut().enumerate() {
            well_found(component, &COMPONENTS[index + 1..]);
        }
        let named = COMPONENTS.iter().map(|name| (*name).to_owned());
        let schemas: Map<String, Value> = named.zip(components).collect();
        let paths: Map<String, Value> = operations.into_iter().enumerate().map(path).collect();
        Document(json!({
            "openapi": "3.0.3",
            "info": { "title": "Random", "version": "1.0.0" },
            "paths": paths,
            "components": {
                "schemas": schemas,
                "parameters": { "Shared": { "name": "shared", "in": "query", "schema": walk::refer_to("Apple") } },
                "responses": { "Failure": { "description": "", "content": media(walk::refer_to("Berry")) } }
            }
        }))
    })
}

/// The same document with the members of every object in another order.
pub(crate) fn reordered(value: &Value) -> Value {
    match value {
        Value::Object(members) => Value::Object(
            members.iter().rev().map(|(name, member)| (name.clone(), reordered(member))).collect(),
        ),
        Value::Array(elements) => Value::Array(elements.iter().map(reordered).collect()),
        scalar => scalar.clone(),
    }
}

/// A schema as it stands in an operation or below a component.
fn schema() -> BoxedStrategy<Value> {
    annotated(leaf()).prop_recursive(3, 12, 3, |inner| annotated(nested(inner))).boxed()
}

fn component() -> impl Strategy<Value = Value> {
    prop_oneof![4 => annotated(nested(schema())), 1 => schema()]
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!({})),
        Just(json!({ "type": "string", "maxLength": 5 })),
        Just(json!({ "type": "string", "format": "date-time" })),
        Just(json!({ "type": "string", "format": "password" })),
        Just(json!({ "type": "boolean" })),
        Just(json!({ "type": "integer", "enum": [1, 2] })),
        subsequence(vec!["red", "green", "blue"], 1..4)
            .prop_map(|values| json!({ "type": "string", "enum": values })),
        select(&COMPONENTS[..]).prop_map(walk::refer_to),
        select(&COMPONENTS[..]).prop_map(walk::refer_to),
    ]
}

fn nested(inner: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    let properties = btree_map(select(&PROPERTIES[..]), inner.clone(), 0..4);
    let object = (properties, any::<u8>()).prop_map(|(properties, bits)| {
        let chosen = properties.keys().enumerate().filter(|(index, _)| bits >> index & 1 == 1);
        let required: Vec<_> = chosen.map(|(_, name)| *name).collect();
        let mut object = json!({ "type": "object", "properties": properties });
        if !required.is_empty() {
            object["required"] = json!(required);
        }
        object
    });
    let list = |items| json!({ "type": "array", "items": items });
    let map = |values| json!({ "type": "object", "additionalProperties": values });
    prop_oneof![
        6 => object,
        2 => inner.clone().prop_map(list),
        1 => inner.clone().prop_map(map),
        1 => (select(&["allOf", "anyOf", "oneOf"][..]), vec(inner, 1..3))
            .prop_map(|(keyword, branches)| json!({ keyword: branches })),
    ]
}

/// Adds what is said beside the type: descriptions and titles, which mean nothing, and defaults and `null`, which do.
fn annotated(schema: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    (schema, any::<u8>()).prop_map(|(mut schema, bits)| {
        if schema.get("$ref").is_some() {
            return match bits {
                0..32 => json!({ "nullable": true, "allOf": [schema] }),
                _ => schema,
            };
        }
        let on = |bit: u8| bits >> bit & 3 == 3;
        for (keyword, value) in [
            ("description", json!(if on(1) { "in some words" } else { "in others" })),
            ("title", json!("Title")),
            ("example", json!(1)),
            ("default", json!(null)),
            ("nullable", json!(true)),
        ]
        .into_iter()
        .enumerate()
        .filter_map(|(bit, member)| on(bit as u8).then_some(member))
        {
            schema[keyword] = value;
        }
        schema
    })
}

fn operation() -> impl Strategy<Value = Value> {
    let parameter = (select(&["fooBar", "foo_bar", "send"][..]), schema())
        .prop_map(|(name, schema)| json!({ "name": name, "in": "query", "schema": schema }));
    let parameters = (vec(parameter, 0..3), any::<bool>()).prop_map(|(mut parameters, shared)| {
        if shared {
            parameters.push(json!({ "$ref": "#/components/parameters/Shared" }));
        }
        parameters
    });
    let responses = btree_map(select(&["200", "202", "204"][..]), proptest::option::of(schema()), 0..3);
    let tags = subsequence(TAGS.to_vec(), 0..3);
    (parameters, proptest::option::of(schema()), responses, tags).prop_map(
        |(parameters, body, responses, tags)| {
            let response = |response: Option<Value>| match response {
                Some(schema) => json!({ "description": "", "content": media(schema) }),
                None => json!({ "description": "" }),
            };
            let responses =
                responses.into_iter().map(|(status, schema)| (status.to_owned(), response(schema)));
            let mut responses: Map<String, Value> = responses.collect();
            responses.insert("404".to_owned(), json!({ "$ref": "#/components/responses/Failure" }));
            let mut operation = json!({ "tags": tags, "parameters": parameters, "responses": responses });
            if let Some(schema) = body {
                operation["requestBody"] = json!({ "content": media(schema) });
            }
            operation
        },
    )
}

fn path((index, mut operation): (usize, Value)) -> (String, Value) {
    operation["operationId"] = json!(format!("operation{index}"));
    (format!("/path{index}"), json!({ "post": operation }))
}

fn media(schema: Value) -> Value {
    json!({ "application/json": { "schema": schema } })
}

/// Lets a component refer to later ones only where it would be them, not contain them.
fn well_found(schema: &mut Value, later: &[&str]) {
    if let Some(name) = walk::reference(schema) {
        *schema = match COMPONENTS.iter().position(|component| *component == name) {
            Some(position) if !later.is_empty() => walk::refer_to(later[position % later.len()]),
            _ => json!({}),
        };
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        for branch in schema.get_mut(keyword).and_then(Value::as_array_mut).into_iter().flatten() {
            well_found(branch, later);
        }
    }
}
