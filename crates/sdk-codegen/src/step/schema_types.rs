//! Repairs schemas whose keywords do not fit together: a missing or unknown `type`, an `enum` of another type or on a
//! list, members that OpenAPI 2 or 3.1 allows and 3.0 does not.
//!
//! The generator panics on a `format` without `type`, refuses an enum that does not fit, and cannot even read the rest.

use serde_json::{Map, Value, json};

use super::malformed::kind;
use super::{Outcome, Settings};
use crate::error::Problem;
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    walk::everywhere(document, &mut |schema, pointer| {
        let before = schema.clone();
        if let Some(members) = schema.as_object_mut() {
            let notes = repair(members).into_iter();
            outcome.notes.extend(notes.map(|note| Problem::new(pointer, note)));
        } else {
            // `true` is any value in 3.1, `null` a slip of the pen.
            if !schema.is_boolean() && !schema.is_null() {
                outcome.notes.push(Problem::new(
                    pointer,
                    format!("it is {}, and no schema; taken for any value", kind(schema)),
                ));
            }
            *schema = json!({});
        }
        outcome.changes += usize::from(*schema != before);
    });
    outcome
}

fn repair(schema: &mut Map<String, Value>) -> Vec<String> {
    if schema.contains_key("$ref") {
        return Vec::new();
    }
    let mut notes = malformed_members(schema);
    null_alternatives(schema);
    notes.extend(type_keyword(schema));
    constant(schema);
    if !schema.contains_key("type")
        && let Some(inferred) = inferred(schema)
    {
        schema.insert("type".to_owned(), json!(inferred));
    }
    // Of 64 bits, a float has 53.
    let is_64 = schema.get("format").is_some_and(|format| format == "int64" || format == "uint64");
    if is_64 && schema.get("type").is_some_and(|kind| kind == "number") {
        schema.insert("type".to_owned(), json!("integer"));
    }
    unsigned(schema);
    enumeration(schema);
    let formatted =
        matches!(schema.get("type").and_then(Value::as_str), None | Some("integer" | "number" | "string"));
    if !formatted {
        schema.remove("format");
    }
    notes
}

/// Removes members whose value has not the form that OpenAPI 3.0 gives them. Says of those that describe a type.
fn malformed_members(schema: &mut Map<String, Value>) -> Vec<String> {
    let is_nothing = |value: &Value| *value == json!([]) || *value == false || value.is_null();
    let is_wrong = |keyword: &str, value: &Value| match keyword {
        "items" => !value.is_object() && !value.is_boolean(),
        "additionalProperties" | "allOf" | "anyOf" | "enum" | "oneOf" | "properties" | "required" => {
            !is_well_formed(keyword, value)
        }
        _ => false,
    };
    let said = schema.iter().filter(|(keyword, value)| !is_nothing(value) && is_wrong(keyword, value));
    let notes =
        said.map(|(keyword, value)| format!("`{keyword}` is {} here, which says nothing", kind(value)));
    let notes = notes.collect();
    schema.retain(|keyword, value| is_well_formed(keyword, value));
    // A list of schemas describes a tuple, which has no counterpart in 3.0. Without a type it need not be a list at all, and
    // neither does what has a choice there: some mean by it that the value itself is one of several.
    let items = schema.get("items");
    let is_tuple = items.is_some_and(|items| !items.is_object());
    let is_choice = items.is_some_and(|items| {
        items.get("type").is_none() && ["anyOf", "oneOf"].iter().any(|keyword| items.get(*keyword).is_some())
    });
    if !schema.contains_key("type") && (is_tuple || is_choice) {
        schema.remove("items");
    } else if is_tuple {
        schema.insert("items".to_owned(), json!({}));
    }
    notes
}

fn is_well_formed(keyword: &str, value: &Value) -> bool {
    match keyword {
        "properties" => value.is_object(),
        "required" | "enum" | "allOf" | "anyOf" | "oneOf" => {
            value.as_array().is_some_and(|list| !list.is_empty())
        }
        "additionalProperties" => value.is_object() || value.is_boolean(),
        "nullable" | "uniqueItems" => value.is_boolean(),
        "description" | "format" | "pattern" => value.is_string(),
        "exclusiveMaximum" | "exclusiveMinimum" => value.is_boolean(),
        "minimum" | "maximum" | "multipleOf" => value.is_number(),
        "maxItems" | "maxLength" | "maxProperties" | "minItems" | "minLength" | "minProperties" => {
            value.is_u64()
        }
        "$schema" | "$id" | "$defs" | "definitions" | "x-rust-type" => false,
        _ => true,
    }
}

/// `null` as an alternative is `nullable`. Parents come first: what the branch itself becomes, no longer says it.
fn null_alternatives(schema: &mut Map<String, Value>) {
    for keyword in ["anyOf", "oneOf"] {
        let Some(Value::Array(branches)) = schema.get_mut(keyword) else { continue };
        let before = branches.len();
        branches.retain(|branch| !is_null(branch));
        let (found, left) = (branches.len() < before, branches.len());
        if found {
            schema.insert("nullable".to_owned(), json!(true));
        }
        if left == 0 {
            schema.remove(keyword);
        }
    }
}

fn is_null(schema: &Value) -> bool {
    let values = schema.get("enum").and_then(Value::as_array);
    schema.get("type").is_some_and(|kind| kind == "null")
        || values.is_some_and(|values| values.iter().all(Value::is_null))
}

/// Makes `type` one of the six names, or removes it.
fn type_keyword(schema: &mut Map<String, Value>) -> Option<String> {
    let kind = schema.get("type")?.clone();
    let known = match &kind {
        Value::String(name) => known_type(name, schema),
        Value::Array(names) => {
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            if names.contains(&"null") {
                schema.insert("nullable".to_owned(), json!(true));
            }
            match names.iter().filter(|name| **name != "null").collect::<Vec<_>>().as_slice() {
                [one] => known_type(one, schema),
                _ => None,
            }
        }
        _ => None,
    };
    match known {
        Some(name) => {
            schema.insert("type".to_owned(), json!(name));
            None
        }
        None => {
            schema.remove("type");
            let is_null = |kind: &Value| kind == "null";
            let any = kind == "any"
                || is_null(&kind)
                || kind.as_array().is_some_and(|kinds| kinds.iter().all(is_null));
            (!any).then(|| format!("`type: {kind}` is unknown; taken for any value"))
        }
    }
}

fn known_type(name: &str, schema: &mut Map<String, Value>) -> Option<&'static str> {
    if name.eq_ignore_ascii_case("file") {
        schema.insert("format".to_owned(), json!("binary"));
    }
    sdk_openapi::known_type(name)
}

/// `const` of 3.1.
fn constant(schema: &mut Map<String, Value>) {
    if let Some(value) = schema.remove("const") {
        schema.insert("enum".to_owned(), json!([value]));
    }
}

/// The type that the other keywords speak of.
fn inferred(schema: &Map<String, Value>) -> Option<&'static str> {
    let has = |keywords: &[&str]| keywords.iter().any(|keyword| schema.contains_key(*keyword));
    if has(&["allOf", "anyOf", "oneOf"]) {
        return None;
    }
    if has(&["properties", "additionalProperties", "required"]) {
        return Some("object");
    }
    if has(&["items"]) {
        return Some("array");
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        let all = |is: fn(&Value) -> bool| values.iter().all(|value| is(value) || value.is_null());
        return [
            ("string", Value::is_string as fn(&Value) -> bool),
            ("boolean", Value::is_boolean),
            ("integer", Value::is_i64),
        ]
        .into_iter()
        .find(|(_, is)| all(*is))
        .map(|(name, _)| name);
    }
    match schema.get("format").and_then(Value::as_str) {
        Some("int32" | "int64") => Some("integer"),
        Some("float" | "double") => Some("number"),
        Some(_) => Some("string"),
        None if has(&["pattern", "minLength", "maxLength"]) => Some("string"),
        None => None,
    }
}

/// An integer that can be greater than what 63 bits hold, but not less than 0.
fn unsigned(schema: &mut Map<String, Value>) {
    if schema.get("type").is_none_or(|kind| kind != "integer") {
        return;
    }
    let bound = |keyword: &str| schema.get(keyword);
    // As floats, because some write the greatest one so.
    #[allow(clippy::cast_precision_loss, reason = "compared as floats on both sides")]
    let is_beyond = |bound: &Value| {
        bound.as_i64().is_none() && bound.as_f64().is_some_and(|bound| bound >= i64::MAX as f64)
    };
    let is_wide = [bound("minimum"), bound("maximum")].into_iter().flatten().any(is_beyond)
        && bound("minimum").and_then(Value::as_f64).is_some_and(|minimum| minimum >= 0.0);
    let listed = schema.get("enum").and_then(Value::as_array);
    let is_listed = listed.is_some_and(|values| {
        values.iter().any(is_beyond)
            && values.iter().all(|value| value.as_f64().is_none_or(|value| value >= 0.0))
    });
    let is_said = schema
        .get("format")
        .and_then(Value::as_str)
        .is_some_and(|format| format.eq_ignore_ascii_case("uint64"));
    if is_wide || is_said || is_listed {
        schema.insert("format".to_owned(), json!("uint64"));
    }
}

/// Puts an enum where it belongs, or the type that its values have.
fn enumeration(schema: &mut Map<String, Value>) {
    let Some(Value::Array(values)) = schema.get("enum") else { return };
    let values: Vec<Value> = values.iter().filter(|value| !value.is_null()).cloned().collect();
    if values.len() < schema.get("enum").and_then(Value::as_array).map_or(0, Vec::len) {
        schema.insert("nullable".to_owned(), json!(true));
    }
    let strings = values.iter().all(Value::is_string);
    match schema.get("type").and_then(Value::as_str) {
        _ if values.is_empty() => drop(schema.remove("enum")),
        Some("array") => {
            schema.remove("enum");
            let items = schema.entry("items").or_insert_with(|| json!({}));
            let plain = items.get("type").is_none_or(|kind| kind == "string") && items.get("$ref").is_none();
            if let Some(items) =
                items.as_object_mut().filter(|items| strings && plain && !items.contains_key("enum"))
            {
                items.insert("type".to_owned(), json!("string"));
                items.insert("enum".to_owned(), Value::Array(values));
            }
        }
        Some("string") if strings => drop(schema.insert("enum".to_owned(), Value::Array(values))),
        // `type: boolean` beside `enum: ["true", "partial"]`: the values are the better witness.
        Some("boolean" | "integer" | "number") if strings => {
            let numeric = values.iter().filter_map(Value::as_str).all(|value| value.parse::<f64>().is_ok());
            let truth = values.iter().all(|value| value == "true" || value == "false");
            let fits = match schema.get("type").and_then(Value::as_str) {
                Some("boolean") => truth,
                _ => numeric,
            };
            if fits {
                schema.remove("enum");
            } else {
                schema.insert("type".to_owned(), json!("string"));
                schema.insert("enum".to_owned(), Value::Array(values));
            }
        }
        // Numbers and booleans: typify makes a newtype that only refuses; the plain type is enough.
        _ => drop(schema.remove("enum")),
    }
}

#[cfg(test)]
mod tests;
