//! The types of files in a body of parts: what 3.1 says in the schema of a part, 3.0 says beside the schema of the body.

use serde_json::{Map, Value, json};

use super::parameters::resolved;

pub(super) fn lower(document: &mut Value) {
    let source = document.clone();
    for holder in ["/paths", "/components/requestBodies", "/components/pathItems"] {
        document.pointer_mut(holder).into_iter().for_each(|value| bodies(value, &source));
    }
}

fn bodies(value: &mut Value, source: &Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::Object(media) if name == "multipart/form-data" => describe(media, source),
                    member => bodies(member, source),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| bodies(item, source)),
        _ => (),
    }
}

/// Names the type of each file of a body, unless the body does.
fn describe(media: &mut Map<String, Value>, source: &Value) {
    let body = media.get("schema").map(|body| resolved(source, body, String::new()).1);
    let parts = body.and_then(|body| body.get("properties")?.as_object()).cloned();
    let file = |part: &Value| {
        let text = part.get("contentMediaType")?.as_str()?;
        let is_file =
            part.get("contentEncoding").is_none() && !text.starts_with("text/") && !text.ends_with("json");
        is_file.then(|| text.to_owned())
    };
    for (name, part) in parts.iter().flatten() {
        let part = resolved(source, part, String::new()).1;
        let items = part.get("items").map(|items| resolved(source, items, String::new()).1);
        let Some(media_type) = file(part).or_else(|| file(items?)) else { continue };
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
        let expected =
            json!({ "pdf": of("application/pdf"), "own": of("image/gif"), "list": of("application/zip") });
        assert_eq!(media["encoding"], expected);
    }
}
