//! Which values a server takes, beside their types: no Rust code shows it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::change::{Change, Kind};
use crate::document::Document;
use crate::operation::{self, Operation};

/// How deep the members of a body are looked at, and how many of an operation.
const DEPTH: usize = 8;
const MEMBERS: usize = 2_000;

/// What is at least, or at most, something.
const LEAST: [&str; 4] = ["minItems", "minLength", "minProperties", "minimum"];
const MOST: [&str; 4] = ["maxItems", "maxLength", "maxProperties", "maximum"];
const OTHERS: [&str; 6] =
    ["exclusiveMaximum", "exclusiveMinimum", "format", "multipleOf", "pattern", "uniqueItems"];

/// Formats that exclude no value of the type, or say how a client shows it.
const WIDE_FORMATS: [&str; 5] = ["binary", "double", "float", "int64", "password"];

/// Which schema the values of a discriminator mean; no keyword, as a mapping stands with the choice and not with its member.
const MEANINGS: &str = "meanings";

/// The keywords of parameters and of members of the body, by name.
pub(super) type Bounds = BTreeMap<String, Map<String, Value>>;

/// Those of all operations, by method and path.
pub(super) fn of(document: &Document) -> BTreeMap<(String, String), Bounds> {
    let bounds = |operation: Operation<'_>| {
        let mut bounds = Bounds::new();
        for (name, schema) in operation.parameters {
            collect(document, schema, name, DEPTH, &mut bounds);
        }
        operation.body.into_iter().for_each(|schema| collect(document, schema, "body", DEPTH, &mut bounds));
        ((operation.method, operation.path.to_owned()), bounds)
    };
    operation::operations(document).into_iter().map(bounds).collect()
}

fn collect(document: &Document, schema: &Value, name: &str, depth: usize, bounds: &mut Bounds) {
    let Some(schema) = document.resolve(schema).as_object() else { return };
    if depth == 0 || bounds.len() > MEMBERS || schema.get("readOnly") == Some(&Value::Bool(true)) {
        return;
    }
    let known = bounds.entry(name.to_owned()).or_default();
    for keyword in LEAST.iter().chain(&MOST).chain(&OTHERS) {
        known.extend(schema.get(*keyword).map(|value| ((*keyword).to_owned(), value.clone())));
    }
    // Those of texts are types of the client.
    let values = schema
        .get("enum")
        .filter(|values| values.as_array().is_some_and(|all| !all.iter().any(Value::is_string)));
    known.extend(values.map(|values| ("enum".to_owned(), values.clone())));
    for keyword in ["anyOf", "oneOf"] {
        let branches = schema.get(keyword).and_then(Value::as_array).into_iter().flatten();
        for (index, branch) in branches.enumerate() {
            let label = label(branch).map_or_else(|| (index + 1).to_string(), str::to_owned);
            collect(document, branch, &format!("{name}({label})"), depth - 1, bounds);
        }
    }
    if let Some((member, meanings)) = meanings(schema) {
        bounds.entry(format!("{name}.{member}")).or_default().insert(MEANINGS.to_owned(), meanings);
    }
    for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        collect(document, part, name, depth - 1, bounds);
    }
    for (member, schema) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        collect(document, schema, &format!("{name}.{member}"), depth - 1, bounds);
    }
    for (keyword, inside) in [("items", "[]"), ("additionalProperties", ".*")] {
        let inner = schema.get(keyword).into_iter();
        inner.for_each(|inner| collect(document, inner, &format!("{name}{inside}"), depth - 1, bounds));
    }
}

/// What an alternative is called, whatever its position: its component or its type.
fn label(branch: &Value) -> Option<&str> {
    let text = |keyword: &str| branch.get(keyword).and_then(Value::as_str);
    let component = text("$ref").and_then(|reference| reference.rsplit('/').next());
    component.or_else(|| text("type").filter(|kind| *kind != "object"))
}

/// The member that tells alternatives apart, and what each of its values means.
fn meanings(schema: &Map<String, Value>) -> Option<(&str, Value)> {
    let discriminator = schema.get("discriminator")?;
    let member = discriminator.get("propertyName")?.as_str()?;
    let last = |target: &Value| target.as_str()?.rsplit('/').next().map(str::to_owned);
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let mapped = mapping
        .map(|all| all.iter().filter_map(|(value, to)| Some((value.clone(), json!(last(to)?)))).collect());
    // Without a mapping, a value is the name of a component.
    let named = || {
        let branches =
            ["anyOf", "oneOf"].iter().filter_map(|keyword| schema.get(*keyword)?.as_array()).flatten();
        let names = branches.filter_map(|branch| last(branch.get("$ref")?));
        names.map(|name| (name.clone(), json!(name))).collect()
    };
    Some((member, Value::Object(mapped.unwrap_or_else(named))))
}

/// What was taken before, and is not any more.
pub(super) fn narrowed(old: &Bounds, new: &Bounds) -> Vec<Change> {
    let mut changes = Vec::new();
    for (name, before) in old {
        for (keyword, after) in new.get(name).into_iter().flatten() {
            let before = before.get(keyword);
            if is_narrower(keyword, before, after) {
                let change =
                    Change::new(Kind::Narrowed, format!("{name} {keyword}")).new_value(after.to_string());
                changes
                    .push(before.into_iter().fold(change, |change, before| change.old(before.to_string())));
            }
        }
    }
    changes
}

fn is_narrower(keyword: &str, before: Option<&Value>, after: &Value) -> bool {
    let number = |value: &Value| value.as_f64();
    let (was, is) = (before.and_then(number), number(after));
    if LEAST.contains(&keyword) {
        // Nothing has less than no letter, item or member.
        let least = if keyword == "minimum" { f64::NEG_INFINITY } else { 0.0 };
        return is.is_some_and(|is| is > was.unwrap_or(least));
    }
    if MOST.contains(&keyword) {
        return is.is_some_and(|is| is < was.unwrap_or(f64::INFINITY));
    }
    match (keyword, before, after) {
        ("format", ..) => before != Some(after) && !WIDE_FORMATS.iter().any(|wide| after == wide),
        ("enum", None, _) => true,
        ("enum", Some(Value::Array(before)), Value::Array(after)) => {
            before.iter().any(|value| !after.contains(value))
        }
        (MEANINGS, Some(Value::Object(before)), Value::Object(after)) => {
            before.iter().any(|(value, meant)| match after.get(value) {
                // Another name of a component means nothing else.
                Some(now) => now != meant && after.values().any(|other| other == meant),
                None => true,
            })
        }
        (MEANINGS, ..) => false,
        _ => after != &Value::Bool(false) && before != Some(after),
    }
}
