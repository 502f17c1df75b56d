//! Bodies that are forms: `application/x-www-form-urlencoded`, and `multipart/form-data` (RFC 7578).

mod multipart;
mod value;

use serde_json::{Map, Value, json};

use crate::document::essence;

pub(crate) use crate::document::is_form;
pub(crate) use value::{fields_of, has_files, is_written_by_the_caller, nest, value};

/// The boundary of bodies that are made here.
const BOUNDARY: &str = "boundary-of-sdk-mock";

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// Of a file.
    pub(crate) file_name: Option<String>,
    /// Of a part.
    pub(crate) content_type: Option<String>,
    pub(crate) content: Vec<u8>,
}

impl Field {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.content).into_owned()
    }
}

/// The fields of a body, or what is wrong with it; nothing of the body is quoted.
pub(crate) fn read(content_type: &str, body: &[u8]) -> Result<Vec<Field>, &'static str> {
    if essence(content_type) == "multipart/form-data" {
        return multipart::read(content_type, body);
    }
    let pairs = url::form_urlencoded::parse(body).into_owned();
    let field = |(name, text): (String, String)| Field {
        name,
        file_name: None,
        content_type: None,
        content: text.into_bytes(),
    };
    Ok(pairs.map(field).collect())
}

/// A body of these fields, and its content type.
pub(crate) fn write(media_type: &str, fields: &[Field]) -> (String, Vec<u8>) {
    if essence(media_type) == "multipart/form-data" {
        let content_type = format!("multipart/form-data; boundary={BOUNDARY}");
        return (content_type, multipart::write(BOUNDARY, fields));
    }
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields.iter().map(|field| (&field.name, field.text())));
    (essence(media_type), body.finish().into_bytes())
}

/// What fields say, apart from how: lists of texts by name, numbers and JSON as what they are.
pub(crate) fn plain(fields: &[Field]) -> Value {
    let mut members = Map::new();
    for field in fields {
        let text = field.text();
        let value = serde_json::from_str(&text).unwrap_or(Value::String(text));
        if let Value::Array(items) = members.entry(field.name.clone()).or_insert_with(|| json!([])) {
            items.push(value);
        }
    }
    Value::Object(members)
}
