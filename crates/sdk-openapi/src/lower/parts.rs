//! Bodies in parts.
//!
//! * The types of files and texts: what 3.1 says in the schema of a part, 3.0 says beside the schema of the body.
//! * `style` and `explode` of a part, which 3.0 ignores, are marked.

use serde_json::{Map, Value, json};

use super::parameters::resolved;

/// Extension of an encoding: its style counts in a part, too.
const STYLED: &str = "x-styled";

/// `style` and `explode` of a member of a form, where they count: in `application/x-www-form-urlencoded`, and in the parts of a
/// document of 3.1 that is [lowered](crate::lower).
///
/// ```
/// let encoding = serde_json::json!({ "style": "form", "explode": false });
/// let of = |media_type| sdk_openapi::style(media_type, &encoding);
/// assert_eq!(of("application/x-www-form-urlencoded"), (Some("form"), Some(false)));
/// assert_eq!(of("multipart/form-data"), (None, None));
/// ```
#[must_use]
pub fn style<'e>(media_type: &str, encoding: &'e Value) -> (Option<&'e str>, Option<bool>) {
    if media_type.starts_with("multipart/") && encoding.get(STYLED).is_none() {
        return (None, None);
    }
    let style = encoding.get("style").and_then(Value::as_str);
    (style, encoding.get("explode").and_then(Value::as_bool))
}

pub(super) fn lower(document: &mut Value) {
    let source = document.clone();
    bodies(document, &|media| describe(media, &source));
}

fn bodies(document: &mut Value, change: &impl Fn(&mut Map<String, Value>)) {
    for holder in ["/paths", "/components/requestBodies", "/components/pathItems"] {
        document.pointer_mut(holder).into_iter().for_each(|value| below(value, change));
    }
}

fn below(value: &mut Value, change: &impl Fn(&mut Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::Object(media) if name == "multipart/form-data" => change(media),
                    member => below(member, change),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| below(item, change)),
        _ => (),
    }
}

/// Marks what has a style, and names the type of each file or text of a body, unless the body does.
fn describe(media: &mut Map<String, Value>, source: &Value) {
    let encodings = media.get_mut("encoding").and_then(Value::as_object_mut).into_iter().flatten();
    for encoding in encodings.filter_map(|(_, encoding)| encoding.as_object_mut()) {
        if encoding.contains_key("style") || encoding.contains_key("explode") {
            encoding.insert(STYLED.to_owned(), json!(true));
        }
    }
    let body = media.get("schema").map(|body| resolved(source, body, String::new()).1);
    let parts = body.and_then(|body| body.get("properties")?.as_object()).cloned();
    let named = |part: &Value| {
        let text = part.get("contentMediaType")?.as_str()?;
        // A text that is JSON would be written as JSON once more, and what is encoded is no file.
        let is_sent_as_it_is = part.get("contentEncoding").is_none() && !text.ends_with("json");
        is_sent_as_it_is.then(|| text.to_owned())
    };
    for (name, part) in parts.iter().flatten() {
        let part = resolved(source, part, String::new()).1;
        let items = part.get("items").map(|items| resolved(source, items, String::new()).1);
        let Some(media_type) = named(part).or_else(|| named(items?)) else { continue };
        let encodings = media.entry("encoding").or_insert_with(|| json!({})).as_object_mut();
        let encoding = encodings.map(|all| all.entry(name).or_insert_with(|| json!({})));
        if let Some(encoding) = encoding.and_then(Value::as_object_mut) {
            encoding.entry("contentType").or_insert_with(|| media_type.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_type_of_its_schema() {
        let file = |media_type: &str| json!({ "type": "string", "contentMediaType": media_type });
        let mut encoded = file("image/png");
        encoded["contentEncoding"] = json!("base64");
        let parts = json!({
            "pdf": file("application/pdf"), "own": file("image/png"), "text": file("text/csv"), "encoded": encoded,
            "list": { "type": "array", "items": { "$ref": "#/components/schemas/Zip" } },
        });
        let media = json!({ "schema": { "properties": parts }, "encoding": { "own": { "contentType": "image/gif" } } });
        let mut document = json!({
            "openapi": "3.1.0",
            "paths": { "/a": { "post": { "requestBody": { "content": { "multipart/form-data": media } } } } },
            "components": { "schemas": { "Zip": file("application/zip") } },
        });
        super::super::lower(&mut document);
        let media = &document["paths"]["/a"]["post"]["requestBody"]["content"]["multipart/form-data"];
        let of = |media_type: &str| json!({ "contentType": media_type });
        let expected = json!({ "pdf": of("application/pdf"), "own": of("image/gif"), "text": of("text/csv"), "list": of("application/zip") });
        assert_eq!(media["encoding"], expected);
    }

    #[test]
    fn a_part_has_a_style_since_3_1() {
        for (version, expected) in [("3.0.3", (None, None)), ("3.1.0", (Some("form"), Some(false)))] {
            let encoding = json!({ "a": { "style": "form", "explode": false } });
            let content = json!({ "multipart/form-data": { "schema": {}, "encoding": encoding } });
            let mut document = json!({ "openapi": version, "components": { "requestBodies": { "A": { "content": content } } } });
            // A client brings its document along, lowered.
            super::super::lower(&mut document);
            super::super::lower(&mut document);
            let content = &document["components"]["requestBodies"]["A"]["content"];
            let encoding = &content["multipart/form-data"]["encoding"]["a"];
            assert_eq!(style("multipart/form-data", encoding), expected);
        }
    }
}
