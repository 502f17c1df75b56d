//! One schema, and those inside it.

use serde_json::{Map, Value, json};

use super::types;

/// Keywords that 3.0 does not have, and that describe no type.
const LEFT_OUT: [&str; 17] = [
    "$anchor",
    "$comment",
    "$dynamicAnchor",
    "$id",
    "$schema",
    "$vocabulary",
    "contains",
    "contentSchema",
    "dependentRequired",
    "if",
    "maxContains",
    "minContains",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Words about a schema that change no value.
const WORDS: [&str; 6] = ["description", "summary", "title", "deprecated", "example", "examples"];

pub(super) fn lower(schema: &mut Value) {
    let Some(members) = schema.as_object_mut() else {
        // `true` allows everything, `false` nothing. What else is no object is no schema of 3.0 either.
        if let Some(allows) = schema.as_bool() {
            *schema = if allows { json!({}) } else { json!({ "not": {} }) };
        }
        return;
    };
    if let Some(reference) = members.remove("$dynamicRef") {
        members.entry("$ref").or_insert(reference);
    }
    tuple(members);
    maps(members);
    conditions(members);
    inner(members);
    types::lower(members);
    bounds(members);
    content(members);
    if let Some(example) =
        members.remove("examples").and_then(|examples| examples.as_array()?.first().cloned())
    {
        members.entry("example").or_insert(example);
    }
    LEFT_OUT.iter().for_each(|keyword| drop(members.remove(*keyword)));
    reference(members);
}

fn inner(members: &mut Map<String, Value>) {
    if let Some(Value::Object(properties)) = members.get_mut("properties") {
        // No value has such a member.
        properties.retain(|_, property| *property != false);
        properties.values_mut().for_each(lower);
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        members.get_mut(keyword).and_then(Value::as_array_mut).into_iter().flatten().for_each(lower);
    }
    for keyword in ["items", "not"] {
        if let Some(schema) = members.get_mut(keyword) {
            lower(schema);
        }
    }
    if let Some(schema) = members.get_mut("additionalProperties").filter(|schema| !schema.is_boolean()) {
        lower(schema);
    }
}

/// A tuple is a list of whatever its places hold.
fn tuple(members: &mut Map<String, Value>) {
    let Some(Value::Array(mut places)) = members.remove("prefixItems") else { return };
    match members.remove("items") {
        Some(Value::Bool(false)) => (),
        Some(rest) => places.push(rest),
        None => places.push(json!({})),
    }
    places.dedup();
    let items = match places.as_slice() {
        [one] => one.clone(),
        _ if places.iter().any(|place| *place == json!({}) || *place == true) => json!({}),
        _ => json!({ "anyOf": places }),
    };
    members.insert("items".to_owned(), items);
}

/// Members by a pattern of their names are further members; `unevaluatedProperties` counts where nothing else says it.
fn maps(members: &mut Map<String, Value>) {
    let patterns = members.remove("patternProperties");
    let patterns: Vec<Value> =
        patterns.iter().filter_map(Value::as_object).flat_map(Map::values).cloned().collect();
    let is_closed = members.get("additionalProperties").is_none_or(|others| *others == false);
    if is_closed && !patterns.is_empty() {
        let others = if let [one] = patterns.as_slice() { one.clone() } else { json!({}) };
        members.insert("additionalProperties".to_owned(), others);
    }
    let is_composed =
        ["allOf", "anyOf", "oneOf", "$ref"].iter().any(|keyword| members.contains_key(*keyword));
    if let Some(others) = members.remove("unevaluatedProperties").filter(|_| !is_composed) {
        members.entry("additionalProperties").or_insert(others);
    }
}

/// What a condition describes, an object can have. What it says of values is left out: it holds sometimes only.
fn conditions(members: &mut Map<String, Value>) {
    let mut branches: Vec<Value> = ["then", "else"].iter().filter_map(|name| members.remove(*name)).collect();
    if let Some(Value::Object(dependent)) = members.remove("dependentSchemas") {
        branches.extend(dependent.into_iter().map(|(_, branch)| branch));
    }
    for mut branch in branches {
        let Some(branch) = branch.as_object_mut() else { continue };
        conditions(branch);
        let Some(Value::Object(more)) = branch.remove("properties") else { continue };
        let known = members.entry("properties").or_insert_with(|| json!({}));
        let Some(known) = known.as_object_mut() else { continue };
        for (name, mut property) in more {
            if let Some(property) = property.as_object_mut() {
                ["const", "enum"].iter().for_each(|keyword| drop(property.remove(*keyword)));
            }
            known.entry(name).or_insert(property);
        }
    }
}

/// Bounds that are numbers of their own are flags beside the others.
fn bounds(members: &mut Map<String, Value>) {
    for (flag, bound, is_stricter) in [
        ("exclusiveMinimum", "minimum", (|one, other| one >= other) as fn(f64, f64) -> bool),
        ("exclusiveMaximum", "maximum", |one, other| one <= other),
    ] {
        let Some(number) = members.get(flag).filter(|value| value.is_number()).cloned() else { continue };
        members.remove(flag);
        let of = |value: &Value| value.as_f64().unwrap_or_default();
        if members.get(bound).is_none_or(|other| is_stricter(of(&number), of(other))) {
            members.insert(bound.to_owned(), number);
            members.insert(flag.to_owned(), true.into());
        }
    }
}

/// Bytes are strings with a format.
fn content(members: &mut Map<String, Value>) {
    let encoding = members.remove("contentEncoding");
    let media_type = members.remove("contentMediaType");
    let media_type = media_type.as_ref().and_then(Value::as_str).unwrap_or("text/plain");
    let is_text = media_type.starts_with("text/") || media_type.ends_with("json");
    let format = match encoding.as_ref().and_then(Value::as_str) {
        Some("base64" | "base64url") => Some("byte"),
        None | Some("binary") if !is_text => Some("binary"),
        _ => None,
    };
    if let Some(format) = format {
        members.entry("type").or_insert("string".into());
        members.entry("format").or_insert(format.into());
    }
}

/// Beside a reference nothing counts in 3.0. Words are dropped; what restricts or allows is kept around the reference.
fn reference(members: &mut Map<String, Value>) {
    let Some(reference) = members.get("$ref").cloned() else { return };
    members.retain(|keyword, _| keyword == "$ref" || !WORDS.contains(&keyword.as_str()));
    if members.len() > 1 {
        members.remove("$ref");
        let parts = members.entry("allOf").or_insert_with(|| json!([]));
        if let Some(parts) = parts.as_array_mut() {
            parts.insert(0, json!({ "$ref": reference }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_keyword_has_its_words_in_3_0() {
        let reference = json!({ "$ref": "#/components/schemas/A" });
        for (schema, expected) in [
            (json!(true), json!({})),
            (json!(false), json!({ "not": {} })),
            (json!({ "properties": { "a": true, "b": false } }), json!({ "properties": { "a": {} } })),
            (json!({ "$ref": "#/components/schemas/A", "description": "d" }), reference.clone()),
            (
                json!({ "$ref": "#/components/schemas/A", "readOnly": true }),
                json!({ "allOf": [reference], "readOnly": true }),
            ),
            (
                json!({ "$ref": "#/a", "type": ["object", "null"] }),
                json!({ "allOf": [{ "$ref": "#/a" }], "type": "object", "nullable": true }),
            ),
            (
                json!({ "exclusiveMinimum": 1, "maximum": 5 }),
                json!({ "minimum": 1, "exclusiveMinimum": true, "maximum": 5 }),
            ),
            (json!({ "exclusiveMaximum": 9, "maximum": 5 }), json!({ "maximum": 5 })),
            (json!({ "contentEncoding": "base64" }), json!({ "type": "string", "format": "byte" })),
            (json!({ "contentMediaType": "image/png" }), json!({ "type": "string", "format": "binary" })),
            (
                json!({ "type": "string", "contentMediaType": "application/json" }),
                json!({ "type": "string" }),
            ),
            (
                json!({ "prefixItems": [{ "type": "integer" }, { "type": "integer" }], "items": false }),
                json!({ "items": { "type": "integer" } }),
            ),
            (json!({ "prefixItems": [{ "type": "integer" }] }), json!({ "items": {} })),
            (
                json!({ "patternProperties": { "^x": { "const": 1 } } }),
                json!({ "additionalProperties": { "enum": [1] } }),
            ),
            (json!({ "unevaluatedProperties": false }), json!({ "additionalProperties": false })),
            (
                json!({
                    "properties": { "a": { "type": "string" } }, "if": { "properties": { "a": { "const": "x" } } },
                    "then": { "properties": { "a": { "const": "x" }, "b": { "type": "integer", "const": 1 } } },
                    "else": { "if": {}, "then": { "properties": { "c": { "$ref": "#/c" } } } },
                    "dependentSchemas": { "a": { "properties": { "d": true, "e": false }, "required": ["d"] } },
                }),
                json!({ "properties": {
                    "a": { "type": "string" }, "b": { "type": "integer" }, "c": { "$ref": "#/c" }, "d": {},
                } }),
            ),
            (json!({ "if": {}, "then": {}, "$comment": "c", "examples": [1, 2] }), json!({ "example": 1 })),
            (
                json!({ "properties": { "const": { "const": null } } }),
                json!({ "properties": { "const": { "enum": [null], "nullable": true } } }),
            ),
        ] {
            let mut lowered = schema.clone();
            lower(&mut lowered);
            assert_eq!(lowered, expected, "{schema}");
        }
    }
}
