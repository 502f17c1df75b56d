//! Values made from schemas.

use serde_json::{Map, Value, json};

use crate::document::pointer::{push, resolve};

/// How deep objects are filled with fields that nobody requires; a schema may contain itself.
const DEPTH: usize = 6;

/// A value that a schema allows: its example, its default, its first word, or one made up.
pub(crate) fn sample(root: &Value, pointer: &str) -> Value {
    value(root, pointer, 0)
}

fn value(root: &Value, pointer: &str, depth: usize) -> Value {
    let Some((pointer, schema)) = resolve(root, pointer) else { return Value::Null };
    for key in ["example", "default"] {
        if let Some(given) = schema.get(key) {
            return given.clone();
        }
    }
    if let Some(word) = schema.get("enum").and_then(Value::as_array).and_then(|words| words.first()) {
        return word.clone();
    }
    for key in ["oneOf", "anyOf"] {
        if schema.get(key).is_some() {
            return value(root, &format!("{pointer}/{key}/0"), depth);
        }
    }
    if let Some(parts) = schema.get("allOf").and_then(Value::as_array) {
        return merged(root, &pointer, parts.len(), depth);
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => json!(text(schema)),
        Some("integer") => json!(number(schema, 1.0) as i64),
        Some("number") => json!(number(schema, 1.5)),
        Some("boolean") => json!(true),
        Some("array") => array(root, &pointer, schema, depth),
        Some("object") => Value::Object(fields(root, &pointer, schema, depth)),
        None if schema.get("properties").is_some() => Value::Object(fields(root, &pointer, schema, depth)),
        _ => json!({}),
    }
}

fn merged(root: &Value, pointer: &str, parts: usize, depth: usize) -> Value {
    let mut all = Map::new();
    for index in 0..parts {
        match value(root, &format!("{pointer}/allOf/{index}"), depth) {
            Value::Object(fields) => all.extend(fields),
            other => return other,
        }
    }
    Value::Object(all)
}

fn fields(root: &Value, pointer: &str, schema: &Value, depth: usize) -> Map<String, Value> {
    let required = schema.get("required").and_then(Value::as_array);
    let is_required = |name: &String| required.is_some_and(|names| names.contains(&json!(name)));
    let properties = push(pointer, "properties");
    let names = schema.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::keys);
    let wanted = names.filter(|name| is_required(name) || depth < DEPTH);
    wanted.map(|name| (name.clone(), value(root, &push(&properties, name), depth + 1))).collect()
}

fn array(root: &Value, pointer: &str, schema: &Value, depth: usize) -> Value {
    let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
    let most = schema.get("maxItems").and_then(Value::as_u64).unwrap_or(u64::MAX);
    let count = if depth < DEPTH { least.max(1) } else { least }.min(most);
    // Made only where one is wanted: a list of lists of lists has to end.
    let item = || value(root, &push(pointer, "items"), depth + 1);
    Value::Array((0..count).map(|_| item()).collect())
}

fn number(schema: &Value, usual: f64) -> f64 {
    let limit = |key: &str| schema.get(key).and_then(Value::as_f64);
    let exclusive = |key: &str| if schema.get(key) == Some(&json!(true)) { 1.0 } else { 0.0 };
    let least = limit("minimum").map(|least| least + exclusive("exclusiveMinimum"));
    let most = limit("maximum").map(|most| most - exclusive("exclusiveMaximum"));
    let number = usual.max(least.unwrap_or(usual)).min(most.unwrap_or(f64::MAX));
    match schema.get("multipleOf").and_then(Value::as_f64) {
        Some(step) if step > 0.0 => (number / step).ceil() * step,
        _ => number,
    }
}

fn text(schema: &Value) -> String {
    let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
    let usual = match format {
        "uuid" => "00000000-0000-4000-8000-000000000001",
        "date-time" => "2026-01-15T08:30:00Z",
        "date" => "2026-01-15",
        "email" => "user@example.com",
        "uri" | "url" => "https://example.com/",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" => "ZXhhbXBsZQ==",
        "hostname" => "example.com",
        _ => "text",
    };
    let limit =
        |key: &str| schema.get(key).and_then(Value::as_u64).and_then(|limit| usize::try_from(limit).ok());
    let mut text = usual.to_owned();
    while text.len() < limit("minLength").unwrap_or(0) {
        text.push('x');
    }
    text.truncate(limit("maxLength").unwrap_or(usize::MAX));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefers_what_the_document_says() {
        let root = json!({
            "a": {"type": "string", "example": "given"},
            "b": {"type": "string", "enum": ["first", "second"]},
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
    fn ends_in_a_schema_that_contains_itself() {
        let node = json!({"type": "object", "properties": {"child": {"$ref": "#/node"}}});
        let list = json!({"type": "array", "items": {"$ref": "#/list"}});
        let root = json!({"node": node, "list": list});
        assert!(sample(&root, "/node").to_string().len() < 200);
        assert!(sample(&root, "/list").to_string().len() < 200);
    }

    #[test]
    fn keeps_limits() {
        let root = json!({
            "n": {"type": "number", "minimum": 1, "exclusiveMinimum": true, "maximum": 3},
            "m": {"type": "integer", "multipleOf": 5, "minimum": 7},
            "s": {"type": "string", "minLength": 12, "maxLength": 13},
        });
        assert_eq!(sample(&root, "/n"), json!(2.0));
        assert_eq!(sample(&root, "/m"), json!(10));
        assert_eq!(sample(&root, "/s").as_str().unwrap().len(), 12);
    }
}
