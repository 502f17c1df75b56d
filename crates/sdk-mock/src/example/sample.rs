//! Values made from schemas.

use std::cell::Cell;

use serde_json::{Map, Value, json};

use super::{pattern, scalar};
use crate::document::schema::Schema;

/// How deep objects are filled with fields that nobody requires; a schema may contain itself.
const DEPTH: usize = 6;

/// How many schemas are looked at before only what is required is made; a schema may contain itself more than once.
const NODES: usize = 2_000;

/// The value of a name that is required and described nowhere, which gives way to any other.
const REQUIRED: &str = "any text";

/// Says whether a value conforms to the schema at a pointer.
type Conforms<'a> = &'a dyn Fn(&str, &Value) -> bool;

/// A value that a schema allows: its example or default if they conform, its first `enum` value, or one made up.
/// `hidden` is the keyword of the fields that it does not have, such as `writeOnly` in a response.
pub(super) fn sample(root: &Value, pointer: &str, hidden: &str, conforms: Conforms<'_>) -> Value {
    Maker { root, hidden, conforms, nodes: Cell::new(0) }.value(pointer, 0)
}

struct Maker<'a> {
    root: &'a Value,
    hidden: &'a str,
    conforms: Conforms<'a>,
    nodes: Cell<usize>,
}

impl<'a> Maker<'a> {
    fn value(&self, pointer: &str, depth: usize) -> Value {
        self.part(pointer, depth, &[])
    }

    /// A value of a part of a composition that requires these names, in whichever of its parts they are described.
    fn part(&self, pointer: &str, depth: usize, required: &[&'a str]) -> Value {
        let Some(schema) = Schema::at(self.root, pointer) else { return Value::Null };
        self.nodes.set(self.nodes.get() + 1);
        let depth = if self.nodes.get() > NODES { depth.max(DEPTH) } else { depth };
        let given = ["example", "default"].into_iter().filter_map(|key| schema.value.get(key)).cloned();
        // Numbers that are texts are their digits.
        let is_text = |value: &Value| schema.kind() == "string" && (value.is_number() || value.is_boolean());
        let parts = schema.whole(self.root);
        let values = parts.iter().flat_map(|part| part.list("enum")).cloned();
        let values = values.map(|value| if is_text(&value) { value.to_string().into() } else { value });
        if let Some(given) = given.chain(values).find(|given| (self.conforms)(&schema.pointer, given)) {
            return given;
        }
        // A thing that has to be in itself ends here.
        if depth >= DEPTH && schema.is("nullable") && (self.conforms)(&schema.pointer, &Value::Null) {
            return Value::Null;
        }
        let made = match schema.kind() {
            "string" => self.text(&schema),
            "integer" => scalar::integer(&schema),
            "number" => json!(scalar::number(&schema)),
            "boolean" => json!(true),
            "array" => self.array(&schema, depth),
            // Only a text has a media type.
            "" if schema.text("contentMediaType").is_some() || scalar::is_plain(&schema) => {
                self.text(&schema)
            }
            _ => self.object(&schema, depth, required),
        };
        let made = ["oneOf", "anyOf"]
            .iter()
            .fold(made, |made, key| self.alternative(&schema, key, made, depth, required));
        match schema.value.get("not") {
            // It names what is not meant.
            Some(_) if !(self.conforms)(&schema.pointer, &made) => {
                let others = [json!("text"), json!(1), json!(true), json!([])];
                others.into_iter().find(|other| (self.conforms)(&schema.pointer, other)).unwrap_or(made)
            }
            _ => made,
        }
    }

    /// A text; one that the pattern asks for, where it is not matched otherwise.
    fn text(&self, schema: &Schema<'_>) -> Value {
        let text = json!(scalar::text(schema));
        let conforms = |text: &Value| (self.conforms)(&schema.pointer, text);
        let matching = schema.text("pattern").filter(|_| !conforms(&text)).map(pattern::candidates);
        matching.into_iter().flatten().map(Value::from).find(conforms).unwrap_or(text)
    }

    /// `made` with the first alternative that fits.
    fn alternative(
        &self,
        schema: &Schema<'a>,
        key: &str,
        made: Value,
        depth: usize,
        required: &[&'a str],
    ) -> Value {
        let parts: Vec<_> = schema.parts(key).filter(|_| depth <= 2 * DEPTH).collect();
        let required = [required, &self.required(schema, 0)].concat();
        let with = |part: &String| merge(made.clone(), self.part(part, depth + 1, &required));
        let fitting = parts.iter().map(with).find(|value| (self.conforms)(&schema.pointer, value));
        fitting.or_else(|| parts.first().map(with)).unwrap_or(made)
    }

    /// The fields of an object, and those of its parts.
    fn object(&self, schema: &Schema<'a>, depth: usize, required: &[&'a str]) -> Value {
        let required = [required, &self.required(schema, 0)].concat();
        let parts = schema.parts("allOf").filter(|_| depth <= 2 * DEPTH);
        let parts = parts.map(|part| self.part(&part, depth + 1, &required));
        parts.fold(Value::Object(self.fields(schema, depth, &required)), merge)
    }

    /// What a schema and its parts require.
    fn required(&self, schema: &Schema<'a>, depth: usize) -> Vec<&'a str> {
        let parts = schema.parts("allOf").filter(|_| depth < DEPTH);
        let parts = parts.filter_map(|part| Schema::at(self.root, &part));
        let parts = parts.flat_map(|part| self.required(&part, depth + 1));
        schema.list("required").filter_map(Value::as_str).chain(parts).collect()
    }

    fn fields(&self, schema: &Schema<'_>, depth: usize, required: &[&str]) -> Map<String, Value> {
        let is_hidden = |name: &str| {
            Schema::at(self.root, &schema.property(name)).is_some_and(|field| field.is(self.hidden))
        };
        let wanted = schema.names().filter(|name| required.contains(&name.as_str()) || depth < DEPTH);
        let wanted = wanted.filter(|name| !is_hidden(name));
        let mut fields: Map<_, _> =
            wanted.map(|name| (name.clone(), self.value(&schema.property(name), depth + 1))).collect();
        let own = schema.list("required").filter_map(Value::as_str);
        for name in own.filter(|name| !is_hidden(name)) {
            // Required, but described nowhere.
            fields.entry(name).or_insert_with(|| json!(REQUIRED));
        }
        for number in fields.len()..schema.count("minProperties").unwrap_or(0).min(100) {
            let described = schema.value.get("additionalProperties").is_some_and(Value::is_object);
            let additional = || self.value(&schema.inner("additionalProperties"), depth + 1);
            fields.insert(format!("name{number}"), if described { additional() } else { json!("text") });
        }
        fields
    }

    fn array(&self, schema: &Schema<'_>, depth: usize) -> Value {
        let min = schema.count("minItems").unwrap_or(0);
        let max = schema.count("maxItems").unwrap_or(usize::MAX);
        let count = if depth < DEPTH { min.max(1) } else { min }.min(max);
        // Made only where one is wanted: a list of lists of lists has to end.
        let item = || match schema.value.pointer("/enum/0") {
            // Values written beside the array instead of in its items.
            Some(value) => value.clone(),
            None => self.value(&schema.inner("items"), depth + 1),
        };
        let other = |index: usize| match schema.value.pointer(&format!("/items/enum/{index}")) {
            _ if !schema.is("uniqueItems") => item(),
            Some(value) => value.clone(),
            None => super::list::identity(&item(), index),
        };
        Value::Array((0..count).map(other).collect())
    }
}

/// Two values of parts of a composition: fields add up, anything else is replaced.
fn merge(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(mut all), Value::Object(more)) => {
            for (name, value) in more {
                let value = match all.remove(&name) {
                    Some(known) if known.is_object() && value.is_object() => merge(known, value),
                    Some(known) if known == json!(REQUIRED) => value,
                    Some(known)
                        if [json!({}), json!(REQUIRED)].contains(&value) || !is_only_required(&known) =>
                    {
                        known
                    }
                    _ => value,
                };
                all.insert(name, value);
            }
            Value::Object(all)
        }
        // A part that only describes.
        (one, Value::Object(more)) if more.is_empty() => one,
        (_, other) => other,
    }
}

/// Whether only a list of required names knows of a value. It gives way to what a schema describes, and not to a mere description
/// of it.
fn is_only_required(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.values().all(is_only_required),
        value => [json!("text"), json!(REQUIRED)].contains(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(root: &Value, pointer: &str) -> Value {
        super::sample(root, pointer, "", &|_, value| *value != json!("broken"))
    }

    #[test]
    fn prefers_what_the_document_says() {
        let root = json!({
            "a": {"type": "string", "example": "given"},
            "b": {"type": "string", "example": "broken", "enum": ["first", "second"]},
            "c": {"type": "object", "properties": {"a": {"$ref": "#/a"}, "n": {"type": "integer", "minimum": 5}}},
            "d": {"allOf": [{"$ref": "#/c"}, {"type": "object", "properties": {"b": {"$ref": "#/b"}}}]},
            "e": {"type": "array", "minItems": 2, "items": {"type": "string", "format": "uuid"}},
        });
        assert_eq!(sample(&root, "/a"), "given");
        assert_eq!(sample(&root, "/b"), "first");
        assert_eq!(sample(&root, "/d"), json!({"a": "given", "n": 5, "b": "first"}));
        assert_eq!(sample(&root, "/e").as_array().unwrap().len(), 2);
    }

    #[test]
    fn what_a_part_requires_is_there_however_deep() {
        let paging = json!({"type": "object", "required": ["items"]});
        let items = json!({"type": "object", "properties": {"items": {"type": "array", "items": {"type": "string"}}}});
        let inside = |inner, _| json!({"type": "object", "required": ["in"], "properties": {"in": inner}});
        let deep = (0..DEPTH + 2).fold(json!({"$ref": "#/page"}), inside);
        let root = json!({"page": {"allOf": [paging, items]}, "deep": deep});
        assert!(sample(&root, "/deep").to_string().contains(r#""items":[]"#));
    }

    /// Whichever part requires it: an object of texts is described all the same, and so is an empty one.
    #[test]
    fn an_object_outweighs_a_required_name() {
        let part = json!({"type": "object", "properties": {"a": {"$ref": "#/texts"}}});
        let texts =
            json!({"type": "object", "properties": {"b": {"type": "string"}, "c": {"type": "object"}}});
        let required =
            json!({"type": "object", "required": ["a", "d"], "properties": {"a": {"required": ["c"]}}});
        for all in [json!([part, required]), json!([required, part])] {
            assert_eq!(
                sample(&json!({"texts": texts, "all": {"allOf": all}}), "/all"),
                json!({"a": {"b": "text", "c": {}}, "d": REQUIRED})
            );
        }
    }

    #[test]
    fn lists_and_values_that_only_they_tell_are_made() {
        let root = json!({
            "list": {"items": {"type": "string"}},
            "choice": {"items": {"anyOf": [{"type": "string"}]}},
            "digits": {"type": "string", "enum": [10, 20]},
            "both": {"allOf": [{"enum": ["broken", "a"]}, {"description": "x"}]},
            "date": {"format": "date"},
            "described": {"allOf": [{"type": "string"}, {"description": "x"}]},
        });
        assert_eq!(sample(&root, "/both"), json!("a"));
        assert_eq!(sample(&root, "/date"), json!("2026-01-15"));
        assert_eq!(sample(&root, "/described"), json!("text"));
        assert_eq!(sample(&root, "/list"), json!(["text"]));
        assert_eq!(sample(&root, "/choice"), json!({}));
        assert_eq!(sample(&root, "/digits"), json!("10"));
    }

    #[test]
    fn ends_in_a_schema_that_contains_itself() {
        let node = json!({"type": "object", "properties": {"child": {"$ref": "#/node"}}});
        let list = json!({"type": "array", "items": {"$ref": "#/list"}});
        let root = json!({"node": node, "list": list});
        assert!(sample(&root, "/node").to_string().len() < 200);
        assert!(sample(&root, "/list").to_string().len() < 200);
    }

    #[test]
    fn ends_in_a_schema_that_contains_itself_many_times() {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let properties: Map<_, _> =
            names.iter().map(|name| ((*name).to_owned(), json!({"$ref": "#/node"}))).collect();
        let root = json!({"node": {"type": "object", "properties": properties}});
        assert!(sample(&root, "/node").to_string().len() < 30 * NODES);
    }

    #[test]
    fn keeps_what_lists_and_objects_ask_for() {
        let root = json!({
            "list": {"type": "array", "minItems": 3, "uniqueItems": true, "items": {"type": "string"}},
            "values": {"type": "array", "minItems": 2, "uniqueItems": true, "items": {"type": "string", "enum": ["a", "b"]}},
            "map": {"type": "object", "minProperties": 2, "additionalProperties": {"type": "integer"}},
            "file": {"contentMediaType": "image/png"},
        });
        assert_eq!(sample(&root, "/file"), json!("text"));
        assert_eq!(sample(&root, "/list"), json!(["text", "text-1", "text-2"]));
        assert_eq!(sample(&root, "/values"), json!(["a", "b"]));
        assert_eq!(sample(&root, "/map"), json!({"name0": 1, "name1": 1}));
    }
}
