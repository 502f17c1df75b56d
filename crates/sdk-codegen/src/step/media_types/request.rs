//! The one media type of a request body.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::parts::{self, Encodings};
use super::response::is_any_json;
use super::{essence, is_definite, is_json, is_plain_json};

/// A list of changes (RFC 6902), which documents name beside a body that is none (Kubernetes).
const JSON_PATCH: &str = "application/json-patch+json";

/// Leaves the first of these forms that the document offers: JSON, a form with files, a form, any type with the structure of
/// JSON, text, bytes. Gives whether something changed, and what the operation has to keep of it.
pub(super) fn content(
    content: &mut Map<String, Value>,
    source: &Value,
    structured: &BTreeSet<String>,
) -> Result<(bool, Option<Value>), String> {
    let before = content.clone();
    if content.is_empty() {
        return Ok((false, None));
    }
    let find = |is: &dyn Fn(&str) -> bool| content.iter().find(|(media_type, _)| is(&essence(media_type)));
    let schema = |media: &Value| media.get("schema").cloned().unwrap_or_else(|| json!({}));
    let plain_json = content.iter().find(|(media_type, _)| is_plain_json(media_type));
    let form = find(&|essence| essence == "application/x-www-form-urlencoded")
        .filter(|(_, media)| media.get("schema").is_some_and(|schema| parts::has_members(schema, source)));
    let multipart = find(&|essence| essence == "multipart/form-data");
    let with_files = multipart.filter(|(_, media)| form.is_none() || parts::has_files(media, source));
    let (kept, schema, extension) = if let Some((_, media)) = plain_json {
        ("application/json", schema(media), None)
    } else if let Some((media_type, media)) =
        find(&|essence| is_json(essence) && essence != JSON_PATCH).or_else(|| find(&is_json))
    {
        let own = is_definite(media_type).then(|| json!({ "mediaType": media_type }));
        ("application/json", schema(media), own)
    } else if let Some((_, media)) = with_files {
        let (schema, encodings) = parts::of(media, source);
        ("application/json", schema, Some(json!({ "isMultipart": true, "encoding": encodings })))
    } else if let Some((media_type, media)) = form {
        let encodings = Encodings::of(media_type, media, |_| false);
        let extension = (!encodings.is_empty()).then(|| json!({ "encoding": encodings }));
        ("application/x-www-form-urlencoded", media["schema"].clone(), extension)
    } else if let Some((_, media)) =
        content.iter().find(|(media_type, media)| is_any_json(media_type, media, structured))
    {
        ("application/json", schema(media), None)
    } else if let Some((media_type, _)) = find(&|essence| essence.starts_with("text/")) {
        let own = media_type != "text/plain" && is_definite(media_type);
        ("text/plain", json!({ "type": "string" }), own.then(|| json!({ "mediaType": media_type })))
    } else {
        let sendable = |essence: &str| !essence.starts_with("multipart/");
        let bytes = find(&|essence| essence == "application/octet-stream")
            .or_else(|| find(&|essence| sendable(essence) && is_definite(essence)))
            .or_else(|| find(&sendable));
        let Some((media_type, _)) = bytes else {
            let names: Vec<_> = content.keys().map(|media_type| format!("`{media_type}`")).collect();
            return Err(names.join(", "));
        };
        let own = essence(media_type) != "application/octet-stream" && is_definite(media_type);
        let schema = json!({ "type": "string", "format": "binary" });
        ("application/octet-stream", schema, own.then(|| json!({ "mediaType": media_type })))
    };
    content.clear();
    content.insert(kept.to_owned(), json!({ "schema": schema }));
    Ok((*content != before, extension))
}

/// Whether the body of one media type is another than that of the next, so that one method cannot send both.
pub(super) fn different(content: &Map<String, Value>) -> bool {
    let mut schemas = content.values().map(|media| media.get("schema"));
    let first = schemas.next();
    schemas.any(|schema| Some(schema) != first)
}

/// The media type that is left.
pub(super) fn sent<'a>(kept: &'a Map<String, Value>, extension: Option<&'a Value>) -> &'a str {
    let own = extension.and_then(|extension| {
        let multipart = extension.get("isMultipart").map(|_| "multipart/form-data");
        multipart.or_else(|| extension.get("mediaType")?.as_str())
    });
    own.or_else(|| kept.keys().next().map(String::as_str)).unwrap_or_default()
}

/// The argument that names the type of a text or of bytes, where the document offers several or only says what kind of thing
/// it is (`image/*`).
pub(super) fn content_type(offered: &[String], kept: &Map<String, Value>) -> Option<Value> {
    let is_text = kept.contains_key("text/plain");
    if !is_text && !kept.contains_key("application/octet-stream") {
        return None;
    }
    let is_sent =
        |essence: &str| essence.starts_with("text/") == is_text && !essence.starts_with("multipart/");
    let offered: Vec<_> = offered.iter().filter(|media_type| is_sent(&essence(media_type))).collect();
    let covers_kept = |name: &&&String| ["*/*", "application/*", "text/*"].contains(&essence(name).as_str());
    let is_kind = |name: &&String| essence(name).ends_with("/*") && !covers_kept(&name);
    let is_required = offered.iter().all(is_kind);
    let names: Vec<_> = offered.iter().map(|name| format!("`{name}`")).collect();
    (is_required || offered.len() > 1).then(|| {
        json!({
            "name": "Content-Type", "in": "header", "required": is_required, "schema": { "type": "string" },
            "description": format!("The type of the body: {}.", names.join(" or ")),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_is_another_in_another_media_type_is_noted() {
        let noted = || {
            let file =
                json!({ "schema": { "type": "object", "properties": { "f": { "format": "binary" } } } });
            let url = json!({ "schema": { "type": "object" } });
            let one = json!({ "multipart/form-data": file, "application/json": url, "text/json": url });
            let same = json!({ "application/x-www-form-urlencoded": url, "application/json": url });
            let operation =
                |id, content| json!({ "post": { "operationId": id, "requestBody": { "content": content } } });
            let mut document = json!({ "paths": { "/a": operation("a", one), "/b": operation("b", same) } });
            super::super::apply(&mut document, &crate::step::Settings::plain()).notes
        };
        let notes = noted();
        let [note] = &notes[..] else { panic!("{notes:?}") };
        assert_eq!(note.pointer, "/paths/~1a/post/requestBody/content");
        assert!(note.message.contains("`application/json`"), "{note}");
    }

    #[test]
    fn a_list_of_changes_is_sent_where_nothing_else_is_json() {
        let sent = |types: &[&str]| {
            let media =
                types.iter().map(|name| ((*name).to_owned(), json!({ "schema": { "type": "object" } })));
            content(&mut media.collect(), &json!({}), &BTreeSet::new()).unwrap().1.unwrap()["mediaType"]
                .clone()
        };
        assert_eq!(sent(&[JSON_PATCH, "application/merge-patch+json"]), "application/merge-patch+json");
        assert_eq!(sent(&[JSON_PATCH]), JSON_PATCH);
    }
}
