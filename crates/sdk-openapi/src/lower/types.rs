//! `type` lists, `null`, and `const`.

use serde_json::{Map, Value, json};

/// The keywords that speak of one type only.
const OF_TYPES: [(&str, &[&str]); 4] = [
    ("array", &["items", "maxItems", "minItems", "uniqueItems"]),
    ("object", &["additionalProperties", "maxProperties", "minProperties", "properties", "required"]),
    ("string", &["format", "maxLength", "minLength", "pattern"]),
    ("number", &["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"]),
];

pub(super) fn lower(schema: &mut Map<String, Value>) {
    if let Some(value) = schema.remove("const") {
        schema.insert("enum".to_owned(), json!([value]));
    }
    let is_null_among =
        schema.get("enum").and_then(Value::as_array).is_some_and(|values| values.contains(&Value::Null));
    type_list(schema);
    if is_null_among {
        schema.insert("nullable".to_owned(), true.into());
    }
    for keyword in ["anyOf", "oneOf"] {
        null_branch(schema, keyword);
    }
}

fn type_list(schema: &mut Map<String, Value>) {
    let types = match schema.get("type") {
        Some(Value::Array(types)) => types.clone(),
        Some(one) if *one == "null" => vec![one.clone()],
        _ => return,
    };
    schema.remove("type");
    let (null, others): (Vec<_>, Vec<_>) = types.into_iter().partition(|one| *one == "null");
    if !null.is_empty() {
        schema.insert("nullable".to_owned(), true.into());
    }
    match others.as_slice() {
        [] if !null.is_empty() => drop(schema.insert("enum".to_owned(), json!([null]))),
        [] => (),
        [one] => drop(schema.insert("type".to_owned(), one.clone())),
        _ if schema.contains_key("anyOf") || schema.contains_key("enum") => (),
        several => alternatives(schema, several),
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && *values == [json!(["null"])]
    {
        *values = vec![Value::Null];
    }
}

/// A schema for each of several types, with the keywords that speak of it.
fn alternatives(schema: &mut Map<String, Value>, types: &[Value]) {
    let mut branches = Vec::new();
    for kind in types {
        let group = if *kind == "integer" { "number" } else { kind.as_str().unwrap_or_default() };
        let keywords =
            OF_TYPES.iter().find(|(name, _)| *name == group).map_or(&[][..], |(_, keywords)| keywords);
        let mut branch = Map::from_iter([("type".to_owned(), kind.clone())]);
        branch.extend(
            keywords.iter().filter_map(|name| Some(((*name).to_owned(), schema.get(*name)?.clone()))),
        );
        branches.push(Value::Object(branch));
    }
    for (_, keywords) in OF_TYPES {
        keywords.iter().for_each(|keyword| drop(schema.remove(*keyword)));
    }
    schema.insert("anyOf".to_owned(), Value::Array(branches));
}

/// `null` as an alternative is `nullable`; the only other alternative is what holds.
fn null_branch(schema: &mut Map<String, Value>, keyword: &str) {
    let Some(Value::Array(branches)) = schema.get_mut(keyword) else { return };
    let before = branches.len();
    // What the branch has become by now.
    branches.retain(|branch| branch.get("enum") != Some(&json!([null])));
    if branches.len() == before {
        return;
    }
    let mut left = std::mem::take(branches);
    match left.len() {
        0 => drop(schema.remove(keyword)),
        1 if !schema.contains_key("allOf") => {
            schema.remove(keyword);
            if let Some(Value::Object(only)) = left.pop() {
                if only.contains_key("$ref") {
                    schema.insert("allOf".to_owned(), json!([only]));
                } else {
                    for (name, value) in only {
                        schema.entry(name).or_insert(value);
                    }
                }
            }
        }
        _ => drop(schema.insert(keyword.to_owned(), Value::Array(left))),
    }
    schema.insert("nullable".to_owned(), true.into());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_and_lists_of_types_are_said_as_in_3_0() {
        let reference = json!({ "$ref": "#/components/schemas/A" });
        for (schema, expected) in [
            (
                json!({ "type": ["string", "null"], "format": "uuid" }),
                json!({ "type": "string", "nullable": true, "format": "uuid" }),
            ),
            (json!({ "type": ["integer"] }), json!({ "type": "integer" })),
            (json!({ "type": "null" }), json!({ "nullable": true, "enum": [null] })),
            (json!({ "enum": ["a", null] }), json!({ "enum": ["a", null], "nullable": true })),
            (json!({ "const": 7 }), json!({ "enum": [7] })),
            (
                json!({ "type": ["string", "integer"], "maximum": 9, "minLength": 1, "description": "d" }),
                json!({ "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "integer", "maximum": 9 }], "description": "d" }),
            ),
            (
                json!({ "anyOf": [reference, { "enum": [null] }] }),
                json!({ "allOf": [reference], "nullable": true }),
            ),
            (
                json!({ "oneOf": [{ "type": "string" }, { "enum": [null] }] }),
                json!({ "type": "string", "nullable": true }),
            ),
            (
                json!({ "oneOf": [{ "type": "string" }, { "type": "integer" }, { "enum": [null] }] }),
                json!({ "oneOf": [{ "type": "string" }, { "type": "integer" }], "nullable": true }),
            ),
        ] {
            let mut lowered = schema.as_object().unwrap().clone();
            lower(&mut lowered);
            assert_eq!(Value::Object(lowered), expected, "{schema}");
        }
    }
}
