//! Says in what an example contradicts its schema.
//!
//! Schemas of OpenAPI 3.0 are nearly JSON Schema of draft 4: what differs is `nullable`, and that a reference hides
//! what stands beside it. Beyond that a request is strict: it has no member that the document does not know. A response
//! is read as the clients read it, whoever wrote the example: null is absence, enumerations are open, and dates are
//! strings, so that only kinds of values count. What a client relies on is seen where the example is decoded.

use std::collections::HashMap;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, ValidationError, Validator};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sdk_openapi::pointer::{escape, unescape};
use serde_json::{Map, Value, json};

/// What a JSON pointer must escape in the fragment of a URI.
const FRAGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The names under which validators know the document: as it is received, and as it is sent.
const NAMES: [&str; 2] = ["json-schema:///received", "json-schema:///sent"];

/// What is not asked of a response.
const IGNORED: [&str; 13] = [
    "enum",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "required",
];

/// One thing that an example contradicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Contradiction {
    /// JSON pointer in the example.
    pub(super) at: String,
    /// What is wrong there, without the value.
    pub(super) message: String,
    /// Something has to be there that is not.
    pub(super) missing: bool,
}

/// Validates the examples of one document.
pub(super) struct ExampleValidator {
    registry: Option<Registry<'static>>,
    validators: HashMap<(String, bool), Option<Validator>>,
}

impl ExampleValidator {
    /// A validator for the examples of `document`.
    pub(super) fn new(document: &Value) -> Self {
        let [received, sent] = NAMES;
        let mut closed = rewritten(document.clone(), Words { names: false, sent: true, part: false });
        for part in parts(document) {
            let is_open =
                document.pointer(part).is_some_and(|part| part.get("additionalProperties").is_none());
            if let Some(part) = closed.pointer_mut(part).and_then(Value::as_object_mut).filter(|_| is_open) {
                part.remove("additionalProperties");
            }
        }
        let registry = Registry::new()
            .draft(Draft::Draft4)
            .add(received, rewritten(document.clone(), Words { names: false, sent: false, part: false }))
            .and_then(|registry| registry.add(sent, closed))
            .and_then(jsonschema::RegistryBuilder::prepare);
        Self { registry: registry.ok(), validators: HashMap::new() }
    }

    /// In what `value` contradicts the schema at the JSON pointer `schema`; nothing if the schema is none.
    pub(super) fn contradictions(&mut self, value: &Value, schema: &str, sent: bool) -> Vec<Contradiction> {
        let registry = self.registry.as_ref();
        let made = self.validators.entry((schema.to_owned(), sent)).or_insert_with(|| {
            let name = NAMES[usize::from(sent)];
            jsonschema::options()
                .with_draft(Draft::Draft4)
                .with_registry(registry?)
                .should_validate_formats(true)
                .offline()
                .build(&json!({"$ref": format!("{name}#{}", utf8_percent_encode(schema, FRAGMENT))}))
                .ok()
        });
        made.iter()
            .flat_map(|validator| validator.iter_errors(value))
            .flat_map(|error| told(&error))
            .collect()
    }
}

/// An error of the validator, at the place that is meant.
fn told(error: &ValidationError<'_>) -> Vec<Contradiction> {
    let pointer = error.instance_path().to_string();
    let one = |at: String, missing: bool, message: String| Contradiction { at, message, missing };
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let unknown = |name: &String| {
                one(format!("{pointer}/{}", escape(name)), false, "not documented".to_owned())
            };
            unexpected.iter().map(unknown).collect()
        }
        ValidationErrorKind::Required { property } => {
            let name = escape(property.as_str().unwrap_or_default());
            vec![one(format!("{pointer}/{name}"), true, "missing".to_owned())]
        }
        _ => vec![one(pointer, false, error.masked().to_string())],
    }
}

/// `value` without what is contradicted, so that the rest can be held against its type; `None` if nothing is left.
pub(super) fn pruned(value: &Value, contradictions: &[Contradiction]) -> Option<Value> {
    let mut left = value.clone();
    for Contradiction { at, missing, .. } in contradictions {
        let (parent, token) = at.rsplit_once('/').filter(|_| !missing)?;
        match left.pointer_mut(parent) {
            Some(Value::Object(members)) => drop(members.remove(&unescape(token))),
            // Taking one element out would move the others.
            Some(Value::Array(elements)) => elements.clear(),
            _ => {}
        }
    }
    Some(left)
}

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
struct Words {
    /// The keys are names of members.
    names: bool,
    /// It is sent.
    sent: bool,
    /// It is a part of a whole, which cannot be closed alone.
    part: bool,
}

/// The pointers to which a part of an `allOf` refers: alone, what is there knows not all members of the whole.
fn parts(value: &Value) -> Vec<&str> {
    let members = value.as_object().into_iter().flatten().map(|(_, member)| member);
    let elements = value.as_array().into_iter().flatten();
    let mut found: Vec<_> = members.chain(elements).flat_map(parts).collect();
    let own = value.get("allOf").and_then(Value::as_array).into_iter().flatten();
    found.extend(own.filter_map(|part| part.get("$ref")?.as_str()?.strip_prefix('#')));
    found
}

/// The document in the words of JSON Schema.
fn rewritten(value: Value, words: Words) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().map(|(key, value)| {
                let is_data =
                    !words.names && matches!(key.as_str(), "example" | "examples" | "default" | "enum");
                let part = words.part || (!words.names && key == "allOf");
                let words = Words { names: !words.names && key == "properties", part, ..words };
                (key, if is_data { value } else { rewritten(value, words) })
            });
            let members = members.collect();
            if words.names { Value::Object(members) } else { schema(members, words) }
        }
        Value::Array(elements) => {
            Value::Array(elements.into_iter().map(|element| rewritten(element, words)).collect())
        }
        scalar => scalar,
    }
}

fn schema(mut schema: Map<String, Value>, Words { sent, part, .. }: Words) -> Value {
    if !sent {
        schema.retain(|key, _| !IGNORED.contains(&key.as_str()));
        if let Some(alternatives) = schema.remove("oneOf") {
            schema.entry("anyOf").or_insert(alternatives);
        }
    }
    let has_members =
        schema.get("properties").and_then(Value::as_object).is_some_and(|members| !members.is_empty());
    if sent && !part && has_members {
        schema.entry("additionalProperties").or_insert(Value::Bool(false));
    }
    let is_nullable = schema.remove("nullable") == Some(Value::Bool(true));
    if !is_nullable && sent {
        return Value::Object(schema);
    }
    if let Some(values) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        values.push(Value::Null);
    }
    match schema.get_mut("type") {
        Some(one @ Value::String(_)) => *one = json!([one, "null"]),
        _ if is_nullable => return json!({"anyOf": [{"enum": [null]}, schema]}),
        _ => {}
    }
    Value::Object(schema)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn validator(schema: &Value) -> ExampleValidator {
        ExampleValidator::new(&json!({"a {b}": {"schema": schema}, "components": {"schemas": {
            "Name": {"type": "string", "nullable": true},
            "Tree": {"type": "object", "properties": {"children": {"type": "array",
                "items": {"$ref": "#/components/schemas/Tree"}}}}}}}))
    }

    fn places(schema: &Value, example: &Value, sent: bool) -> Vec<String> {
        let found = validator(schema).contradictions(example, "/a {b}/schema", sent);
        let mut places: Vec<_> = found.into_iter().map(|one| one.at).collect();
        places.sort();
        places
    }

    #[test]
    fn an_example_follows_its_schema_or_not() {
        let received = |schema: &Value, example: &Value| places(schema, example, false);
        assert!(received(&json!({"type": "string"}), &json!("x")).is_empty());
        let object = json!({"type": "object", "required": ["id"], "properties": {"n": {"type": "integer"},
            "default": {"type": "string", "nullable": true}}});
        assert_eq!(received(&object, &json!({"n": "5", "default": 1})), ["/default", "/n"]);
        assert_eq!(places(&object, &json!({}), true), ["/id"]);
        assert!(received(&object, &json!({"id": 1, "default": null, "more": 1})).is_empty());
        let name = json!({"$ref": "#/components/schemas/Name"});
        assert!(received(&name, &json!(null)).is_empty());
        assert_eq!(received(&name, &json!(1)), [""]);
        let tree = json!({"$ref": "#/components/schemas/Tree"});
        assert!(received(&tree, &json!({"children": [{"children": []}]})).is_empty());
        assert_eq!(received(&tree, &json!({"children": [{"children": 1}]})), ["/children/0/children"]);
    }

    #[test]
    fn a_request_has_no_member_that_is_not_documented() {
        let object = json!({"type": "object", "properties": {"properties": {"properties": {"n": {}}}}});
        let example = json!({"properties": {"n": 1, "x/y": 2}, "more": 1});
        assert_eq!(places(&object, &example, true), ["/more", "/properties/x~1y"]);
        assert!(places(&object, &example, false).is_empty());
    }

    #[test]
    fn a_response_is_open() {
        let member = json!({"type": "string", "enum": ["a"], "format": "date-time"});
        let object = json!({"type": "object", "properties": {"s": member, "enum": {"oneOf": [{"type": "number"}, {}]}}});
        for value in [json!(null), json!("b")] {
            let example = json!({"s": value, "enum": 1});
            assert!(places(&object, &example, false).is_empty());
            assert_eq!(places(&object, &example, true)[0], "/enum");
            assert!(places(&object, &example, true).contains(&"/s".to_owned()));
        }
        assert_eq!(places(&object, &json!({"s": 1}), false), ["/s"]);
    }

    #[test]
    fn parts_of_a_request_are_closed_by_nothing() {
        let part = json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}});
        let whole = json!({"allOf": [part, {"properties": {"b": {}}}]});
        assert!(places(&whole, &json!({"a": 1, "b": 2}), true).is_empty());
        assert_eq!(places(&whole, &json!({"b": 2}), true), ["/a"]);
        let tree = json!({"allOf": [{"$ref": "#/components/schemas/Tree"}, {"properties": {"b": {}}}]});
        assert!(places(&tree, &json!({"children": [], "b": 2}), true).is_empty());
    }

    #[test]
    fn what_is_no_schema_contradicts_nothing() {
        assert!(places(&json!({"type": 7}), &json!(1), false).is_empty());
        assert!(places(&json!({"$ref": "#/nowhere"}), &json!(1), false).is_empty());
    }

    #[test]
    fn the_rest_of_an_example_is_left() {
        let one = |at: &str, missing| Contradiction { at: at.to_owned(), message: String::new(), missing };
        let value = json!({"a": [1, "x"], "b/c": {"d": 1, "e": 2}});
        let left = pruned(&value, &[one("/a/1", false), one("/b~1c/d", false)]);
        assert_eq!(left, Some(json!({"a": [], "b/c": {"e": 2}})));
        assert_eq!(pruned(&value, &[one("", false)]), None);
        assert_eq!(pruned(&value, &[one("/b~1c/f", true)]), None);
    }
}
