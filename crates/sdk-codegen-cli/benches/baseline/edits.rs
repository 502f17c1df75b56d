//! The edits without which progenitor refuses one document or another, in the order in which they are tried.

use std::collections::BTreeSet;

use heck::ToPascalCase;
use serde_json::Value;

/// An edit: its name, and what makes it and counts the places.
type Edit = (&'static str, fn(&mut Value) -> usize);

/// All of them.
pub(crate) const EDITS: [Edit; 6] = [
    ("enumerations that make no Rust names dropped", enumerations),
    ("responses other than 2xx dropped", errors),
    ("media types without a schema dropped", empty_media),
    ("second successes dropped", successes),
    ("operations with bodies other than JSON dropped", bodies),
    ("defaults dropped", defaults),
];

/// Calls `edit` with every object of the document, innermost first, and adds up what it says.
fn objects(value: &mut Value, edit: &mut dyn FnMut(&mut serde_json::Map<String, Value>) -> usize) -> usize {
    match value {
        Value::Object(members) => {
            let inside: usize = members.values_mut().map(|member| objects(member, edit)).sum();
            inside + edit(members)
        }
        Value::Array(elements) => elements.iter_mut().map(|element| objects(element, edit)).sum(),
        _ => 0,
    }
}

/// Removes members of an object, and counts them.
fn remove(members: &mut serde_json::Map<String, Value>, unwanted: impl Fn(&str, &Value) -> bool) -> usize {
    let before = members.len();
    members.retain(|key, value| !unwanted(key, value));
    before - members.len()
}

fn enumerations(document: &mut Value) -> usize {
    objects(document, &mut |schema| {
        let Some(Value::Array(values)) = schema.get("enum") else { return 0 };
        let texts: Vec<_> = values.iter().filter_map(Value::as_str).collect();
        let names: BTreeSet<_> = texts.iter().map(|text| text.to_pascal_case()).collect();
        let kind = schema.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        let distinct = names.len() == texts.len() && !names.contains("");
        let fits = match kind.as_str() {
            "array" | "object" | "boolean" => false,
            "string" => texts.len() == values.len(),
            _ => true,
        };
        usize::from(!(distinct && fits) && schema.remove("enum").is_some())
    })
}

fn errors(document: &mut Value) -> usize {
    objects(document, &mut |operation| match operation.get_mut("responses") {
        Some(Value::Object(responses)) => remove(responses, |status, _| !status.starts_with('2')),
        _ => 0,
    })
}

fn empty_media(document: &mut Value) -> usize {
    objects(document, &mut |body| match body.get_mut("content") {
        Some(Value::Object(content)) => {
            let removed = remove(content, |_, media| media.get("schema").is_none());
            if content.is_empty() {
                body.remove("content");
            }
            removed
        }
        _ => 0,
    })
}

fn successes(document: &mut Value) -> usize {
    objects(document, &mut |operation| match operation.get_mut("responses") {
        Some(Value::Object(responses)) => {
            let first = responses.keys().find(|status| status.starts_with('2')).cloned();
            remove(responses, |status, _| status.starts_with('2') && first.as_deref() != Some(status))
        }
        _ => 0,
    })
}

fn bodies(document: &mut Value) -> usize {
    let unusable = |operation: &Value| {
        let content = operation.pointer("/requestBody/content").and_then(Value::as_object);
        content.is_some_and(|content| content.len() != 1 || !content.contains_key("application/json"))
    };
    let Some(Value::Object(paths)) = document.get_mut("paths") else { return 0 };
    let items = paths.values_mut().filter_map(Value::as_object_mut);
    items.map(|item| remove(item, |_, operation| unusable(operation))).sum()
}

fn defaults(document: &mut Value) -> usize {
    objects(document, &mut |schema| {
        usize::from(schema.contains_key("type") && schema.remove("default").is_some())
    })
}
