//! The fields of a form, from the JSON of its body.

use serde_json::{Map, Value};
use url::form_urlencoded;

use super::query;

/// How a member of a form is written where the document says so (`encoding`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As a text of this media type; JSON of an object or a list as one text.
    MediaType(&'static str),
    /// `name[member]=…`, and `name[0]=…` for lists.
    Deep,
    /// The items of a list, or the names and values of an object, in one field with this between them.
    Joined(&'static str),
    /// The members of an object as fields of the form.
    Exploded,
}

/// The members with an encoding of their own.
pub type Encodings = [(&'static str, Encoding)];

/// A field of a form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) text: String,
    /// What of the text stands between items: in a form it is not encoded, and what is in the items is.
    separator: Option<(&'static str, Vec<String>)>,
    pub(super) media_type: Option<&'static str>,
}

/// The text of a form of the type `application/x-www-form-urlencoded`.
pub(super) fn encoded(fields: &[Field]) -> String {
    let encode = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let pair = |field: &Field| {
        let value = match &field.separator {
            // A blank and `|` cannot stand in a form as they are.
            Some((separator, items)) => {
                let separator = if *separator == "," { "," } else { &encode(separator) };
                items.iter().map(|item| encode(item)).collect::<Vec<_>>().join(separator)
            }
            None => encode(&field.text),
        };
        format!("{}={value}", encode(&field.name))
    };
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

const JSON: &str = "application/json";

/// The fields in the order of the members. A list is repeated, an object is JSON (OpenAPI 3.0.3, "Encoding Object"), and
/// `null` an empty text: the field is there.
pub(super) fn fields(body: Value, encodings: &Encodings) -> Result<Vec<Field>, &'static str> {
    let members = match body {
        Value::Object(members) => members,
        Value::Null => Map::new(),
        _ => return Err("the body does not fit into a form: it is no object"),
    };
    let mut fields = Vec::new();
    for (name, value) in members {
        let encoding = encodings.iter().find(|(member, _)| *member == name).map(|(_, encoding)| *encoding);
        write(name, value, encoding, &mut fields);
    }
    Ok(fields)
}

fn write(name: String, value: Value, encoding: Option<Encoding>, fields: &mut Vec<Field>) {
    let mut push = |name, text, media_type| fields.push(Field { name, text, separator: None, media_type });
    match (encoding, value) {
        (Some(Encoding::Deep), Value::Object(members)) => {
            for (member, value) in members {
                write(format!("{name}[{member}]"), value, encoding, fields);
            }
        }
        (Some(Encoding::Deep), Value::Array(items)) => {
            for (index, item) in items.into_iter().enumerate() {
                write(format!("{name}[{index}]"), item, encoding, fields);
            }
        }
        (Some(Encoding::Exploded), Value::Object(members)) => {
            members.into_iter().for_each(|(member, value)| write(member, value, None, fields));
        }
        (Some(Encoding::Joined(separator)), Value::Array(items)) => {
            fields.push(joined(name, separator, items.into_iter().map(text).collect()));
        }
        (Some(Encoding::Joined(separator)), Value::Object(members)) => {
            let texts = members.into_iter().flat_map(|(member, value)| [member, text(value)]);
            fields.push(joined(name, separator, texts.collect()));
        }
        (Some(Encoding::MediaType(media_type)), value) if is_json(media_type) && !value.is_string() => {
            push(name, value.to_string(), Some(media_type));
        }
        (_, Value::Array(items)) => {
            // A list in a list is JSON: to repeat it as well would make the two one.
            for item in items {
                match item {
                    Value::Array(_) => push_json(&name, &item, fields),
                    item => write(name.clone(), item, encoding, fields),
                }
            }
        }
        (_, value @ Value::Object(_)) => push(name, value.to_string(), Some(JSON)),
        (Some(Encoding::MediaType(media_type)), value) => push(name, text(value), Some(media_type)),
        (_, value) => push(name, text(value), None),
    }
}

fn joined(name: String, separator: &'static str, items: Vec<String>) -> Field {
    Field { name, text: items.join(separator), separator: Some((separator, items)), media_type: None }
}

fn push_json(name: &str, value: &Value, fields: &mut Vec<Field>) {
    let (name, text) = (name.to_owned(), value.to_string());
    fields.push(Field { name, text, separator: None, media_type: Some(JSON) });
}

fn text(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        value => query::text(value),
    }
}

fn is_json(media_type: &str) -> bool {
    media_type == JSON || media_type.ends_with("+json")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(body: Value, encodings: &Encodings) -> String {
        let fields = fields(body, encodings).unwrap();
        fields.iter().map(|field| format!("{}={}", field.name, field.text)).collect::<Vec<_>>().join("&")
    }

    #[test]
    fn what_separates_items_is_not_encoded() {
        let encodings: &Encodings =
            &[("c", Encoding::Joined(",")), ("p", Encoding::Joined("|")), ("s", Encoding::Joined(" "))];
        let body = json!({ "c": ["a b", "c,d"], "p": [1, "x|y"], "s": ["v", "w"], "é": "&" });
        let written = encoded(&fields(body, encodings).unwrap());
        assert_eq!(written, "c=a+b,c%2Cd&p=1%7Cx%7Cy&s=v+w&%C3%A9=%26");
    }

    #[test]
    fn each_form_is_written() {
        let deep: &Encodings = &[("o", Encoding::Deep), ("l", Encoding::Deep)];
        let joined: &Encodings = &[("l", Encoding::Joined(",")), ("o", Encoding::Joined(","))];
        let json_list: &Encodings = &[("l", Encoding::MediaType("application/json"))];
        for (body, encodings, expected) in [
            (json!(null), &[][..], ""),
            (json!({ "a": "x", "b": true, "c": 3.0, "d": null }), &[], "a=x&b=true&c=3&d="),
            (json!({ "l": ["x", "y"] }), &[], "l=x&l=y"),
            (json!({ "l": [["x"], ["y"]] }), &[], r#"l=["x"]&l=["y"]"#),
            (json!({ "o": { "a": 1 }, "l": [{ "a": 1 }] }), &[], r#"l={"a":1}&o={"a":1}"#),
            (json!({ "o": { "a": { "b": 1 } }, "l": [{ "c": 2 }] }), deep, "l[0][c]=2&o[a][b]=1"),
            (json!({ "o": { "R": 1, "S": 2 }, "l": [1, 2] }), joined, "l=1,2&o=R,1,S,2"),
            (json!({ "l": [1, 2] }), json_list, "l=[1,2]"),
            (json!({ "o": { "a": 1 } }), &[("o", Encoding::Exploded)], "a=1"),
        ] {
            let mut sent: Vec<_> = written(body, encodings).split('&').map(str::to_owned).collect();
            sent.sort();
            assert_eq!(sent.join("&"), expected);
        }
        assert!(fields(json!([1]), &[]).is_err());
    }
}
