//! Schemas of OpenAPI 3.0 as JSON Schema validators, compiled when first needed.
//!
//! OpenAPI 3.0 schemas are nearly JSON Schema draft 4: `exclusiveMinimum` is a flag, `$ref` hides its siblings.
//! What differs is rewritten in a copy of the document (`rewrite`); the place which a validator names there is
//! translated back into a place of the original.

mod rewrite;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use jsonschema::{Draft, Registry, Validator};
use parking_lot::Mutex;
use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde_json::{Value, json};

use crate::document::pointer::resolve;
use crate::document::template::RESERVED;

/// What a JSON pointer must escape in the fragment of a URI.
const FRAGMENT: &AsciiSet = &RESERVED.remove(b'/');

/// The name under which the rewritten document is known to the validators.
const NAME: &str = "json-schema:///document";

/// Which way a value travels. A request is judged more strictly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Direction {
    /// From the client: a field that the document does not name is an error, even though OpenAPI would allow it.
    Request,
    /// From the server, or from the client of an open contract: held to the letter of the document.
    Response,
}

/// A value that breaks its schema.
#[derive(Debug)]
pub(crate) struct Mismatch {
    /// JSON pointer of the rule in the document.
    pub(crate) rule: String,
    /// JSON pointer of the offending part of the value.
    pub(crate) part: String,
    /// What is wrong, without the value: it may be a password.
    pub(crate) message: String,
}

/// A validator, or why there is none.
type Compiled = Result<Arc<Validator>, String>;

/// The validators of one document.
#[derive(Debug)]
pub(crate) struct Schemas {
    root: Arc<Value>,
    /// By direction.
    registries: [OnceLock<Result<Registry<'static>, String>>; 2],
    compiled: [Mutex<HashMap<String, Compiled>>; 2],
}

impl Schemas {
    pub(crate) fn new(root: Arc<Value>) -> Self {
        Self { root, registries: Default::default(), compiled: Default::default() }
    }

    /// Everything in which `value` breaks the schema at `pointer`.
    pub(crate) fn check(&self, direction: Direction, pointer: &str, value: &Value) -> Vec<Mismatch> {
        let validator = match self.validator(direction, pointer) {
            Ok(validator) => validator,
            Err(message) => {
                return vec![Mismatch {
                    rule: pointer.to_owned(),
                    part: String::new(),
                    message: format!("the schema cannot be compiled: {message}"),
                }];
            }
        };
        // The quick question first: a list can have 50,000 elements.
        if validator.is_valid(value) {
            return Vec::new();
        }
        validator.iter_errors(value).map(|error| self.mismatch(pointer, &error)).collect()
    }

    fn mismatch(&self, pointer: &str, error: &jsonschema::ValidationError<'_>) -> Mismatch {
        Mismatch {
            rule: self.original_pointer(pointer, error.evaluation_path().as_str()),
            part: error.instance_path().as_str().to_owned(),
            message: error.masked().to_string(),
        }
    }

    /// Where in the document an evaluation went: `path` begins at the schema at `pointer` and goes through `$ref`s.
    fn original_pointer(&self, pointer: &str, path: &str) -> String {
        let mut found = pointer.to_owned();
        // The first step is the reference by which the validator was compiled.
        for token in path.split('/').skip(2) {
            // The copy may have what a reference leads to in the place of the reference.
            found = resolve(&self.root, &found).map_or(found, |(target, _)| target);
            if token == "$ref" {
                continue;
            }
            let next = format!("{found}/{token}");
            let original = if token == "anyOf" { format!("{found}/oneOf") } else { next.clone() };
            match [next, original].into_iter().find(|one| self.root.pointer(one).is_some()) {
                Some(next) => found = next,
                // A keyword that only the copy has.
                None => break,
            }
        }
        found
    }

    fn validator(&self, direction: Direction, pointer: &str) -> Result<Arc<Validator>, String> {
        let mut compiled = self.compiled[direction as usize].lock();
        if let Some(known) = compiled.get(pointer) {
            return known.clone();
        }
        let new = self.compile(direction, pointer).map(Arc::new);
        compiled.insert(pointer.to_owned(), new.clone());
        new
    }

    fn compile(&self, direction: Direction, pointer: &str) -> Result<Validator, String> {
        let registry = &self.registries[direction as usize];
        let registry = registry.get_or_init(|| self.registry(direction)).as_ref().map_err(Clone::clone)?;
        jsonschema::options()
            .with_draft(Draft::Draft4)
            .with_registry(registry)
            .should_validate_formats(true)
            .with_format("uuid", is_uuid)
            .with_format("date", is_date)
            .offline()
            .build(&json!({"$ref": format!("{NAME}#{}", utf8_percent_encode(pointer, FRAGMENT))}))
            .map_err(|error| error.to_string())
    }

    fn registry(&self, direction: Direction) -> Result<Registry<'static>, String> {
        let root = rewrite::rewritten(&self.root, direction);
        Registry::new()
            .draft(Draft::Draft4)
            .add(NAME, root)
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| error.to_string())
    }
}

/// The 8-4-4-4-12 form, in either case.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// `2026-02-04`; draft 4 has no such format.
fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([4, 2, 2])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        && ("01"..="12").contains(&parts[1])
        && ("01"..="31").contains(&parts[2])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(direction: Direction, schema: Value, value: Value) -> Vec<Mismatch> {
        let components = json!({
            "Name": {"type": "string", "nullable": true, "minLength": 2},
            "Part": {"type": "object", "properties": {"b": {"type": "string"}}},
        });
        let root = json!({"paths": {"/a b": {"schema": schema}}, "components": {"schemas": components}});
        Schemas::new(Arc::new(root)).check(direction, "/paths/~1a b/schema", &value)
    }

    #[test]
    fn names_the_rule_and_the_part_but_not_the_value() {
        let schema = json!({"type": "object", "properties": {"name": {"$ref": "#/components/schemas/Name"}}});
        let found = check(Direction::Request, schema, json!({"name": "s"}));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].rule, "/components/schemas/Name/minLength");
        assert_eq!(found[0].part, "/name");
        assert!(!found[0].message.contains("\"s\""), "{}", found[0].message);
    }

    #[test]
    fn a_nullable_value_may_be_null() {
        assert!(
            check(Direction::Request, json!({"$ref": "#/components/schemas/Name"}), Value::Null).is_empty()
        );
        let schema = json!({"type": "string", "enum": ["a"], "nullable": true});
        assert!(check(Direction::Request, schema, Value::Null).is_empty());
        let schema = json!({"allOf": [{"type": "string"}], "nullable": true});
        assert!(check(Direction::Response, schema, Value::Null).is_empty());
        assert_eq!(check(Direction::Response, json!({"type": "string"}), Value::Null).len(), 1);
    }

    #[test]
    fn a_request_may_hold_named_fields_only() {
        let schema = json!({"type": "object", "properties": {"password": {"type": "string"}}});
        let value = json!({"password": "p", "current_password": "o"});
        let found = check(Direction::Request, schema.clone(), value.clone());
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("current_password"), "{}", found[0].message);
        assert_eq!(found[0].rule, "/paths/~1a b/schema");
        assert!(check(Direction::Response, schema, value).is_empty());
    }

    #[test]
    fn a_composition_allows_the_fields_of_all_its_parts() {
        let part = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
        let schema = json!({"allOf": [part("a"), {"$ref": "#/components/schemas/Part"}]});
        assert!(check(Direction::Request, schema.clone(), json!({"a": "1", "b": "2"})).is_empty());
        assert_eq!(check(Direction::Request, schema.clone(), json!({"a": "1", "c": "2"})).len(), 1);
        let found = check(Direction::Request, schema, json!({"a": "1", "b": 2}));
        assert_eq!(found[0].rule, "/components/schemas/Part/properties/b/type");
    }

    #[test]
    fn two_choices_allow_the_fields_of_both() {
        let part = |name: &str| json!({"type": "object", "required": [name], "properties": {name: {"type": "string"}}});
        let schema = json!({"oneOf": [part("a"), part("b")], "anyOf": [part("c"), {"$ref": "#/components/schemas/Part"}]});
        assert!(check(Direction::Request, schema.clone(), json!({"a": "1", "c": "2"})).is_empty());
        assert!(!check(Direction::Request, schema.clone(), json!({"c": "2"})).is_empty());
        let nested = json!({"allOf": [{"oneOf": [part("a"), part("b")]}, {"oneOf": [part("c"), part("d")]}]});
        assert!(check(Direction::Request, nested, json!({"a": "1", "c": "2"})).is_empty());
        assert!(!check(Direction::Request, schema, json!({"a": "1", "c": "2", "d": 3})).is_empty());
    }

    #[test]
    fn alternatives_may_overlap() {
        let part = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
        let schema = json!({"oneOf": [part("a"), part("b")]});
        assert!(check(Direction::Response, schema.clone(), json!({})).is_empty());
        let found = check(Direction::Request, schema, json!({"c": "1"}));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].rule, "/paths/~1a b/schema/oneOf");
    }

    #[test]
    fn values_of_an_array_are_words_of_its_items() {
        let schema = json!({"type": "array", "enum": ["a", "b"], "items": {"type": "string"}});
        assert!(check(Direction::Request, schema.clone(), json!(["a"])).is_empty());
        assert_eq!(check(Direction::Request, schema, json!(["c"])).len(), 1);
    }

    #[test]
    fn values_of_a_boolean_may_be_in_quotes() {
        let schema = json!({"type": "boolean", "enum": ["true"]});
        assert!(check(Direction::Request, schema.clone(), json!(true)).is_empty());
        assert_eq!(check(Direction::Request, schema, json!(false)).len(), 1);
    }

    #[test]
    fn exclusive_limits_are_flags() {
        let schema = json!({"type": "number", "minimum": 1, "exclusiveMinimum": true});
        assert_eq!(check(Direction::Request, schema.clone(), json!(1)).len(), 1);
        assert!(check(Direction::Request, schema, json!(1.5)).is_empty());
    }

    #[test]
    fn formats_are_checked() {
        let uuid = json!({"type": "string", "format": "uuid"});
        assert_eq!(check(Direction::Request, uuid.clone(), json!("7")).len(), 1);
        assert!(check(Direction::Request, uuid, json!("00000000-0000-4000-8000-00000000000A")).is_empty());
        let int32 = json!({"type": "integer", "format": "int32"});
        assert_eq!(check(Direction::Request, int32, json!(3_000_000_000_u64)).len(), 1);
        let int64 = json!({"type": "integer", "format": "int64"});
        assert_eq!(check(Direction::Request, int64.clone(), json!(9_223_372_036_854_775_808_u64)).len(), 1);
        assert!(check(Direction::Request, int64, json!(i64::MIN)).is_empty());
        let time = json!({"type": "string", "format": "date-time"});
        assert_eq!(check(Direction::Response, time, json!("Never")).len(), 1);
    }

    #[test]
    fn a_field_named_like_an_annotation_stays() {
        let field = json!({"type": "string"});
        let schema =
            json!({"type": "object", "required": ["example"], "properties": {"example": field, "id": field}});
        assert!(check(Direction::Request, schema, json!({"example": "e", "id": "i"})).is_empty());
    }
}
