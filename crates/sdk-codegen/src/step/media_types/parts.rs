//! Forms: the members that are files, and those that the document writes in a way of its own.

use sdk_openapi::pointer::escape;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{UPLOAD, essence, is_definite, is_json};
use crate::walk;

/// How members of a form are written, by their names: `mediaType`, or `style` (`deep`, `exploded`, or what stands between
/// the items).
#[derive(Serialize)]
pub(super) struct Encodings(Map<String, Value>);

impl Encodings {
    /// Of `application/x-www-form-urlencoded`, where a style counts.
    pub(super) fn of_form(media: &Value) -> Self {
        Self::read(media, |encoding| {
            let style = encoding.get("style").and_then(Value::as_str);
            let explode = encoding.get("explode").and_then(Value::as_bool);
            let written = match (style, explode) {
                (Some("deepObject"), _) => "deep",
                (Some("spaceDelimited"), _) => " ",
                (Some("pipeDelimited"), _) => "|",
                (Some("form") | None, Some(false)) => ",",
                (Some("form"), _) | (None, Some(true)) => "exploded",
                _ => return media_type(encoding),
            };
            Some(json!({ "style": written }))
        })
    }

    fn of_parts(media: &Value) -> Self {
        Self::read(media, media_type)
    }

    fn read(media: &Value, written: impl Fn(&Value) -> Option<Value>) -> Self {
        let described = media.get("encoding").and_then(Value::as_object).into_iter().flatten();
        Self(described.filter_map(|(name, encoding)| Some((name.clone(), written(encoding)?))).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The first of the media types that a member can have.
fn media_type(encoding: &Value) -> Option<Value> {
    let listed = encoding.get("contentType")?.as_str()?.split(',').map(str::trim);
    let first = listed.into_iter().find(|media_type| is_definite(media_type))?;
    Some(json!({ "mediaType": first }))
}

/// Whether a form is described. Of one that is a text or a list, only the caller knows what is in it.
pub(super) fn has_members(schema: &Value, source: &Value) -> bool {
    let kind = walk::resolved(schema, source).get("type").and_then(Value::as_str);
    kind.is_none_or(|kind| kind == "object")
}

/// Whether any member of a body in parts is a file.
pub(super) fn has_files(media: &Value, source: &Value) -> bool {
    let (schema, _) = of(media, source);
    schema.to_string().contains(UPLOAD)
}

/// The schema of a body in parts, with files marked, and how its members are written. A schema without files stays as it
/// is; one that says nothing is a file for each name.
pub(super) fn of(media: &Value, source: &Value) -> (Value, Encodings) {
    let original = media.get("schema").cloned().unwrap_or_else(|| json!({}));
    let mut schema = walk::resolved(&original, source).clone();
    let says_something = ["properties", "additionalProperties", "oneOf", "anyOf", "allOf"];
    if !says_something.into_iter().any(|keyword| schema.get(keyword).is_some()) {
        schema = json!({ "type": "object", "additionalProperties": upload() });
    } else if !mark(&mut schema, media, source) {
        schema = original;
    }
    (schema, Encodings::of_parts(media))
}

fn upload() -> Value {
    json!({ "type": "string", "format": UPLOAD })
}

/// Marks the files among the members; whether there are any.
fn mark(schema: &mut Value, media: &Value, source: &Value) -> bool {
    let mut found = false;
    for keyword in ["oneOf", "anyOf", "allOf"] {
        for branch in schema.get_mut(keyword).and_then(Value::as_array_mut).into_iter().flatten() {
            let mut inner = walk::resolved(branch, source).clone();
            if mark(&mut inner, media, source) {
                *branch = inner;
                found = true;
            }
        }
    }
    let mut member = |name: &str, member: &mut Value| {
        let is_file = |schema: &Value| is_file(walk::resolved(schema, source), name, media);
        let list = walk::resolved(member, source);
        let items = list
            .get("items")
            .filter(|items| list.get("type").is_some_and(|kind| kind == "array") && is_file(items));
        let marked = match items {
            _ if is_file(member) => upload(),
            Some(_) => json!({ "type": "array", "items": upload() }),
            None => return,
        };
        let description = member.get("description").cloned();
        *member = marked;
        if let Some(text) = description {
            member["description"] = text;
        }
        found = true;
    };
    for (name, property) in schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten()
    {
        member(name, property);
    }
    if let Some(others) = schema.get_mut("additionalProperties").filter(|others| others.is_object()) {
        member("", others);
    }
    found
}

/// Binary, or of a media type that is neither text nor JSON, as 3.1 writes it. An object of such a type (XML) is written by the
/// caller, too.
fn is_file(schema: &Value, name: &str, media: &Value) -> bool {
    let is_text = schema.get("type").is_some_and(|kind| kind == "string");
    if is_text && schema.get("format").is_some_and(|format| format == "binary") {
        return true;
    }
    let documented = media.pointer(&format!("/encoding/{}/contentType", escape(name)));
    let media_type = documented.and_then(Value::as_str).unwrap_or("text/plain");
    let is_binary = media_type.split(',').any(|one| !essence(one).starts_with("text/") && !is_json(one));
    let says_nothing =
        schema.as_object().is_none_or(|members| members.keys().all(|key| key == "description"));
    let is_object = schema.get("type").is_some_and(|kind| kind == "object");
    is_binary && (says_nothing || is_object || (is_text && schema.get("enum").is_none()))
}
