//! The one media type of a response, and what the client asks for.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{essence, is_definite, is_json, is_plain_json};
use crate::walk;

/// What the successes of an operation are documented as.
#[derive(Default)]
pub(super) struct Asked {
    json: BTreeSet<String>,
    other: BTreeSet<String>,
}

impl Asked {
    /// The value of `Accept`; none where the generator's own does, or where anything is welcome.
    pub(super) fn media_types(&self) -> Option<String> {
        let is_any_plain = self.json.iter().any(|media_type| is_plain_json(media_type));
        if self.other.is_empty() && (is_any_plain || self.json.is_empty()) {
            return None;
        }
        let all: Vec<&str> = self.json.iter().chain(&self.other).map(String::as_str).collect();
        let can_be_asked_for = |media_type: &&str| is_definite(&media_type.replace("/*", "/any"));
        all.iter().all(can_be_asked_for).then(|| all.join(", "))
    }
}

/// The components that describe what JSON can express and bytes cannot.
pub(super) fn structured(document: &Value) -> BTreeSet<String> {
    let among = |named: &BTreeSet<String>| {
        let found = walk::components(document).filter(|(_, component)| is_structured(component, named));
        found.map(|(name, _)| name.clone()).collect()
    };
    // Twice: a choice of components is known by these.
    among(&among(&BTreeSet::new()))
}

/// Whether a schema describes what JSON can express and bytes cannot: an object or a list. `named` are the components that do.
fn is_structured(schema: &Value, named: &BTreeSet<String>) -> bool {
    let has = |keyword: &str| schema.get(keyword).is_some();
    schema.get("type").is_some_and(|kind| kind == "object" || kind == "array")
        || ["properties", "items", "additionalProperties"].into_iter().any(has)
        || walk::reference(schema).is_some_and(|name| named.contains(name))
        || ["anyOf", "oneOf"].into_iter().any(|keyword| {
            let branches = schema.get(keyword).and_then(Value::as_array);
            branches.is_some_and(|all| all.iter().all(|branch| is_structured(branch, named)))
        })
}

/// Whether a body can be of any type, or of what is no media type (`json`), but has the structure of JSON, as some generators of
/// documents write it.
pub(super) fn is_any_json(media_type: &str, media: &Value, structured: &BTreeSet<String>) -> bool {
    let essence = essence(media_type);
    (matches!(essence.as_str(), "*/*" | "application/*") || !essence.contains('/'))
        && media.get("schema").is_some_and(|schema| is_structured(schema, structured))
}

/// A response is JSON if any of its media types is: that is what the client asks for; and if it has the
/// structure of JSON. Anything else is bytes.
pub(super) fn content(
    content: &mut Map<String, Value>,
    structured: &BTreeSet<String>,
    asked: &mut Asked,
) -> bool {
    let before = content.clone();
    let any_type = content.iter().find(|(media_type, media)| is_any_json(media_type, media, structured));
    let any_type = any_type.map(|(name, _)| name);
    let plain = content.keys().find(|media_type| is_plain_json(media_type));
    let json_type =
        plain.or_else(|| content.keys().find(|media_type| is_json(media_type))).or(any_type).cloned();
    let kept = match json_type {
        Some(json_type) => {
            asked
                .json
                .insert(if is_definite(&json_type) { &json_type } else { "application/json" }.to_owned());
            let mut media = content.remove(&json_type).as_ref().and_then(Value::as_object).cloned();
            media.get_or_insert_default().entry("schema").or_insert_with(|| json!({}));
            Some(("application/json".to_owned(), json!(media)))
        }
        None => {
            asked.other.extend(content.keys().cloned());
            content.keys().next().cloned().map(|first| (first, json!({})))
        }
    };
    content.clear();
    content.extend(kept);
    *content != before
}
