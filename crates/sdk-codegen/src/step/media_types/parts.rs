//! Forms: the members that are files, and those that the document writes in a way of its own.

use sdk_openapi::pointer::escape;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{UPLOAD, essence, is_definite, is_json};
use crate::error::Problem;
use crate::pointer::Pointer;
use crate::walk;

/// How members of a form are written, by their names: `mediaType`, or `style` (`deep`, `exploded`, or what stands between
/// the items).
#[derive(Serialize)]
pub(super) struct Encodings(Map<String, Value>);

impl Encodings {
    /// No text has files between its separators: of a file, the media type counts.
    pub(super) fn of(media_type: &str, media: &Value, is_file: impl Fn(&str) -> bool) -> Self {
        let written = |name: &str, encoding: &Value| {
            let written = match sdk_openapi::style(media_type, encoding) {
                _ if is_file(name) => return content_type(encoding),
                (Some("deepObject"), _) => "deep",
                (Some("spaceDelimited"), _) => " ",
                (Some("pipeDelimited"), _) => "|",
                (Some("form") | None, Some(false)) => ",",
                (Some("form"), _) | (None, Some(true)) => "exploded",
                _ => return content_type(encoding),
            };
            Some(json!({ "style": written }))
        };
        let described = media.get("encoding").and_then(Value::as_object).into_iter().flatten();
        Self(
            described.filter_map(|(name, encoding)| Some((name.clone(), written(name, encoding)?))).collect(),
        )
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The first of the media types that a member can have.
fn content_type(encoding: &Value) -> Option<Value> {
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
    let is_file = |name: &str| {
        let member = schema.pointer(&format!("/properties/{}", escape(name)));
        member.is_some_and(|member| member.to_string().contains(UPLOAD))
    };
    let encodings = Encodings::of("multipart/form-data", media, is_file);
    (schema, encodings)
}

/// The headers that parts have of their own, which nobody sends; each with whether it is required.
pub(super) fn headers(content: &Map<String, Value>, pointer: &Pointer) -> Vec<(Problem, bool)> {
    let mut found = Vec::new();
    for (media_type, media) in content.iter().filter(|(name, _)| essence(name) == "multipart/form-data") {
        let pointer = pointer.child(media_type).child("encoding");
        let encodings = media.get("encoding").and_then(Value::as_object).into_iter().flatten();
        for (part, encoding) in encodings {
            let headers = encoding.get("headers").and_then(Value::as_object).into_iter().flatten();
            // OpenAPI ignores this one: it is `contentType`.
            for (name, header) in headers.filter(|(name, _)| !name.eq_ignore_ascii_case("content-type")) {
                let is_required = header.get("required").is_some_and(|yes| *yes == true);
                let message = format!("the header `{name}` of the part `{part}` is not sent");
                found.push((
                    Problem::new(pointer.child(part).child("headers").child(name), message),
                    is_required,
                ));
            }
        }
    }
    found
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
